"""A frozen report (確定): its figures in one form that is always written alike, and what has changed since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import singledispatch
from typing import Any
from uuid import UUID

from smartclass.domain.activity import ActivityFigures, Tally
from smartclass.domain.age_band import AgeBand
from smartclass.domain.booking_figures import BookingSums
from smartclass.domain.consultation import OUTCOMES, TalkSums
from smartclass.domain.figures import PeriodFigures
from smartclass.domain.fiscal import Period
from smartclass.domain.registry import Role
from smartclass.domain.span_figures import CourseFigures, OpenFigures
from smartclass.domain.survey import Answer, SurveySums

Key = tuple[str, str, str]
"""What a figure is: the group ("whole", "month", "centre" …), which one of it ("2026-11", a name), the measure.

No key and no figure holds anything of a person.
"""
Value = int | str
Figures = Mapping[Key, Value]

MEASURES = (
    "sessions",
    "cancelled",
    "minutes",
    "staff",
    "staff_minutes",
    "seats",
    "visits",
    "people",
    "newcomers",
    "count_only",
)
"""What is frozen of each tally: what the reports print."""
BOOKINGS = ("applied", "came", "stayed_away", "not_ticked", "given_up", "no_seat")
DRAWS = ("draws", "drawn", "won")


@dataclass(frozen=True, slots=True)
class Frozen:
    """One freezing. `inputs` and `document` are SHA-256 in hex: of the rows counted, and of the PDF that was made.

    `act` is the last act at the desk that it knows of: every later one came after it.
    """

    id: UUID
    report: str
    period: Period
    centre: UUID | None
    figures: Figures
    inputs: str
    document: str
    at: datetime
    role: Role
    act: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that is no longer what was frozen; None where it was not there, or is there no more."""

    key: Key
    before: Value | None
    now: Value | None


@dataclass(frozen=True, slots=True)
class LaterAct:
    """Something done at the desk after a freezing, about a class of its span. Names are for the screen alone."""

    at: datetime
    kind: str
    present: bool
    session: UUID
    day: date
    course: str
    centre: str
    person: UUID | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a report stands now: its last freezing (None: never), and what is different since.

    `rows_changed` without differences: somebody was taken for another, say, and every sum stayed the same.
    """

    frozen: Frozen | None = None
    differences: tuple[Difference, ...] = ()
    rows_changed: bool = False

    @property
    def as_frozen(self) -> bool:
        """Tell whether it was frozen and nothing has changed."""
        return self.frozen is not None and not self.differences and not self.rows_changed


def canonical(figures: Figures) -> str:
    """Write figures in the order of their names, without a space too many: equal figures, equal text."""
    lines = [[*key, value] for key, value in sorted(figures.items())]
    return json.dumps(lines, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> dict[Key, Value]:
    """Read what `canonical` wrote; ValueError where it is anything else."""
    found: dict[Key, Value] = {}
    lines = json.loads(text)
    if not isinstance(lines, list):
        raise ValueError("no list of figures")
    for line in lines:
        group, part, measure, value = line
        if not all(isinstance(one, str) for one in (group, part, measure)) or type(value) not in (int, str):
            raise ValueError("no figure")
        found[group, part, measure] = value
    return found


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes in hex."""
    return hashlib.sha256(data).hexdigest()


def differences(before: Figures, now: Figures) -> tuple[Difference, ...]:
    """Return every figure that differs, in the order of the report: the whole first, then its parts."""
    changed = [
        Difference(key, before.get(key), now.get(key))
        for key in {*before, *now}
        if (type(before.get(key)), before.get(key)) != (type(now.get(key)), now.get(key))
    ]
    return tuple(sorted(changed, key=lambda one: _place(one.key)))


_GROUPS = ("whole", "month", "centre", "course", "band", "lesson", "booking", "talk", "survey")


