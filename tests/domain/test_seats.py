"""What a seat says is what was tapped last; going on forgets nobody who waits."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.seats import NEXT_STEP, HelpNote, Place, Said, SeatEvent, SeatState, says
from tests.conftest import FixedClock

START = FixedClock().now()
A, B = Place(UUID(int=1)), Place(number=2)


def events(*taps: tuple[Place, str]) -> list[SeatEvent]:
    return [SeatEvent(place, kind, START + timedelta(minutes=n)) for n, (place, kind) in enumerate(taps)]


def test_the_last_tap_counts_and_a_second_one_keeps_the_time() -> None:
    said = says(events((A, SeatState.HELP), (B, SeatState.DONE), (A, SeatState.HELP)))
    assert said == {A: Said(SeatState.HELP, START), B: Said(SeatState.DONE, START + timedelta(minutes=1))}
    assert said[A].minutes(START + timedelta(minutes=3, seconds=59)) == 3
    assert said[A].minutes(START - timedelta(minutes=3)) == 0


def test_going_on_sets_back_who_is_done_and_forgets_nobody_who_waits() -> None:
    said = says(events((A, SeatState.HELP), (B, SeatState.DONE), (Place(), NEXT_STEP)))
    assert (said[A].state, said[B].state) == (SeatState.HELP, SeatState.WAITING)
    assert said[A].since == START


def test_a_note_says_what_becomes_of_the_seat() -> None:
    kinds = {note: says(events((A, SeatState.HELP), (A, note)))[A].state for note in HelpNote}
    assert kinds == {
        HelpNote.TOLD: SeatState.WAITING,
        HelpNote.TOGETHER: SeatState.DONE,
        HelpNote.LATER: SeatState.HELP,
    }


@given(st.lists(st.tuples(st.sampled_from([A, B]), st.sampled_from([*SeatState, *HelpNote, NEXT_STEP, "unknown"]))))
def test_no_order_of_taps_is_a_fault(taps: list[tuple[Place, str]]) -> None:
    for said in says(events(*taps)).values():
        assert said.state in SeatState
