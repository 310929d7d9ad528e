"""What a helper gets of the program: today's classes and teaching; everything else is refused, new things too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from smartclass.bootstrap import App, build, gate
from smartclass.domain import roles
from smartclass.domain.class_session import Role
from smartclass.domain.registry import Attendee, NewAttendee, RosterRow
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.services.guard import bare
from tests.conftest import FixedClock

WORDS, HELPER, CODE = "sakura densha mikan", "umi yama kawa 7", "0" * 24

pytestmark = pytest.mark.usefixtures("cheap_keys")


@pytest.fixture
def whole(home: Home, clock: FixedClock) -> Iterator[App]:
    app = build(home, clock=clock)
    app.demo.fill(seed=1)
    person = app.people.add(NewAttendee("佐藤 花子", "さとう はなこ", 1948, "1234", "iphone", "耳が遠い")).attendee
    assert person is not None
    app.roll.expect(app.classes.today()[0].id, [person.id])
    app.protection.protect(WORDS, CODE)
    app.protection.add(WORDS, HELPER)
    app.close()
    made = build(home, key=gate(home).open(HELPER), clock=clock)
    yield made
    made.close()


@pytest.fixture
def helper(whole: App) -> App:
    return whole.seen()


def past(app: App) -> UUID:
    today = app.clock.today()
    return app.classes.between(today - timedelta(days=90), today - timedelta(days=1))[0].id


def test_who_opened_with_a_volunteers_passphrase_is_a_helper(whole: App, helper: App) -> None:
    assert (whole.role, helper.role, helper.protected) == (Role.HELPER, Role.HELPER, True)
    assert helper is not whole
    whole.register.admit(gate(whole.home).open(WORDS))
    assert whole.role is Role.COORDINATOR
    assert whole.seen() is whole
    whole.register.admit(gate(whole.home).open(CODE))
    assert whole.role is Role.COORDINATOR


def test_every_service_that_is_not_named_is_refused(helper: App) -> None:
    services = {name for name in vars(App) if not name.startswith("_")} | set(App.__dataclass_fields__)
    named = set(roles.HELPER) | {"clock", "role", "protected"}
    assert set(roles.HELPER) <= services
    for name in [*sorted(services - named), "anything_new"]:
        with pytest.raises(Problem, match="担当者の画面"):
            getattr(helper, name)


def test_of_a_service_only_the_named_methods(whole: App, helper: App) -> None:
    for name, methods in roles.HELPER.items():
        service, given = getattr(whole, name), getattr(helper, name)
        for method in dir(service):
            if not method.startswith("_") and methods and method not in methods:
                with pytest.raises(Problem, match="担当者の画面"):
                    getattr(given, method)
        assert all(getattr(given, method) is not None for method in methods)
    with pytest.raises(Problem, match="担当者の画面"):
        _ = helper.roll._register


def test_todays_class_is_worked_on_and_says_no_more_than_needed(whole: App, helper: App) -> None:
    (session, *_more) = helper.classes.today()
    rows = helper.roll.roster(session.id)
    full = whole.roll.roster(session.id)
    assert [row.attendee.name for row in rows] == [row.attendee.name for row in full]
    assert any(row.attendee.notes for row in full)
    assert {(row.attendee.notes, row.attendee.birth_year, row.attendee.phone_last4) for row in rows} == {("", None, "")}
    absent = next(row.attendee.id for row in rows if not row.present)
    done = helper.roll.check_in(session.id, absent)
    assert done.attendee is not None
    assert done.attendee.notes == ""
    assert helper.roll.undo(session.id) is not None
    assert helper.people.search("さとう") == ()
    assert helper.classes.get(session.id).id == session.id
    assert helper.settings.now.lock_minutes == 10
    assert helper.library.lessons()
    for seat in helper.seats.board(session.id):
        assert "耳が遠い" not in repr(seat)


def test_another_days_class_is_refused(whole: App, helper: App) -> None:
    other = past(whole)
    calls: list[Any] = [
        lambda: helper.roll.roster(other),
        lambda: helper.roll.counts(session=other),
        lambda: helper.classes.get(other),
        lambda: helper.sheet.enter(other, "1"),
        lambda: helper.seats.board(other),
        lambda: helper.survey.of_class(other),
    ]
    for call in calls:
        with pytest.raises(Problem, match="担当者の画面"):
            call()


def test_what_is_bare_stays_what_it_was() -> None:
    person = Attendee(UUID(int=1), "佐藤 花子", notes="耳が遠い", birth_year=1948, phone_last4="1234", token="ABC")
    row = RosterRow(person, 3, True)
    (made,) = bare((row,))
    assert made == RosterRow(Attendee(UUID(int=1), "佐藤 花子"), 3, True)
    assert bare(5) == 5
    assert bare(None) is None


def test_a_screen_nobody_named_is_the_coordinators() -> None:
    assert roles.may_open(Role.COORDINATOR, "data")
    assert roles.may_open(Role.HELPER, "desk")
    assert not roles.may_open(Role.HELPER, "anything_new")
