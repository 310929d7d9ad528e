"""The seat board follows the roster, survives a restart, and is gone when the class is closed."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

import pytest

from smartclass.domain.registry import SessionState
from smartclass.domain.seats import HelpNote, Place, SeatState
from smartclass.paths import Home
from smartclass.services.classes import Classes
from smartclass.services.roll import Roll
from smartclass.services.seats import Seats
from smartclass.storage.register import Register
from tests.conftest import FixedClock


@pytest.fixture
def seats(register: Register, roll: Roll) -> Seats:
    return Seats(register, roll)


@pytest.fixture
def session(classes: Classes, roll: Roll) -> UUID:
    """Two people here, and one more without a name."""
    made = classes.create(course="スマホ", day=date(2026, 11, 21), starts=time(10)).id
    for name, kana in (("青木", "あおき"), ("和田", "わだ")):
        roll.walk_in(made, name, kana)
    roll.set_count_only(made, 1)
    return made


def board(seats: Seats, session: UUID) -> list[tuple[str, SeatState, int]]:
    return [(one.row.attendee.name if one.row else "", one.state, one.minutes) for one in seats.board(session)]


def test_everybody_here_has_a_seat_in_the_order_of_the_roster(seats: Seats, session: UUID, clock: FixedClock) -> None:
    places = [seat.place for seat in seats.board(session)]
    assert places[2] == Place(number=1)
    seats.tap(session, places[1], SeatState.HELP)
    seats.tap(session, places[2], SeatState.DONE)
    clock.pass_by(minutes=4)
    assert board(seats, session) == [
        ("青木", SeatState.WAITING, 0),
        ("和田", SeatState.HELP, 4),
        ("", SeatState.DONE, 4),
    ]
    seats.next_step(session)
    assert [state for _name, state, _minutes in board(seats, session)] == ["waiting", "help", "waiting"]


def test_what_was_done_is_in_the_log_and_can_be_taken_back(seats: Seats, session: UUID) -> None:
    place = seats.board(session)[0].place
    seats.tap(session, place, SeatState.HELP)
    seats.tap(session, place, HelpNote.TOGETHER)
    assert [event.kind for event in seats.log(session)] == ["together", "help"]
    assert board(seats, session)[0][1] is SeatState.DONE
    assert seats.undo(session)
    assert board(seats, session)[0][1] is SeatState.HELP
    assert seats.undo(session)
    assert not seats.undo(session)


def test_a_restart_loses_nothing(
    home: Home, clock: FixedClock, register: Register, seats: Seats, session: UUID
) -> None:
    seats.tap(session, seats.board(session)[0].place, SeatState.HELP)
    register.close()
    again = Register.open(home, clock)
    assert board(Seats(again, Roll(again)), session)[0][1] is SeatState.HELP
    again.close()


def test_closing_the_class_erases_it(register: Register, classes: Classes, seats: Seats, session: UUID) -> None:
    seats.tap(session, seats.board(session)[0].place, SeatState.HELP)
    other = classes.create(course="べつ", day=date(2026, 11, 21), starts=time(14)).id
    seats.tap(other, Place(number=1), SeatState.DONE)
    assert classes.finish(session).state is SessionState.ENDED
    assert seats.log(session) == ()
    assert len(seats.log(other)) == 1
    assert register.rows("SELECT count(*) FROM seat_event") == [(1,)]


def test_a_class_nobody_closed_is_forgotten_the_next_day(
    register: Register, seats: Seats, clock: FixedClock, session: UUID
) -> None:
    seats.tap(session, Place(number=1), SeatState.HELP)
    clock.pass_by(days=1)
    seats.tap(session, Place(number=1), SeatState.DONE)
    assert register.rows("SELECT kind FROM seat_event") == [("done",)]


def test_who_is_no_longer_here_has_no_seat(roll: Roll, seats: Seats, session: UUID) -> None:
    seat = seats.board(session)[0]
    seats.tap(session, seat.place, SeatState.HELP)
    assert seat.row is not None
    roll.correct(session, seat.row.attendee.id, False, "")
    assert [name for name, _state, _minutes in board(seats, session)] == ["和田", ""]
