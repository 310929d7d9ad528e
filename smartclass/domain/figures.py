"""What the reports are made from: values gathered once, so that a report never asks the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from types import MappingProxyType
from uuid import UUID

from smartclass.domain.age_band import AgeBand
from smartclass.domain.consultation import NO_TALKS, Consultation, TalkSums, Topic
from smartclass.domain.fiscal import Period
from smartclass.domain.lesson import Family, Lesson
from smartclass.domain.registry import ANONYMOUS, Centre, ClassSession, Counts, RosterRow, SessionState
from smartclass.domain.ruby import NO_TEXT, RubyText
from smartclass.domain.survey import NO_ANSWERS, SurveySums


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
    unexpected: frozenset[UUID] = frozenset()
    """Who of the roster was not expected: a walk-in where they came."""
    kept_bands: Mapping[UUID, AgeBand] = field(default_factory=lambda: MappingProxyType({}))
    """The age bands, as they were counted, of people here whose entry has been erased."""
    talks: tuple[Consultation, ...] = ()
    talk_sums: TalkSums = NO_TALKS
    topics: tuple[Topic, ...] = ()
    survey: SurveySums = NO_ANSWERS
    """The consultations held in the class, their sums by topic, what topics are called, and the three faces."""

    def is_walk_in(self, row: RosterRow) -> bool:
        """Return whether this person came without being expected (飛び入り)."""
        return row.present and row.attendee.id in self.unexpected

    @property
    def walk_ins(self) -> int:
        return sum(self.is_walk_in(row) for row in self.roster)

    @property
    def absent(self) -> int:
        """How many were expected and did not come."""
        return sum(not row.present and row.attendee.id not in self.unexpected for row in self.roster)


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
    capacity: int = 0
    reason: str = ""
    id: UUID = ANONYMOUS
    centre_id: UUID = ANONYMOUS

    @property
    def minutes(self) -> int:
        """How long it lasts; over midnight counts nothing."""
        return max(0, (self.ends.hour - self.starts.hour) * 60 + self.ends.minute - self.starts.minute)

    @property
    def cancelled(self) -> bool:
        return self.state is SessionState.CANCELLED

    @property
    def visits(self) -> int:
        """Everybody who came (延べ人数)."""
        return self.present + self.count_only

    @property
    def held(self) -> bool:
        """Whether the class took place: it was opened, or somebody came though nobody pressed "start"."""
        return self.state is not SessionState.CANCELLED and (self.state is not SessionState.PLANNED or self.visits > 0)


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
    talk_sums: TalkSums = NO_TALKS
    survey: SurveySums = NO_ANSWERS
    """Consultations of the period, in classes and outside of them, and what people thought of the classes."""


@dataclass(frozen=True, slots=True)
class HandoutFigures:
    """One lesson for one phone family, what comes after it, and which of its steps (ids) are worth doing once more."""

    lesson: Lesson
    family: Family
    next_title: RubyText = NO_TEXT
    centre: str = ""
    again: tuple[str, ...] = ()
    second: Lesson | None = None
    """The same lesson in another language, to be printed below each sentence."""
    second_language: str = ""
    large: bool = False
