"""The disk fails while a class is going on: each fault ends in its sentence, nothing is lost, and the class goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from smartclass.bootstrap import build
from smartclass.domain.registry import NewAttendee
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.services.importing import ImportPreview
from tests.conftest import FixedClock
from tests.faulty import Desk, desk, full_disk, held_by_another, pulled_cable, torn_writes

FULL, READ_ONLY, BROKEN = "空きが足りない", "書きこめません", "読み書きができません"
LOCKED = "ほかのプログラム"


@pytest.fixture
def day(home: Home, clock: FixedClock) -> Iterator[Desk]:
    made = desk(build(home, clock=clock), clock)
    yield made
    made.app.close()


def check_in(day: Desk) -> None:
    day.next()


def walk_in(day: Desk) -> None:
    day.app.roll.walk_in(day.session, "飛入 太郎")


def all_present(day: Desk) -> None:
    day.app.roll.all_present(day.session)


def read_in(day: Desk) -> None:
    people = tuple(NewAttendee(f"名簿 {number}") for number in range(50))
    day.app.keeping.import_attendees(ImportPreview(people, ()))


def erase(day: Desk) -> None:
    day.app.retention.erase_one(day.waiting[-1])


ACTS = [check_in, walk_in, all_present, read_in, erase]
every_act = pytest.mark.parametrize("act", ACTS)
Act = Callable[[Desk], None]


def people(day: Desk) -> int:
    return len(day.app.people.all())


@every_act
def test_a_full_disk(day: Desk, home: Home, act: Act) -> None:
    before, journal = people(day), home.database.with_name("register.db-wal")
    with full_disk(journal), pytest.raises(Problem, match=FULL):
        act(day)
    day.app.register.rows("PRAGMA shrink_memory")  # what was read meanwhile was nothing: only a real disk can be read
    assert people(day) == before
    day.goes_on()


@every_act
def test_a_disk_that_is_write_protected(day: Desk, act: Act) -> None:
    # SQLite answers a write over such a connection as over a file that may not be written.
    before = people(day)
    day.app.register.rows("PRAGMA query_only = ON")
    with pytest.raises(Problem, match=READ_ONLY):
        act(day)
    day.app.register.rows("PRAGMA query_only = OFF")
    assert people(day) == before
    day.goes_on()


@every_act
@pytest.mark.parametrize("more", [0, 1, 23, 24, 25, 2000, 4119, 4121, 6000])
def test_a_write_that_stops_half_way(day: Desk, home: Home, act: Act, more: int) -> None:
    before, journal = people(day), home.database.with_name("register.db-wal")
    with torn_writes(journal.stat().st_size + more), pytest.raises(Problem, match=BROKEN):
        act(day)
    assert people(day) == before
    day.goes_on()


@every_act
def test_a_cable_pulled_and_put_back(day: Desk, home: Home, act: Act) -> None:
    before, journal = people(day), home.database.with_name("register.db-wal")
    with pulled_cable(journal), pytest.raises(Problem, match=BROKEN):
        act(day)
    assert people(day) == before
    day.goes_on()


@every_act
def test_a_register_that_another_program_holds(day: Desk, home: Home, act: Act) -> None:
    before = people(day)
    day.app.register.rows("PRAGMA busy_timeout = 20")
    with held_by_another(home.database), pytest.raises(Problem, match=LOCKED):
        act(day)
    assert people(day) == before
    day.goes_on()
