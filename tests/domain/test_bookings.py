"""Seats, the line, and whom to call."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.bookings import (
    Booking,
    BookingList,
    NoShows,
    Standing,
    next_call,
    parties,
    phone_digits,
    phone_words,
    standing_for,
)
from smartclass.domain.registry import Attendee, Centre, ClassSession, Course


def waiting(place: int, party: int = 0, calls: int = 0, standing: Standing = Standing.WAITING) -> Booking:
    who = Attendee(uuid4(), f"人{place}")
    return Booking(who, standing, UUID(int=party or place), number=place, place=place, calls=calls)


def listing(*bookings: Booking, capacity: int = 2) -> BookingList:
    day, ten = date(2026, 11, 21), time(10)
    session = ClassSession(uuid4(), Centre(uuid4(), "c"), Course(uuid4(), "s"), day, ten, ten, capacity)
    return BookingList(session, bookings)


def test_the_first_in_line_is_called() -> None:
    first, second = waiting(1), waiting(2)
    assert next_call([second, first], 1) == (first,)
    assert next_call([second, first], 0) == next_call([], 3) == ()


def test_a_couple_is_passed_over_while_one_seat_is_free() -> None:
    one, two, alone = waiting(1, party=9), waiting(2, party=9), waiting(3)
    assert next_call([alone, two, one], 1) == (alone,)
    assert next_call([alone, two, one], 2) == (one, two)


def test_who_did_not_answer_is_called_after_the_others() -> None:
    silent, other = waiting(1, calls=1), waiting(2)
    assert next_call([silent, other], 1) == (other,)
    assert next_call([silent], 1) == (silent,)


def test_nobody_takes_a_seat_that_the_line_could_have() -> None:
    assert standing_for(1, [waiting(1)], 1) is Standing.WAITING
    assert standing_for(1, [waiting(1, 9), waiting(2, 9)], 1) is Standing.BOOKED
    assert standing_for(2, [], 1) is Standing.WAITING


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 2)), max_size=12), st.integers(-2, 6))
def test_whom_to_call_is_a_whole_party_that_fits(line: list[tuple[int, int]], free: int) -> None:
    people = [waiting(place, party, calls) for place, (party, calls) in enumerate(line, start=1)]
    called = next_call(people, free)
    assert len(called) <= max(0, free)
    assert called in parties(people) or called == ()
    assert sorted(one.number for party in parties(people) for one in party) == [one.number for one in people]
    if not called:
        assert all(len(party) > free for party in parties(people))


def test_a_list_knows_its_seats_and_parties() -> None:
    one, two = (waiting(n, 9, standing=Standing.BOOKED) for n in (1, 2))
    late, friend = waiting(3), waiting(4, 9)
    whole = listing(one, two, late, friend)
    assert (whole.free, whole.next_call) == (0, ())
    assert whole.together(one) == (one, two)
    assert whole.find(late.person.id) is late
    assert whole.find(uuid4()) is None
    assert listing(one, two, late, capacity=1).free == -1
    assert listing(one, late).next_call == (late,)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("", ""),
        ("1234", "1234"),
        ("１２３４", "1234"),
        ("090-1234-5678", "09012345678"),
        ("０３（１２３４）５６７８", "0312345678"),
        ("090ー1234ー5678", "09012345678"),
        ("123", None),
        ("1234567890", None),
        ("123456789012", None),
        ("九〇", None),
    ],
)
def test_a_telephone_number_is_four_ten_or_eleven_digits(text: str, digits: str | None) -> None:
    assert phone_digits(text) == digits


def test_a_telephone_number_is_shown_in_groups() -> None:
    shown = [phone_words(digits) for digits in ("09012345678", "0312345678", "1234", "")]
    assert shown == ["090-1234-5678", "031234-5678", "…1234", ""]


@pytest.mark.parametrize(
    ("shows", "seats", "spare"),
    [(NoShows(5, 50, 5), 12, 1), (NoShows(5, 50, 0), 12, 0), (NoShows(1, 3, 3), 12, 0), (NoShows(0, 0, 0), 12, 0)],
)
def test_the_hint_is_careful(shows: NoShows, seats: int, spare: int) -> None:
    assert shows.spare(seats) == spare


@given(st.integers(0, 500), st.integers(1, 100), st.data())
def test_as_many_as_the_hint_says_would_have_found_a_seat(expected: int, seats: int, data: st.DataObject) -> None:
    shows = NoShows(5, expected, data.draw(st.integers(0, expected)))
    spare = shows.spare(seats)
    assert spare >= 0
    assert (seats + spare) * (expected - shows.absent) <= seats * expected
