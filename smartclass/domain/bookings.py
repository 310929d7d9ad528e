"""Bookings for a class session (申込): who has a seat, who waits, and whom to call when a seat is free."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from smartclass.domain.registry import Attendee, ClassSession

MOST_TOGETHER = 6
"""More people than this don't come as one party: they are a class of their own."""
_SEPARATORS = str.maketrans("", "", " -.()‐‑‒–—―−ー")


class Standing(StrEnum):
    """Where a booking stands. `APPLIED` waits for the draw."""

    BOOKED = "booked"
    WAITING = "waiting"
    APPLIED = "applied"


@dataclass(frozen=True, slots=True)
class Booking:
    """One person's booking. `number` was told to the caller; 0 where somebody stands on the roster without a booking.

    People of one `party` get seats together or wait together. `place` is the order in the line, `calls` how often
    nobody answered, `phone` the digits to call (four, ten or eleven of them, or none).
    """

    person: Attendee
    standing: Standing
    party: UUID
    number: int = 0
    place: int = 0
    phone: str = ""
    calls: int = 0
    at: datetime | None = None


Party = tuple[Booking, ...]


@dataclass(frozen=True, slots=True)
class BookingList:
    """Everything about the bookings of one session: those with seats in kana order, the others in order of the line.

    `by_draw` is true while bookings wait for a draw, `drawn_at` when it was made.
    """

    session: ClassSession
    bookings: tuple[Booking, ...]
    by_draw: bool = False
    drawn_at: datetime | None = None

    def of(self, standing: Standing) -> tuple[Booking, ...]:
        return tuple(one for one in self.bookings if one.standing is standing)

    @property
    def free(self) -> int:
        """Seats nobody has; below zero where more people were booked than there are seats."""
        return self.session.capacity - len(self.of(Standing.BOOKED))

    @property
    def next_call(self) -> Party:
        """The party to call now, () where there is nobody or no seat."""
        return next_call(self.of(Standing.WAITING), self.free)

    def find(self, person: UUID) -> Booking | None:
        return next((one for one in self.bookings if one.person.id == person), None)

    def together(self, one: Booking) -> Party:
        """Return the people of a booking's party who stand where it stands."""
        return tuple(other for other in self.of(one.standing) if other.party == one.party)


@dataclass(frozen=True, slots=True)
class NoShows:
    """How many of the people expected stayed away in the last `classes` of a course."""

    classes: int
    expected: int
    absent: int

    def spare(self, seats: int) -> int:
        """Return how many more than `seats` could be booked so that, as before, everybody finds a seat."""
        if not self.expected or self.absent >= self.expected:
            return 0
        return seats * self.expected // (self.expected - self.absent) - seats


def parties(line: Iterable[Booking]) -> tuple[Party, ...]:
    """Return who belongs together, in order: who was called least, then who stands first in the line."""
    found: dict[UUID, list[Booking]] = {}
    for one in line:
        found.setdefault(one.party, []).append(one)
    whole = [tuple(sorted(party, key=lambda one: (one.place, one.number))) for party in found.values()]
    return tuple(sorted(whole, key=lambda party: (min(one.calls for one in party), party[0].place, party[0].number)))


def next_call(waiting: Sequence[Booking], free: int) -> Party:
    """Return the first party that fits the free seats: a couple is passed over while only one seat is free."""
    return next((party for party in parties(waiting) if len(party) <= free), ())


def standing_for(size: int, waiting: Sequence[Booking], free: int) -> Standing:
    """Return where a new party of `size` stands: nobody takes a seat that somebody in the line could have."""
    fits = size <= free and not next_call(waiting, free)
    return Standing.BOOKED if fits else Standing.WAITING


def phone_digits(text: str) -> str | None:
    """Return the digits of a telephone number: four, ten or eleven from 0 on, or "" for none; None for all else."""
    digits = unicodedata.normalize("NFKC", text).translate(_SEPARATORS)
    if digits and not (digits.isascii() and digits.isdigit()):
        return None
    whole = len(digits) in (10, 11) and digits.startswith("0")
    return digits if len(digits) in (0, 4) or whole else None


def phone_words(digits: str) -> str:
    """Return a number in groups, as it is read out: 090-1234-5678, 031234-5678 (area codes differ in length), …5678."""
    if len(digits) == 11:
        return f"{digits[:3]}-{digits[3:7]}-{digits[7:]}"
    if len(digits) == 10:
        return f"{digits[:-4]}-{digits[-4:]}"
    return f"…{digits}" if digits else ""
