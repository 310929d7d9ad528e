"""Rooms that seat everybody, and which class comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.people_papers import MOST_COLUMNS, following, seats
from smartclass.domain.registry import Course
from tests.reports.samples import SESSION

NUMBERS = st.integers(0, 500)


@given(NUMBERS, st.integers(1, 500), st.integers(-3, 20), st.integers(0, 20))
def test_nobody_has_to_stand(people: int, capacity: int, columns: int, rows: int) -> None:
    across, deep = seats(people, capacity, columns, rows)
    assert across * deep >= max(people, 1)
    assert 1 <= across <= MOST_COLUMNS
    assert deep >= rows


def test_without_a_wish_the_room_is_as_large_as_the_class() -> None:
    assert seats(0, 12, 0, 0) == (4, 3)
    assert seats(13, 12, 0, 0) == (4, 4)
    assert seats(0, 30, 0, 0) == (6, 5)
    assert seats(3, 12, 2, 5) == (2, 5)


def test_the_same_course_comes_before_any_other() -> None:
    week = timedelta(days=7)
    other = replace(SESSION, id=UUID(int=31), day=SESSION.day + week, course=Course(UUID(int=9), "ほか"))
    same = replace(SESSION, id=UUID(int=32), day=SESSION.day + 2 * week)
    earlier = replace(SESSION, id=UUID(int=33), day=SESSION.day - week)
    assert following(SESSION, (earlier, SESSION, other, same)) is same
    assert following(SESSION, (SESSION, other)) is other
    assert following(SESSION, (earlier, SESSION)) is None