def _place(key: Key) -> tuple[int, str, int, str]:
    group, part, measure = key
    first = _GROUPS.index(group) if group in _GROUPS else len(_GROUPS)
    order = (*MEASURES, *BOOKINGS, *DRAWS)
    return first, part, order.index(measure) if measure in order else len(order), measure


@singledispatch
def figures(data: Any) -> dict[Key, Value]:
    """Return the figures of what a report is made from; TypeError for a kind that can't be frozen."""
    raise TypeError(type(data).__name__)


@figures.register
def _activity(data: ActivityFigures) -> dict[Key, Value]:
    asked = _bookings(data.whole.bookings) | _talks(data.talk_sums, data.survey)
    return _tallies(data) | asked | _bands("", data.bands)


def _tallies(data: ActivityFigures) -> dict[Key, Value]:
    found: dict[Key, Value] = dict(_tally("whole", "", data.whole))
    for month, tally in data.months:
        found.update(_tally("month", f"{month:%Y-%m}", tally))
    for group, tallies in (("centre", data.centres), ("course", data.courses)):
        for name, tally in zip(_apart([one.name for one in tallies]), tallies, strict=True):
            found.update(_tally(group, name, tally))
    return found


@figures.register
def _period(data: PeriodFigures) -> dict[Key, Value]:
    held = [line for line in data.sessions if line.held]
    sums = {
        "sessions": len(held),
        "cancelled": sum(line.cancelled for line in data.sessions),
        "minutes": sum(line.minutes for line in held),
        "staff": sum(line.staff for line in held),
        "visits": sum(line.visits for line in held),
        "people": data.people,
        "newcomers": data.first_timers,
        "count_only": sum(line.count_only for line in held),
        "walk_ins": sum(line.walk_ins for line in held),
    }
    found: dict[Key, Value] = {("whole", "", name): value for name, value in sums.items()}
    return found | _talks(data.talk_sums, data.survey) | _bands("", data.bands)


@figures.register
def _courses(data: CourseFigures) -> dict[Key, Value]:
    found = _tallies(data.activity) | _bands("", data.activity.bands)
    for name, use in zip(_apart([one.title for one in data.lessons]), data.lessons, strict=True):
        sums = (("sessions", use.sessions), ("visits", use.visits), ("stumbles", use.stumbles))
        found.update({("lesson", name, measure): value for measure, value in sums})
    return found


@figures.register
def _open(data: OpenFigures) -> dict[Key, Value]:
    found: dict[Key, Value] = {}
    names = _apart([centre.name for centre in data.centres])
    for name, sessions, visits, bands in zip(names, data.sessions, data.visits, data.bands, strict=True):
        found |= {("centre", name, "sessions"): sessions, ("centre", name, "visits"): visits}
        found |= {("centre", name, measure): value for (_group, _part, measure), value in _bands("", bands).items()}
    return found


def _tally(group: str, part: str, tally: Tally) -> Iterator[tuple[Key, int]]:
    for measure in MEASURES:
        yield (group, part, measure), getattr(tally, measure)


def _bookings(sums: BookingSums) -> dict[Key, Value]:
    measures = {name: getattr(sums, name) for name in BOOKINGS if sums.applied}
    measures |= {name: getattr(sums.draws, name) for name in DRAWS if sums.draws.draws}
    return {("booking", "", name): n for name, n in measures.items()}


def _talks(sums: TalkSums, survey: SurveySums) -> dict[Key, Value]:
    found: dict[Key, Value] = {}
    for line in sums.lines:
        found.update({("talk", line.title, str(one)): n for one, n in zip(OUTCOMES, line.counts, strict=True) if n})
    found.update({("survey", "", str(answer)): n for answer in Answer if (n := survey.of(answer))})
    return found


def _bands(part: str, bands: Mapping[AgeBand, int]) -> dict[Key, Value]:
    return {("band", part, str(band)): count for band, count in bands.items()}


def _apart(names: list[str]) -> list[str]:
    """Return names of which no two are alike: a second 中央館 becomes 中央館 (2)."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return found
