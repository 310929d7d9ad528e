"""Reports are found by looking, and one that is broken is noticed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from smartclass import reports

GOOD = 'ID = "{id}"\nTITLE = "t"\nSPAN = "session"\nFORMATS = (".pdf",)\ndef build(data):\n    return data\n'


def _package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, **files: str) -> str:
    folder = tmp_path / name
    folder.mkdir()
    (folder / "__init__.py").write_text("", encoding="utf-8")
    for stem, text in files.items():
        (folder / f"{stem}.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    return name


def test_every_report_of_the_program_is_found() -> None:
    found = reports.found()
    assert list(found) == [
        "attendance", "audit", "call_list", "call_sheet", "cards", "certificate", "class_plan", "consultations",
        "continuity", "courses", "draw_protocol", "erasure", "event_list", "going_home", "handout", "history",
        "kpi", "memo", "monthly", "name_tents", "open_data", "poster", "procedure", "seat_plan", "sign_in_sheet",
        "staff_hours", "yearly",
    ]  # fmt: skip
    assert {report.SPAN for report in found.values()} == set(reports.SPANS)


def test_one_file_is_one_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = _package(tmp_path, monkeypatch, "two_found", b=GOOD.format(id="b"), a=GOOD.format(id="a"), words="X = 1\n")
    assert list(reports.look_in([str(tmp_path / name)], name)) == ["a", "b"]


def test_finding_none_raises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = _package(tmp_path, monkeypatch, "none_found", words="X = 1\n")
    with pytest.raises(RuntimeError, match="no report was found"):
        reports.look_in([str(tmp_path / name)], name)


@pytest.mark.parametrize(
    "broken",
    [
        GOOD.format(id="x").replace("session", "weekly"),
        GOOD.format(id="x").replace('(".pdf",)', "()"),
        GOOD.format(id="x").replace("def build", "build = 1\ndef other"),
        GOOD.format(id="a"),
    ],
)
def test_a_malformed_report_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    name = _package(tmp_path, monkeypatch, f"broken_{abs(hash(broken))}", a=GOOD.format(id="a"), z=broken)
    with pytest.raises(RuntimeError, match="is no report"):
        reports.look_in([str(tmp_path / name)], name)
