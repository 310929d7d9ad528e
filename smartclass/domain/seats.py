"""The seat board: what each seat says (できた, まって, たすけて), since when, and what was done about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class SeatState(StrEnum):
    """What a seat says. Everybody begins, and begins each step, with `WAITING`: at it, take your time."""

    DONE = "done"
    WAITING = "waiting"
    HELP = "help"


class HelpNote(StrEnum):
    """What a helper did, noted with one tap."""

    TOLD = "told"
    TOGETHER = "together"
    LATER = "later"


NEXT_STEP = "next"
"""The whole class goes on: who had finished is at it again, who waits for help still waits."""


@dataclass(frozen=True, slots=True)
class Place:
    """Who sits there: a person of the roster, or only a seat number where people were counted without names."""

    person: UUID | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class SeatEvent:
    """One tap on the board: a `SeatState`, a `HelpNote`, or `NEXT_STEP` (about no place)."""

    place: Place
    kind: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """What a seat says, and since when."""

    state: SeatState
    since: datetime

    def minutes(self, now: datetime) -> int:
        """Return the whole minutes since then."""
        return max(0, int((now - self.since).total_seconds() // 60))


_MAKES = {str(state): state for state in SeatState} | {"told": SeatState.WAITING, "together": SeatState.DONE}
"""What each tap makes of a seat: told how, they go on; done together, it is done; 「あとで」 leaves them waiting."""


def says(events: Iterable[SeatEvent]) -> dict[Place, Said]:
    """Return what each seat says after these taps (oldest first); seats never tapped are not in it."""
    seats: dict[Place, Said] = {}
    for event in events:
        if event.kind == NEXT_STEP:
            done = [place for place, said in seats.items() if said.state is SeatState.DONE]
            seats.update((place, Said(SeatState.WAITING, event.at)) for place in done)
            continue
        state, before = _MAKES.get(event.kind), seats.get(event.place)
        if state and (before is None or before.state is not state):
            seats[event.place] = Said(state, event.at)
    return seats
