"""What the reports of longer spans are made from beside their sums: lessons, staff, regulars, a person, open data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from smartclass.domain.activity import ActivityFigures
from smartclass.domain.age_band import AgeBand
from smartclass.domain.fiscal import Period
from smartclass.domain.registry import Centre


@dataclass(frozen=True, slots=True)
class LessonUse:
    """One lesson as it was planned in held sessions, and how often people stumbled in it (a sum, nobody's)."""

    lesson: str
    title: str
    course: str
    sessions: int
    visits: int
    stumbles: int = 0
    steps: tuple[tuple[str, int], ...] = ()
    """The steps with the most stumbles: their words and how often."""


@dataclass(frozen=True, slots=True)
class CourseFigures:
    """Courses and lessons of a span."""

    activity: ActivityFigures
    lessons: tuple[LessonUse, ...]


@dataclass(frozen=True, slots=True)
class StaffWork:
    """What one of the staff did in held sessions of a span; `months` are minutes, month by month."""

    id: UUID
    name: str
    role: str
    sessions: int
    minutes: int
    months: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StaffFigures:
    period: Period
    centre: Centre | None
    work: tuple[StaffWork, ...]


@dataclass(frozen=True, slots=True)
class Regular:
    """Somebody who came at least twice, and when last."""

    person: UUID
    name: str
    kana: str
    times: int
    last: date
    course: str
    centre: str


@dataclass(frozen=True, slots=True)
class ContinuityFigures:
    """Who came at least twice up to `on` and, of those seen in the span, who has not come for `weeks` weeks.

    `going_on` came within these weeks, or are expected at a class still to come.
    """

    period: Period
    centre: Centre | None
    on: date
    weeks: int
    going_on: int
    away: tuple[Regular, ...]


@dataclass(frozen=True, slots=True)
class PersonVisit:
    """One class a person was expected at or came to."""

    session: UUID
    day: date
    centre: str
    course: str
    expected: bool
    present: bool
    cancelled: bool
    lessons: tuple[str, ...] = ()
    """Titles of the lessons planned."""


@dataclass(frozen=True, slots=True)
class HistoryFigures:
    """Everything one person came to, the newest first; `today` parts what was from what is to come."""

    name: str
    kana: str
    today: date
    visits: tuple[PersonVisit, ...]


@dataclass(frozen=True, slots=True)
class OpenFigures:
    """Different people by centre and age band, for publishing; `shown` is the one centre asked for, or None.

    It always holds all centres: what is masked must not depend on which part of it is published.
    """

    period: Period
    shown: Centre | None
    centres: tuple[Centre, ...]
    sessions: tuple[int, ...]
    visits: tuple[int, ...]
    bands: tuple[Mapping[AgeBand, int], ...]
