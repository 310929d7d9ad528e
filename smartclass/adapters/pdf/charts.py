"""Charts on paper, drawn from the same layout as on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from smartclass.adapters.pdf import fonts
from smartclass.adapters.pdf.flow import Piece
from smartclass.adapters.pdf.ink import MM, Ink
from smartclass.domain.chart import Chart
from smartclass.domain.chart_layout import Drawing, layout, parts
from smartclass.domain.chart_marks import Mark, Sign
from smartclass.domain.document import Align

SIZE = 9.5
"""The size of a chart's text in points."""


def pieces(chart: Chart, width: float) -> Iterator[Piece]:
    """Yield the chart, each part of it whole."""
    for part in parts(chart):
        drawing = layout(part, width, SIZE, _measure)
        yield Piece(drawing.height, partial(_told, drawing, part, width), gap=6 * MM)


def _measure(text: str, size: float) -> float:
    return fonts.width(text, size)


def _told(drawing: Drawing, chart: Chart, width: float, ink: Ink, x: float, top: float) -> None:
    with ink.figure(chart.spoken(), x, top, width, drawing.height):
        _draw(drawing, ink, x, top)


def _draw(drawing: Drawing, ink: Ink, x: float, top: float) -> None:
    canvas = ink.canvas
    canvas.setStrokeGray(0.6)
    for line in drawing.grid:
        ink.line(x + line.x1, top + line.y1, x + line.x2, top + line.y2, line.width)
    canvas.setStrokeGray(0.0)
    for box in drawing.boxes:
        ink.box(x + box.x, top + box.top, box.width, box.height, line=box.line, grey=min(box.grey, 0.999))
    for stroke in drawing.strokes:
        canvas.setDash([stroke.width * 3, stroke.width * 2.5] if stroke.dashed else [])
        ink.line(x + stroke.x1, top + stroke.y1, x + stroke.x2, top + stroke.y2, stroke.width)
    canvas.setDash([])
    for mark in drawing.marks:
        _mark(ink, mark, x + mark.x, top + mark.y)
    for word in drawing.words:
        align = Align.LEFT if word.anchor == 0 else Align.CENTRE if word.anchor == 0.5 else Align.RIGHT
        ink.text(x + word.x, top + word.baseline, word.text, word.size, bold=word.bold, align=align)


def _mark(ink: Ink, mark: Mark, x: float, y: float) -> None:
    r = mark.radius
    if mark.sign is Sign.RING:
        ink.disc(x, y, r)
        ink.canvas.setFillGray(1.0)
        ink.canvas.circle(x, ink.up(y), r * 0.6, stroke=0, fill=1)
        ink.canvas.setFillGray(0.0)
    elif mark.sign is Sign.SQUARE:
        ink.shape([(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)])
    elif mark.sign is Sign.TRIANGLE:
        ink.shape([(x, y - r * 1.2), (x + r * 1.1, y + r), (x - r * 1.1, y + r)])
    else:
        ink.disc(x, y, r)
