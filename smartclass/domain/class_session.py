"""A class on one day, and what it is made of: all that the first screen needs to know of the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from uuid import UUID


class SessionState(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"
    CANCELLED = "cancelled"


class Role(StrEnum):
    COORDINATOR = "coordinator"
    INSTRUCTOR = "instructor"
    HELPER = "helper"


@dataclass(frozen=True, slots=True)
class Centre:
    """A community centre (会場)."""

    id: UUID
    name: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """A course (講座): what a class session belongs to in reports."""

    id: UUID
    title: str


@dataclass(frozen=True, slots=True)
class Staff:
    """A volunteer or coordinator (講師・支援員)."""

    id: UUID
    name: str
    role: Role = Role.INSTRUCTOR


@dataclass(frozen=True, slots=True)
class ClassSession:
    """One class on one day (開催回). Times are local wall-clock times; `lesson_ids` are the lessons planned."""

    id: UUID
    centre: Centre
    course: Course
    day: date
    starts: time
    ends: time
    capacity: int
    state: SessionState = SessionState.PLANNED
    lesson_ids: tuple[str, ...] = ()
    staff: tuple[Staff, ...] = ()
    expected: int = 0
    present: int = 0
    count_only: int = 0
    """`expected` people are on the roster, `present` (walk-ins too) came, `count_only` more were only counted."""
    reason: str = ""
    """Why it was called off."""
