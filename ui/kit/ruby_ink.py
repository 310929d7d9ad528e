"""Draws a laid-out text with its furigana, and lights some of its characters: the one place where ruby is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from smartclass.domain import leading
from smartclass.domain.typeset import Layout
from ui.kit.fonts import measure
from ui.kit.fonts import text_font as font


@dataclass(frozen=True, slots=True)
class RubyInk:
    """How a text is drawn: size and line step in logical pixels, colour, weight, and whether lines carry furigana."""

    px: float
    step: float
    colour: str
    bold: bool = False
    marked: bool = False

    def draw(self, painter: QPainter, laid: Layout, shifts: Sequence[float], top: float) -> None:
        """Draw every line, the first beginning at `top`; `shifts` is where each line begins from the left."""
        base, ruby = font(self.px, bold=self.bold), font(leading.ruby_px(self.px))
        painter.setPen(QColor(self.colour))
        for number, line in enumerate(laid.lines):
            foot, shift = self._foot(top, number), shifts[number]
            painter.setFont(base)
            for cell in line.cells:
                if cell.base_gap > 0.05:
                    _spread(painter, cell.text, cell.x + shift + cell.base_gap / 2, foot, cell.advances)
                else:
                    painter.drawText(QPointF(cell.x + shift, foot), cell.text)
            if not self.marked:
                continue
            painter.setFont(ruby)
            wide = measure(leading.ruby_px(self.px))
            above = foot - self.px * 0.90
            for cell in line.cells:
                if cell.ruby and cell.ruby_gap > 0.05:
                    steps = tuple(wide(letter) + cell.ruby_gap for letter in cell.ruby)
                    _spread(painter, cell.ruby, cell.ruby_x + shift, above, steps)
                elif cell.ruby:
                    painter.drawText(QPointF(cell.ruby_x + shift, above), cell.ruby)

    def light(
        self,
        painter: QPainter,
        laid: Layout,
        shifts: Sequence[float],
        top: float,
        lit: tuple[int, int],
        fill: str,
        line: str,
    ) -> None:
        """Lay `fill` with a `line` below it behind the characters `lit` (start, length) of the plain text."""
        for box in self.boxes(laid, shifts, top, lit):
            painter.fillRect(box, QColor(fill))
            painter.fillRect(QRectF(box.left(), box.bottom(), box.width(), 4), QColor(line))

    def dots(
        self, painter: QPainter, laid: Layout, shifts: Sequence[float], top: float, part: tuple[int, int], line: str
    ) -> None:
        """Underline the characters `part` (start, length) with dots: they can be pressed."""
        pen = QPen(QColor(line), max(2.0, self.px * 0.07), Qt.PenStyle.DotLine)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for box in self.boxes(laid, shifts, top, part):
            painter.drawLine(QPointF(box.left() + 2, box.bottom()), QPointF(box.right() - 2, box.bottom()))

    def boxes(self, laid: Layout, shifts: Sequence[float], top: float, part: tuple[int, int]) -> list[QRectF]:
        """Return where the characters `part` (start, length) stand, a box for each line they are on."""
        return [
            QRectF(shifts[number] + left, self._foot(top, number) - self.px * 0.92, right - left, self.px * 1.14)
            for number, left, right in laid.locate(*part)
        ]

    def _foot(self, top: float, number: int) -> float:
        return top + number * self.step + leading.foot(self.step, self.px, marked=self.marked)


def _spread(painter: QPainter, text: str, x: float, y: float, steps: Sequence[float]) -> None:
    for letter, step in zip(text, steps, strict=True):
        painter.drawText(QPointF(x, y), letter)
        x += step
