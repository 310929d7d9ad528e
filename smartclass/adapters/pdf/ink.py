"""Drawing on one page in points, measured downwards from its top left corner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from smartclass.adapters.pdf import fonts
from smartclass.adapters.pdf.tags import Marks
from smartclass.domain.document import Align

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

MM = 72 / 25.4
HAIR, THIN, THICK = 0.4, 0.8, 1.6
"""Line widths in points that an old printer still prints."""

Cell = tuple[float, float, str, float, bool, float]
"""x, baseline, text, size, bold, squeeze (1.0: natural width)."""


class Ink:
    """A pen on the current page: black on white unless told otherwise. `marks` tells what it draws."""

    def __init__(self, canvas: Canvas, height: float, marks: Marks | None = None) -> None:
        self.canvas = canvas
        self.marks = marks or Marks(on=False)
        self._height = height
        self._level = -1
        self._known: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def up(self, y: float) -> float:
        """Return the canvas's own coordinate, which counts upwards."""
        return self._height - y

    @property
    def height(self) -> float:
        """The height of the page in points."""
        return self._height

    @contextmanager
    def turned(self, width: float) -> Iterator[None]:
        """Draw upside down on a page `width` points wide: what is meant for its foot comes to its head."""
        self._write(self.marks.close())
        self.canvas.saveState()
        self.canvas.translate(width, self._height)
        self.canvas.rotate(180)
        yield
        self._write(self.marks.close())
        self.canvas.restoreState()

    def text(
        self,
        x: float,
        baseline: float,
        text: str,
        size: float,
        *,
        bold: bool = False,
        align: Align = Align.LEFT,
        white: bool = False,
        gap: float = 0.0,
    ) -> None:
        """Write one line; `x` is its left end, middle or right end by `align`, `gap` is added after each character."""
        if align is not Align.LEFT:
            x -= fonts.width(text, size, bold) * (0.5 if align is Align.CENTRE else 1.0)
        self.canvas.setFillGray(1.0 if white else 0.0)
        for stretch, language in self.marks.stretches(text):
            self._mark(text=True, language=language)
            for run in fonts.runs(stretch, bold):
                self.canvas.setFont(run.face, size)
                self.canvas.drawString(x, self._height - baseline, run.text, charSpace=gap)
                x += run.units * size / 1000 + gap * len(run.text)
        self.canvas.setFillGray(0.0)

    def cells(self, cells: Iterable[Cell]) -> None:
        """Write many short texts in one text object: what makes a long table fast. Figures have one width."""
        self._write(self.marks.close())
        pen = self.canvas.beginText()
        # ReportLab's own calls would take twice as long, most of it for writing numbers, and know nothing of marks
        code: list[str] = pen._code  # type: ignore[attr-defined]
        before, height = self.marks.before, self._height
        squeezed, written = 1.0, ("", 0.0)
        for x, baseline, text, size, bold, squeeze in cells:
            if squeeze != squeezed:
                code.append(f"{squeeze * 100:.2f} Tz")
                squeezed = squeeze
            code.append(f"1 0 0 1 {x:.2f} {height - baseline:.2f} Tm")
            for stretch, language in self.marks.stretches(text):
                code.extend(before(text=True, language=language))
                for run in fonts.runs(stretch, bold, True):
                    for face, shown in self._shown(run.face, run.text):
                        if (face, size) != written:
                            code.append(f"{face} {size:.4g} Tf")
                            written = (face, size)
                        code.append(shown)
        if squeezed != 1.0:
            code.append("100 Tz")
        code.extend(self.marks.close())
        self.canvas.drawText(pen)

    def _shown(self, face: str, text: str) -> list[tuple[str, str]]:
        """Return (face as this document calls it, operator) that show a text; the same words come again and again."""
        found = self._known.get((face, text))
        if found is None:
            document, font = self.canvas._doc, fonts.named(face)  # type: ignore[attr-defined]
            found = [
                (font.getSubsetInternalName(subset, document), f"({self.canvas._escape(part)}) Tj")  # type: ignore[attr-defined]
                for subset, part in font.splitString(text, document)
            ]
            self._known[face, text] = found
        return found

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float = HAIR) -> None:
        """Draw one straight line."""
        self.lines([(x1, y1, x2, y2)], width)

    def lines(self, lines: Iterable[tuple[float, float, float, float]], width: float = HAIR) -> None:
        """Draw straight lines (x1, y1, x2, y2) with one stroke."""
        self._mark()
        self.canvas.setLineWidth(width)
        high = self._height
        strokes = [f"{x1:.2f} {high - y1:.2f} m {x2:.2f} {high - y2:.2f} l" for x1, y1, x2, y2 in lines]
        self._write(["n", *strokes, "S"])

    def box(
        self,
        x: float,
        top: float,
        width: float,
        height: float,
        *,
        line: float = THIN,
        radius: float = 0.0,
        grey: float = 1.0,
    ) -> None:
        """Draw a frame, rounded by `radius`; `line` 0 draws none; `grey` below 1 fills it."""
        self._mark()
        self.canvas.setLineWidth(line)
        self.canvas.setFillGray(grey)
        self.canvas.roundRect(
            x, self._height - top - height, width, height, radius, stroke=int(line > 0), fill=int(grey < 1)
        )
        self.canvas.setFillGray(0.0)

    def disc(self, x: float, y: float, radius: float) -> None:
        """Fill a black disc around (x, y)."""
        self._mark()
        self.canvas.setFillGray(0.0)
        self.canvas.circle(x, self._height - y, radius, stroke=0, fill=1)

    def shape(self, points: Sequence[tuple[float, float]]) -> None:
        """Fill a black polygon."""
        self._mark()
        path = self.canvas.beginPath()
        for index, (x, y) in enumerate(points):
            (path.lineTo if index else path.moveTo)(x, self._height - y)
        path.close()
        self.canvas.drawPath(path, stroke=0, fill=1)

    def squares(self, rectangles: Iterable[tuple[float, float, float, float]]) -> None:
        """Fill many black rectangles (x, top, width, height) as one path, so that no seam shows between them."""
        self._mark()
        path = self.canvas.beginPath()
        for x, top, width, height in rectangles:
            path.rect(x, self._height - top - height, width, height)
        self.canvas.drawPath(path, stroke=0, fill=1)

    @contextmanager
    def figure(self, alt: str, x: float, top: float, width: float, height: float) -> Iterator[None]:
        """Say that what is drawn here is a picture of `alt`; without words it is an ornament."""
        if not alt:
            with self.marks.artifact():
                self._mark()
                yield
            return
        with self.marks.element("Figure", alt=alt, box=self._box(x, top, width, height)):
            self._mark()
            yield

    @contextmanager
    def link(self, url: str, contents: str, x: float, top: float, width: float, height: float) -> Iterator[None]:
        """Make what is written here open `url` at a click; `contents` says so to those who don't see it."""
        with self.marks.element("Link"):
            yield
            self.canvas.linkURL(url, self._box(x, top, width, height))
            self.marks.link(contents)

    def end_page(self) -> None:
        """Finish the page; what is drawn next stands on a new one."""
        self._write(self.marks.close())
        self.canvas.showPage()

    def _box(self, x: float, top: float, width: float, height: float) -> tuple[float, float, float, float]:
        return x, self._height - top - height, x + width, self._height - top

    def _mark(self, *, text: bool = False, language: str = "") -> None:
        self._write(self.marks.before(text=text, language=language))

    def _write(self, operators: list[str]) -> None:
        self.canvas._code.extend(operators)  # type: ignore[attr-defined] # there is no public way

    def bookmark(self, key: str, title: str, level: int, top: float) -> None:
        """Make this place reachable from the reader's list of contents."""
        key = f"{key}-{self.canvas.getPageNumber()}"  # several documents may stand behind each other
        self.canvas.bookmarkHorizontal(key, 0, self._height - top)
        self._level = min(level, self._level + 1)
        self.canvas.addOutlineEntry(title, key, self._level)
