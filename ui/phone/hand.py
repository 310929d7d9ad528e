"""Follows a finger (or a mouse) over the phone and says what it did, in millimetres of the real screen."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from PySide6.QtCore import QElapsedTimer, QPointF

from smartclass.domain.touch import Limits, Point, Target, Touch, read

_MOST_POINTS = 2_000


class Hand:
    """One hand at a time: press, moves, release. A second finger may come along."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._clock = QElapsedTimer()
        self._clock.start()
        self._trace: list[Point] = []
        self._second: list[Point] = []
        self._before: Touch | None = None
        self._ended = -1e9
        self.mm = 1.0
        """Millimetres of one phone unit."""

    @property
    def down(self) -> bool:
        return bool(self._trace)

    @property
    def seconds(self) -> float:
        """How long the finger has been down."""
        return self._now() - self._trace[0].at if self._trace else 0.0

    def press(self, at: QPointF) -> None:
        self._trace = [self._point(at)]
        self._second = []

    def move(self, at: QPointF) -> None:
        if self._trace and len(self._trace) < _MOST_POINTS:
            self._trace.append(self._point(at))

    def second(self, at: QPointF) -> None:
        """Follow another finger that is down at the same time."""
        if self._trace and len(self._second) < _MOST_POINTS:
            self._second.append(self._point(at))

    def moved(self) -> QPointF:
        """Return how far the finger is from where it came down, in phone units."""
        if not self._trace:
            return QPointF()
        first, last = self._trace[0], self._trace[-1]
        return QPointF((last.x - first.x) / self.mm, (last.y - first.y) / self.mm)

    def still(self) -> bool:
        """Tell whether the finger has stayed where it came down."""
        moved = self.moved()
        return hypot(moved.x(), moved.y()) * self.mm < self.limits.slip

    def release(self, at: QPointF, targets: Sequence[Target]) -> Touch:
        """Return what the finger did."""
        if self._trace:
            self._trace.append(self._point(at))
        gap = (self._trace[0].at if self._trace else self._now()) - self._ended
        touch = read(self._trace, targets, second=self._second, before=self._before, gap=gap, limits=self.limits)
        self._before, self._ended = touch, self._now()
        self.drop()
        return touch

    def drop(self) -> None:
        """Forget a touch that has already done what it does."""
        self._trace, self._second = [], []

    def _now(self) -> float:
        return self._clock.nsecsElapsed() / 1e9

    def _point(self, at: QPointF) -> Point:
        return Point(self._now(), at.x() * self.mm, at.y() * self.mm)
