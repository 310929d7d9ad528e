"""The seat board of a running class: who is done, who is at it, who waits for help, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from smartclass.domain.registry import RosterRow
from smartclass.domain.seats import NEXT_STEP, HelpNote, Place, Said, SeatEvent, SeatState, says
from smartclass.services.roll import Roll
from smartclass.storage import seats
from smartclass.storage.register import Register


@dataclass(frozen=True, slots=True)
class Seat:
    """One card of the board: a person who is here (`row`), or a seat by number; `minutes` since it says so."""

    place: Place
    state: SeatState = SeatState.WAITING
    minutes: int = 0
    row: RosterRow | None = None


class Seats:
    """Kept in the register, so that a power cut loses nothing, and erased when the class is closed."""

    def __init__(self, register: Register, roll: Roll) -> None:
        self._register, self._roll = register, roll

    def board(self, session: UUID) -> tuple[Seat, ...]:
        """Return a seat for everybody present, in the order of the roster, then for those only counted."""
        said = says(seats.events(self._register, session))
        here = [row for row in self._roll.roster(session) if row.present]
        count = self._roll.counts(session).count_only
        named = [self._seat(Place(row.attendee.id), said, row) for row in here]
        return (*named, *(self._seat(Place(number=number), said) for number in range(1, count + 1)))

    def tap(self, session: UUID, place: Place, what: SeatState | HelpNote) -> None:
        """Note what a seat says now, or what was done about it."""
        with self._register.write() as run:
            seats.add(run, self._register, session, place, str(what))

    def next_step(self, session: UUID) -> None:
        """Set everybody who was done back to 「まって」; who waits for help is not forgotten."""
        with self._register.write() as run:
            seats.add(run, self._register, session, Place(), NEXT_STEP)

    def undo(self, session: UUID) -> bool:
        """Take back the last tap; false where there is none."""
        with self._register.write() as run:
            return seats.take_back(run, session)

    def log(self, session: UUID) -> tuple[SeatEvent, ...]:
        """Return every tap of this class, newest first."""
        return seats.events(self._register, session)[::-1]

    def _seat(self, place: Place, said: dict[Place, Said], row: RosterRow | None = None) -> Seat:
        now = said.get(place)
        return Seat(place, now.state, now.minutes(self._register.clock.now()), row) if now else Seat(place, row=row)
