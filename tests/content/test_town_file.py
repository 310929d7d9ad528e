"""town.toml: written whole, read back, and refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass import resources
from smartclass.content import town_file
from smartclass.content.check import check
from smartclass.domain.my_number import holds_twelve_digits
from smartclass.domain.procedures import EVERY, Online, TownEntry
from smartclass.domain.visible import visible

ENTRIES = {
    EVERY: TownEntry(hours="平日 8:30〜17:15"),
    "risai": TownEntry('税務課「2番」\\ "窓口"', "", "0990-00-0000", Online.YES),
    "dog": TownEntry(),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / town_file.FILE


def test_what_is_written_is_read_back(path: Path) -> None:
    town_file.write(path, ENTRIES)
    found = town_file.read(path)
    assert found.faults == ()
    assert dict(found.entries) == {name: entry for name, entry in ENTRIES.items() if not entry.blank}
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert [one.name for one in path.parent.iterdir()] == [town_file.FILE]


def test_the_guide_shows_a_file_that_can_be_read(path: Path) -> None:
    guide = (resources.root() / "docs" / "procedures.md").read_text(encoding="utf-8")
    path.write_text(guide.partition("```toml\n")[2].partition("```")[0], encoding="utf-8")
    found = town_file.read(path)
    assert found.faults == ()
    assert found.entries["risai"] == TownEntry("税務課 2番の窓口", "", "0990-00-0000", Online.YES)


def test_no_file_is_no_fault(path: Path) -> None:
    assert town_file.read(path) == town_file.TownFile()


@given(st.text(max_size=40).map(visible), st.sampled_from(Online))
def test_any_words_survive(tmp_path_factory: pytest.TempPathFactory, office: str, online: Online) -> None:
    path = tmp_path_factory.mktemp("town") / town_file.FILE
    entry = TownEntry(office, online=online)
    town_file.write(path, {"a": entry})
    found = town_file.read(path)
    if not holds_twelve_digits(office):
        assert (found.faults, found.entries.get("a", TownEntry())) == ((), entry)


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("format = 2\n", 1, "町の手続きのファイルが、新しい版です。"),
        ("format = 1\n[[procedure]]\noffice = 'x'\n", 2, "「id」がありません"),
        ("format = 1\n[[procedure]]\nid = 'a'\noffise = 'x'\n", 4, "「office」のことでしょうか"),
        ("format = 1\n[[procedure]]\nid = 'a'\nonline = 'maybe'\n", 4, "yes、no、unknown からえらんでください"),
        ("format = 1\n[[procedure]]\nid = 'a'\n[[procedure]]\nid = 'a'\n", 5, "同じ id が、2つあります：a"),
        ("format = 1\n[[procedure]]\nid = 'a'\nphone = '1234-5678-9012'\n", 4, "12けたの数字"),
        ('format = 1\n[[procedure]]\nid = "a\n', 3, "文字の終わり"),
    ],
)
def test_a_fault_is_told_with_its_line(path: Path, text: str, line: int, told: str) -> None:
    path.write_text(text, encoding="utf-8")
    (fault,) = town_file.read(path).faults
    assert (fault.line, told in fault.sentence) == (line, True), fault.sentence
    assert check([path]) == (fault,)
    assert town_file.read(path).entries == {}
