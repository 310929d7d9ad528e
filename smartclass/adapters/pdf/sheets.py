"""The blocks of reports: headings, paragraphs, label and value pairs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from smartclass.adapters.pdf import fonts, tables, text
from smartclass.adapters.pdf.flow import Flowing, Piece
from smartclass.adapters.pdf.ink import HAIR, MM, THIN, Ink
from smartclass.adapters.pdf.steps import framed
from smartclass.domain.document import Facts, Heading, Paragraph

_SCALE = {1: 1.65, 2: 1.15}


def heading(block: Heading, width: float, size: float, key: str) -> Flowing:
    """Return a heading that never stands alone at the foot of a page, and a bookmark for it."""
    large = size * _SCALE.get(block.level, 1.0)
    body = text.block(block.text, width, large, bold=True)
    rule = 3 * MM if block.level == 1 else 0.0

    def draw(ink: Ink, x: float, top: float) -> None:
        ink.bookmark(key, block.text.plain, block.level - 1, top)
        with ink.marks.element(ink.marks.heading(block.level)):
            body.draw(ink, x, top)
        if rule:
            ink.line(x, top + body.height + rule, x + width, top + body.height + rule, THIN * 2)

    return Piece(body.height + rule, draw, gap=3.5 * MM if block.level == 1 else 6 * MM, glued=True)


def paragraph(block: Paragraph, width: float, size: float, listed: str = "") -> Flowing:
    """Return running text, or a framed piece; `listed` is the name of the list it stands in."""
    size = block.size or size
    if block.boxed:
        return framed(block.text, width, size, bold=block.bold)
    body = text.block(block.text, width, size, bold=block.bold, align=block.align)
    return text.Running(body, 3 * MM, listed=listed, language=block.language)


@dataclass(frozen=True, slots=True)
class _Pair:
    name: str
    value: str
    row: int
    left: float
    width: float
    label: float


def facts(block: Facts, width: float, size: float) -> Piece:
    """Return label and value pairs on thin lines; a long value gets a whole line to itself."""
    pairs = tuple(_placed(block, width, size))
    row = block.row_mm * MM

    def draw(ink: Ink, x: float, top: float) -> None:
        with ink.marks.element("L"):
            for pair in pairs:
                with ink.marks.element("LI"):
                    _pair(ink, pair, (x + pair.left, top + pair.row * row), row, size)

    return Piece((pairs[-1].row + 1 if pairs else 0) * row, draw, gap=4 * MM)


def _pair(ink: Ink, pair: _Pair, place: tuple[float, float], row: float, size: float) -> None:
    left, above = place
    ink.line(left, above + row, left + pair.width, above + row, HAIR)
    foot = above + row - 2.2 * MM
    with ink.marks.element("Lbl"):
        ink.cells(tables.label(pair.name, left, foot, room=pair.label - 2 * MM, size=size * 0.9))
    room = pair.width - pair.label
    with ink.marks.element("LBody"):
        ink.cells(tables.label(pair.value, left + pair.label, foot, room=room, size=size, bold=True))


def _placed(block: Facts, width: float, size: float) -> Iterator[_Pair]:
    gap = 6 * MM
    narrow = (width - gap * (block.columns - 1)) / block.columns
    names = (fonts.width(name, size * 0.9, False, True) for name, _value in block.pairs)
    label = min(narrow * 0.55, max(names, default=0.0) + 4 * MM)
    row = column = 0
    for name, value in block.pairs:
        long = fonts.width(value, size, True, True) * 0.85 > narrow - label
        if long and column:
            row, column = row + 1, 0
        yield _Pair(name, value, row, column * (narrow + gap), width if long else narrow, label)
        column += 1
        if long or column == block.columns:
            row, column = row + 1, 0
