"""What a town means to reach in a fiscal year, and how far it has come, beside the year before."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from smartclass.domain.activity import Tally
from smartclass.domain.fiscal import Period
from smartclass.domain.registry import Centre
from smartclass.domain.survey import NO_ANSWERS, SurveySums

MOST = 9_999_999


@dataclass(frozen=True, slots=True)
class Targets:
    """The plan of one fiscal year over all centres; 0 is "no target"."""

    sessions: int = 0
    visits: int = 0
    people: int = 0
    newcomers: int = 0
    satisfied: int = 0
    """In a hundred: how many of those who answer the survey say it was good."""

    @property
    def blank(self) -> bool:
        return not any(getattr(self, one.name) for one in fields(self))


MEASURES = tuple(one.name for one in fields(Targets))
"""What can be aimed at; each but `satisfied` is a figure of `Tally`, too."""


def most(measure: str) -> int:
    """Return the largest target of a measure."""
    return 100 if measure == "satisfied" else MOST


@dataclass(frozen=True, slots=True)
class KpiFigures:
    """A fiscal year up to `until` beside the same days of the year before. Months without a value are still to come."""

    year: int
    until: date
    span: Period
    centre: Centre | None
    targets: Targets
    now: Tally
    before: Tally
    months: tuple[int | None, ...]
    months_before: tuple[int, ...]
    """Visits, April to March; the year before with all of its months."""
    survey: SurveySums = NO_ANSWERS
    survey_before: SurveySums = NO_ANSWERS

    def pair(self, measure: str) -> tuple[int, int | None, int | None]:
        """Return (target, now, before) of a measure; None where nobody answered the survey."""
        target = getattr(self.targets, measure)
        if measure == "satisfied":
            return target, self.survey.satisfied, self.survey_before.satisfied
        return target, getattr(self.now, measure), getattr(self.before, measure)
