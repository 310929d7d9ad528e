"""Where everything of a chart stands: one layout for paper and screen, in black and white, with names at the marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from smartclass.domain.chart import Chart, Kind, Series, said
from smartclass.domain.chart_marks import Box, Mark, Sign, Stroke, Word, filled, steps

Measure = Callable[[str, float], float]
"""The width of a text at a size."""

TALL = 11.0
"""The plot's height, in text sizes."""
SMALL = 0.85
LEAST = 0.6
"""Text is not made smaller than this part of its size."""
LIGHT, LINE, HEAVY = 0.03, 0.05, 0.14
"""Line widths in text sizes: grid, axis, data."""
MOST_ROWS = 24
"""A chart of lying bars has at most so many names, or it would not fit on a page."""


@dataclass(slots=True)
class Drawing:
    """A chart ready to be drawn, in the unit of the text size, downwards from its left top corner."""

    width: float
    height: float = 0.0
    grid: list[Stroke] = field(default_factory=list)
    """Drawn first, in grey, below everything else."""
    boxes: list[Box] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot's place on the drawing and its scale."""

    left: float
    top: float
    width: float
    height: float
    largest: float

    @property
    def foot(self) -> float:
        return self.top + self.height

    def y(self, value: float) -> float:
        return self.foot - value / self.largest * self.height


def layout(chart: Chart, width: float, size: float, measure: Measure) -> Drawing:
    """Return the drawing of a chart `width` wide with text of `size`; an empty one says only its title."""
    drawing = Drawing(width)
    drawing.words.append(Word(0, size * 1.0, chart.title, size, bold=True))
    drawing.height = size * 1.5
    if chart.empty:
        return drawing
    if chart.kind is Kind.ROWS:
        _rows(drawing, chart, size, measure)
    elif chart.kind is Kind.LINES:
        _lines(drawing, chart, size, measure)
    elif chart.kind is Kind.MULTIPLES:
        _multiples(drawing, chart, size, measure)
    else:
        frame = _frame(drawing, chart, size, measure)
        _columns(drawing, frame, chart, chart.series[0], size, measure)
        drawing.height = frame.foot + size * 1.6
    return drawing


def parts(chart: Chart) -> Iterator[Chart]:
    """Yield the chart, or several on one scale where it has too many names for a page."""
    if chart.kind is not Kind.ROWS or len(chart.names) <= MOST_ROWS:
        yield chart
        return
    for start in range(0, len(chart.names), MOST_ROWS):
        cut = slice(start, start + MOST_ROWS)
        series = tuple(replace(one, values=one.values[cut]) for one in chart.series)
        yield replace(chart, names=chart.names[cut], series=series, top=chart.largest)


def _frame(drawing: Drawing, chart: Chart, size: float, measure: Measure, right: float = 0.0) -> Frame:
    """Place the plot, with its scale at the left and fine lines across."""
    ticks = steps(chart.largest)
    numbers = [said(tick) for tick in ticks]
    left = max(measure(number, size * SMALL) for number in numbers) + size * 0.5
    frame = Frame(left, drawing.height + size * 1.2, drawing.width - left - right, size * TALL, ticks[-1])
    for tick, number in zip(ticks, numbers, strict=True):
        y = frame.y(tick)
        across = Stroke(left, y, left + frame.width, y, size * (LIGHT if tick else LINE))
        (drawing.grid if tick else drawing.strokes).append(across)
        drawing.words.append(Word(left - size * 0.4, y + size * 0.3, number, size * SMALL, 1.0))
    return frame


def _columns(
    drawing: Drawing, frame: Frame, chart: Chart, series: Series, size: float, measure: Measure, look: int = 0
) -> None:
    slot = frame.width / len(chart.names)
    _names(drawing, frame, chart.names, size, measure)
    numbers = [said(value) for value in series.values if value is not None]
    small = _fitting(numbers, slot * 0.96, size * SMALL, measure)
    for index, value in enumerate(series.values):
        if value is None:
            continue
        box = Box(frame.left + slot * (index + 0.18), frame.y(value), slot * 0.64, frame.foot - frame.y(value))
        if value:
            _fill(drawing, box, look, size)
        middle, wide = frame.left + slot * (index + 0.5), measure(said(value), small)
        if value:
            drawing.boxes.append(Box(middle - wide / 2, box.top - small * 1.2, wide, small * 1.1))
        drawing.words.append(Word(middle, box.top - small * 0.35, said(value), small, 0.5))


