"""Tables drawn straight on the page: fixed rows, repeated heads, every text made to fit its cell."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from smartclass.adapters.pdf import fonts
from smartclass.adapters.pdf.flow import Flowing, Piece
from smartclass.adapters.pdf.ink import HAIR, MM, THIN, Cell, Ink
from smartclass.adapters.pdf.tags import Marks
from smartclass.domain.document import Align, Column, Table
from smartclass.domain.kana import selects_shape

_PAD = 3.0
_LINE = 1.12
_NARROWEST = 0.8
"""Letters may be squeezed to this part of their width before another way is taken."""
_SMALLER = 0.88
"""Letters squeezed that far are made this much smaller before a text is broken in two."""
_FILLED = 0.92
"""How much of a cell's height two lines may take, so that they keep clear of the rules."""

_NOT_LAST = frozenset("（「『【〈《([{")
_NOT_FIRST = frozenset("、。，．）」』】〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ・：；！？)]}>,.:;!?")

_NEAR_MIDDLE = 12
"""Places near the middle at which a very long text is tried to be broken."""

Fitted = tuple[tuple[str, ...], float, float]
"""The lines, their size in points, and how far they are squeezed."""


@lru_cache(maxsize=50_000)
def fit(text: str, room: float, height: float, size: float, bold: bool) -> Fitted:
    """Make `text` fit a cell: squeeze it, shrink it a little, break it in two, then shrink; nothing is ever cut off."""
    wide = fonts.width(text, size, bold, True)
    if wide <= room:
        return (text,), size, 1.0
    if wide * _NARROWEST <= room:
        return (text,), size, room / wide
    if wide * _NARROWEST * _SMALLER <= room:
        return (text,), size * room / (wide * _NARROWEST), _NARROWEST
    small = min(size, height * _FILLED / 2 / _LINE)
    if small >= 6.0 and len(text) > 3:
        for halves in _halves(text):
            half = max(fonts.width(line, small, bold, True) for line in halves)
            if half * _NARROWEST <= room:
                return halves, small, min(1.0, room / half)
        if middle := _halves(text)[:_NEAR_MIDDLE]:
            half, halves = min((max(fonts.width(line, small, bold, True) for line in two), two) for two in middle)
            least = max(6.0, small * room / (half * _NARROWEST))
            return halves, least, min(1.0, room * small / (half * least))
    shrunk = max(size * room / wide, size * 0.6)
    return (text,), shrunk, min(1.0, room / fonts.width(text, shrunk, bold, True))


def _halves(text: str) -> list[tuple[str, str]]:
    """Return the ways to break into two lines, best first: near the middle, at a space or where the script changes.

    Never inside a Latin word or number, and not before a mark that can't begin a line.
    """
    found: list[tuple[float, str, str]] = []
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        if after in _NOT_FIRST or before in _NOT_LAST or selects_shape(after):
            continue
        if (before + after).isascii() and " " not in before + after:
            continue
        cost = abs(place - len(text) / 2) + (0 if _kind(before) != _kind(after) else len(text) / 3)
        cost -= 2 if after in _NOT_LAST else 0
        found.append((cost, text[:place].rstrip(), text[place:].lstrip()))
    return [(first, second) for _cost, first, second in sorted(found) if first and second]


def _kind(character: str) -> str:
    """Return the script of a character: a phrase often ends where it changes."""
    if character in _NOT_LAST or character.isspace():
        return "open"
    return unicodedata.name(character, " ").split()[0]


def label(text: str, x: float, baseline: float, *, room: float, size: float, bold: bool = False) -> list[Cell]:
    """Return a text that ends on `baseline` and fits `room` points: two small lines where it is long.

    They fill the height from 1.8 em above the baseline to 0.35 em below it.
    """
    if not text:
        return []
    lines, fitted, squeeze = fit(text, room, size * 1.8, size, bold)
    first = baseline if len(lines) == 1 else baseline + size * 0.32 - fitted * _LINE
    return [(x, first + index * fitted * _LINE, line, fitted, bold, squeeze) for index, line in enumerate(lines)]


def words(value: str | float) -> str:
    """Return what a cell prints: numbers with grouped thousands, one decimal where they have any."""
    if isinstance(value, str):
        return value
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"


