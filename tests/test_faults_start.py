"""What fails around a class: the start, damaged pages, the clock, the settings. Each in its sentence."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from smartclass.bootstrap import build, rescue
from smartclass.domain.registry import NewAttendee
from smartclass.errors import Damaged, Problem
from smartclass.paths import Home
from smartclass.services.importing import ImportPreview
from smartclass.settings import Settings
from smartclass.storage import connection
from tests.conftest import FixedClock
from tests.faulty import Desk, desk, held_by_another, torn_writes

PAGE = 4096


@pytest.fixture
def day(home: Home, clock: FixedClock) -> Iterator[Desk]:
    made = desk(build(home, clock=clock), clock)
    yield made
    made.app.close()


def spoiled(path: Path, page: int, seed: int = 5) -> None:
    """Let one page hold noise."""
    content = bytearray(path.read_bytes())
    content[page * PAGE : (page + 1) * PAGE] = random.Random(seed).randbytes(PAGE)
    path.write_bytes(content)


@pytest.mark.parametrize("page", range(0, 100, 9))
def test_a_damaged_page(home: Home, clock: FixedClock, page: int) -> None:
    day = desk(build(home, clock=clock), clock)
    kept = day.app.backups.keep().path
    assert kept is not None
    day.app.close()
    good = kept.read_bytes()
    spoiled(home.database, page)
    with pytest.raises(Damaged, match="こわれている"):
        _opened_and_read_through(home, clock)
    assert kept.read_bytes() == good
    door = rescue(home, clock=clock)
    offered = door.newest_good()
    assert offered is not None
    assert (offered.copy.path, offered.figures.attendances) == (kept, 1)
    aside = door.restore(offered.copy.path)
    assert (aside / "register.db").exists()
    day.app = build(home, clock=clock)
    day.goes_on()
    day.app.close()


def _opened_and_read_through(home: Home, clock: FixedClock) -> None:
    app = build(home, clock=clock)
    try:
        app.classes.today()
        app.keeping.check()
    finally:
        app.close()


def test_a_damaged_register_makes_no_copy_and_loses_none(home: Home, clock: FixedClock) -> None:
    day = desk(build(home, clock=clock), clock)
    day.app.backups.keep()
    root = day.app.register.rows("SELECT rootpage FROM sqlite_master WHERE name = 'attendee'")[0][0]
    day.app.close()
    before = {path.name: path.read_bytes() for path in home.backups.iterdir()}
    spoiled(home.database, root - 1)
    app = build(home, clock=clock)
    app.settings.change(theme="dark")
    with pytest.raises(Problem, match="こわれている"):
        app.keeping.check()
    app.classes.add_centre("あおば")
    with pytest.raises(Problem, match="こわれている"):
        app.backups.keep()
    assert {path.name: path.read_bytes() for path in home.backups.iterdir()} == before
    newest = app.backups.copies()[0]
    app.backups.restore(newest.path)
    day.app = app
    day.goes_on()
    day.app.close()


def test_a_register_held_by_another_program_at_the_start(
    home: Home, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "WAIT", 0.02)
    day = desk(build(home, clock=clock), clock)
    day.app.close()
    with held_by_another(home.database, "EXCLUSIVE"), pytest.raises(Problem, match="ほかのプログラム"):
        build(home, clock=clock)
    day.app = build(home, clock=clock)
    day.goes_on()
    day.app.close()


@pytest.mark.parametrize("after", [0, 100, PAGE])
def test_a_disk_that_takes_nothing_at_the_start(home: Home, clock: FixedClock, after: int) -> None:
    day = desk(build(home, clock=clock), clock)
    day.app.close()
    before = home.database.read_bytes()
    with torn_writes(after), pytest.raises(Problem) as caught:
        build(home, clock=clock)
    assert not isinstance(caught.value, Damaged)
    assert home.database.read_bytes() == before
    day.app = build(home, clock=clock)
    day.goes_on()
    day.app.close()


# --- the clock


@pytest.mark.parametrize("back", [timedelta(minutes=1), timedelta(days=1), timedelta(days=9000)])
def test_a_clock_set_back(day: Desk, clock: FixedClock, back: timedelta) -> None:
    roll, session = day.app.roll, day.session
    first = next(iter(day.here))
    day.app.backups.keep()
    clock.moment -= back
    second = day.waiting[0]
    day.next()
    copy = day.app.backups.keep().path
    assert copy is not None
    assert [act.attendee_id for act in day.app.roll.trace(day.session)] == [first, second]
    undone = roll.undo(session)
    assert undone is not None
    day.here.remove(second)
    day.waiting.append(second)
    assert day.present() == {first}
    ids = [row[0] for row in day.app.register.rows("SELECT id FROM attendee UNION ALL SELECT id FROM class_session")]
    assert len(ids) == len(set(ids))
    day.app.classes.today()
    day.app.retention.due_count()
    assert day.app.backups.copies()[0].path == copy, "the copy made last is the newest, whatever the clock said"
    offered = rescue(day.app.home, clock=clock).newest_good()
    assert offered is not None
    assert offered.figures.attendances == 2
    day.goes_on()


def test_the_list_read_in_last_is_taken_back_whatever_the_clock_said(day: Desk, clock: FixedClock) -> None:
    lists = day.app.keeping
    lists.import_attendees(ImportPreview((NewAttendee("新田 一"),), ()))
    clock.pass_by(days=-1)
    lists.import_attendees(ImportPreview((NewAttendee("飛入 花"), NewAttendee("飛入 実")), ()))
    assert lists.importing.undo().gone == 2
    assert [one.name for one in day.app.people.search("新田")] == ["新田 一"]


def test_what_was_put_aside_last_is_the_newest_even_within_a_second(day: Desk, home: Home, clock: FixedClock) -> None:
    copy = day.app.backups.keep().path
    assert copy is not None
    clock.pass_by(milliseconds=300)
    day.app.backups.restore(copy)
    clock.pass_by(milliseconds=300)
    day.next()
    aside = day.app.backups.restore(copy)
    (aside / "register.json").unlink()  # the power was cut before the note, and before the copy took its place
    day.app.close()
    home.database.unlink()
    offered = rescue(home, clock=clock).newest_good()
    assert offered is not None
    assert (offered.copy.path, offered.figures.attendances) == (aside / "register.db", 2)
    rescue(home, clock=clock).restore(offered.copy.path)
    day.app = build(home, clock=clock)
    day.goes_on()


# --- the settings


@pytest.mark.parametrize(
    "content",
    [
        random.Random(3).randbytes(400),
        b"",
        b'{"theme": "dark", "text_scale": 150',
        b'{"theme": 5, "text_scale": "big", "sound": null, "copy_folder": ["x"], "keep_years": true}',
        json.dumps({"format": 9, "theme": "dark", "wings": {"n": 2}, "text_scale": 150}).encode(),
    ],
    ids=["noise", "empty", "torn", "wrong types", "newer"],
)
def test_settings_that_are_none(home: Home, clock: FixedClock, content: bytes) -> None:
    day = desk(build(home, clock=clock), clock)
    day.app.close()
    home.settings.write_bytes(content)
    day.app = build(home, clock=clock)
    newer = b"wings" in content
    assert day.app.settings.now.theme == ("dark" if newer else Settings().theme)
    assert day.app.settings.damaged is not (newer or b"big" in content)
    day.app.settings.change(text_scale=200)
    day.goes_on()
    assert day.app.settings.now.text_scale == 200
    day.app.close()
