"""A filled sheet as it will look: a white page with its cells, lines and words."""

from __future__ import annotations

from itertools import accumulate

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from smartclass.ports.form_book import CellView, SheetView
from ui.kit.theme import Look

MARGIN = 24.0
PAD = 3.0
LEAST = 0.55
"""How far a text may be made smaller before it is broken into lines instead."""
_ALIGN = {"center": Qt.AlignmentFlag.AlignHCenter, "right": Qt.AlignmentFlag.AlignRight}
_CENTRED = ("center", "centerContinuous")


class SheetPaper(QWidget):
    """Paper is white in every theme. It is as wide as there is room, and never larger than the text size asks."""

    def __init__(self, look: Look, sheet: SheetView) -> None:
        super().__init__()
        self._look, self._sheet = look, sheet
        self._lefts = [0.0, *accumulate(sheet.widths)]
        self._tops = [0.0, *accumulate(sheet.heights)]
        self.setAccessibleName(sheet.name)
        self.setAccessibleDescription("　".join(cell.text for cell in sheet.cells if cell.text))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        wide = round((self._lefts[-1] + 2 * MARGIN) * self._look.scale)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 120)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round((self._tops[-1] + 2 * MARGIN) * self._zoom(width))

    def _zoom(self, width: int) -> float:
        return min(max(1.0, self._look.scale), width / (self._lefts[-1] + 2 * MARGIN))

    def paintEvent(self, _event: QPaintEvent) -> None:
        zoom = self._zoom(self.width())
        page = QRectF(0, 0, (self._lefts[-1] + 2 * MARGIN), (self._tops[-1] + 2 * MARGIN))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(max(0.0, (self.width() - page.width() * zoom) / 2), 0)
        painter.scale(zoom, zoom)
        painter.fillRect(page, QColor("#ffffff"))
        painter.setPen(QPen(QColor(self._look.theme.line), 1 / zoom))
        painter.drawRect(page)
        painter.translate(MARGIN, MARGIN)
        for cell in self._sheet.cells:
            if cell.fill:
                painter.fillRect(self._box(cell), QColor(cell.fill))
        for cell in self._sheet.cells:
            self._paint_edges(painter, cell)
            if cell.text:
                self._paint_text(painter, cell)
        painter.end()

    def _box(self, cell: CellView) -> QRectF:
        left, top = self._lefts[cell.column], self._tops[cell.row]
        right = self._lefts[min(cell.column + cell.columns, len(self._lefts) - 1)]
        bottom = self._tops[min(cell.row + cell.rows, len(self._tops) - 1)]
        return QRectF(left, top, right - left, bottom - top)

    def _paint_edges(self, painter: QPainter, cell: CellView) -> None:
        box = self._box(cell)
        painter.setPen(QPen(QColor("#333333"), 1))
        for edge, (first, last) in {
            "t": (box.topLeft(), box.topRight()),
            "r": (box.topRight(), box.bottomRight()),
            "b": (box.bottomLeft(), box.bottomRight()),
            "l": (box.topLeft(), box.bottomLeft()),
        }.items():
            if edge in cell.edges:
                painter.drawLine(first, last)

    def _paint_text(self, painter: QPainter, cell: CellView) -> None:
        box = self._box(cell)
        if box.width() < 1 or box.height() < 1:
            return
        room = box.adjusted(PAD, 0, -PAD, 0)
        font = QFont(self.font())
        font.setPixelSize(max(1, round(cell.px)))
        font.setBold(cell.bold)
        flags = _ALIGN.get("center" if cell.align in _CENTRED else cell.align, Qt.AlignmentFlag.AlignLeft)
        wide = max(QFontMetricsF(font).horizontalAdvance(line) for line in cell.text.split("\n"))
        wrap = False
        if wide > room.width() and "r" not in cell.edges and flags == Qt.AlignmentFlag.AlignLeft:
            room.setRight(self._lefts[-1])  # as in a spreadsheet, a text goes on over the empty cells beside it
        elif wide > room.width():
            wrap = wide * LEAST > room.width()
            font.setPixelSize(max(1, int(cell.px * max(LEAST, room.width() / wide))))
        painter.setFont(font)
        painter.setPen(QColor("#1a1a1a"))
        lines = Qt.TextFlag.TextWrapAnywhere if wrap else Qt.TextFlag.TextDontClip
        painter.drawText(room, int(flags | Qt.AlignmentFlag.AlignVCenter) | int(lines), cell.text)
