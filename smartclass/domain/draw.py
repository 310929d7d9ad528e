"""The draw (抽選): the same bookings and the same seed always give the same result, and anybody can check it.

The rule, as it is printed: people who come together are one party, known by its smallest number. Parties in which
somebody comes for the first time, or lost last time, go first. Within each half the order is that of SHA-256 over
「seed:number」. Seats are given in this order; a party for which the seats left are too few is passed over and waits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from smartclass.domain.registry import ClassSession

LONGEST_SEED = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """One booking in the draw, by number alone; `party` is the smallest number among those who come together."""

    number: int
    party: int
    first_timer: bool = False
    lost_last: bool = False


@dataclass(frozen=True, slots=True)
class DrawLine:
    """What became of one booking: a seat, or the `waiting`-th place in the line (1 is first; 0 with a seat)."""

    number: int
    party: int
    first_timer: bool
    lost_last: bool
    waiting: int = 0

    @property
    def seated(self) -> bool:
        return not self.waiting


@dataclass(frozen=True, slots=True)
class DrawPlan:
    """What a draw will be about, before it is made: nothing in it tells who will win."""

    seats: int
    entries: tuple[Entry, ...]
    times: int = 0
    """How often this session was drawn before, each taken back."""

    @property
    def parties(self) -> int:
        return len({one.party for one in self.entries})

    @property
    def first_timers(self) -> int:
        return sum(one.first_timer for one in self.entries)

    @property
    def lost_last(self) -> int:
        return sum(one.lost_last for one in self.entries)


@dataclass(frozen=True, slots=True)
class DrawFigures:
    """A draw that was made: everything its protocol says, and not one name. Lines are in order of number."""

    session: ClassSession
    seed: str
    at: datetime
    seats: int
    lines: tuple[DrawLine, ...]
    times: int = 1


def draw(entries: Iterable[Entry], seats: int, seed: str) -> tuple[DrawLine, ...]:
    """Return what becomes of every booking, in order of number; the order of `entries` makes no difference."""
    groups: dict[int, list[Entry]] = {}
    for one in sorted(entries, key=lambda one: one.number):
        groups.setdefault(one.party, []).append(one)
    lines: list[DrawLine] = []
    left, waiting = seats, 0
    for party in sorted(groups, key=lambda party: (not _goes_first(groups[party]), ticket(seed, party))):
        seated = len(groups[party]) <= left
        left -= len(groups[party]) if seated else 0
        waiting += 0 if seated else 1
        place = 0 if seated else waiting
        lines += [DrawLine(one.number, party, one.first_timer, one.lost_last, place) for one in groups[party]]
    return tuple(sorted(lines, key=lambda line: line.number))


def ticket(seed: str, party: int) -> str:
    """Return the lot of a party: 64 hexadecimal digits, the smaller the earlier."""
    return hashlib.sha256(f"{seed}:{party}".encode()).hexdigest()


def _goes_first(party: Iterable[Entry]) -> bool:
    return any(one.first_timer or one.lost_last for one in party)