@dataclass(frozen=True, slots=True)
class Rows:
    """A table, or what is left of it from row `start` on."""

    table: Table
    width: float
    gap: float = 4 * MM
    start: int = 0
    glued: bool = False
    key: Hashable = field(default_factory=object, compare=False)

    @property
    def row_height(self) -> float:
        return self.table.row_mm * MM

    @property
    def size(self) -> float:
        return min(self.row_height * 0.5, self.table.most_pt)

    @property
    def head_height(self) -> float:
        return max(min(self.row_height, 9 * MM), 6.5 * MM)

    @property
    def least(self) -> float:
        few = min(2, self._left)
        return self.head_height + few * self.row_height

    @property
    def _left(self) -> int:
        return len(self.table.rows) - self.start + bool(self.table.totals)

    def cut(self, room: float) -> tuple[Piece | None, Flowing | None]:
        """Cut off the rows that fit below a head; the totals are never alone on a page."""
        fitting = int((room - self.head_height + 0.01) // self.row_height)
        if fitting < 1 and self._left:
            return None, self
        if fitting >= self._left:
            return self._piece(len(self.table.rows), last=True), None
        until = min(self.start + fitting, len(self.table.rows) - bool(self.table.totals))
        if until <= self.start:
            return None, self
        return self._piece(until, last=False), replace(self, start=until)

    def _piece(self, until: int, *, last: bool) -> Piece:
        part = _Part(self, until, last and bool(self.table.totals))
        return Piece(self.head_height + part.count * self.row_height, part.draw, self.gap)


@dataclass(frozen=True, slots=True)
class _Part:
    """The rows of one page."""

    rows: Rows
    until: int
    totals: bool

    @property
    def count(self) -> int:
        return self.until - self.rows.start + self.totals

    def draw(self, ink: Ink, x: float, top: float) -> None:
        rows = self.rows
        edges = _edges(rows.table.columns, x, rows.width)
        bottom = top + rows.head_height + self.count * rows.row_height
        ink.box(x, top, rows.width, rows.head_height, line=0, grey=0.9)
        ink.lines(self._rules(x, top, edges, bottom), HAIR)
        ink.box(x, top, rows.width, bottom - top, line=THIN)
        if self.totals:
            ink.line(x, bottom - rows.row_height, x + rows.width, bottom - rows.row_height, THIN)
        with ink.marks.element("Table", key=rows.key):
            ink.cells(self._cells(ink.marks, edges, top))

    def _rules(
        self, x: float, top: float, edges: list[float], bottom: float
    ) -> Iterator[tuple[float, float, float, float]]:
        rows = self.rows
        for index in range(self.count):
            y = top + rows.head_height + index * rows.row_height
            yield x, y, x + rows.width, y
        for edge in edges[1:-1]:
            yield edge, top, edge, bottom

    def _cells(self, marks: Marks, edges: list[float], top: float) -> Iterator[Cell]:
        """Yield the texts of all cells, each while its element is open: what is written at once belongs to it."""
        rows, table = self.rows, self.rows.table
        count = len(table.columns)
        heads = tuple(column.title for column in table.columns)
        middle = tuple(replace(column, align=Align.CENTRE) for column in table.columns)
        most = min(rows.size, table.most_pt * 0.75)
        head = _Row(middle, edges, rows.head_height, most, True, ("Column",) * count)
        with marks.artifact() if rows.start else marks.path():  # repeated heads are said once
            yield from _row(heads, head, top, marks)
        y = top + rows.head_height
        plain = _Row(table.columns, edges, rows.row_height, rows.size, False, ("",) * count)
        for values in table.rows[rows.start : self.until]:
            yield from _row(values, plain, y, marks)
            y += rows.row_height
        if self.totals:
            yield from _row(table.totals, replace(plain, bold=True, scopes=("Row", *plain.scopes[1:])), y, marks)


def _edges(columns: tuple[Column, ...], x: float, width: float) -> list[float]:
    whole = sum(column.share for column in columns)
    edges = [x]
    for column in columns:
        edges.append(edges[-1] + column.share / whole * width)
    return edges


@dataclass(frozen=True, slots=True)
class _Row:
    """How one kind of row is written. `scopes` tells for each cell what it is the head of, if of anything."""

    columns: tuple[Column, ...]
    edges: list[float]
    height: float
    size: float
    bold: bool
    scopes: tuple[str, ...]


def _row(values: tuple[str | float, ...], row: _Row, top: float, marks: Marks) -> Iterator[Cell]:
    """Yield the texts of one row."""
    marks.begin("TR")
    for index, value in enumerate(values):
        scope = row.scopes[index]
        marks.begin("TH" if scope else "TD", scope=scope)
        text = value if isinstance(value, str) else words(value)
        if text:
            yield from _cell(text, index, row, top)
        marks.end()
    marks.end()


def _cell(text: str, index: int, row: _Row, top: float) -> Iterator[Cell]:
    """Yield the lines of one cell, in the middle of its height."""
    left = row.edges[index] + _PAD
    room = round(row.edges[index + 1] - left - _PAD, 2)
    for right, down, line, size, squeeze in _placed(
        text, room, row.height, row.size, row.bold, row.columns[index].align
    ):
        yield left + right, top + down, line, size, row.bold, squeeze


@lru_cache(maxsize=50_000)
def _placed(
    text: str, room: float, height: float, size: float, bold: bool, align: Align
) -> tuple[tuple[float, float, str, float, float], ...]:
    """Return (right, down, line, size, squeeze) of each line, counted from the upper left corner of the room."""
    lines, fitted, squeeze = fit(text, room, height, size, bold)
    down = (height - len(lines) * fitted * _LINE) / 2 + fitted * 0.94
    found = []
    for line in lines:
        right = 0.0
        if align is not Align.LEFT:
            spare = room - fonts.width(line, fitted, bold, True) * squeeze
            right = spare * (0.5 if align is Align.CENTRE else 1.0)
        found.append((right, down, line, fitted, squeeze))
        down += fitted * _LINE
    return tuple(found)
