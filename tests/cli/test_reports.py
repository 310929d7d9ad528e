"""`report yearly …`, `report history --person …`, `report targets …`."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from uuid import uuid4

import pytest

from tests.cli.conftest import Command


@pytest.mark.parametrize("name", ["yearly", "courses", "staff_hours", "kpi", "continuity", "open_data"])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_report_of_a_year(smartclass: Command, tmp_path: Path, name: str, suffix: str) -> None:
    smartclass("demo")
    out = tmp_path / f"paper{suffix}"
    done = smartclass("report", name, "--fiscal-year", "2026", "--out", out)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert out.stat().st_size > 20
    same = smartclass("report", "make", name, "--fiscal-year", "2026", "--out", tmp_path / f"b{suffix}")
    assert same.code == 0
    assert (tmp_path / f"b{suffix}").read_bytes() == out.read_bytes()


def test_the_year_of_one_centre_and_a_quarter(smartclass: Command, tmp_path: Path) -> None:
    smartclass("demo")
    centre = json.loads(smartclass("list", "sessions", "--json").out)[0]["centre_id"]
    out = tmp_path / "q.csv"
    assert smartclass("report", "yearly", "--quarter", "2026-Q3", "--centre", centre, "--out", out).code == 0
    lines = list(csv.reader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert [line[0] for line in lines[1:]] == ["R8.10月", "R8.11月", "R8.12月"]


def test_an_empty_register_makes_reports_too(smartclass: Command, tmp_path: Path) -> None:
    for name in ("yearly", "courses", "staff_hours", "kpi", "continuity", "open_data"):
        for suffix in (".pdf", ".csv"):
            done = smartclass("report", name, "--fiscal-year", "2026", "--out", tmp_path / f"{name}{suffix}")
            assert (done.code, done.err) == (0, ""), name


def test_the_history_of_one_person(smartclass: Command, tmp_path: Path) -> None:
    smartclass("demo")
    person = json.loads(smartclass("list", "attendees", "--json").out)[0]["id"]
    assert smartclass("report", "history", "--person", person, "--out", tmp_path / "h.pdf").code == 0
    assert (tmp_path / "h.pdf").read_bytes().startswith(b"%PDF")
    for wrong in (("--person", str(uuid4())), ("--person", "x"), ()):
        done = smartclass("report", "history", *wrong, "--out", tmp_path / "n.pdf")
        assert (done.code, len(done.err.splitlines())) == (2, 1)


def test_targets_are_set_and_printed(smartclass: Command) -> None:
    done = smartclass("report", "targets", 2026, "--sessions", 48, "--visits", 600)
    assert done.out.splitlines() == ["sessions\t48", "visits\t600", "people\t0", "newcomers\t0", "satisfied\t0"]
    smartclass("report", "targets", 2026, "--sessions", 0)
    assert smartclass("report", "targets", 2026).out.splitlines()[:2] == ["sessions\t0", "visits\t600"]
    for wrong in (("1",), ("2026", "--sessions", "-1"), ("2026", "--satisfied", "101")):
        assert smartclass("report", "targets", *wrong).code == 2
