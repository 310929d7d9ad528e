"""Lists read in and taken out again: who is in use stays."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from uuid import UUID, uuid4

from smartclass.domain.registry import NewAttendee
from smartclass.services.classes import Classes
from smartclass.services.people import People
from smartclass.services.progress import Progress
from smartclass.services.roll import Roll
from smartclass.storage import imports
from smartclass.storage import people as storage
from smartclass.storage.register import Register
from tests.conftest import FixedClock


def read_in(register: Register, *names: str) -> tuple[UUID, list[UUID]]:
    with register.write() as run:
        made = [storage.insert(run, register, NewAttendee(name)).id for name in names]
        return imports.add(run, register, made), made


def take_back(register: Register, batch: UUID) -> tuple[int, int]:
    with register.write() as run:
        return imports.take_back(run, register, batch)


def test_a_list_goes_out_as_it_came_in(register: Register, people: People) -> None:
    people.add(NewAttendee("前からの人"))
    batch, _made = read_in(register, "佐藤", "鈴木")
    assert take_back(register, batch) == (2, 0)
    assert [person.name for person in people.all()] == ["前からの人"]
    assert take_back(register, batch) == (0, 0)


def test_who_came_practised_or_was_changed_stays(
    register: Register, people: People, classes: Classes, roll: Roll, progress: Progress
) -> None:
    session = classes.create(course="スマホ", day=date(2026, 11, 21), starts=time(10)).id
    batch, made = read_in(register, "来た", "予定", "見た", "直した", "外した", "消えた", "何もない")
    came, expected, looked, changed, dropped, gone, _nothing = made
    roll.check_in(session, came)
    roll.expect(session, [expected, dropped])
    roll.unexpect(session, dropped)
    progress.reached("a", "b", person=looked, session=None)
    people.change(changed, notes="午前")
    with register.write() as run:
        storage.hide(run, register, gone.bytes)
    assert take_back(register, batch) == (2, 4)
    assert {person.name for person in people.all()} == {"来た", "予定", "見た", "直した"}


def test_a_table_of_a_later_version_is_asked_too(register: Register) -> None:
    batch, (one, two) = read_in(register, "一", "二")
    with register.write() as run:
        run("CREATE TABLE later (id INTEGER PRIMARY KEY, attendee_id BLOB, deleted INTEGER NOT NULL DEFAULT 0)")
        run("CREATE TABLE latest (id INTEGER PRIMARY KEY, attendee_id BLOB)")
        run("INSERT INTO later (attendee_id, deleted) VALUES (?, 1)", (one.bytes,))
        run("INSERT INTO latest (attendee_id) VALUES (?)", (two.bytes,))
    assert take_back(register, batch) == (1, 1)


def test_the_newest_list_comes_first(register: Register, clock: FixedClock) -> None:
    first, _made = read_in(register, "一")
    clock.pass_by(minutes=5)
    second, _made = read_in(register, "二", "三")
    take_back(register, second)
    found = imports.newest(register, 10)
    assert [(one.id, one.people, one.undone) for one in found] == [(second, 2, True), (first, 1, False)]
    assert found[0].at == clock.now()
    assert len(imports.newest(register, 1)) == 1


def test_nothing_reads_a_whole_table(register: Register) -> None:
    batch, _made = read_in(register, "一")
    asked: list[str] = []
    register.watch(asked.append)
    take_back(register, batch)
    imports.newest(register, 10)
    register.watch(None)
    asked = [sql for sql in asked if "ORDER BY rowid DESC LIMIT" not in sql]  # walks from the end, and stops there
    questions = [sql for sql in asked if sql.lstrip().startswith(("SELECT", "UPDATE")) and "pragma_" not in sql]
    plan: list[tuple[Any, ...]] = [row for sql in questions for row in register.rows(f"EXPLAIN QUERY PLAN {sql}")]
    assert not [row[3] for row in plan if row[3].startswith("SCAN") and "USING INDEX" not in row[3]]


def test_an_unknown_list_takes_nobody(register: Register) -> None:
    assert take_back(register, uuid4()) == (0, 0)
