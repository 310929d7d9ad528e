"""The values of the register: centres, courses, class sessions, staff, attendees, attendance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from smartclass.domain.class_session import Centre, ClassSession, Course, Role, SessionState, Staff
from smartclass.domain.needs import Need

__all__ = [
    "ANONYMOUS",
    "Attendee",
    "Centre",
    "CheckIn",
    "CheckInResult",
    "ClassSession",
    "Counts",
    "Course",
    "How",
    "NewAttendee",
    "Role",
    "RosterRow",
    "SessionState",
    "Staff",
    "Trace",
]

ANONYMOUS = UUID(int=0)


class How(StrEnum):
    """How an attendance came about."""

    TAP = "tap"
    CARD = "card"
    WALK_IN = "walk_in"
    ALL = "all"
    NUMBERS = "numbers"
    CORRECTION = "correction"


class Mark(StrEnum):
    """What else is known of somebody's presence: joined after the beginning, left before the end."""

    LATE = "late"
    LEFT_EARLY = "left_early"


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person who comes to classes (受講者). Birth *year* only; the last four of the phone are optional."""

    id: UUID
    name: str
    kana: str = ""
    birth_year: int | None = None
    phone_last4: str = ""
    family: str = ""
    notes: str = ""
    token: str = ""
    row_ver: int = 1


@dataclass(frozen=True, slots=True)
class NewAttendee:
    """What somebody typed about a person; checked by `domain.people.faults` before it is stored."""

    name: str
    kana: str = ""
    birth_year: int | None = None
    phone_last4: str = ""
    family: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One line of the roster at the desk. `number` is the printed row number; `at` is when they came (local)."""

    attendee: Attendee
    number: int
    present: bool
    at: datetime | None = None
    how: How | None = None
    twin: bool = False
    """`twin` is true where somebody else on the roster has the same name: show a second sign (kana, birth year)."""
    marks: frozenset[Mark] = frozenset()
    needs: tuple[Need, ...] = ()
    """What helps them, and nothing of why."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The large figure at the desk: `present` of `expected`, plus `count_only` people without a name."""

    expected: int
    present: int
    count_only: int = 0

    @property
    def total(self) -> int:
        return self.present + self.count_only


class CheckInResult(StrEnum):
    DONE = "done"
    ALREADY = "already"
    UNKNOWN_CARD = "unknown_card"
    FOREIGN_CODE = "foreign_code"
    DEAD_CARD = "dead_card"


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What became of one check-in; `attendee` is None where the card said nothing to us."""

    result: CheckInResult
    attendee: Attendee | None = None
    counts: Counts | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """One act at the desk, kept for ever: a correction is a new fact, not an edit."""

    at: datetime
    act: str
    attendee_id: UUID | None
    detail: str = ""
