from __future__ import annotations

import pytest

from smartclass.domain.coach import ENOUGH, Coach, Habit, habit_of
from smartclass.domain.lesson import Family
from smartclass.domain.play import Act, Gesture, Outcome, Result, act, begin
from smartclass.domain.touch import Touch
from tests.domain.phones import PRACTICE

PLAY = begin(PRACTICE, Family.ANDROID)
GOOD = act(PLAY, Act(Gesture.TAP, "tap"))
TOO_LONG = act(PLAY, Act(Gesture.LONG, "tap"))
MISSED = act(PLAY, Act(Gesture.TAP))
WRONG = act(PLAY, Act(Gesture.TAP, "mail"))


def test_three_of_a_kind_are_spoken_of_once() -> None:
    coach, said = Coach(), []
    for _count in range(ENOUGH * 2):
        coach, habit = coach.after(TOO_LONG)
        said.append(habit)
    assert said == [None, None, Habit.LONG, None, None, Habit.LONG]


def test_what_goes_well_takes_one_away() -> None:
    coach = Coach()
    for outcome in (TOO_LONG, TOO_LONG, GOOD, TOO_LONG):
        coach, habit = coach.after(outcome)
        assert habit is None
    assert coach.count(Habit.LONG) == 2


def test_kinds_are_counted_apart() -> None:
    coach = Coach()
    below = Touch(Gesture.TAP, meant="tap", down=4.0)
    for outcome, touch in ((TOO_LONG, None), (MISSED, below), (TOO_LONG, None), (MISSED, below)):
        coach, habit = coach.after(outcome, touch)
        assert habit is None
    assert coach.after(MISSED, below)[1] is Habit.BELOW


def test_a_wrong_choice_is_no_matter_of_the_finger() -> None:
    assert habit_of(WRONG) is None
    assert Coach().after(WRONG) == (Coach(), None)


@pytest.mark.parametrize(
    ("touch", "habit"),
    [
        (None, Habit.BESIDE),
        (Touch(Gesture.TAP), Habit.BESIDE),
        (Touch(Gesture.TAP, meant="x", down=-3), Habit.ABOVE),
        (Touch(Gesture.TAP, meant="x", across=-3), Habit.LEFT),
        (Touch(Gesture.TAP, meant="x", across=3, down=1), Habit.RIGHT),
    ],
)
def test_a_miss_is_told_by_its_side(touch: Touch | None, habit: Habit) -> None:
    assert habit_of(Outcome(Result.MISSED, PLAY), touch) is habit
