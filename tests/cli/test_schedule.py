"""`schedule`: the files a town publishes."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Class, Command


def test_the_schedule_is_written_as_both_kinds(smartclass: Command, todays_class: Class, tmp_path: Path) -> None:
    assert smartclass("schedule", "--out", tmp_path / "x.ics").code == 0
    assert smartclass("schedule", "--month", "2026-11", "--out", tmp_path / "x.csv").code == 0
    centre = todays_class.session.centre.id
    assert smartclass("schedule", "--centre", centre, "--out", tmp_path / "y.csv").code == 0
    assert str(todays_class.session.id) in (tmp_path / "x.ics").read_text(encoding="utf-8")
    assert (tmp_path / "x.csv").read_bytes() == (tmp_path / "y.csv").read_bytes()


def test_nothing_to_write_is_one_sentence(smartclass: Command, todays_class: Class, tmp_path: Path) -> None:
    for done in (
        smartclass("schedule", "--month", "2030-01", "--out", tmp_path / "x.ics"),
        smartclass("schedule", "--out", tmp_path / "x.doc"),
    ):
        assert done.code == 2
        assert len(done.err.strip().splitlines()) <= 2
        assert not list(tmp_path.glob("x.*"))
