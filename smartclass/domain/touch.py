"""From the trace of a finger to what it did: the eye of the touch coach. Millimetres and seconds, no screen.

Limits: 67 to 81-year-olds miss by 3.36 mm on average, and 95 % of their touches land inside 13 mm
(docs/architecture.md names the study); phones take 0.4 to 0.5 s for a long touch and 0.3 s for a double one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import hypot

from smartclass.domain.play import Gesture
from smartclass.domain.practice import Pinch, Way

NEAR_MM = 13.0
"""A touch this close beside a target was meant for it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What counts as still, as long, as double. Millimetres and seconds."""

    slip: float = 3.0
    swipe: float = 8.0
    pinch: float = 6.0
    long: float = 0.5
    double: float = 0.35
    double_apart: float = 10.0


@dataclass(frozen=True, slots=True)
class Point:
    """Where a finger was and when: seconds, millimetres from the left and the top of the phone's screen."""

    at: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Target:
    """The room of one item, in millimetres."""

    item: str
    left: float
    top: float
    width: float
    height: float

    def miss(self, point: Point) -> tuple[float, float]:
        """Return how far to the right and down `point` is beside this target; (0, 0) inside."""
        across = point.x - min(max(point.x, self.left), self.left + self.width)
        down = point.y - min(max(point.y, self.top), self.top + self.height)
        return across, down


class Side(StrEnum):
    """On which side of what it was meant for a touch landed."""

    ABOVE = "above"
    BELOW = "below"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Touch:
    """What a finger did: the gesture, on which item ("" beside all), and for a miss the item meant and by how much.

    `at` is where the finger came down.
    """

    gesture: Gesture
    item: str = ""
    way: Way | None = None
    pinch: Pinch | None = None
    seconds: float = 0.0
    meant: str = ""
    across: float = 0.0
    down: float = 0.0
    at: Point | None = None

    @property
    def off(self) -> float:
        """Return by how many millimetres it missed what it was meant for."""
        return hypot(self.across, self.down)

    @property
    def side(self) -> Side | None:
        """Return on which side it landed, None where it hit or was meant for nothing near."""
        if not self.meant or not self.off:
            return None
        if abs(self.across) > abs(self.down):
            return Side.RIGHT if self.across > 0 else Side.LEFT
        return Side.BELOW if self.down > 0 else Side.ABOVE


def read(
    trace: Sequence[Point],
    targets: Sequence[Target],
    *,
    second: Sequence[Point] = (),
    before: Touch | None = None,
    gap: float = 1e9,
    limits: Limits | None = None,
) -> Touch:
    """Return what a finger did from press to release.

    `second` is another finger's trace at the same time; `before` the touch that ended `gap` seconds earlier.
    Later targets lie above earlier ones. A trace without points touches nothing.
    """
    limits = limits or Limits()
    if not trace:
        return Touch(Gesture.TAP)
    first, last = trace[0], trace[-1]
    seconds = last.at - first.at
    item = _under(first, targets)
    if second and (pinch := _pinch(trace, second, limits)):
        return Touch(Gesture.PINCH, item, pinch=pinch, seconds=seconds)
    moved = max(hypot(point.x - first.x, point.y - first.y) for point in trace)
    if moved >= limits.swipe:
        return Touch(Gesture.SWIPE, item, way=_way(first, last), seconds=seconds)
    meant, across, down = _meant(first, targets) if not item else ("", 0.0, 0.0)
    gesture = Gesture.SLIP if moved >= limits.slip else Gesture.LONG if seconds >= limits.long else Gesture.TAP
    if gesture is Gesture.TAP and gap <= limits.double and _same_place(before, first, limits):
        gesture = Gesture.DOUBLE
    return Touch(gesture, item, seconds=seconds, meant=meant, across=across, down=down, at=first)


def _same_place(before: Touch | None, here: Point, limits: Limits) -> bool:
    if before is None or before.at is None or before.gesture is not Gesture.TAP:
        return False
    return hypot(here.x - before.at.x, here.y - before.at.y) <= limits.double_apart


def _under(point: Point, targets: Sequence[Target]) -> str:
    return next((target.item for target in reversed(targets) if target.miss(point) == (0.0, 0.0)), "")


def _meant(point: Point, targets: Sequence[Target]) -> tuple[str, float, float]:
    """Return the nearest target and by how much it was missed; nothing where all are farther than NEAR_MM."""
    found = min(((hypot(*target.miss(point)), place) for place, target in enumerate(targets)), default=(1e9, 0))
    if found[0] > NEAR_MM:
        return "", 0.0, 0.0
    target = targets[found[1]]
    return target.item, *target.miss(point)


def _way(first: Point, last: Point) -> Way:
    across, down = last.x - first.x, last.y - first.y
    if abs(across) > abs(down):
        return Way.RIGHT if across > 0 else Way.LEFT
    return Way.DOWN if down > 0 else Way.UP


def _pinch(one: Sequence[Point], other: Sequence[Point], limits: Limits) -> Pinch | None:
    at_first = hypot(one[0].x - other[0].x, one[0].y - other[0].y)
    at_last = hypot(one[-1].x - other[-1].x, one[-1].y - other[-1].y)
    if abs(at_last - at_first) < limits.pinch:
        return None
    return Pinch.OUT if at_last > at_first else Pinch.IN
