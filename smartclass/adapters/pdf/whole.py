"""Pages with a shape of their own: certificates, folded name tents, seat plans, boxes to write letters in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from smartclass.adapters.pdf import fonts, tables, text
from smartclass.adapters.pdf.flow import Piece
from smartclass.adapters.pdf.ink import HAIR, MM, THICK, THIN, Cell, Ink
from smartclass.domain.document import Align
from smartclass.domain.ruby import plain_text
from smartclass.domain.whole_sheets import Certificate, NameTent, Seats, WholeBlock, WriteBoxes

_BOX = 14 * MM
"""A box for one letter: as wide as a thumb, for a thick pen."""
_SEAL = 26 * MM
_BAR = 11 * MM


def piece(block: WholeBlock, width: float, height: float, size: float) -> Piece:
    """Return the block as one piece as high as the page's frame (`height`), or as its own boxes."""
    match block:
        case Certificate():
            return Piece(height, partial(_certificate, block, width, height))
        case NameTent():
            return Piece(height, partial(_tent, block, width, height))
        case Seats():
            room = height - 28 * MM
            return Piece(room, partial(_seats, block, width, room), gap=6 * MM)
        case WriteBoxes():
            return _boxes(block, width, size)


def _certificate(block: Certificate, width: float, height: float, ink: Ink, x: float, top: float) -> None:
    ink.box(x, top, width, height, line=2.4)
    inset = 2.5 * MM
    ink.box(x + inset, top + inset, width - 2 * inset, height - 2 * inset, line=HAIR)
    middle, inner = x + width / 2, width - 56 * MM
    title = text.block(plain_text(block.title), inner, 42, bold=True, align=Align.CENTRE)
    with ink.marks.element(ink.marks.heading(1)):
        title.draw(ink, x + 28 * MM, top + 18 * MM)
    _name(block, inner - 20 * MM, ink, middle, top + 64 * MM)
    body = text.block(plain_text("\n".join(block.words)), inner, 19, align=Align.CENTRE)
    with ink.marks.element("P"):
        body.draw(ink, x + 28 * MM, top + 80 * MM)
    foot = top + height - 18 * MM
    seal = x + width - 28 * MM - _SEAL
    with ink.marks.element("P"):
        ink.text(x + 28 * MM, foot - 20 * MM, block.day, 16)
    giver = tables.label(block.giver, 0, foot, room=seal - 8 * MM - middle + 40 * MM, size=20, bold=True)
    wide = max(
        (fonts.width(line, size, bold, True) * squeeze for _x, _y, line, size, bold, squeeze in giver), default=0
    )
    with ink.marks.element("P"):
        ink.cells((seal - 8 * MM - wide, *cell[1:]) for cell in giver)
    ink.box(seal, foot - _SEAL + 8 * MM, _SEAL, _SEAL, line=HAIR)
    with ink.marks.element("P"):
        ink.text(seal + _SEAL / 2, foot + 6 * MM, block.seal, 9, align=Align.CENTRE)


def _name(block: Certificate, room: float, ink: Ink, middle: float, baseline: float) -> None:
    """Write the name as large as it fits, with its honorific on a thin line."""
    said = f"{block.name}　{block.honorific}" if block.honorific else block.name
    size = min(34.0, 34.0 * room / max(1.0, fonts.width(said, 34.0, True)))
    half = max(fonts.width(said, size, True) / 2 + 8 * MM, 60 * MM)
    with ink.marks.element("P"):
        ink.text(middle, baseline, said, size, bold=True, align=Align.CENTRE)
    ink.line(middle - half, baseline + 4 * MM, middle + half, baseline + 4 * MM, THIN)


def _tent(block: NameTent, width: float, height: float, ink: Ink, x: float, top: float) -> None:
    """Draw the lower half, then the same turned round the middle of the paper, where it is folded: read aloud once."""
    fold = ink.height / 2
    dashes = [x + n * 4 * MM for n in range(int(width / (4 * MM)) + 1)]
    ink.lines(((left, fold, min(left + 2 * MM, x + width), fold) for left in dashes), HAIR)
    foot = top + height
    _half(block, width, ink, x, fold, foot)
    with ink.turned(width + 2 * x), ink.marks.artifact():
        _half(block, width, ink, x, fold, foot)


