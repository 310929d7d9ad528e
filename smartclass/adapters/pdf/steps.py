"""The blocks of a handout: numbered steps, cautions, addresses with their QR code, lines to write on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from smartclass.adapters.pdf import fonts, pictures, text
from smartclass.adapters.pdf.codes import draw_code, quiet_of, side_of
from smartclass.adapters.pdf.flow import Flowing, Piece
from smartclass.adapters.pdf.ink import HAIR, MM, THICK, THIN, Ink
from smartclass.domain.document import Align, QrBlock, StepBlock, WritingLines
from smartclass.domain.ruby import RubyText, plain_text
from smartclass.i18n import _

_PICTURE = (56 * MM, 50 * MM)
_CLOSE_PICTURE = (50 * MM, 44 * MM)
_NUMBER = 15 * MM
_DISC = 0.72
"""The radius of the disc a number stands in, in parts of the letters' size."""
_GAP = 5 * MM
_PAD = 4 * MM
_SECOND, _LEAST_SECOND = 0.62, 12.0
"""How large the other language stands below a step, in parts of its size and at least in points."""
_SECOND_GAP = 3 * MM
_RULED = 11 * MM
"""The distance of lines that people with a thick pen write on."""


@dataclass(frozen=True, slots=True)
class _Step:
    number: int
    body: text.Block
    picture: Path | None
    alt: str
    picture_size: tuple[float, float]
    caution: Piece | None
    width: float
    listed: str
    second: text.Block | None = None
    language: str = ""

    @property
    def upper(self) -> float:
        below = _SECOND_GAP + self.second.height if self.second else 0.0
        down = max(0.0, self.radius - self.body.middle)  # the first line stands beside the middle of the number
        return max(down + self.body.height + below, self.picture_size[1], 2 * self.radius)

    @property
    def radius(self) -> float:
        return self.body.size * _DISC

    @property
    def left(self) -> float:
        return _left(self.body.size)

    @property
    def height(self) -> float:
        return self.upper + (self.caution.gap + self.caution.height if self.caution else 0.0)

    def draw(self, ink: Ink, x: float, top: float) -> None:
        middle = top + max(self.body.middle, self.radius)
        with ink.marks.path(("L", self.listed), ("LI", None)):
            with ink.marks.element("Lbl"):
                self._draw_number(ink, x + self.radius, middle)
            with ink.marks.element("LBody"):
                with ink.marks.element("P"):
                    self.body.draw(ink, x + self.left, middle - self.body.middle)
                if self.second:
                    below = middle - self.body.middle + self.body.height + _SECOND_GAP
                    with ink.marks.element("P", language=self.language):
                        self.second.draw(ink, x + self.left, below)
                if self.picture:
                    wide, high = self.picture_size
                    left = x + self.width - wide
                    with ink.figure(self.alt, left, top, wide, high):
                        pictures.draw_picture(ink, self.picture, left, top, wide)
                if self.caution:
                    self.caution.draw(ink, x + self.left, top + self.upper + self.caution.gap)

    def _draw_number(self, ink: Ink, x: float, middle: float) -> None:
        ink.disc(x, middle, self.radius)
        size = self.body.size * (0.95 if self.number < 10 else 0.8)
        ink.text(x, middle + size * 0.38, str(self.number), size, bold=True, align=Align.CENTRE, white=True)


def _left(size: float) -> float:
    """Return where the words of a step begin: right of its number, however large."""
    return max(_NUMBER, 2 * size * _DISC + 2 * MM)


def step(block: StepBlock, width: float, size: float, *, close: bool = False, listed: str = "") -> Piece:
    """Return a step: number in a disc, large text, picture at the right, caution below; it stays whole.

    `close` saves room: a smaller picture, and sentences that follow each other in one line. `listed` is the name of
    the list the step stands in.
    """
    frame = _CLOSE_PICTURE if close else _PICTURE
    picture_size = pictures.size_within(block.picture, *frame) if block.picture else (0.0, 0.0)
    left = _left(size)
    room = width - left - (picture_size[0] + _GAP if block.picture else 0.0)
    body = text.block(block.text if close else text.by_sentence(block.text), room, size)
    below = caution(block.caution, width - left, size * 0.83) if block.caution else None
    second = text.block(block.second, room, max(size * _SECOND, _LEAST_SECOND)) if block.second else None
    drawn = (block.picture, block.alt, picture_size)
    placed = _Step(block.number, body, *drawn, below, width, listed, second, block.second_language)
    return Piece(placed.height, placed.draw, gap=(6 if close else 8) * MM)


def caution(words: RubyText, width: float, size: float) -> Piece:
    """Return a frame with a warning triangle: something to take care about."""
    sign = size * 1.5
    body = text.block(text.by_sentence(words), width - 2 * _PAD - sign - 2 * MM, size)
    height = body.height + 1.5 * _PAD

    def draw(ink: Ink, x: float, top: float) -> None:
        ink.box(x, top, width, height, line=THICK, radius=2 * MM)
        first = top + 0.75 * _PAD
        _warning_sign(ink, x + _PAD, first + body.middle - sign * 0.5, sign)
        with ink.marks.element("P"):
            body.draw(ink, x + _PAD + sign + 2 * MM, first)

    return Piece(height, draw, gap=3 * MM)