def _names(drawing: Drawing, frame: Frame, names: tuple[str, ...], size: float, measure: Measure) -> None:
    """Write the names below the plot: smaller where they are long, every second one where even that is too wide."""
    slot = frame.width / len(names)
    small = _fitting(list(names), slot * 0.96, size * SMALL, measure)
    widest = max(measure(name, small) for name in names)
    every = max(1, -int(-widest // slot))
    for index in range(0, len(names), every):
        x = frame.left + slot * (index + 0.5)
        drawing.words.append(Word(x, frame.foot + small * 1.3, names[index], small, 0.5))


def _lines(drawing: Drawing, chart: Chart, size: float, measure: Measure) -> None:
    ends = [(one, index) for one in chart.series if (index := _last(one)) >= 0]
    labels = [f"{one.name} {said(one.values[index] or 0)}" for one, index in ends]
    right = max(measure(label, size * SMALL) for label in labels) + size * 1.2
    frame = _frame(drawing, chart, size, measure, min(right, drawing.width * 0.4))
    _names(drawing, frame, chart.names, size, measure)
    slot = frame.width / len(chart.names)
    heights = []
    for look, (one, end) in enumerate(ends):
        points = [
            None if value is None else (frame.left + slot * (index + 0.5), frame.y(value))
            for index, value in enumerate(one.values)
        ]
        for first, second in pairwise(points):
            if first and second:
                drawing.strokes.append(Stroke(*first, *second, size * HEAVY, dashed=look % 2 == 1))
        sign = list(Sign)[look % len(Sign)]
        drawing.marks += [Mark(*point, size * 0.28, sign) for point in points if point]
        heights.append(frame.y(one.values[end] or 0))
    edge = frame.left + frame.width + size * 0.6
    room = drawing.width - edge
    small = _fitting(labels, room, size * SMALL, measure)
    for label, (_one, end), height, y in zip(labels, ends, heights, _apart(heights, small * 1.4, frame), strict=True):
        begin = frame.left + slot * (end + 0.5) + size * 0.45
        drawing.strokes.append(Stroke(begin, height, edge - size * 0.2, y, size * LIGHT * 1.6, dashed=True))
        drawing.words.append(Word(edge, y + small * 0.35, label, small))
    drawing.height = frame.foot + size * 1.6


def _apart(heights: list[float], gap: float, frame: Frame) -> list[float]:
    """Return the labels' places: beside their lines, but never closer than `gap` to each other."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    placed = list(heights)
    for before, after in pairwise(order):
        placed[after] = max(placed[after], placed[before] + gap)
    for place, index in enumerate(reversed(order)):
        placed[index] = min(placed[index], frame.foot - place * gap)
    return placed


def _rows(drawing: Drawing, chart: Chart, size: float, measure: Measure) -> None:
    many = len(chart.series) > 1
    small, thick = size * SMALL, size * (1.05 if many else 1.2)
    widest = max(measure(name, small) for name in chart.names)
    left = min(widest, drawing.width * 0.34) + size * 0.6
    labels = [
        [
            f"{one.name} {said(value)}" if many else said(value)
            for one in chart.series
            if (value := one.values[index]) is not None
        ]
        for index in range(len(chart.names))
    ]
    room = min(max(measure(label, small) for group in labels for label in group) + size * 0.6, drawing.width * 0.4)
    frame = Frame(left, 0, drawing.width - left - room, 0, chart.largest)
    y = drawing.height + size * 0.2
    top = y
    for index, name in enumerate(chart.names):
        high = thick * max(1, len(labels[index]))
        fitted = _fitting([name], left - size * 0.6, small, measure)
        drawing.words.append(Word(left - size * 0.4, y + high / 2 + fitted * 0.36, name, fitted, 1.0))
        shown = [(look, one.values[index]) for look, one in enumerate(chart.series) if one.values[index] is not None]
        for (look, value), label in zip(shown, labels[index], strict=True):
            wide = (value or 0) / frame.largest * frame.width
            if value:
                _fill(drawing, Box(left, y + thick * 0.06, wide, thick * 0.88), look, size)
            text = _fitting([label], drawing.width - left - wide - size * 0.4, small, measure)
            drawing.words.append(Word(left + wide + size * 0.35, y + thick * 0.5 + text * 0.36, label, text))
            y += thick
        y += thick * (0.6 if many else 0.35)
    drawing.strokes.append(Stroke(left, top - size * 0.1, left, y - thick * 0.2, size * LINE))
    drawing.height = y


def _multiples(drawing: Drawing, chart: Chart, size: float, measure: Measure) -> None:
    across = max(1, min(3, len(chart.series), int(drawing.width // (size * 1.9 * len(chart.names)))))
    wide = (drawing.width - size * 2 * (across - 1)) / across
    high = size * TALL * 0.45
    top = drawing.height
    largest = steps(chart.largest)[-1]
    for number, one in enumerate(chart.series):
        left = (number % across) * (wide + size * 2)
        if number and not number % across:
            top += high + size * 4.2
        fitted = _fitting([one.name], wide, size * 0.95, measure)
        drawing.words.append(Word(left, top + size * 0.9, one.name, fitted))
        frame = Frame(left, top + size * 2.2, wide, high, largest)
        drawing.strokes.append(Stroke(left, frame.foot, left + wide, frame.foot, size * LINE))
        _columns(drawing, frame, chart, one, size * 0.9, measure)
    drawing.height = top + high + size * 4.0


def _fill(drawing: Drawing, box: Box, look: int, size: float) -> None:
    made, lines = filled(box, look, size)
    drawing.boxes.append(made)
    drawing.strokes += lines


def _fitting(texts: list[str], room: float, size: float, measure: Measure) -> float:
    """Return the size at which the widest text fits `room`, not below the smallest that can be read."""
    widest = max((measure(text, size) for text in texts), default=0.0)
    return size if widest <= room else max(size * LEAST, size * max(room, 0.0) / widest)


def _last(series: Series) -> int:
    return max((index for index, value in enumerate(series.values) if value is not None), default=-1)
