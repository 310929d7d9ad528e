"""What became of those who applied: everybody once."""

from __future__ import annotations

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.booking_figures import NO_BOOKINGS, BookingSums, DrawSums, Turned, added, of_line
from smartclass.domain.figures import SessionLine
from smartclass.domain.registry import SessionState


def line(expected: int, as_expected: int, walk_ins: int, count_only: int) -> SessionLine:
    present = as_expected + walk_ins
    state = SessionState.ENDED
    day = date(2026, 4, 1)
    return SessionLine(
        day, time(10), time(11), "館", "講座", state, 0, expected, present, walk_ins, count_only=count_only
    )


some = st.integers(0, 9)


@given(some, some, some, some, some, some, some)
def test_everybody_who_applied_is_counted_once(
    came: int, away: int, walk_ins: int, count_only: int, given_up: int, no_seat: int, turned_up: int
) -> None:
    found = of_line(line(came + away, came, walk_ins, count_only), Turned(given_up, no_seat, turned_up), DrawSums())
    assert found.applied == came + away + given_up + no_seat + turned_up
    assert (found.came, found.given_up, found.no_seat) == (came + turned_up, given_up, no_seat)
    assert {found.stayed_away, found.not_ticked} <= {0, away}


def test_who_was_only_counted_did_not_stay_away() -> None:
    assert of_line(line(5, 0, 0, 4), Turned(), DrawSums()) == BookingSums(not_ticked=5)
    assert of_line(line(5, 0, 0, 0), Turned(), DrawSums()) == BookingSums(stayed_away=5)
    assert of_line(line(5, 4, 0, 4), Turned(), DrawSums()) == BookingSums(came=4, stayed_away=1)


def test_sums() -> None:
    one = BookingSums(1, 2, 3, 4, 5, DrawSums(1, 9, 6))
    whole = added([one, one, NO_BOOKINGS])
    assert whole == BookingSums(2, 4, 6, 8, 10, DrawSums(2, 18, 12))
    assert (whole.applied, whole.draws.lost) == (30, 6)
    assert added([]) == NO_BOOKINGS
