"""`report freeze`, `report differences`, `report frozen`, `report year`."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Command

OCTOBER = ("--month", "2026-10")


def test_a_report_is_frozen_printed_and_compared(smartclass: Command, tmp_path: Path) -> None:
    smartclass("demo")
    out = tmp_path / "a.pdf"
    before = smartclass("report", "differences", "monthly", *OCTOBER)
    assert (before.code, len(before.err.splitlines())) == (2, 1)
    done = smartclass("report", "freeze", "monthly", *OCTOBER, "--role", "instructor", "--out", out)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("確定しました。")
    assert "何も変わっていません" in smartclass("report", "differences", "monthly", *OCTOBER).out
    (line,) = smartclass("report", "frozen").out.splitlines()
    assert line.split("\t")[1:6] == ["monthly", "2026-10-01", "2026-10-31", "全会場", "instructor"]
    assert line.endswith(hashlib.sha256(out.read_bytes()).hexdigest())
    assert smartclass("report", "monthly", *OCTOBER, "--out", tmp_path / "b.pdf").code == 0
    assert (tmp_path / "b.pdf").read_bytes() == out.read_bytes()


def test_a_correction_is_named_in_words_and_as_json(smartclass: Command, tmp_path: Path) -> None:
    smartclass("demo")
    session = next(
        one for one in json.loads(smartclass("list", "sessions", "--json").out) if one["day"].startswith("2026-10")
    )
    where = (*OCTOBER, "--centre", session["centre_id"])
    assert smartclass("report", "freeze", "monthly", *where).code == 0
    assert "全会場" not in smartclass("report", "frozen").out
    for person in json.loads(smartclass("list", "attendees", "--json").out):
        if smartclass("checkin", person["id"], "--session", session["id"]).out.startswith("done "):
            break
    said = smartclass("report", "differences", "monthly", *where).out.splitlines()
    assert said[0] == "令和8年11月21日に確定"
    assert any(line.startswith("延べ人数　") and " → " in line for line in said)
    raw = json.loads(smartclass("report", "differences", "monthly", *where, "--json").out)
    assert {"figure", "before", "now"} == set(raw["changes"][0])
    assert raw["rows_changed"] is True


def test_what_cannot_be_frozen_is_said(smartclass: Command) -> None:
    smartclass("demo")
    for wrong in (
        ("freeze", "monthly"),
        ("freeze", "continuity", *OCTOBER),
        ("freeze", "yearly", "--month", "2026-12"),
    ):
        done = smartclass("report", *wrong)
        assert (done.code, len(done.err.splitlines())) == (2, 1), wrong


def test_a_whole_year_into_a_folder(
    smartclass: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    smartclass("demo")
    done = smartclass("report", "year", "--fiscal-year", 2026, "--out", tmp_path / "y")
    assert (done.code, done.err) == (0, "")
    assert sorted(done.out.splitlines()) == sorted(str(path) for path in (tmp_path / "y").iterdir())
    assert len(done.out.splitlines()) == 8
    assert smartclass("report", "year", "--fiscal-year", 2001, "--out", tmp_path / "y").code == 2
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert smartclass("report", "year", "--fiscal-year", 2026, "--out", tmp_path / "z").code == 0
