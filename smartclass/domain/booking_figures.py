"""What became of those who applied for held classes (申込): each of them counted once, in one of five ways."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from smartclass.domain.figures import SessionLine


@dataclass(frozen=True, slots=True)
class Turned:
    """The bookings of one session whose people stand on no roster, or came without standing there."""

    given_up: int = 0
    no_seat: int = 0
    came: int = 0


@dataclass(frozen=True, slots=True)
class DrawSums:
    """Draws that were made (抽選), as their protocols have them: how many bookings were in them and got a seat."""

    draws: int = 0
    drawn: int = 0
    won: int = 0

    @property
    def lost(self) -> int:
        return self.drawn - self.won


@dataclass(frozen=True, slots=True)
class BookingSums:
    """Everybody who had applied: with a booking, or written on the roster beforehand.

    `not_ticked` were expected where people were only counted: nobody knows whether they came.
    """

    came: int = 0
    stayed_away: int = 0
    not_ticked: int = 0
    given_up: int = 0
    no_seat: int = 0
    draws: DrawSums = DrawSums()

    @property
    def applied(self) -> int:
        return self.came + self.stayed_away + self.not_ticked + self.given_up + self.no_seat


NO_BOOKINGS = BookingSums()
NOBODY, NO_DRAW = Turned(), DrawSums()


def of_line(line: SessionLine, turned: Turned, draws: DrawSums) -> BookingSums:
    """Return what became of those who applied for one held class."""
    as_expected = line.present - line.walk_ins
    missing = line.expected - as_expected
    ticked = line.present > 0 or not line.count_only
    return BookingSums(
        as_expected + turned.came,
        missing if ticked else 0,
        0 if ticked else missing,
        turned.given_up,
        turned.no_seat,
        draws,
    )


def added(some: Iterable[BookingSums]) -> BookingSums:
    """Return the sum of some."""
    parts = tuple(one for one in some if one is not NO_BOOKINGS)
    drawn = [one.draws for one in parts if one.draws.draws]
    return BookingSums(
        sum(one.came for one in parts),
        sum(one.stayed_away for one in parts),
        sum(one.not_ticked for one in parts),
        sum(one.given_up for one in parts),
        sum(one.no_seat for one in parts),
        DrawSums(sum(one.draws for one in drawn), sum(one.drawn for one in drawn), sum(one.won for one in drawn)),
    )
