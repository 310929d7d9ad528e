from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.play import Gesture
from smartclass.domain.practice import Pinch, Way
from smartclass.domain.touch import NEAR_MM, Point, Side, Target, Touch, read

BUTTON = Target("button", 10, 20, 15, 13)
OTHER = Target("other", 40, 20, 15, 13)


def trace(*places: tuple[float, float], seconds: float = 0.1, start: float = 0.0) -> list[Point]:
    step = seconds / max(1, len(places) - 1)
    return [Point(start + number * step, x, y) for number, (x, y) in enumerate(places)]


def test_a_short_still_touch_is_a_tap() -> None:
    touch = read(trace((12, 22), (13, 23)), [BUTTON, OTHER])
    assert (touch.gesture, touch.item, touch.side, touch.off) == (Gesture.TAP, "button", None, 0.0)


def test_a_touch_that_stays_is_long() -> None:
    touch = read(trace((12, 22), (12, 22), seconds=0.8), [BUTTON])
    assert touch.gesture is Gesture.LONG
    assert touch.seconds == pytest.approx(0.8)


def test_a_finger_that_slips_a_little_has_slipped() -> None:
    assert read(trace((12, 22), (16.5, 22)), [BUTTON]).gesture is Gesture.SLIP


@pytest.mark.parametrize(
    ("end", "way"),
    [((32, 22), Way.RIGHT), ((-8, 25), Way.LEFT), ((12, 42), Way.DOWN), ((14, 2), Way.UP)],
)
def test_a_finger_that_goes_far_swipes(end: tuple[float, float], way: Way) -> None:
    touch = read(trace((12, 22), end), [BUTTON])
    assert (touch.gesture, touch.way, touch.item) == (Gesture.SWIPE, way, "button")


@pytest.mark.parametrize(
    ("at", "side"),
    [((17, 36), Side.BELOW), ((17, 15), Side.ABOVE), ((7, 25), Side.LEFT), ((28, 25), Side.RIGHT)],
)
def test_a_miss_tells_what_was_meant_and_on_which_side_it_landed(at: tuple[float, float], side: Side) -> None:
    touch = read(trace(at), [BUTTON, OTHER])
    assert (touch.item, touch.meant, touch.side) == ("", "button", side)
    assert 2.9 <= touch.off <= 5.1


def test_far_from_everything_nothing_was_meant() -> None:
    touch = read(trace((17, 33 + NEAR_MM + 1)), [BUTTON])
    assert (touch.item, touch.meant, touch.side) == ("", "", None)
    assert read(trace((1, 1)), []).meant == ""
    assert read([], [BUTTON]) == Touch(Gesture.TAP)


def test_two_touches_soon_after_each_other_are_a_double() -> None:
    first = read(trace((12, 22)), [BUTTON])
    assert read(trace((13, 22)), [BUTTON], before=first, gap=0.2).gesture is Gesture.DOUBLE
    assert read(trace((13, 22)), [BUTTON], before=first, gap=0.6).gesture is Gesture.TAP
    assert read(trace((42, 22)), [BUTTON, OTHER], before=first, gap=0.2).gesture is Gesture.TAP


def test_two_fingers_go_apart_or_together() -> None:
    still = trace((12, 22), (12, 22))
    apart = trace((16, 22), (36, 22))
    assert read(still, [BUTTON], second=apart).pinch is Pinch.OUT
    assert read(still, [BUTTON], second=list(reversed(apart))).pinch is Pinch.IN
    assert read(still, [BUTTON], second=trace((16, 22), (17, 22))).gesture is Gesture.TAP


def test_what_lies_above_is_touched_first() -> None:
    assert read(trace((12, 22)), [BUTTON, Target("dialog", 0, 0, 60, 60)]).item == "dialog"


@given(
    st.lists(st.tuples(st.floats(-100, 200), st.floats(-100, 200)), max_size=20),
    st.lists(st.tuples(st.floats(-100, 200), st.floats(-100, 200)), max_size=5),
    st.floats(0, 20),
)
def test_every_trace_is_something(
    places: list[tuple[float, float]], second: list[tuple[float, float]], seconds: float
) -> None:
    touch = read(trace(*places, seconds=seconds), [BUTTON, OTHER], second=trace(*second))
    assert touch.item in ("", "button", "other")
    assert touch.off <= NEAR_MM
    assert not (touch.item and touch.meant)
