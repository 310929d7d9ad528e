"""What is asked of the database: how often, and by which index."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Any
from uuid import UUID, uuid4

import pytest

from smartclass.domain.registry import Mark, NewAttendee, Role
from smartclass.domain.seats import Place, SeatState
from smartclass.paths import Home
from smartclass.services.bookings import Bookings
from smartclass.services.classes import Classes
from smartclass.services.drawing import Drawing
from smartclass.services.people import People
from smartclass.services.progress import Progress
from smartclass.services.roll import Roll
from smartclass.services.seats import Seats
from smartclass.services.sheet import Sheet
from smartclass.storage import connection
from smartclass.storage.register import Register
from tests.conftest import FixedClock

DAY = date(2026, 11, 21)
AT_THE_DESK = ("give out", "numbers", "partly here", "seats", "seat undo", "finish")


class Statements(list[str]):
    """The statements a register was asked while it was watched."""


@pytest.fixture
def asked(register: Register) -> Iterator[Statements]:
    statements = Statements()
    register.watch(statements.append)
    yield statements
    register.watch(None)


def plans(register: Register, statements: Statements) -> list[str]:
    """Return every line of the plans of these statements."""
    register.watch(None)
    questions = [sql for sql in statements if sql.lstrip().startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))]
    assert questions
    return [str(row[3]) for sql in questions for row in register.rows(f"EXPLAIN QUERY PLAN {sql}")]


def fill(register: Register) -> tuple[UUID, UUID]:
    classes, people = Classes(register), People(register)
    staff = classes.add_staff("先生", Role.INSTRUCTOR)
    session = classes.create(course="スマホ", day=DAY, starts=time(10), lesson_ids=("a", "b"), staff=(staff.id,))
    person = people.add(NewAttendee("佐藤 花子", "さとう はなこ")).attendee
    assert person is not None
    Roll(register).expect(session.id, [person.id])
    return session.id, person.id


def test_todays_classes_are_one_statement(register: Register, asked: Statements) -> None:
    session, person = fill(register)
    Roll(register).check_in(session, person)
    asked.clear()
    (today,) = Classes(register).today()
    assert len(asked) == 1
    assert (today.expected, today.present, today.lesson_ids) == (1, 1, ("a", "b"))
    assert not [step for step in plans(register, asked) if step.startswith("SCAN")]


def test_opening_asks_for_nothing_but_how_the_file_is(
    home: Home, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    Register.open(home, clock).close()
    asked = Statements()
    real = connection.dbapi2.connect

    def watched(*args: Any, **options: Any) -> Any:
        made = real(*args, **options)
        made.set_trace_callback(asked.append)
        return made

    monkeypatch.setattr(connection.dbapi2, "connect", watched)
    register = Register.open(home, clock)
    assert all(sql.startswith("PRAGMA") for sql in asked)
    asked.clear()
    Classes(register).today()
    assert len(asked) == 1
    register.close()


def test_todays_classes_of_one_centre_are_one_statement(register: Register, asked: Statements) -> None:
    fill(register)
    asked.clear()
    assert Classes(register).today(uuid4()) == ()
    assert len(asked) == 1


def test_a_check_in_is_one_transaction(register: Register, asked: Statements) -> None:
    session, person = fill(register)
    asked.clear()
    Roll(register).check_in(session, person)
    assert [asked[0], asked[-1]] == ["BEGIN IMMEDIATE", "COMMIT"]
    assert sum(sql.startswith(("BEGIN", "COMMIT")) for sql in asked) == 2


@pytest.mark.parametrize(
    "act", ["check_in", "roster", "counts", "undo", "search", "scan", "similar", "place", "of", *AT_THE_DESK]
)
def test_nothing_asked_in_class_reads_a_whole_table(register: Register, asked: Statements, act: str) -> None:
    session, person = fill(register)
    roll, people, progress = Roll(register), People(register), Progress(register)
    sheet, seats = Sheet(register, roll), Seats(register, roll)
    token = people.get(person).token
    roll.check_in(session, person)
    acts = {
        "check_in": lambda: roll.check_in(session, person),
        "roster": lambda: roll.roster(session),
        "counts": lambda: roll.counts(session),
        "undo": lambda: roll.undo(session),
        "search": lambda: [people.search(text, limit=1) for text in ("さとう", "佐", "0000")],
        "scan": lambda: roll.scan(session, f"A1:{token}"),
        "similar": lambda: people.similar(NewAttendee("佐藤 花子", "さとう はなこ")),
        "place": lambda: [progress.place("a", person=who, session=session) for who in (person, None)],
        "of": lambda: progress.done(person=person),
        "give out": lambda: sheet.give_out(session),
        "numbers": lambda: sheet.enter(session, "1"),
        "partly here": lambda: sheet.set_marks(session, person, frozenset(Mark)),
        "seats": lambda: [seats.tap(session, Place(person), SeatState.HELP), seats.board(session)],
        "seat undo": lambda: seats.undo(session),
        "finish": lambda: Classes(register).finish(session),
    }
    asked.clear()
    acts[act]()
    steps = plans(register, asked)
    scans = [step for step in steps if step.startswith("SCAN") and "VIRTUAL TABLE" not in step]
    assert not [step for step in scans if step not in ("SCAN CONSTANT ROW", "SCAN 1 CONSTANT ROW")], steps


def test_nothing_asked_at_the_telephone_reads_a_whole_table(register: Register, asked: Statements) -> None:
    session, person = fill(register)
    people = People(register)
    bookings = Bookings(register, Classes(register), people)
    drawing = Drawing(register, bookings)
    drawing.switch(session, on=True)
    booked = bookings.book_new(session, NewAttendee("鈴木 一郎"))
    asked.clear()
    bookings.list(session)
    bookings.no_shows(session)
    drawing.plan(session)
    drawing.draw(session)
    bookings.cancel(session, booked.bookings[0].person.id)
    bookings.cancel(session, person)
    steps = plans(register, asked)
    scans = [step for step in steps if step.startswith("SCAN") and not step.startswith("SCAN (subquery-")]
    assert set(scans) <= {"SCAN CONSTANT ROW"}, steps
