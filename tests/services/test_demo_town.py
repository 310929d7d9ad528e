"""The invented town, in small: everything a full day needs is in it, and it adds up."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from smartclass.domain import fiscal
from smartclass.domain.bookings import Standing
from smartclass.domain.registry import ClassSession, NewAttendee, SessionState
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.services.bookings import Bookings
from smartclass.services.classes import Classes
from smartclass.services.demo_town import DRAWN_IN, DemoTown, Size
from smartclass.services.drawing import Drawing
from smartclass.services.people import People
from smartclass.services.roll import Roll
from smartclass.storage.register import Register
from tests.conftest import FixedClock

SMALL = Size(people=400, sessions=120, attendances=700, applicants=30, seats=5, booked=6)


@pytest.fixture
def town(register: Register) -> list[str]:
    told: list[str] = []
    filled = DemoTown(register, SMALL).fill(1, told.append)
    assert (filled.attendees, filled.sessions, filled.attendances) == (400, 120, 700)
    return told


def whole(classes: Classes, clock: FixedClock) -> tuple[ClassSession, ...]:
    year = fiscal.fiscal_year(clock.today())
    return classes.between(fiscal.year(year - 1).first, fiscal.year(year).last)


@pytest.mark.usefixtures("town")
def test_the_town_is_as_large_as_was_asked_for(
    classes: Classes, people: People, clock: FixedClock, register: Register
) -> None:
    sessions = whole(classes, clock)
    assert (len(classes.centres()), len(people.all()), len(sessions)) == (13, SMALL.people, SMALL.sessions)
    assert sum(one.present for one in sessions) == SMALL.attendances
    names = Counter(person.name for person in people.all())
    assert 1 < max(names.values()) < 5
    assert all(person.kana and person.token for person in people.all())
    before = [one for one in sessions if one.day < clock.today()]
    assert {one.state for one in before} == {SessionState.ENDED, SessionState.CANCELLED}
    assert not any(one.present for one in sessions if one.state is not SessionState.ENDED)
    assert all(len(one.staff) == 2 and one.lesson_ids for one in sessions)
    assert len({(one.centre, one.day, one.starts) for one in sessions}) == SMALL.sessions
    register.check()


@pytest.mark.usefixtures("town")
def test_today_every_centre_has_a_class_and_one_is_full(classes: Classes) -> None:
    today = classes.today()
    assert {one.centre for one in today} == set(classes.centres())
    assert max(one.expected for one in today) == 40
    assert all((one.present, one.state) == (0, SessionState.PLANNED) for one in today)
    assert all(one.expected <= one.capacity for one in today)


@pytest.mark.usefixtures("town")
def test_past_classes_have_walk_ins_people_who_stayed_away_and_a_trace(
    classes: Classes, roll: Roll, clock: FixedClock
) -> None:
    ended = [one for one in whole(classes, clock) if one.state is SessionState.ENDED]
    rosters = {one.id: roll.roster(one.id) for one in ended}
    assert any(not row.present for roster in rosters.values() for row in roster)
    assert any(str(row.how) == "walk_in" for roster in rosters.values() for row in roster)
    for one in ended:
        acts = [trace for trace in roll.trace(one.id) if trace.attendee_id]
        assert len(acts) == one.present
        assert {trace.at.date() for trace in acts} <= {one.day}
    some = next(one for one in ended if one.present > 1 and not one.count_only)
    assert roll.undo(some.id) is not None
    assert roll.counts(some.id).present == some.present - 1


@pytest.mark.usefixtures("town")
def test_one_class_waits_to_be_drawn_and_others_were_booked(
    classes: Classes, people: People, register: Register, clock: FixedClock
) -> None:
    bookings = Bookings(register, classes, people)
    day = clock.today() + DRAWN_IN
    (drawn,) = [one for one in classes.between(day, day) if bookings.list(one.id).by_draw]
    plan = Drawing(register, bookings).plan(drawn.id)
    assert (plan.seats, len(plan.entries)) == (SMALL.seats, SMALL.applicants)
    assert plan.parties < SMALL.applicants
    coming = classes.between(clock.today() + timedelta(days=1), clock.today() + timedelta(days=200))
    lists = [bookings.list(one.id) for one in coming if one.id != drawn.id]
    booked = [one for one in lists if one.bookings]
    assert len(booked) == SMALL.booked
    assert all(one.free >= 0 for one in booked)
    assert any(one.of(Standing.WAITING) for one in booked)


def test_it_tells_how_far_it_is(town: list[str]) -> None:
    assert town[0] == "会場 13か所、講師 26人"
    assert "受講者 400 / 400人" in town
    assert "教室 106回" in town
    assert town[-1].startswith("電話の申込 ")


@pytest.mark.usefixtures("town")
def test_the_same_seed_gives_the_same_town(classes: Classes, people: People, home: Home, clock: FixedClock) -> None:
    other = Register.open(Home(home.root / "other"), clock)
    DemoTown(other, SMALL).fill(1)
    theirs, ours = whole(Classes(other), clock), whole(classes, clock)

    def told(one: ClassSession) -> tuple[object, ...]:
        return one.day, one.starts, one.centre.name, one.course.title, one.expected, one.present, one.count_only

    assert sorted(map(told, theirs)) == sorted(map(told, ours))
    assert sorted(p.name for p in People(other).all()) == sorted(p.name for p in people.all())
    other.close()


def test_a_register_that_holds_anybody_is_left_alone(register: Register, people: People) -> None:
    people.add(NewAttendee("佐藤"))
    with pytest.raises(Problem, match="もう記録があります"):
        DemoTown(register, SMALL).fill(1)
    assert len(people.all()) == 1


def test_a_town_cut_short_leaves_nothing(register: Register, people: People, classes: Classes) -> None:
    def stop(line: str) -> None:
        if line.startswith("出席"):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        DemoTown(register, Size(people=100, sessions=60, attendances=2100, applicants=2, booked=1)).fill(1, stop)
    assert (people.all(), classes.centres()) == ((), ())


def test_the_first_day_of_a_fiscal_year_is_no_exception(register: Register, classes: Classes) -> None:
    clock = register.clock
    assert isinstance(clock, FixedClock)
    clock.pass_by(days=-235)
    assert (clock.today().month, clock.today().day) == (3, 31)
    filled = DemoTown(register, SMALL).fill(2)
    assert filled.attendances == SMALL.attendances
    assert len(classes.today()) == 13
