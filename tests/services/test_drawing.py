"""A draw on the register: who goes first, what becomes of everybody, and taking it back."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import UUID

import pytest

from smartclass.domain.bookings import Standing
from smartclass.domain.draw import draw
from smartclass.domain.registry import NewAttendee
from smartclass.errors import Problem
from smartclass.services.bookings import Bookings
from smartclass.services.classes import Classes
from smartclass.services.drawing import Drawing
from smartclass.services.people import People
from smartclass.services.roll import Roll
from smartclass.storage.register import Register
from tests.conftest import FixedClock

DAY = date(2026, 11, 28)


@pytest.fixture
def bookings(register: Register, classes: Classes, people: People) -> Bookings:
    return Bookings(register, classes, people)


@pytest.fixture
def drawing(register: Register, bookings: Bookings) -> Drawing:
    return Drawing(register, bookings)


@pytest.fixture
def who(people: People) -> list[UUID]:
    added = [people.add(NewAttendee(f"人{letter}")).attendee for letter in "あいうえおかき"]
    return [person.id for person in added if person]


def new_session(classes: Classes, days: int = 0, capacity: int = 3) -> UUID:
    return classes.create(course="人気", day=DAY + timedelta(days=days), starts=time(10), capacity=capacity).id


def test_bookings_wait_for_the_draw(bookings: Bookings, drawing: Drawing, classes: Classes, who: list[UUID]) -> None:
    session = new_session(classes)
    assert drawing.switch(session, on=True).by_draw
    bookings.book(session, who[:2])
    bookings.book(session, [who[2]])
    bookings.book(session, [who[3]], beside=who[2])
    listing = bookings.list(session)
    assert {one.standing for one in listing.bookings} == {Standing.APPLIED}
    assert (listing.free, listing.next_call) == (3, ())
    plan = drawing.plan(session)
    assert (plan.seats, len(plan.entries), plan.parties, plan.first_timers, plan.times) == (3, 4, 2, 4, 0)
    with pytest.raises(Problem, match="抽選が、まだ"):
        bookings.seat(session, who[0])


def test_the_draw_gives_seats_and_an_order(
    bookings: Bookings, drawing: Drawing, classes: Classes, roll: Roll, who: list[UUID], clock: FixedClock
) -> None:
    session = new_session(classes)
    drawing.switch(session, on=True)
    for person in who[:5]:
        bookings.book(session, [person])
    plan = drawing.plan(session)
    figures = drawing.draw(session, " ２０２６ ")
    assert (figures.seed, figures.at, figures.seats, figures.times) == ("2026", clock.now(), 3, 1)
    assert figures.lines == draw(plan.entries, 3, "2026")
    assert drawing.figures(session) == figures
    listing = bookings.list(session)
    assert {one.number for one in listing.of(Standing.BOOKED)} == {x.number for x in figures.lines if x.seated}
    waiting = sorted((x.waiting, x.number) for x in figures.lines if not x.seated)
    assert [one.number for one in listing.of(Standing.WAITING)] == [number for _place, number in waiting]
    assert roll.counts(session).expected == 3
    assert bookings.book(session, [who[5]]).bookings[0].standing is Standing.WAITING
    assert bookings.list(session).of(Standing.WAITING)[-1].person.id == who[5]
    with pytest.raises(Problem, match="もう抽選"):
        drawing.draw(session)
    with pytest.raises(Problem, match="もう抽選"):
        drawing.switch(session, on=False)


def test_taken_back_everybody_waits_for_another(
    bookings: Bookings, drawing: Drawing, classes: Classes, roll: Roll, who: list[UUID]
) -> None:
    session = new_session(classes)
    drawing.switch(session, on=True)
    for person in who[:5]:
        bookings.book(session, [person])
    roll.expect(session, who[5:6])
    before = bookings.list(session)
    drawing.draw(session, "1")
    assert drawing.take_back(session) == before
    assert roll.counts(session).expected == 1
    with pytest.raises(Problem, match="まだです"):
        drawing.figures(session)
    drawing.switch(session, on=False)
    drawing.switch(session, on=True)
    assert (drawing.draw(session, "1").times, drawing.figures(session).seed) == (2, "1")


def test_first_timers_and_who_lost_go_first(
    bookings: Bookings, drawing: Drawing, classes: Classes, roll: Roll, who: list[UUID]
) -> None:
    past = new_session(classes, days=-14)
    roll.expect(past, who)
    roll.all_present(past)
    first = new_session(classes, days=-7, capacity=1)
    drawing.switch(first, on=True)
    for person in who[:2]:
        bookings.book(first, [person])
    lines = drawing.draw(first, "a").lines
    (lost,) = (one.person.id for one in bookings.list(first).of(Standing.WAITING))
    assert not any(line.first_timer for line in lines)
    second = new_session(classes, capacity=1)
    drawing.switch(second, on=True)
    for person in who[:4]:
        bookings.book(second, [person])
    for seed in "abc":
        result = drawing.draw(second, seed)
        (won,) = bookings.list(second).of(Standing.BOOKED)
        assert won.person.id == lost
        assert sum(line.lost_last for line in result.lines) == 1
        drawing.take_back(second)
    bookings.cancel(first, next(one.person.id for one in bookings.list(first).of(Standing.BOOKED)))
    bookings.seat(first, lost)
    assert drawing.plan(second).lost_last == 0


def test_a_seed_is_thrown_by_chance(
    bookings: Bookings, drawing: Drawing, classes: Classes, who: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    session = new_session(classes)
    drawing.switch(session, on=True)
    bookings.book(session, [who[0]])
    monkeypatch.setattr("secrets.randbelow", lambda _most: 42)
    assert drawing.draw(session).seed == "00000042"


def test_there_must_be_something_to_draw(
    bookings: Bookings, drawing: Drawing, classes: Classes, who: list[UUID]
) -> None:
    session = new_session(classes)
    bookings.book(session, [who[0]])
    with pytest.raises(Problem, match="抽選を待つ申込"):
        drawing.draw(session)
    drawing.switch(session, on=True)
    with pytest.raises(Problem, match="抽選を待つ申込"):
        drawing.draw(session)
    classes.cancel(session, "")
    with pytest.raises(Problem, match="中止"):
        drawing.draw(session)


def test_switching_to_a_draw_and_back(
    bookings: Bookings, drawing: Drawing, classes: Classes, roll: Roll, who: list[UUID]
) -> None:
    session = new_session(classes)
    bookings.book(session, who[:2])
    bookings.book(session, who[2:4])
    bookings.book(session, [who[4]])
    bookings.book(session, [who[5]])
    listing = drawing.switch(session, on=True)
    assert [len(listing.of(one)) for one in Standing] == [3, 0, 3]
    with pytest.raises(Problem, match="いっしょの席"):
        bookings.book(session, [who[6]], beside=who[0])
    assert drawing.switch(session, on=True) == listing
    bookings.cancel(session, who[0])
    listing = drawing.switch(session, on=False)
    assert [len(listing.of(one)) for one in Standing] == [3, 2, 0]
    assert {one.person.id for one in listing.of(Standing.WAITING)} == set(who[2:4])
    assert roll.counts(session).expected == 3


def test_a_line_without_its_booking_is_a_fault(drawing: Drawing, classes: Classes, who: list[UUID]) -> None:
    with pytest.raises(LookupError):
        drawing._row(new_session(classes), who[0])
