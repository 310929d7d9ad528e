"""The touch coach: what kind of stumble keeps coming back. It knows kinds, never people, and gives no score."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from smartclass.domain.play import Outcome, Result
from smartclass.domain.touch import Side, Touch

ENOUGH = 3
"""So many of a kind, and one friendly sentence is said (the design's rule)."""


class Habit(StrEnum):
    """What a finger tends to do."""

    ABOVE = "above"
    BELOW = "below"
    LEFT = "left"
    RIGHT = "right"
    LONG = "long"
    SHORT = "short"
    DOUBLE = "double"
    SLIP = "slip"
    BESIDE = "beside"


_OF_RESULT = {
    Result.TOO_LONG: Habit.LONG,
    Result.TOO_SHORT: Habit.SHORT,
    Result.DOUBLE: Habit.DOUBLE,
    Result.DRAGGED: Habit.SLIP,
}
_OF_SIDE = {Side.ABOVE: Habit.ABOVE, Side.BELOW: Habit.BELOW, Side.LEFT: Habit.LEFT, Side.RIGHT: Habit.RIGHT}


@dataclass(frozen=True, slots=True)
class Coach:
    """Counts habits in a row of acts; something that went well takes one away from each."""

    counts: tuple[tuple[Habit, int], ...] = ()

    def count(self, habit: Habit) -> int:
        return dict(self.counts).get(habit, 0)

    def after(self, outcome: Outcome, touch: Touch | None = None) -> tuple[Coach, Habit | None]:
        """Return the coach after an act, and the habit to speak of where there were ENOUGH of a kind.

        What has been spoken of is counted anew.
        """
        counts = dict(self.counts)
        if not outcome.stumbled:
            kept = {habit: number - 1 for habit, number in counts.items() if number > 1}
            return Coach(tuple(kept.items())), None
        habit = habit_of(outcome, touch)
        if habit is None:
            return self, None
        counts[habit] = counts.get(habit, 0) + 1
        if counts[habit] < ENOUGH:
            return Coach(tuple(counts.items())), None
        del counts[habit]
        return Coach(tuple(counts.items())), habit


def habit_of(outcome: Outcome, touch: Touch | None = None) -> Habit | None:
    """Return the habit an act shows, None for a wrong choice (that is no matter of the finger)."""
    if outcome.result is Result.MISSED:
        side = touch.side if touch else None
        return _OF_SIDE[side] if side else Habit.BESIDE
    return _OF_RESULT.get(outcome.result)
