"""What a span of days comes to: as a whole, month by month, centre by centre, course by course."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TypeVar
from uuid import UUID

from smartclass.domain import age_band
from smartclass.domain.age_band import AgeBand
from smartclass.domain.booking_figures import NO_BOOKINGS, BookingSums, added
from smartclass.domain.consultation import NO_TALKS, TalkSums
from smartclass.domain.figures import SessionLine
from smartclass.domain.fiscal import Period, next_month
from smartclass.domain.registry import Centre
from smartclass.domain.survey import NO_ANSWERS, SurveySums

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who came in the span. `newcomer`: they had never come to any class before it.

    `kept` is the age band of somebody erased, as it was counted: their birth year is gone.
    """

    person: bytes
    birth_year: int | None
    newcomer: bool
    kept: AgeBand | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """The sums of some class sessions. People (`people`, `newcomers`) count once here, however often they came."""

    name: str = ""
    sessions: int = 0
    cancelled: int = 0
    minutes: int = 0
    staff: int = 0
    staff_minutes: int = 0
    seats: int = 0
    named: int = 0
    count_only: int = 0
    walk_ins: int = 0
    people: int = 0
    newcomers: int = 0
    bookings: BookingSums = NO_BOOKINGS

    @property
    def visits(self) -> int:
        """Everybody who came (延べ人数)."""
        return self.named + self.count_only


@dataclass(frozen=True, slots=True)
class ActivityFigures:
    """A span at one centre, or at all (`centre` None); parts in the order of time or of names."""

    period: Period
    centre: Centre | None
    sessions: tuple[SessionLine, ...] = ()
    whole: Tally = field(default_factory=Tally)
    months: tuple[tuple[date, Tally], ...] = ()
    centres: tuple[Tally, ...] = ()
    courses: tuple[Tally, ...] = ()
    bands: Mapping[AgeBand, int] = field(default_factory=lambda: MappingProxyType({}))
    bookings: Mapping[UUID, BookingSums] = field(default_factory=lambda: MappingProxyType({}))
    """What became of those who applied, by held session."""
    talk_sums: TalkSums = NO_TALKS
    survey: SurveySums = NO_ANSWERS
    """Consultations, in classes and outside of them, and what people thought of the classes."""

    @property
    def held(self) -> tuple[SessionLine, ...]:
        return tuple(line for line in self.sessions if line.held)

    @property
    def cancelled(self) -> tuple[SessionLine, ...]:
        return tuple(line for line in self.sessions if line.cancelled)


def gather(
    period: Period,
    centre: Centre | None,
    lines: tuple[SessionLine, ...],
    visits: Iterable[tuple[bytes, bytes]],
    visitors: Collection[Visitor],
    booked: Callable[[SessionLine], BookingSums] = lambda _line: NO_BOOKINGS,
) -> ActivityFigures:
    """Count the parts of a span. `lines` in the order of time; `visits` are (session, person), both as stored.

    `booked` is asked what became of those who applied for a held class. Talks and answers are not counted here.

    A newcomer counts where and when they came first, so that newcomers add up; people of parts don't.
    """
    came: dict[bytes, list[bytes]] = {}
    for session, person in visits:
        came.setdefault(session, []).append(person)
    new = {one.person for one in visitors if one.newcomer}
    begun: dict[bytes, list[bytes]] = {}
    for line in lines:
        here = [person for person in came.get(line.id.bytes, ()) if person in new]
        new.difference_update(here)
        begun[line.id.bytes] = here
    bookings = {line.id: booked(line) for line in lines if line.held}

    def sums(name: str, some: Iterable[SessionLine]) -> Tally:
        return _tally(name, tuple(some), came, begun, bookings)

    def by(key: Callable[[SessionLine], Key], name: Callable[[SessionLine], str]) -> tuple[Tally, ...]:
        groups: dict[Key, list[SessionLine]] = {}
        for line in sorted(lines, key=name):
            groups.setdefault(key(line), []).append(line)
        return tuple(sums(name(some[0]), some) for some in groups.values())

    return ActivityFigures(
        period,
        centre,
        lines,
        sums("", lines),
        tuple((month, sums("", (line for line in lines if _same(line.day, month)))) for month in months(period)),
        by(lambda line: line.centre_id, lambda line: line.centre),
        by(lambda line: line.course, lambda line: line.course),
        bands(visitors, period.last),
        bookings,
    )


def bands(visitors: Collection[Visitor], on: date) -> dict[AgeBand, int]:
    """Return different people by age band; those erased as they were counted."""
    kept = Counter(one.kept for one in visitors if one.kept)
    return age_band.tally((one.birth_year for one in visitors if not one.kept), on, kept)


def months(period: Period) -> tuple[date, ...]:
    """Return the first days of the calendar months a span touches."""
    found = [period.first.replace(day=1)]
    while (following := next_month(found[-1])) <= period.last:
        found.append(following)
    return tuple(found)


def _same(day: date, month: date) -> bool:
    return (day.year, day.month) == (month.year, month.month)


def _tally(
    name: str,
    lines: tuple[SessionLine, ...],
    came: Mapping[bytes, list[bytes]],
    begun: Mapping[bytes, list[bytes]],
    bookings: Mapping[UUID, BookingSums],
) -> Tally:
    held = [line for line in lines if line.held]
    people: set[bytes] = set()
    for line in held:
        people.update(came.get(line.id.bytes, ()))
    return Tally(
        name,
        len(held),
        sum(line.cancelled for line in lines),
        sum(line.minutes for line in held),
        sum(line.staff for line in held),
        sum(line.minutes * line.staff for line in held),
        sum(line.capacity for line in held),
        sum(line.present for line in held),
        sum(line.count_only for line in held),
        sum(line.walk_ins for line in held),
        len(people),
        sum(len(begun[line.id.bytes]) for line in held),
        added(bookings[line.id] for line in held),
    )
