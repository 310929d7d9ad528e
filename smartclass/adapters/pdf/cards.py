"""Check-in cards: eight to an A4 page, cut marks, a QR code and a line for the name, which is never printed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from smartclass.adapters.pdf import tables
from smartclass.adapters.pdf.codes import draw_code, quiet_of
from smartclass.adapters.pdf.flow import NewPage, Piece
from smartclass.adapters.pdf.ink import HAIR, MM, Ink
from smartclass.domain.document import Align, CardGrid
from smartclass.i18n import _

COLUMNS, ROWS = 2, 4
WIDE, HIGH = 91 * MM, 62 * MM
"""As wide as a visiting card, which fits every card holder, and higher, for the large number."""

_MARK = 4 * MM
_PAD = 5 * MM


def pieces(grid: CardGrid, width: float) -> Iterator[Piece | NewPage]:
    """Yield one sheet after the other."""
    per_page = COLUMNS * ROWS
    for start in range(0, len(grid.cards), per_page):
        if start:
            yield NewPage()
        yield Piece(ROWS * HIGH + 2 * _MARK, partial(_sheet, grid, slice(start, start + per_page), width))


def _sheet(grid: CardGrid, part: slice, width: float, ink: Ink, x: float, top: float) -> None:
    cards = grid.cards[part]
    left, above = x + (width - COLUMNS * WIDE) / 2, top + _MARK
    rows = -(-len(cards) // COLUMNS)
    ink.lines(_cut_marks(left, above, rows), HAIR)
    with ink.marks.element("L", key=id(grid)):
        for index, card in enumerate(cards):
            row, column = divmod(index, COLUMNS)
            with ink.marks.element("LI", "LBody"):
                _card(grid, card, ink, left + column * WIDE, above + row * HIGH)


def _cut_marks(left: float, top: float, rows: int) -> Iterator[tuple[float, float, float, float]]:
    """Yield marks outside the cards, and small crosses where four of them meet."""
    right, bottom = left + COLUMNS * WIDE, top + rows * HIGH
    gap = 1 * MM
    for column in range(COLUMNS + 1):
        x = left + column * WIDE
        yield x, top - _MARK, x, top - gap
        yield x, bottom + gap, x, bottom + _MARK
    for row in range(rows + 1):
        y = top + row * HIGH
        yield left - _MARK, y, left - gap, y
        yield right + gap, y, right + _MARK, y
    for row in range(1, rows):
        y = top + row * HIGH
        for column in range(1, COLUMNS):
            x = left + column * WIDE
            yield x - gap, y, x + gap, y
            yield x, y - gap, x, y + gap


def _card(grid: CardGrid, card: tuple[str, str, str], ink: Ink, x: float, top: float) -> None:
    number, line, code = card
    paragraph = partial(ink.marks.element, "P")
    with paragraph():
        ink.cells(tables.label(grid.heading, x + _PAD, top + 9 * MM, room=WIDE - 2 * _PAD, size=13, bold=True))
    quiet = quiet_of(code, grid.qr_mm)
    alt = _("{number}番のカードのQRコード").format(number=number) if number else _("参加カードのQRコード")
    side = draw_code(ink, x + _PAD, top + 11.5 * MM + quiet, code, grid.qr_mm, alt)
    right = x + _PAD + side + max(quiet, 5 * MM)
    if number:
        with paragraph():
            ink.text(right, top + 20 * MM, _("カード番号"), 10)
            ink.text(right, top + 32 * MM, number, 34, bold=True)
    with paragraph():
        ink.cells(tables.label(line, right, top + 42 * MM, room=x + WIDE - _PAD - right, size=11))
    with paragraph():
        ink.text(x + _PAD, top + HIGH - 8.5 * MM, _("お名前"), 11)
    ink.line(x + _PAD + 16 * MM, top + HIGH - 7.5 * MM, x + WIDE - _PAD, top + HIGH - 7.5 * MM, HAIR)
    with paragraph():
        ink.text(x + WIDE - _PAD, top + HIGH - 3.2 * MM, code, 5.5, align=Align.RIGHT)
