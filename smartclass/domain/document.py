"""A document as a value: what a report says, before anybody decides it is a PDF, a sheet or a preview."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from smartclass.domain.chart import Chart
from smartclass.domain.ruby import NO_TEXT, RubyText
from smartclass.domain.whole_sheets import WholeBlock


class Align(StrEnum):
    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title line, 2 a section."""

    text: RubyText
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `size` in points (0: the document's body size); `boxed` draws a frame (a caution).

    `language` is its language where that is not the document's.
    """

    text: RubyText
    size: float = 0.0
    bold: bool = False
    boxed: bool = False
    align: Align = Align.LEFT
    language: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Label and value pairs, two columns of them where `columns` is 2 (date, centre, course, staff …).

    An empty value prints a line to write on; `row_mm` is how far the lines are apart.
    """

    pairs: tuple[tuple[str, str], ...]
    columns: int = 2
    row_mm: float = 8.5


@dataclass(frozen=True, slots=True)
class Column:
    """A table column. `share` is its part of the width; `write_in` leaves room for handwriting."""

    title: str
    share: float
    align: Align = Align.LEFT
    write_in: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain cells (str, int or float; numbers stay numbers in a sheet). Heads repeat on each page.

    `row_mm` is the row height in mm; `totals` is a last, bold row or (). `main` is the one a CSV holds; its letters
    are at most `most_pt` points high.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str | int | float, ...], ...]
    totals: tuple[str | int | float, ...] = ()
    row_mm: float = 7.0
    main: bool = False
    most_pt: float = 14.0


@dataclass(frozen=True, slots=True)
class StepBlock:
    """One numbered step of a handout: large text, picture beside it, a caution below. Never split over pages.

    `second` is the same in another language (`second_language`), smaller below it.
    """

    number: int
    text: RubyText
    picture: Path | None = None
    alt: str = ""
    caution: RubyText = NO_TEXT
    second: RubyText = NO_TEXT
    second_language: str = ""


@dataclass(frozen=True, slots=True)
class QrBlock:
    """A QR code of `mm` millimetres (its dark square) with the address in words beside it."""

    data: str
    label: RubyText
    words: str
    mm: float = 35.0


@dataclass(frozen=True, slots=True)
class CardGrid:
    """Check-in cards: (large number, small line, QR data) for each. No names.

    `sheet` is what they are printed on: plain A4 to be cut ("cut-8"), or ready-made cards of 91 × 55 mm ("card-10").
    """

    cards: tuple[tuple[str, str, str], ...]
    heading: str = ""
    qr_mm: float = 25.0
    sheet: str = "cut-8"


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Empty ruled lines to write on; `fill` goes on with them to the foot of the page."""

    title: RubyText
    lines: int = 5
    fill: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Start a new page."""


Block = (
    Heading | Paragraph | Facts | Table | StepBlock | QrBlock | CardGrid | WritingLines | PageBreak | WholeBlock | Chart
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `file_stem` is a file name without personal names; `body_pt` the body size in points.

    Where it would need more than `most_pages` pages (0: no limit) the body shrinks, down to `least_pt`.
    A `bare` one has no footer and no page numbers (a certificate).
    """

    title: str
    language: str
    file_stem: str
    blocks: tuple[Block, ...]
    body_pt: float = 11.0
    landscape: bool = False
    footer: str = ""
    keep_together: bool = True
    author: str = ""
    most_pages: int = 0
    least_pt: float = 0.0
    bare: bool = False

    def tables(self) -> tuple[Table, ...]:
        """Return the tables in order: what a CSV or a sheet holds."""
        return tuple(block for block in self.blocks if isinstance(block, Table))
