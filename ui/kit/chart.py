"""A chart on the screen, drawn from the same layout as on paper, in the theme's two colours."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smartclass.domain.chart import Chart
from smartclass.domain.chart_layout import Drawing, layout
from smartclass.domain.chart_marks import Mark, Sign, Stroke, Word
from ui.kit.fonts import FAMILY
from ui.kit.theme import Look

PX = 16
GRID = 0.45
"""How much of the text's colour the grid has."""


class ChartView(QWidget):
    """Shows one chart as wide as there is room; a screen reader reads its values."""

    def __init__(self, look: Look, chart: Chart) -> None:
        super().__init__()
        self._look, self._chart = look, chart
        self._size = float(look.px(PX))
        self._drawing = Drawing(0)
        self.setAccessibleName(chart.spoken())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return int(self._laid(width).height) + 2

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 100 else self._look.px(480)
        return QSize(self._look.px(480), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(220), self.heightForWidth(max(self.width(), self._look.px(220))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        drawing = self._laid(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line in drawing.grid:
            self._stroke(painter, line, GRID)
        for box in drawing.boxes:
            painter.setPen(QPen(self._ink(), box.line) if box.line else QPen(QColor(0, 0, 0, 0)))
            painter.setBrush(self._ink(1.0 - box.grey))
            painter.drawRect(QRectF(box.x, box.top, box.width, box.height))
        for stroke in drawing.strokes:
            self._stroke(painter, stroke)
        for mark in drawing.marks:
            self._mark(painter, mark)
        for word in drawing.words:
            self._word(painter, word)
        painter.end()

    def _laid(self, width: int) -> Drawing:
        if self._drawing.width != width:
            self._drawing = layout(self._chart, float(width), self._size, _measure)
        return self._drawing

    def _ink(self, share: float = 1.0) -> QColor:
        """Return the text's colour, or a mixture with the page: 1.0 is ink, 0.0 the page itself."""
        ink, page = QColor(self._look.theme.text), QColor(self._look.theme.page)
        mixed = (int(a * share + b * (1 - share)) for a, b in zip(ink.getRgb()[:3], page.getRgb()[:3], strict=True))  # type: ignore[index]
        return QColor(*mixed)

    def _stroke(self, painter: QPainter, line: Stroke, share: float = 1.0) -> None:
        pen = QPen(self._ink(share), line.width)
        if line.dashed:
            pen.setDashPattern([3.0, 2.5])
        painter.setPen(pen)
        painter.drawLine(QPointF(line.x1, line.y1), QPointF(line.x2, line.y2))

    def _mark(self, painter: QPainter, mark: Mark) -> None:
        r, middle = mark.radius, QPointF(mark.x, mark.y)
        ring = mark.sign is Sign.RING
        painter.setPen(QPen(self._ink(), r * 0.5))
        painter.setBrush(self._ink(0.0 if ring else 1.0))
        if mark.sign is Sign.SQUARE:
            painter.drawRect(QRectF(mark.x - r, mark.y - r, 2 * r, 2 * r))
        elif mark.sign is Sign.TRIANGLE:
            corners = [QPointF(0, -r * 1.2), QPointF(r * 1.1, r), QPointF(-r * 1.1, r)]
            painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
        else:
            painter.drawEllipse(middle, r * 0.8, r * 0.8)

    def _word(self, painter: QPainter, word: Word) -> None:
        painter.setFont(_font(word.size, bold=word.bold))
        painter.setPen(self._ink())
        left = word.x - _measure(word.text, word.size) * word.anchor
        painter.drawText(QPointF(left, word.baseline), word.text)


def _font(size: float, *, bold: bool = False) -> QFont:
    made = QFont(FAMILY)
    made.setPixelSize(max(1, round(size)))
    made.setBold(bold)
    return made


def _measure(text: str, size: float) -> float:
    return QFontMetricsF(_font(size)).horizontalAdvance(text)
