"""Paragraphs with furigana on paper: lines set by domain.typeset, measured with the printing faces."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise

from smartclass.adapters.pdf import fonts
from smartclass.adapters.pdf.flow import Flowing, Piece
from smartclass.adapters.pdf.ink import Ink
from smartclass.domain import typeset
from smartclass.domain.document import Align
from smartclass.domain.ruby import RubyText, Span
from smartclass.phrases import breaks_for

RUBY = 0.5
"""Furigana is half as large as its text (JIS X 4051)."""

_RUBY_GAP = 0.04
_LEADING = 0.38
"""Empty space between lines, in em: older eyes lose the line with less."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one text, ready to be drawn. `line_height` holds furigana, text and leading."""

    lines: tuple[typeset.Line, ...]
    size: float
    bold: bool
    line_height: float
    above: float
    """What lies between a line's top and the top of its kanji: the furigana's room."""

    @property
    def height(self) -> float:
        """The height from the first furigana to the foot of the last line."""
        return self.line_height * len(self.lines) - _LEADING * self.size if self.lines else 0.0

    @property
    def middle(self) -> float:
        """How far the middle of the first line's kanji lies below the top."""
        return self.above + self.size / 2

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Draw with the left top corner at (x, top): all kanji first, so that whole words are found and copied."""
        for baseline, line in self._baselines(top):
            for cell in line.cells:
                base = x + cell.x + cell.base_gap / 2
                ink.text(base, baseline, cell.text, self.size, bold=self.bold, gap=cell.base_gap)
        with ink.marks.artifact():  # read aloud, the same word would be heard twice
            self._draw_ruby(ink, x, top)

    def _draw_ruby(self, ink: Ink, x: float, top: float) -> None:
        for baseline, line in self._baselines(top):
            above = baseline - self.size * (fonts.ASCENT + _RUBY_GAP + RUBY * fonts.DESCENT)
            for cell in line.cells:
                if cell.ruby:
                    ink.text(x + cell.ruby_x, above, cell.ruby, self.size * RUBY, gap=cell.ruby_gap)

    def _baselines(self, top: float) -> Iterator[tuple[float, typeset.Line]]:
        first = top + self.above + self.size * fonts.ASCENT
        return ((first + index * self.line_height, line) for index, line in enumerate(self.lines))


def block(text: RubyText, width: float, size: float, *, bold: bool = False, align: Align = Align.LEFT) -> Block:
    """Set `text` into lines of at most `width` points; a text without furigana needs less height."""
    lines = typeset.layout(
        text,
        width,
        size,
        measure=partial(_measure, size=size, bold=bold),
        measure_ruby=partial(_measure, size=size * RUBY, bold=False),
        breaks=breaks_for(text),
    ).lines
    if align is not Align.LEFT:
        lines = tuple(_shifted(line, (width - line.width) * (0.5 if align is Align.CENTRE else 1.0)) for line in lines)
    above = size * (RUBY + _RUBY_GAP) if any(span.ruby for span in text.spans) else 0.0
    return Block(lines, size, bold, above + size * (1 + _LEADING), above)


def by_sentence(text: RubyText) -> RubyText:
    """Return `text` with each sentence on a line of its own: easier to follow with a finger."""
    ends = [
        place + 1 for place, pair in enumerate(pairwise(text.plain)) if pair[0] == "。" and pair[1] not in "」』）\n"
    ]
    if not ends:
        return text
    spans: list[Span] = []
    place = 0
    for span in text.spans:
        cuts = [end - place for end in ends if place < end <= place + len(span.base)]
        base = "".join(f"\n{part}" if at in cuts else part for at, part in enumerate(span.base))
        spans.append(Span(f"{base}\n" if len(span.base) in cuts else base, span.ruby))
        place += len(span.base)

    def moved(marks: frozenset[int]) -> frozenset[int]:
        return frozenset(mark + bisect_right(ends, mark) for mark in marks)

    return RubyText(tuple(spans), moved(text.breaks), moved(text.joins))


def _measure(text: str, size: float, bold: bool) -> float:
    return fonts.width(text, size, bold)


def _shifted(line: typeset.Line, by: float) -> typeset.Line:
    return replace(line, cells=tuple(replace(cell, x=cell.x + by, ruby_x=cell.ruby_x + by) for cell in line.cells))


@dataclass(frozen=True, slots=True)
class Running:
    """A paragraph that may go over to the next page, never leaving one line alone; `listed` names its list, if any."""

    text: Block
    gap: float
    glued: bool = False
    listed: str = ""
    language: str = ""
    key: Hashable = field(default_factory=object, compare=False)

    @property
    def least(self) -> float:
        return replace(self.text, lines=self.text.lines[:2]).height if len(self.text.lines) > 3 else self.text.height

    def cut(self, room: float) -> tuple[Piece | None, Flowing | None]:
        """Cut after as many lines as fit, at least two on each page."""
        whole = self.text.height
        if whole <= room + 0.01:
            return Piece(whole, partial(self._draw, self.text), self.gap), None
        lines = self.text.lines
        fitting = min(int((room + _LEADING * self.text.size) // self.text.line_height), len(lines) - 2)
        if fitting < 2:
            return None, self
        first, rest = replace(self.text, lines=lines[:fitting]), replace(self.text, lines=lines[fitting:])
        return Piece(first.height, partial(self._draw, first), self.gap), replace(self, text=rest)

    def _draw(self, part: Block, ink: Ink, x: float, top: float) -> None:
        if not self.listed:
            with ink.marks.element("P", key=self.key, language=self.language):
                part.draw(ink, x, top)
            return
        with ink.marks.path(("L", self.listed), ("LI", self.key), ("LBody", self.key)):
            part.draw(ink, x, top)
