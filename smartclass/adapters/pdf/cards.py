"""Check-in cards: a number, a QR code and a line for the name, which is never printed; on paper to cut, or on cards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from smartclass.adapters.pdf import tables
from smartclass.adapters.pdf.codes import draw_code, quiet_of
from smartclass.adapters.pdf.flow import NewPage, Piece
from smartclass.adapters.pdf.ink import HAIR, MM, Ink
from smartclass.domain.document import Align, CardGrid
from smartclass.i18n import _

COLUMNS = 2
WIDE = 91 * MM
"""As wide as a visiting card, which fits every card holder."""

_MARK = 3.5 * MM
_PAD = 5 * MM


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the cards are printed on: rows of cards `high` points high; `top` is where ready-made ones begin."""

    rows: int
    high: float
    top: float | None = None


SHEETS = {"cut-8": _Sheet(4, 62 * MM), "card-10": _Sheet(5, 55 * MM, 11 * MM)}
"""Ready-made cards: A4, 2 × 5 of 91 × 55 mm, 14 mm at the sides and 11 mm above and below (the common make)."""


def pieces(grid: CardGrid, width: float) -> Iterator[Piece | NewPage]:
    """Yield one sheet after the other."""
    sheet = SHEETS[grid.sheet]
    per_page = COLUMNS * sheet.rows
    high = sheet.rows * sheet.high + 2 * _MARK if sheet.top is None else 100 * MM
    for start in range(0, len(grid.cards), per_page):
        if start:
            yield NewPage()
        yield Piece(high, partial(_draw, grid, slice(start, start + per_page), width))


def _draw(grid: CardGrid, part: slice, width: float, ink: Ink, x: float, top: float) -> None:
    sheet, cards = SHEETS[grid.sheet], grid.cards[part]
    left, above = x + (width - COLUMNS * WIDE) / 2, top + _MARK if sheet.top is None else sheet.top
    if sheet.top is None:
        ink.lines(_cut_marks(left, above, -(-len(cards) // COLUMNS), sheet.high), HAIR)
    with ink.marks.element("L", key=id(grid)):
        for index, card in enumerate(cards):
            row, column = divmod(index, COLUMNS)
            with ink.marks.element("LI", "LBody"):
                _card(grid, card, ink, left + column * WIDE, above + row * sheet.high)


def _cut_marks(left: float, top: float, rows: int, high: float) -> Iterator[tuple[float, float, float, float]]:
    """Yield marks outside the cards, and small crosses where four of them meet."""
    right, bottom = left + COLUMNS * WIDE, top + rows * high
    gap = 1 * MM
    for column in range(COLUMNS + 1):
        x = left + column * WIDE
        yield x, top - _MARK, x, top - gap
        yield x, bottom + gap, x, bottom + _MARK
    for row in range(rows + 1):
        y = top + row * high
        yield left - _MARK, y, left - gap, y
        yield right + gap, y, right + _MARK, y
    for row in range(1, rows):
        y = top + row * high
        for column in range(1, COLUMNS):
            x = left + column * WIDE
            yield x - gap, y, x + gap, y
            yield x, y - gap, x, y + gap


def _card(grid: CardGrid, card: tuple[str, str, str], ink: Ink, x: float, top: float) -> None:
    number, line, code = card
    high = SHEETS[grid.sheet].high
    first = top + (7 if high < 60 * MM else 9) * MM
    paragraph = partial(ink.marks.element, "P")
    with paragraph():
        ink.cells(tables.label(grid.heading, x + _PAD, first, room=WIDE - 2 * _PAD, size=13, bold=True))
    quiet = quiet_of(code, grid.qr_mm)
    alt = _("{number}番のカードのQRコード").format(number=number) if number else _("参加カードのQRコード")
    side = draw_code(ink, x + _PAD, first + 2.5 * MM + quiet, code, grid.qr_mm, alt)
    right = x + _PAD + side + max(quiet, 5 * MM)
    if number:
        with paragraph():
            ink.text(right, first + 11 * MM, _("カード番号"), 10)
            ink.text(right, first + 23 * MM, number, 34, bold=True)
    with paragraph():
        ink.cells(tables.label(line, right, first + 33 * MM, room=x + WIDE - _PAD - right, size=11))
    foot = top + high - (7.5 if high < 60 * MM else 8.5) * MM
    with paragraph():
        ink.text(x + _PAD, foot, _("お名前"), 11)
    ink.line(x + _PAD + 16 * MM, foot + 1 * MM, x + WIDE - _PAD, foot + 1 * MM, HAIR)
    with paragraph():
        ink.text(x + WIDE - _PAD, top + high - 4.4 * MM, code, 5.5, align=Align.RIGHT)
