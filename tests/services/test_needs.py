"""Needs: ticked, seen in class without the notes, and gone with the person."""

from __future__ import annotations

from uuid import UUID

import pytest

from smartclass.domain.needs import Need
from smartclass.errors import Problem
from smartclass.services.classes import Classes
from smartclass.services.needs import WORDS, Needs
from smartclass.services.roll import Roll
from smartclass.storage import needs
from smartclass.storage.register import Register
from tests.conftest import FixedClock
from tests.storage.merged import add


def test_needs_are_ticked_and_unticked(register: Register) -> None:
    person, service = add(register, "佐藤 花子"), Needs(register)
    assert service.of(person) == ()
    service.set(person, {Need.SLOW, Need.EAR})
    assert service.of(person) == (Need.EAR, Need.SLOW)
    service.set(person, {Need.EAR, Need.EYE})
    service.set(person, {Need.EAR, Need.EYE})
    assert service.of(person) == (Need.EAR, Need.EYE)
    assert register.rows("SELECT need, deleted, row_ver FROM attendee_need ORDER BY need") == [
        ("ear", 0, 1),
        ("eye", 0, 1),
        ("slow", 1, 2),
    ]
    with pytest.raises(Problem):
        service.set(UUID(int=3), {Need.EAR})
    assert set(WORDS) == set(Need)


def test_in_class_the_need_is_seen_alone(register: Register, clock: FixedClock) -> None:
    one, other = add(register, "佐藤 花子", notes="ひみつ"), add(register, "鈴木 一郎")
    service, roll = Needs(register), Roll(register)
    session = Classes(register).create(course="スマホ", day=clock.today(), starts=clock.now().time()).id
    roll.expect(session, [one, other])
    service.set(one, {Need.EAR, Need.HAND})
    service.set(other, {Need.EAR})
    assert service.here(session) == ()
    roll.check_in(session, one)
    roll.check_in(session, other)
    assert service.here(session) == ((Need.EAR, 2), (Need.HAND, 1))
    assert service.in_class(session) == {one: (Need.EAR, Need.HAND), other: (Need.EAR,)}
    assert {row.attendee.id: row.needs for row in roll.roster(session)} == service.in_class(session)
    plan = register.rows(f"EXPLAIN QUERY PLAN {needs.OF_SESSION}", (session.bytes,))
    assert not [step for *_ids, step in plan if step.startswith("SCAN")]