def _warning_sign(ink: Ink, x: float, top: float, side: float) -> None:
    with ink.figure(_("気をつけること"), x, top, side, side * 0.9):
        ink.shape([(x + side / 2, top), (x + side, top + side * 0.9), (x, top + side * 0.9)])
        ink.text(x + side / 2, top + side * 0.8, "!", side * 0.58, bold=True, align=Align.CENTRE, white=True)


def framed(words: RubyText, width: float, size: float, *, bold: bool = False) -> Piece:
    """Return a paragraph in a thin rounded frame."""
    body = text.block(words, width - 2 * _PAD, size, bold=bold)

    def draw(ink: Ink, x: float, top: float) -> None:
        ink.box(x, top, width, body.height + 1.5 * _PAD, line=THIN, radius=2 * MM)
        with ink.marks.element("P"):
            body.draw(ink, x + _PAD, top + 0.75 * _PAD)

    return Piece(body.height + 1.5 * _PAD, draw, gap=5 * MM)


def address(block: QrBlock, width: float, size: float) -> Piece:
    """Return a QR code with what it opens beside it, and the address in words for those who type it."""
    side = side_of(block.data, block.mm)
    quiet = max(quiet_of(block.data, block.mm), _GAP)
    room = width - side - quiet
    label = text.block(block.label, room, size, bold=True)
    small = max(11.0, size * 0.6)
    words = text.block(plain_text("\n".join(_address_lines(block.words, room, small))), room, small)
    inner = label.height + 4 * MM + words.height
    height = max(side, inner)

    def draw(ink: Ink, x: float, top: float) -> None:
        start, left = top + (height - inner) / 2, x + side + quiet
        with ink.marks.element("P"):
            label.draw(ink, left, start)
        with ink.marks.element("P"):
            _address_words(ink, block, words, left, start + label.height + 4 * MM, room)
        alt = _("「{label}」をひらくQRコード").format(label=block.label.plain)
        draw_code(ink, x, top, block.data, block.mm, alt)

    return Piece(height, draw, gap=quiet + 3 * MM)


def _address_words(ink: Ink, block: QrBlock, words: text.Block, x: float, top: float, width: float) -> None:
    """Write the address; a click on it does what the code does."""
    if not block.data.startswith(("https://", "http://")):
        words.draw(ink, x, top)
        return
    with ink.link(block.data, f"{block.label.plain} {block.data}", x, top, width, words.height):
        words.draw(ink, x, top)


def _address_lines(address: str, room: float, size: float) -> list[str]:
    """Break an address after its marks, as somebody who types it would read it out."""
    lines = [""]
    for part in re.findall(r"[^/.?&=#-]*[/.?&=#-]*", address):
        if lines[-1] and fonts.width(lines[-1] + part, size) > room:
            lines.append("")
        lines[-1] += part
    return lines


@dataclass(frozen=True, slots=True)
class Ruled:
    """Lines to write on; with `fill` they go on to the foot of the page."""

    title: text.Block
    lines: int
    fill: bool
    width: float
    gap: float = 8 * MM
    glued: bool = False

    @property
    def least(self) -> float:
        return self.title.height + self.lines * _RULED

    def cut(self, room: float) -> tuple[Piece | None, Flowing | None]:
        """Take the room that is there, where it is enough."""
        if self.least > room + 0.01:
            return None, self
        lines = max(self.lines, int((room - self.title.height) // _RULED)) if self.fill else self.lines
        return Piece(self.title.height + lines * _RULED, partial(self._draw, lines), self.gap), None

    def _draw(self, lines: int, ink: Ink, x: float, top: float) -> None:
        with ink.marks.element("P"):
            self.title.draw(ink, x, top)
        first = top + self.title.height
        ink.lines(
            ((x, first + index * _RULED, x + self.width, first + index * _RULED) for index in range(1, lines + 1)), HAIR
        )


def ruled(block: WritingLines, width: float, size: float) -> Ruled | Piece:
    """Return lines to write on; a single line stands beside its title."""
    if block.lines == 1 and not block.fill:
        return _one_line(block.title, width, size)
    return Ruled(text.block(block.title, width, size), block.lines, block.fill, width)


def _one_line(title: RubyText, width: float, size: float) -> Piece:
    body = text.block(title, width - 2 * _PAD - 40 * MM, size, bold=True)
    height = body.height + 2 * _PAD

    def draw(ink: Ink, x: float, top: float) -> None:
        ink.box(x, top, width, height, line=THICK, radius=2 * MM)
        with ink.marks.element("P"):
            body.draw(ink, x + _PAD, top + _PAD)
        foot = top + height - _PAD * 0.9
        ink.line(x + width - _PAD - 40 * MM, foot, x + width - _PAD, foot, THIN)

    return Piece(height, draw, gap=8 * MM)
