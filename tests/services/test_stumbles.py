"""Stumbles in a class: noted in memory, written together, gathered by the step of the lesson."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from uuid import UUID

import pytest

from smartclass.bootstrap import App, build
from smartclass.domain.play import Result
from smartclass.domain.registry import NewAttendee
from smartclass.domain.stumbles import StumbleSum
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.services.stumbles import Stumbles
from smartclass.storage import stumbles as table
from tests.conftest import FixedClock

DAY = date(2026, 11, 21)


@pytest.fixture
def app(home: Home, clock: FixedClock) -> Any:
    made = build(home, clock=clock)
    yield made
    made.close()


@pytest.fixture
def session(app: App) -> UUID:
    return app.classes.create(course="スマホ", day=DAY, starts=time(10)).id


@pytest.fixture
def person(app: App) -> UUID:
    added = app.people.add(NewAttendee("見本 花子")).attendee
    assert added is not None
    return added.id


def ring(stumbles: Stumbles, session: UUID | None, person: UUID | None = None, times: int = 1) -> None:
    for _time in range(times):
        stumbles.happened("basics-calls", "ringing", Result.MISSED, person=person, session=session)


def test_nothing_is_written_before_the_flush(app: App, session: UUID) -> None:
    asked: list[str] = []
    app.register.watch(asked.append)
    ring(app.stumbles, session, times=3)
    assert asked == []
    assert app.stumbles.pending == 3
    assert app.stumbles.flush()
    asked.clear()
    assert app.stumbles.flush()
    app.register.watch(None)
    assert (asked, app.stumbles.pending) == ([], 0)
    (calls,) = app.stumbles.live(session)
    assert calls.lesson == "basics-calls"
    assert [(one.times, one.people, one.pcs, one.kinds) for one in calls.steps] == [
        (3, 0, 1, ((Result.MISSED, 3),)),
    ]
    answering = next(one.id for one in app.library.get("basics-calls").steps if one.common.scene == "ringing")
    assert calls.again == (answering,)
    assert app.stumbles.again("basics-calls", session) == (answering,)
    assert app.stumbles.again("portal-login", session) == ()


def test_outside_of_a_class_and_of_what_went_well_nothing_stays(app: App, session: UUID) -> None:
    ring(app.stumbles, None)
    app.stumbles.happened("basics-calls", "ringing", Result.ADVANCED, person=None, session=session)
    app.stumbles.happened("", "ringing", Result.MISSED, person=None, session=session)
    assert app.stumbles.pending == 0
    assert app.stumbles.flush()
    assert app.stumbles.live(session) == ()


def test_a_class_is_asked_for_in_one_question(app: App, session: UUID) -> None:
    ring(app.stumbles, session)
    app.stumbles.flush()
    app.stumbles.live(session)
    asked: list[str] = []
    app.register.watch(asked.append)
    app.stumbles.live(session)
    app.register.watch(None)
    assert len(asked) == 1


def test_a_person_sees_their_own(app: App, session: UUID, person: UUID) -> None:
    ring(app.stumbles, session, person)
    app.stumbles.happened("basics-calls", "history", Result.DRAGGED, person=None, session=session)
    app.stumbles.flush()
    (mine,) = app.stumbles.of_person(person, session)
    assert [(one.people, one.pcs) for one in mine.steps] == [(1, 0)]
    assert app.stumbles.again("basics-calls", session, person) == mine.again
    assert len(app.stumbles.again("basics-calls", session)) == 2


def test_a_drill_or_a_lesson_that_is_gone_has_no_steps(app: App, session: UUID) -> None:
    app.stumbles.happened("no-lesson", "somewhere", Result.MISSED, person=None, session=session)
    app.stumbles.flush()
    (found,) = app.stumbles.live(session)
    assert [one.step for one in found.steps] == [""]
    assert found.again == ()


def test_coordinators_see_sums_of_steps_and_kinds(app: App, session: UUID, person: UUID) -> None:
    ring(app.stumbles, session, person, times=2)
    ring(app.stumbles, session)
    app.stumbles.happened("basics-calls", "quiet", Result.MISSED, person=None, session=session)
    app.stumbles.flush()
    (found,) = app.stumbles.sums(DAY, DAY)
    assert isinstance(found, StumbleSum)
    assert (found.lesson, found.kind, found.count) == ("basics-calls", Result.MISSED, 4)
    assert StumbleSum.__slots__ == ("lesson", "step", "kind", "count")
    centre = app.classes.get(session).centre.id
    assert app.stumbles.sums(DAY, DAY, centre) == (found,)
    assert app.stumbles.sums(DAY, DAY, UUID(int=4)) == ()
    assert app.stumbles.sums(date(2026, 1, 1), date(2026, 1, 2)) == ()


def test_a_register_that_cannot_be_written_disturbs_nobody(
    app: App, session: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise Problem("空きが足りません。")

    with monkeypatch.context() as patch:
        patch.setattr(table, "add", full)
        ring(app.stumbles, session, times=2)
        assert not app.stumbles.flush()
        ring(app.stumbles, session)
        assert app.stumbles.pending == 3
    assert app.stumbles.flush()
    assert app.stumbles.live(session)[0].steps[0].times == 3


def test_forgetting_covers_what_still_waits(app: App, session: UUID, person: UUID) -> None:
    ring(app.stumbles, session, person)
    app.stumbles.flush()
    ring(app.stumbles, session, person)
    app.stumbles.forget(person)
    assert app.stumbles.of_person(person, session) == ()
    (calls,) = app.stumbles.live(session)
    assert [(one.times, one.people, one.pcs) for one in calls.steps] == [(2, 0, 1)]


def test_closing_writes_what_waits(home: Home, clock: FixedClock) -> None:
    first = build(home, clock=clock)
    session = first.classes.create(course="スマホ", day=DAY, starts=time(10)).id
    ring(first.stumbles, session)
    first.close()
    again = build(home, clock=clock)
    assert again.stumbles.live(session)[0].steps[0].times == 1
    again.close()
