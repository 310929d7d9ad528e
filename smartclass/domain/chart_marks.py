"""The strokes charts are made of, how bars are told apart without colour, and round steps for a scale."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Sign(StrEnum):
    """The marks on lines, so that two lines are told apart without colour."""

    DISC = "disc"
    RING = "ring"
    SQUARE = "square"
    TRIANGLE = "triangle"


@dataclass(frozen=True, slots=True)
class Box:
    """A framed rectangle; `grey` 1.0 is white, 0.0 black."""

    x: float
    top: float
    width: float
    height: float
    grey: float = 1.0
    line: float = 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    x: float
    y: float
    radius: float
    sign: Sign


@dataclass(frozen=True, slots=True)
class Word:
    """A text on its baseline; `anchor` says which part of it stands at x: 0.0 its left end, 1.0 its right."""

    x: float
    baseline: float
    text: str
    size: float
    anchor: float = 0.0
    bold: bool = False


GREYS = (0.3, 1.0, 0.82, 1.0)
"""Dark, hatched, light, striped: four fillings that a copier keeps apart."""


def filled(box: Box, look: int, size: float) -> tuple[Box, list[Stroke]]:
    """Return the bar as filling number `look`, and the lines of its pattern."""
    kind = look % len(GREYS)
    made = replace(box, grey=GREYS[kind], line=size * 0.06)
    if kind == 1:
        return made, list(_slanted(box, size * 0.38, size * 0.06))
    if kind == 3:
        return made, list(_level(box, size * 0.3, size * 0.06))
    return made, []


def _slanted(box: Box, step: float, line: float) -> Iterator[Stroke]:
    """Yield lines rising at 45 degrees, cut at the frame."""
    for number in range(1, int((box.width + box.height) / step) + 1):
        reach = number * step
        if reach >= box.width + box.height:
            return
        x1, y1 = max(0.0, reach - box.height), min(reach, box.height)
        x2, y2 = min(reach, box.width), max(0.0, reach - box.width)
        yield Stroke(box.x + x1, box.top + y1, box.x + x2, box.top + y2, line)


def _level(box: Box, step: float, line: float) -> Iterator[Stroke]:
    for number in range(1, int(box.height / step) + 1):
        y = box.top + number * step
        if y < box.top + box.height:
            yield Stroke(box.x, y, box.x + box.width, y, line)


def steps(largest: float) -> tuple[float, ...]:
    """Return the scale's numbers from 0: at most six, 1, 2 or 5 times a power of ten apart, reaching `largest`."""
    if largest <= 0:
        return (0.0, 1.0)
    power = 10.0 ** math.floor(math.log10(largest / 5)) if largest >= 5 else 1.0
    apart = next(factor * power for factor in (1, 2, 5, 10) if factor * power * 5 >= largest)
    return tuple(apart * number for number in range(max(1, math.ceil(largest / apart - 1e-9)) + 1))
