"""A lesson's picture, as large as the room allows, on a white card in every theme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget


class SvgView(QWidget):
    """Shows one SVG file; the drawing is made once for each size."""

    def __init__(self, frame: str = "#949494") -> None:
        super().__init__()
        self._frame = frame
        self._renderer: QSvgRenderer | None = None
        self._drawn: QPixmap | None = None
        self._path: Path | None = None

    def show_file(self, path: Path, alt: str) -> None:
        """Show `path`; `alt` is what a screen reader says instead."""
        self.setAccessibleName(alt)
        if path == self._path:
            return
        self._path = path
        self._renderer = QSvgRenderer(str(path))
        self._drawn = None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 300)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 90)

    def _box(self) -> QRectF:
        assert self._renderer is not None
        natural = self._renderer.defaultSize()
        share = min(self.width() / max(1, natural.width()), self.height() / max(1, natural.height()))
        wide, high = natural.width() * share, natural.height() * share
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._renderer is None or not self._renderer.isValid():
            return
        box = self._box()
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(box.width() * ratio), round(box.height() * ratio))
        if self._drawn is None or self._drawn.size() != wanted:
            self._drawn = self._draw(wanted, ratio)
        painter = QPainter(self)
        painter.drawPixmap(box.topLeft(), self._drawn)
        painter.end()

    def _draw(self, wanted: QSize, ratio: float) -> QPixmap:
        assert self._renderer is not None
        picture = QPixmap(wanted)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QRectF(1, 1, wanted.width() - 2, wanted.height() - 2)
        painter.setPen(QPen(QColor(self._frame), 2 * ratio))
        painter.setBrush(QColor("#ffffff"))
        painter.drawRoundedRect(edge, 14 * ratio, 14 * ratio)
        inner = edge.adjusted(8 * ratio, 8 * ratio, -8 * ratio, -8 * ratio)
        self._renderer.render(painter, inner)
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture
