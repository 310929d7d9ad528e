"""The file of targets: written, read back, and said where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartclass.content import targets_file
from smartclass.domain.targets import MOST, Targets

numbers = st.integers(0, MOST)


@given(st.dictionaries(st.integers(1990, 2200), st.builds(Targets, numbers, numbers, numbers, numbers), max_size=5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_is_read(tmp_path: Path, years: dict[int, Targets]) -> None:
    path = tmp_path / "targets.toml"
    targets_file.write(path, years)
    assert targets_file.read(path).years == {year: one for year, one in years.items() if not one.blank}


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("format = 2\n", 1, "新しい版"),
        ('format = 1\n[[target]]\nyear = 2026\nvisits = "300"\n', 4, "数字"),
        ("format = 1\n[[target]]\nvisits = 300\n", 2, "year"),
        ("format = 1\n[[target]]\nyear = 2026\n\n[[target]]\nyear = 2026\n", 6, "2026"),
        ("format = 1\n[[target]]\nyear = 2026\nvisit = 3\n", 4, "visits"),
        ("format = 1\n[[target]\n", 2, ""),
    ],
)
def test_a_wrong_file_says_where(tmp_path: Path, text: str, line: int, part: str) -> None:
    path = tmp_path / "targets.toml"
    path.write_text(text, encoding="utf-8")
    read = targets_file.read(path)
    assert not read.years
    assert read.faults[0].line == line
    assert part in read.faults[0].sentence


def test_no_file_is_no_fault(tmp_path: Path) -> None:
    assert targets_file.read(tmp_path / "none.toml") == targets_file.TargetsFile()
