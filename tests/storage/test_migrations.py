"""From every version to the newest one: all of it or none, and a whole copy of the old file first.

data/register-v1.db was made by the first released schema (version 9: nine steps) and is never made anew.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from smartclass.domain.play import Result
from smartclass.domain.registry import Counts, How
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.services.classes import Classes
from smartclass.services.people import People
from smartclass.services.progress import Progress
from smartclass.services.roll import Roll
from smartclass.storage import copies, migrations, stumbles
from smartclass.storage.driver import dbapi2
from smartclass.storage.register import Register
from tests.conftest import FixedClock
from tests.storage.test_register import keys, put

FIRST = Path(__file__).parents[1] / "data" / "register-v1.db"
FIRST_VERSION = 9


def one_more(monkeypatch: pytest.MonkeyPatch, step: migrations.Step) -> None:
    """Make the program one version newer."""
    known = migrations._steps()
    monkeypatch.setattr(migrations, "_steps", lambda: [*known, ("m0999_test", step)])
    monkeypatch.setattr(migrations, "LATEST", migrations.LATEST + 1)


def add_hobby(database: Any) -> None:
    database.execute("ALTER TABLE attendee ADD COLUMN hobby TEXT NOT NULL DEFAULT ''")


def stop_half_way(database: Any) -> None:
    add_hobby(database)
    raise ZeroDivisionError


def test_every_step_is_found() -> None:
    files = sorted(path.stem for path in Path(migrations.__file__).parent.glob("m0*.py"))
    assert [name for name, _step in migrations._steps()] == files
    assert len(files) == migrations.LATEST


def test_finding_no_steps_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no migrations"):
        migrations.found([str(tmp_path)])


def test_the_steps_are_kept_with_their_names(register: Register) -> None:
    names = [row[0] for row in register.rows("SELECT name FROM _sqlite_migrations ORDER BY id")]
    assert names == [name for name, _step in migrations._steps()]


@pytest.fixture
def old(home: Home) -> Home:
    home.prepare()
    shutil.copyfile(FIRST, home.database)
    return home


def test_a_register_of_version_1_opens_with_everything(old: Home, clock: FixedClock) -> None:
    register = Register.open(old, clock)
    register.check()
    past, today = Classes(register).between(date(2026, 11, 1), date(2026, 11, 30))
    assert (past.centre.name, past.course.title, past.lesson_ids) == (
        "みどり野中央公民館",
        "はじめてのスマホ",
        ("basics-calls",),
    )
    assert [person.name for person in past.staff] == ["見本 先生"]
    roll, people = Roll(register), People(register)
    assert roll.counts(past.id) == Counts(expected=2, present=2, count_only=2)
    assert [(row.attendee.name, row.number, row.present, row.how) for row in roll.roster(past.id)] == [
        ("髙𣘺 見本", 1, False, None),
        ("飛入 太郎", 3, True, How.WALK_IN),
        ("見本 花子", 2, True, How.TAP),
    ]
    (hanako,) = people.search("1234")
    assert (hanako.birth_year, hanako.family, hanako.notes) == (1945, "iphone", "右の耳が聞こえにくい")
    assert roll.scan(today.id, f"A1:{hanako.token}").counts == Counts(1, 1)
    assert Progress(register).place("basics-calls", person=hanako.id, session=None) == "two"
    assert [trace.act for trace in roll.trace(past.id)] == [
        "check_in:tap", "check_in:card", "walk_in", "walk_in", "undo", "count_only", "correct",
    ]  # fmt: skip
    register.close()


def test_a_register_of_version_1_counts_stumbles_from_now_on(old: Home, clock: FixedClock) -> None:
    untouched = dbapi2.connect(str(old.database))
    assert untouched.execute("PRAGMA user_version").fetchone() == (FIRST_VERSION,)
    before = list(untouched.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    untouched.close()
    register = Register.open(old, clock)
    assert register.row("PRAGMA user_version") == (migrations.LATEST,)
    after = register.rows("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    assert set(before) <= set(after)
    (past, _today) = Classes(register).between(date(2026, 11, 1), date(2026, 11, 30))
    assert stumbles.of_class(register, past.id) == ()
    stumbles.add(register, {stumbles.Spot(past.id, "basics-calls", "ringing", Result.MISSED): 2})
    assert [one.count for one in stumbles.of_class(register, past.id)] == [2]
    register.check()
    register.close()
    (kept,) = old.backups.iterdir()
    assert f"before-version-{migrations.LATEST}-" in kept.name


def test_an_old_register_is_copied_before_it_is_changed(
    old: Home, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_more(monkeypatch, add_hobby)
    register = Register.open(old, clock)
    assert register.rows("SELECT DISTINCT hobby FROM attendee") == [("",)]
    register.close()
    (kept,) = old.backups.iterdir()
    copies.verify(kept)
    connection = dbapi2.connect(str(kept))
    assert connection.execute("PRAGMA user_version").fetchone() == (FIRST_VERSION,)
    assert connection.execute("SELECT count(*) FROM attendance").fetchone() == (5,)
    connection.close()


def test_a_step_that_fails_leaves_the_old_version(
    old: Home, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        one_more(patch, stop_half_way)
        with pytest.raises(ZeroDivisionError):
            Register.open(old, clock)
    register = Register.open(old, clock)
    register.check()
    assert len(People(register).all()) == 3
    register.close()


def test_a_copy_that_fails_stops_the_change(old: Home, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    one_more(monkeypatch, add_hobby)
    old.backups.write_text("in the way", encoding="utf-8")
    with pytest.raises(Problem, match="控えを置けません"):
        Register.open(old, clock)
    connection = dbapi2.connect(str(old.database))
    assert connection.execute("PRAGMA user_version").fetchone() == (FIRST_VERSION,)
    connection.close()


def test_a_first_start_that_was_cut_short_is_simply_done_again(
    home: Home, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        one_more(patch, stop_half_way)
        with pytest.raises(ZeroDivisionError):
            Register.open(home, clock)
    register = Register.open(home, clock)
    put(register, "a")
    assert keys(register) == {"a"}
    register.close()


def test_an_old_copy_is_brought_up_to_date_when_it_comes_back(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_copy = tmp_path / "old.db"
    register.backup_to(old_copy)
    one_more(monkeypatch, add_hobby)
    register.restore_from(old_copy)
    assert register.rows("SELECT hobby FROM attendee") == []
    assert register.row("PRAGMA user_version") == (migrations.LATEST,)
