"""How far: 「3 / 10」 in words and as a row of steps; shape as well as colour tells what is done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from smartclass.i18n import _
from ui.kit import wrapped
from ui.kit.theme import Look


class ProgressLine(QWidget):
    """Filled dots for steps done, a large ring for this one, small rings for those to come."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._at, self._whole = look, 0, 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_place(self, at: int, whole: int) -> None:
        """`at` counts from 0."""
        self._at, self._whole = at, max(1, whole)
        self.setAccessibleName(_("{whole}のうち {n}ばんめ").format(whole=whole, n=at + 1))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.chrome(300 if self._look.scale <= 1.5 else 230), self._look.chrome(40))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.chrome(200), self._look.chrome(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, px = self._look.theme, self._look.chrome
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = f"{self._at + 1} / {self._whole}"
        painter.setFont(wrapped.font(px(24), bold=True))
        wide = painter.fontMetrics().horizontalAdvance(f"{self._whole} / {self._whole}") + px(20)
        painter.setPen(QColor(t.text))
        painter.drawText(QRectF(0, 0, wide, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        room = self.width() - wide - px(12)
        step = min(px(34), room / self._whole)
        middle = self.height() / 2
        for index in range(self._whole):
            x = wide + step * (index + 0.5)
            big = index == self._at
            radius = px(11) if big else px(6)
            painter.setPen(QPen(QColor(t.action if index <= self._at else t.line), px(4) if big else 2))
            painter.setBrush(QColor(t.action if index < self._at else t.page))
            painter.drawEllipse(QRectF(x - radius, middle - radius, 2 * radius, 2 * radius))
        painter.end()
