"""One step, large: the sentence with furigana, its picture, and a caution where there is one."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from smartclass.domain.glossary import Mention, Term, mentions
from smartclass.domain.lesson import Lesson, StepText
from smartclass.domain.ruby import NO_TEXT, RubyText
from smartclass.domain.sentences import Stacked, stacked
from smartclass.domain.typeset import fit_size
from ui.kit.label import icon_label, label
from ui.kit.layout import row
from ui.kit.ruby_label import RubyLabel
from ui.kit.svg_view import SvgView
from ui.kit.theme import Look

SMALLEST = 24
COLUMN = 25
SIGN = 36


class StepView(QWidget):
    """Fits text and picture into whatever room there is; the text column is never wider than 25 characters."""

    word_chosen = Signal(object)
    """The Term somebody pressed."""

    def __init__(self, look: Look, *, largest: int, screen_share: float = 0.0) -> None:
        """`largest` is the greatest text size in px; `screen_share` > 0 takes it from the height (projector)."""
        super().__init__()
        self._look, self._largest, self._share = look, largest, screen_share
        t = look.theme
        self._stacked = Stacked(NO_TEXT, ())
        self._pictured = False
        self._mentions: tuple[Mention, ...] = ()
        self.words = RubyLabel()
        self.words.set_colours(t.text, t.highlight, t.highlight_line)
        self.words.set_line_height(1.6)
        self.words.setObjectName("step-words")
        self.words.part_chosen.connect(lambda number: self.word_chosen.emit(self._mentions[number].term))
        self.picture = SvgView(look.theme.line)
        self.picture.setObjectName("step-picture")
        self.picture.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._caution = QFrame()
        self._caution.setObjectName("caution")
        self._caution.setStyleSheet(f"QFrame#caution {{ background: {t.caution}; border: none; border-radius: 12px; }}")
        self._caution_words = label(look, "", 24, bold=True, colour=t.on_caution)
        self._caution.setLayout(
            row(icon_label(look, "warn", SIGN, t.on_caution), self._caution_words, gap=14, margins=(18, 10, 18, 10))
        )
        self._caution.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self._text_side = QWidget()
        side = QVBoxLayout(self._text_side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        side.addStretch(1)
        side.addWidget(self.words)
        side.addWidget(self._caution)
        side.addStretch(1)
        self._line = row(self._text_side, self.picture, gap=28, margins=(28, 10, 28, 10))
        self._line.setStretch(0, 11)
        self._line.setStretch(1, 9)
        self.setLayout(self._line)
        self.setMinimumSize(280, 180)

    def show_step(self, lesson: Lesson, text: StepText) -> None:
        """Show one step as one phone family sees it."""
        self._stacked = stacked(text.text)
        self.words.set_text(self._stacked.text)
        self.words.clear_highlight()
        self._caution_words.set_text(text.caution)
        self._caution.setVisible(bool(text.caution))
        self._pictured = bool(text.picture)
        if text.picture:
            self.picture.show_file(lesson.picture(text.picture), text.alt.plain)
        self.fit()

    def show_words(self, text: RubyText) -> None:
        """Show words alone (「ここからはご本人だけ」, 「できました」)."""
        self._stacked = Stacked(text, ())
        self.words.set_text(text)
        self.words.clear_highlight()
        self._caution.hide()
        self._pictured = False
        self.fit()

    def explain(self, terms: Iterable[Term]) -> tuple[Term, ...]:
        """Let the words of `terms` that stand here be pressed; return them in the order of the text."""
        self._mentions = mentions(self._stacked.text.plain, terms)
        self.words.set_parts([(one.start, one.length) for one in self._mentions])
        return tuple(one.term for one in self._mentions)

    def lit(self, start: int, length: int) -> None:
        """Light the phrase being spoken (offsets in the plain text); a length of 0 puts the light out."""
        if length:
            self.words.set_highlight(self._stacked.moved(start), length)
        else:
            self.words.clear_highlight()

    def fit(self) -> None:
        """Choose the largest text size at which nothing is clipped."""
        room = self.contentsRect().adjusted(28, 10, -28, -10)
        if room.width() < 100 or room.height() < 80:
            return
        largest = max(SMALLEST, round(self.height() * self._share * 1.6)) if self._share else self._largest
        smallest = max(SMALLEST, round(self.height() * self._share)) if self._share else SMALLEST
        smallest = min(smallest, largest)
        beside_least = smallest if self._share else min(self._look.chrome(SMALLEST), largest)
        beside = min(round((room.width() - 28) * 0.55), largest * COLUMN)
        if self._pictured and self._fit_words(beside, room.height(), largest, beside_least):
            self.picture.show()
            return
        self.picture.hide()
        self._fit_words(min(room.width(), largest * COLUMN), room.height(), largest, smallest)

    def _fit_words(self, width: int, height: int, largest: int, smallest: int) -> bool:
        """Find the largest size at which sentence and caution are both whole; false where even the smallest isn't.

        The caution is a little smaller than the sentence. Words come before pictures: the caller then gives them
        the picture's room. Whoever chose larger text gets it: beside a picture it is never small.
        """
        with_caution = not self._caution.isHidden()
        sign = self._look.px(SIGN)
        inner = max(80, width - 18 - sign - 14 - 18)

        def small(px: int) -> int:
            return max(20, round(px * 0.62))

        def fits(px: int) -> bool:
            high = math.ceil(self._caution_words.height_at(inner, small(px))) + 1
            return self.words.fits_at(px, width, height - (max(sign, high) + 20 + 16 if with_caution else 0))

        self.words.setFixedWidth(width)
        size = fit_size(largest, smallest, fits)
        self.words.set_pixel_size(size)
        self._caution_words.set_pixel_size(small(size))
        return fits(size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def event_summary(self) -> str:
        """Return what a person can read here now, for tests and screen readers."""
        parts = [self.words.text()]
        if not self._caution.isHidden():
            parts.append(self._caution_words.text())
        return "\n".join(parts)
