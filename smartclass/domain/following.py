"""Who stopped coming, and what somebody has done here: values for the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

WEEKS = (4, 8, 12)
USUAL_WEEKS = 8
LEAST_VISITS = 2
"""Who came once and not again has not stopped coming."""
LONGEST = timedelta(days=366)
"""Who was last here longer ago is not called any more; their entry goes by the town's rule."""


@dataclass(frozen=True, slots=True)
class Absent:
    """Somebody who came, and doesn't any more; `spoken` is the day they were spoken to since, if they were."""

    id: UUID
    name: str
    kana: str
    phone_last4: str
    visits: int
    last: date
    spoken: date | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """One class somebody was at."""

    day: date
    starts: time
    course: str
    centre: str


@dataclass(frozen=True, slots=True)
class History:
    """What one person has done: classes, the newest first, and (lesson, steps seen), the latest first."""

    visits: tuple[Visit, ...] = ()
    lessons: tuple[tuple[str, int], ...] = ()
