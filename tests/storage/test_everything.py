"""Whole tables read out, in chunks and in order; of one person only that person's rows."""

from __future__ import annotations

from datetime import date, time
from uuid import uuid4

import pytest

from smartclass.domain.registry import NewAttendee, Role
from smartclass.services.classes import Classes
from smartclass.services.people import People
from smartclass.services.roll import Roll
from smartclass.storage import everything
from smartclass.storage.everything import Shape
from smartclass.storage.register import Register


def shape(register: Register, name: str) -> Shape:
    return next(one for one in everything.shapes(register) if one.name == name)


def test_every_table_is_there_but_what_only_the_file_needs(register: Register) -> None:
    made = {row[0] for row in register.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    names = [one.name for one in everything.shapes(register)]
    assert made - set(names) == {"meta", "_sqlite_migrations"} | {name for name in made if name.startswith("sqlite_")}
    assert names.index("centre") < names.index("attendance")
    attendee = shape(register, "attendee")
    assert attendee.columns[:3] == ("id", "name", "kana")
    assert not {"name_key", "kana_key", "kana_order"} & set(attendee.columns)
    assert shape(register, "session_lesson").key == ("session_id", "place")


def test_a_table_without_a_key_is_read_by_its_rows(register: Register) -> None:
    with register.write() as run:
        run("CREATE TABLE loose (a TEXT)")
        run("INSERT INTO loose VALUES ('x'), ('y')")
    loose = shape(register, "loose")
    assert list(everything.chunks(register, loose)) == [[("x",), ("y",)]]
    assert everything.count(register, loose) == 2


def test_chunks_hold_every_row_once(register: Register, people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(everything, "CHUNK", 3)
    made = {people.add(NewAttendee(f"名前{n}")).attendee.id.bytes for n in range(8)}  # type: ignore[union-attr]
    found = list(everything.chunks(register, shape(register, "attendee")))
    assert [len(some) for some in found] == [3, 3, 2]
    assert {row[0] for some in found for row in some} == made
    assert everything.count(register, shape(register, "attendee")) == 8


def test_only_what_belongs_to_a_person_and_was_not_taken_back(
    register: Register, people: People, classes: Classes, roll: Roll
) -> None:
    session = classes.create(course="スマホ", day=date(2026, 11, 21), starts=time(10)).id
    one, two = (people.add(NewAttendee(name)).attendee for name in ("一", "二"))
    assert one is not None
    assert two is not None
    roll.expect(session, [one.id, two.id])
    attendance, attendee = shape(register, "attendance"), shape(register, "attendee")
    assert [everything.of_person(shape(register, name)) for name in ("attendee", "card", "centre")] == [
        "id",
        "attendee_id",
        "",
    ]
    assert sum(map(len, everything.chunks(register, attendance, one.id))) == 1
    assert sum(map(len, everything.chunks(register, attendance))) == 2
    with register.write() as run:
        run("UPDATE attendee SET deleted = 1 WHERE id = ?", (two.id.bytes,))
    assert [row[1] for some in everything.chunks(register, attendee) for row in some] == ["一"]
    assert list(everything.chunks(register, attendee, uuid4())) == []


def test_what_a_number_stands_for(register: Register, classes: Classes) -> None:
    classes.add_centre("中央公民館")
    staff = classes.add_staff("見本 先生", Role.INSTRUCTOR)
    made = classes.create(course="スマホ", day=date(2026, 11, 21), starts=time(10), staff=[staff.id])
    called = {
        ("session_id", made.id): "2026-11-21 10:00 スマホ（中央公民館）",
        ("course_id", made.course.id): "スマホ",
        ("centre_id", made.centre.id): "中央公民館",
        ("staff_id", staff.id): "見本 先生",
        ("staff_id", made.id): "",
        ("other", made.id): "",
    }
    assert {key: everything.called(register, key[0], key[1].bytes) for key in called} == called
