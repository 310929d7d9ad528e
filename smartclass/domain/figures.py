"""What the reports are made from: values gathered once, so that a report never asks the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from types import MappingProxyType

from smartclass.domain.age_band import AgeBand
from smartclass.domain.fiscal import Period
from smartclass.domain.lesson import Family, Lesson
from smartclass.domain.registry import Centre, ClassSession, Counts, RosterRow, SessionState


@dataclass(frozen=True, slots=True)
class Correction:
    """A presence that was set right after the class: `number` is the roster row, `reason` what was typed."""

    number: int
    at: datetime
    present: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SessionFigures:
    """One class session with its roster in kana order."""

    session: ClassSession
    roster: tuple[RosterRow, ...]
    counts: Counts
    corrections: tuple[Correction, ...] = ()
    """Each roster number at most once: the last correction of that row."""


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One class session in a period report. `walk_ins` are part of `present`; `count_only` came on top."""

    day: date
    starts: time
    ends: time
    centre: str
    course: str
    state: SessionState
    staff: int = 0
    expected: int = 0
    present: int = 0
    walk_ins: int = 0
    count_only: int = 0

    @property
    def visits(self) -> int:
        """Everybody who came (延べ人数)."""
        return self.present + self.count_only


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """A period at one centre, or at all of them (`centre` None).

    `people` are different persons with a name (実人数), `first_timers` those of them who never came before,
    `bands` the same persons by age at the period's end. Count-only visitors have no name and are in none of them.
    """

    period: Period
    centre: Centre | None
    sessions: tuple[SessionLine, ...]
    people: int = 0
    first_timers: int = 0
    bands: Mapping[AgeBand, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class HandoutFigures:
    """One lesson for one phone family, and what comes after it."""

    lesson: Lesson
    family: Family
    next_title: str = ""
    centre: str = ""