def _half(block: NameTent, width: float, ink: Ink, x: float, fold: float, foot: float) -> None:
    middle, room = x + width / 2, width - 8 * MM
    lines = _broken(block.name, room)
    size = min(96.0, *(96.0 * room / max(1.0, fonts.width(line, 96.0, True)) for line in lines))
    whole = size * 1.2 * len(lines)
    centre = (fold + foot) / 2 + (5 * MM if block.kana else 0)
    first = centre - whole / 2 + size * 0.98
    _line(ink, _centred(block.above, middle, fold + 16 * MM, room, 15))
    _line(ink, _centred(block.kana, middle, centre - whole / 2 - 3 * MM, room, 24))
    with ink.marks.element(ink.marks.heading(1)):
        for index, line in enumerate(lines):
            ink.text(middle, first + index * size * 1.2, line, size, bold=True, align=Align.CENTRE)
    _line(ink, _centred(block.below, middle, foot - 4 * MM, room, 15))


def _line(ink: Ink, cells: list[Cell]) -> None:
    """Write a line of its own, where there is one."""
    if cells:
        with ink.marks.element("P"):
            ink.cells(cells)


def _centred(words: str, middle: float, baseline: float, room: float, size: float) -> list[Cell]:
    cells = tables.label(words, 0, baseline, room=room, size=size)
    return [
        (middle - fonts.width(line, fitted, bold, True) * squeeze / 2, y, line, fitted, bold, squeeze)
        for _x, y, line, fitted, bold, squeeze in cells
    ]


def _broken(name: str, room: float) -> tuple[str, ...]:
    """Return a name in one line, or in two at its space where one line would be small."""
    first, _space, rest = name.replace("　", " ").partition(" ")
    return (first, rest) if rest and fonts.width(name, 56.0, True) > room else (name,)


def _seats(block: Seats, width: float, height: float, ink: Ink, x: float, top: float) -> None:
    bar = width * 0.5
    ink.box(x + (width - bar) / 2, top, bar, _BAR, line=THICK, radius=2 * MM)
    _line(ink, _centred(block.front, x + width / 2, top + 7.5 * MM, bar - 6 * MM, 15))
    gap = 3 * MM
    aisles = [6 * MM if column % 2 == 0 and column else gap for column in range(block.columns)]
    wide = (width - sum(aisles[1:])) / block.columns
    first = top + _BAR + 7 * MM
    high = min(34 * MM, (height - _BAR - 7 * MM - gap * (block.rows - 1)) / block.rows)
    with ink.marks.element("L"):
        for seat in range(block.rows * block.columns):
            row, column = divmod(seat, block.columns)
            left = x + column * wide + sum(aisles[1 : column + 1])
            sign, name = block.labels[seat] if seat < len(block.labels) else ("", "")
            with ink.marks.element("LI", "LBody") if sign or name else ink.marks.artifact():
                _seat(ink, (left, first + row * (high + gap)), (wide, high), sign, name)


def _seat(ink: Ink, place: tuple[float, float], size: tuple[float, float], sign: str, name: str) -> None:
    (x, top), (wide, high) = place, size
    ink.box(x, top, wide, high, line=THIN, radius=1.5 * MM)
    if name:
        ink.text(x + 2.5 * MM, top + 5.5 * MM, sign, 11)
        ink.cells(_centred(name, x + wide / 2, top + high * 0.5 + 4 * MM, wide - 6 * MM, min(20.0, high * 0.3)))
    elif sign:
        large = min(34.0, high * 0.55)
        ink.text(x + wide / 2, top + high / 2 + large * 0.37, sign, large, bold=True, align=Align.CENTRE)


def _boxes(block: WriteBoxes, width: float, size: float) -> Piece:
    title = text.block(block.title, width, size)
    many = int(width / _BOX)
    gap = 3 * MM
    height = title.height + 2 * MM + block.lines * (_BOX + gap)

    def draw(ink: Ink, x: float, top: float) -> None:
        with ink.marks.element("P"):
            title.draw(ink, x, top)
        for line in range(block.lines):
            above = top + title.height + 2 * MM + line * (_BOX + gap)
            ink.lines(_grid(x, above, many), THIN)

    return Piece(height, draw, gap=4 * MM)


def _grid(x: float, top: float, many: int) -> Iterator[tuple[float, float, float, float]]:
    edges = [x + n * _BOX for n in range(many + 1)]
    for left, right in pairwise(edges):
        yield left, top, right, top
        yield left, top + _BOX, right, top + _BOX
    for edge in edges:
        yield edge, top, edge, top + _BOX
