"""Who stopped coming: came twice, not lately, not booked; spoken to and taken back; and what one person has done."""

from __future__ import annotations

from datetime import time, timedelta
from uuid import UUID

import pytest

from smartclass.domain.registry import NewAttendee
from smartclass.errors import Problem
from smartclass.services.bookings import Bookings
from smartclass.services.classes import Classes
from smartclass.services.following import Following
from smartclass.services.people import People
from smartclass.services.progress import Progress
from smartclass.services.roll import Roll
from smartclass.storage.register import Register
from tests.conftest import FixedClock
from tests.storage.merged import add


def came(register: Register, clock: FixedClock, person: UUID, *weeks_ago: int, capacity: int = 12) -> UUID:
    """Let somebody come on these days (a negative number: be expected so far ahead); returns the last session."""
    session = UUID(int=0)
    for weeks in weeks_ago:
        day = clock.today() - timedelta(weeks=weeks)
        made = Classes(register).create(course="スマホ", day=day, starts=time(10), capacity=capacity)
        session = made.id
        if weeks >= 0:
            Roll(register).check_in(session, person)
        else:
            Roll(register).expect(session, [person])
    return session


def test_who_stopped_coming(register: Register, clock: FixedClock) -> None:
    names = ("遠のいた", "一度だけ", "先週も", "予約あり", "ずっと前", "境め")
    gone, once, still, booked, old, edge = (add(register, name) for name in names)
    came(register, clock, gone, 20, 12)
    came(register, clock, once, 12)
    came(register, clock, still, 20, 1)
    came(register, clock, booked, 20, 12, -2)
    came(register, clock, old, 90, 80)
    came(register, clock, edge, 10, 8)
    service = Following(register)
    assert [(one.id, one.visits) for one in service.absent()] == [(edge, 2), (gone, 2)]
    assert [one.id for one in service.absent(12)] == [gone]
    assert service.absent(12)[0].last == clock.today() - timedelta(weeks=12)
    Roll(register).unexpect(came(register, clock, booked, -3), booked)
    assert booked not in {one.id for one in service.absent()}


def test_who_waits_for_a_seat_is_not_called(register: Register, clock: FixedClock) -> None:
    waits, sits = add(register, "待つ人"), add(register, "座る人")
    came(register, clock, waits, 20, 12)
    full = came(register, clock, sits, -1, capacity=1)
    service = Following(register)
    assert len(service.absent()) == 1
    Bookings(register, Classes(register), People(register)).book(full, [waits])
    assert service.absent() == ()
    Classes(register).cancel(full, "大雨")
    assert [one.id for one in service.absent()] == [waits]


def test_spoken_to_until_they_come_again(register: Register, clock: FixedClock) -> None:
    person = People(register).add(NewAttendee("佐藤 花子", "さとう はなこ", phone_last4="1234")).attendee
    assert person is not None
    came(register, clock, person.id, 20, 12)
    service = Following(register)
    service.spoke(person.id)
    (one,) = service.absent()
    assert (one.spoken, one.phone_last4, one.kana) == (clock.today(), "1234", "さとう はなこ")
    service.unspoke(person.id)
    service.unspoke(person.id)
    assert service.absent()[0].spoken is None
    service.spoke(person.id)
    clock.pass_by(weeks=1)
    came(register, clock, person.id, 0)
    clock.pass_by(weeks=9)
    assert service.absent()[0].spoken is None
    with pytest.raises(Problem):
        service.spoke(UUID(int=4))


def test_what_one_person_has_done(register: Register, clock: FixedClock) -> None:
    person, progress = add(register, "佐藤 花子"), Progress(register)
    came(register, clock, person, 3, 1)
    progress.reached("basics-calls", "one", person=person, session=None)
    progress.reached("basics-calls", "two", person=person, session=None)
    clock.pass_by(minutes=1)
    progress.reached("basics-map", "one", person=person, session=None)
    done = Following(register).history(person)
    assert [visit.day for visit in done.visits] == [clock.today() - timedelta(weeks=weeks) for weeks in (1, 3)]
    assert done.visits[0].course == "スマホ"
    assert done.lessons == (("basics-map", 1), ("basics-calls", 2))
    assert Following(register).history(UUID(int=4)).visits == ()
