"""A face as large as the room allows, with its word below: one touch is an answer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.kit import icons, wrapped
from ui.kit.button import FOCUS, MARGIN, RING
from ui.kit.theme import Look

LARGEST = 300
"""The side of a face in pixels; larger ones say no more."""


class FaceButton(QPushButton):
    """`icon` drawn large over `text`; both in the same colour as every other word, so that black and white will do."""

    def __init__(self, look: Look, text: str, icon: str) -> None:
        super().__init__(text)
        self._look, self._icon = look, icon
        self._px = look.chrome(40)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(self._look.chrome(320), self._look.chrome(380))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, round(self._px * 1.35) + 160)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        painter.setBrush(QColor(t.action_soft if self.isDown() else t.card))
        painter.setPen(QPen(QColor(t.action), 3))
        painter.drawRoundedRect(box, 20, 20)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.focus_ring), RING * 2))
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 21, 21)
            painter.setPen(QPen(QColor(t.focus), FOCUS))
            painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), 23, 23)
        room = int(box.width() - 24)
        high = wrapped.size(self.text(), self._px, True, room)[1]
        side = round(min(LARGEST, room, box.height() - high - 48))
        top = box.center().y() - (side + high + 16) / 2
        face = icons.pixmap(self._icon, side, t.text, self.devicePixelRatioF())
        painter.drawPixmap(round(box.center().x() - side / 2), round(top), face)
        painter.setPen(QColor(t.text))
        below = QRectF(box.left() + 12, top + side + 16, room, high)
        wrapped.paint(painter, below, self.text(), self._px, bold=True)
        painter.end()
