"""What people thought of a class, in three steps: sums only, no person and no order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST = 999
"""So many answers of one kind a class can have, by touch and on paper each."""


class Answer(StrEnum):
    """よかった, ふつう, もう少し."""

    GOOD = "good"
    MIDDLE = "middle"
    MORE = "more"


class Way(StrEnum):
    """Whether somebody touched a face on the screen, or marked one on paper."""

    TOUCH = "touch"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class SurveySums:
    """How often each answer was given."""

    good: int = 0
    middle: int = 0
    more: int = 0

    @property
    def total(self) -> int:
        return self.good + self.middle + self.more

    @property
    def satisfied(self) -> int | None:
        """How many in a hundred said it was good, rounded down; None where nobody answered."""
        return self.good * 100 // self.total if self.total else None

    def of(self, answer: Answer) -> int:
        """Return the sum of one answer."""
        return {Answer.GOOD: self.good, Answer.MIDDLE: self.middle, Answer.MORE: self.more}[answer]

    def __add__(self, other: SurveySums) -> SurveySums:
        return SurveySums(self.good + other.good, self.middle + other.middle, self.more + other.more)


NO_ANSWERS = SurveySums()


@dataclass(frozen=True, slots=True)
class ClassSurvey:
    """The answers of one class, by the way in which they were given."""

    touch: SurveySums = NO_ANSWERS
    paper: SurveySums = NO_ANSWERS

    @property
    def sums(self) -> SurveySums:
        return self.touch + self.paper
