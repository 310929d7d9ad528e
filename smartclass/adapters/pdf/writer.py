"""A Document as a PDF: A4, embedded faces, page x of y, to be read aloud, the same bytes for the same data."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO, TYPE_CHECKING

from smartclass.adapters.pdf import cards, charts, fonts, sheets, steps, structure, tables, whole
from smartclass.adapters.pdf.flow import Flowing, NewPage, Placed, TooHigh, paginate, spread
from smartclass.adapters.pdf.ink import MM, Ink
from smartclass.adapters.pdf.tags import Marks
from smartclass.domain import document as d
from smartclass.domain.chart import Chart
from smartclass.domain.document import Align, Document
from smartclass.domain.whole_sheets import Certificate, NameTent, Seats, WriteBoxes
from smartclass.errors import Problem
from smartclass.i18n import _

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

A4 = (210 * MM, 297 * MM)
MARGIN = 14 * MM
"""Printers of twenty years ago leave 12 mm unprinted at the foot."""

_FOOTER = 10 * MM
_FOOT = 2 * MM
"""What a page without a footer keeps free below its frame: 15 mm in all, for printers that pull paper slowly."""
_LARGE = 18.0
"""From this body size on a document is a handout to read from, not a report."""
_BREATH = 9 * MM
_SMALLEST = 8.0
_TAGGED_ROWS = 1_500
"""With more table rows there is no structure: a year's list would take twice as long, and nobody has it read aloud."""
_SIGNS = ("□", "○")
"""A paragraph that begins with one of them is a thing on a list."""


class PdfWriter:
    """Writes documents as PDF."""

    suffix = ".pdf"

    def write(self, document: Document, file: IO[bytes]) -> None:
        """Write `document` into `file`; Problem where a character has no face, BadData where a picture is broken."""
        self.bind((document,), file, lambda _done, _whole: None)

    def bind(self, documents: Sequence[Document], file: IO[bytes], step: Callable[[int, int], None]) -> None:
        """Write several documents behind each other, each with its own page numbers; the first gives the title.

        `step(done, whole)` is called before each, and may raise to stop there.
        """
        with fonts.LOCK:
            file.write(_bytes(documents, step))


def _bytes(documents: Sequence[Document], step: Callable[[int, int], None]) -> bytes:
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # plain binary streams: a fifth smaller, and faster
    out = io.BytesIO()
    canvas = Canvas(
        out,
        pagesize=A4,
        invariant=1,
        pageCompression=1,
        initialFontName=fonts.first_face(),  # type: ignore[arg-type] # the stubs say a number
        lang=documents[0].language,
    )
    canvas.setTitle(documents[0].title)
    canvas.setAuthor(documents[0].author)
    canvas.setCreator("SmartClass")
    marks = Marks(documents[0].language, on=_is_tagged(documents))
    for done, document in enumerate(documents):
        step(done, len(documents))
        if done:
            marks.new_page()
        with marks.part(document.language) if len(documents) > 1 else marks.path():
            _draw(document, canvas, marks)
    canvas.save()
    return structure.tagged(out.getvalue(), marks, documents[0].title) if marks.on else out.getvalue()


def _is_tagged(documents: Iterable[Document]) -> bool:
    rows = sum(len(table.rows) for document in documents for table in document.tables())
    return structure.possible() and rows <= _TAGGED_ROWS


def _draw(document: Document, canvas: Canvas, marks: Marks) -> None:
    width, height = A4[::-1] if document.landscape else A4
    foot = _FOOT if document.bare else _FOOTER
    pages = _pages(document, width - 2 * MARGIN, height - 2 * MARGIN - foot)
    canvas.setPageSize((width, height))
    ink = Ink(canvas, height, marks)
    for number, page in enumerate(pages, 1):
        if number > 1:
            marks.new_page()
        for placed in page:
            placed.piece.draw(ink, MARGIN, MARGIN + placed.top)
        if not document.bare:
            of = _("{page}／{pages}ページ").format(page=number, pages=len(pages))
            with marks.artifact():
                _footer(ink, document, of, width, height)
        ink.end_page()


def _pages(document: Document, width: float, height: float) -> list[list[Placed]]:
    """Return the filled pages: roomy and as large as the wished number of pages allows, else closer together.

    Where that number can't be kept, the largest size that needs the fewest pages.
    """
    pages: list[list[Placed]] = []
    size = document.body_pt
    for wanted, close in _sizes(document):
        tried = _filled(document, width, height, wanted, close=close)
        if tried and (not pages or len(tried) < len(pages)):
            pages, size = tried, wanted
        if pages and (not document.most_pages or len(pages) <= document.most_pages):
            break
    while not pages:
        size -= 1
        if size < _SMALLEST:
            raise Problem(
                _("長すぎて、1ページに入らないところがあります。"), _("文を短くするか、いくつかに分けてください。")
            )
        pages = _filled(document, width, height, size, close=True)
    return spread(pages, height, _BREATH) if size >= _LARGE else pages


def _sizes(document: Document) -> Iterator[tuple[float, bool]]:
    """Yield (body size, whether steps stand close together) in the order of preference."""
    largest = document.body_pt
    smallest = min(largest, document.least_pt or largest)
    for close in (False, True):
        yield from ((largest - less, close) for less in range(int(largest - smallest) + 1))


def _filled(document: Document, width: float, height: float, size: float, *, close: bool) -> list[list[Placed]]:
    """Return the pages at this size; none where a block is higher than a page."""
    try:
        return paginate(list(_items(document.blocks, (width, height), size, close=close)), height)
    except TooHigh:
        return []


def _items(
    blocks: Iterable[d.Block], frame: tuple[float, float], size: float, *, close: bool
) -> Iterator[Flowing | NewPage]:
    width, height = frame
    listed = ""
    for index, block in enumerate(blocks):
        listed = (listed or f"list{index}") if _in_list(block) else ""
        match block:
            case d.PageBreak():
                yield NewPage()
            case d.CardGrid():
                yield from cards.pieces(block, width)
            case Chart():
                yield from charts.pieces(block, width)
            case d.Heading():
                yield sheets.heading(block, width, size, f"h{index}")
            case d.Table():
                yield tables.Rows(block, width)
            case d.StepBlock():
                yield steps.step(block, width, size, close=close, listed=listed)
            case d.Paragraph():
                yield sheets.paragraph(block, width, size, listed)
            case Certificate() | NameTent() | Seats() | WriteBoxes():
                yield whole.piece(block, width, height, size)
            case _other:
                yield _flowing(_other, width, size)


def _in_list(block: d.Block) -> bool:
    """Tell whether a block is a thing on a list: steps that follow each other, things to be ticked."""
    if isinstance(block, d.Paragraph):
        return block.text.plain.startswith(_SIGNS) and not block.boxed
    return isinstance(block, d.StepBlock)


def _flowing(block: d.Facts | d.QrBlock | d.WritingLines, width: float, size: float) -> Flowing:
    match block:
        case d.Facts():
            return sheets.facts(block, width, size)
        case d.QrBlock():
            return steps.address(block, width, min(size, 20.0))
        case d.WritingLines():
            return steps.ruled(block, width, min(size, 18.0))


def _footer(ink: Ink, document: Document, page: str, width: float, height: float) -> None:
    size = 11.0 if document.body_pt >= _LARGE else 8.5
    baseline = height - MARGIN - 2 * MM
    ink.text(width - MARGIN, baseline, page, size, align=Align.RIGHT)
    room = width - 2 * MARGIN - fonts.width(page, size) - 6 * MM
    ink.cells(tables.label(document.footer, MARGIN, baseline, room=room, size=size))
