"""The place in a lesson: kept for a person, a class, or this PC alone."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID, uuid4

import pytest

from smartclass.domain.registry import NewAttendee
from smartclass.errors import Problem
from smartclass.services.classes import Classes
from smartclass.services.people import People
from smartclass.services.progress import Progress
from tests.conftest import FixedClock


@pytest.fixture
def person(people: People) -> UUID:
    added = people.add(NewAttendee("見本 花子")).attendee
    assert added is not None
    return added.id


@pytest.fixture
def session(classes: Classes) -> UUID:
    return classes.create(course="スマホ", day=date(2026, 11, 21), starts=time(10)).id


def test_nobody_has_begun_at_the_start(progress: Progress, person: UUID, session: UUID) -> None:
    for who in (person, None):
        for where in (session, None):
            assert progress.place("calls", person=who, session=where) == ""
    assert progress.done(person=person) == ()


def test_person_class_and_pc_each_have_their_place(progress: Progress, person: UUID, session: UUID) -> None:
    progress.reached("calls", "one", person=None, session=None)
    progress.reached("calls", "two", person=None, session=session)
    progress.reached("calls", "three", person=person, session=None)
    progress.reached("cards", "four", person=person, session=None)
    assert progress.place("calls", person=None, session=None) == "one"
    assert progress.place("calls", person=None, session=session) == "two"
    assert progress.place("calls", person=person, session=None) == "three"


def test_a_person_goes_on_next_week_where_they_were(
    progress: Progress, classes: Classes, clock: FixedClock, person: UUID, session: UUID
) -> None:
    progress.reached("calls", "three", person=person, session=session)
    clock.pass_by(days=7)
    next_week = classes.create(course="スマホ", day=clock.today(), starts=time(10)).id
    assert progress.place("calls", person=person, session=next_week) == "three"
    progress.reached("calls", "four", person=person, session=next_week)
    assert progress.place("calls", person=person, session=session) == "four"
    assert progress.place("calls", person=None, session=next_week) == ""


def test_steps_are_counted_once_however_often_one_goes_back(progress: Progress, person: UUID, session: UUID) -> None:
    for step in ("one", "two", "one", "two", "two", "three"):
        progress.reached("calls", step, person=person, session=session)
    progress.reached("calls", "one", person=person, session=None)
    progress.reached("cards", "one", person=person, session=None)
    assert progress.done(person=person) == (("calls", 3), ("cards", 1))


def test_a_person_or_class_nobody_knows_is_said(progress: Progress) -> None:
    with pytest.raises(Problem, match="もう名簿にありません"):
        progress.reached("calls", "one", person=uuid4(), session=None)
