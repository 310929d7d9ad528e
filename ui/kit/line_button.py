"""A whole line that is a button: icon, words, and what is worth knowing about them; it wraps, it never clips."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from smartclass.i18n import _
from ui.kit import icons, wrapped
from ui.kit.button import FOCUS, MARGIN, RING
from ui.kit.theme import Look


class LineButton(QPushButton):
    """`text` in bold at the left, `detail` in plain below it; grows downwards where the room is narrow."""

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        detail: str = "",
        icon: str = "",
        px: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look, self._detail, self._icon = look, detail, icon
        self._px, self._small = look.px(px), look.px(max(16, px - 3))
        self.setAccessibleName(_("、").join(part for part in (text, detail) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_icon(self, icon: str) -> None:
        """Show another icon in the place of the one there is."""
        self._icon = icon
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._wanted(width)

    def sizeHint(self) -> QSize:
        placed = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        return QSize(self._look.px(360), self._wanted(self.width() if placed else self._look.px(240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._look.px(44))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wants another height: a layout that kept the first one would cut the words."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _left(self) -> float:
        return MARGIN + 14 + (self._px * 1.35 + 12 if self._icon else 0)

    def _wanted(self, width: int) -> int:
        room = max(60, int(width - self._left() - MARGIN - 12))
        height = wrapped.size(self.text(), self._px, True, room)[1]
        if self._detail:
            height += wrapped.size(self._detail, self._small, False, room)[1] + 2
        return round(max(height + 16, self._look.px(44)) + 2 * MARGIN)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = self._look.theme
        chosen = self.isChecked()
        ink, sub = (t.on_action, t.on_action) if chosen else (t.text, t.sub)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(MARGIN, MARGIN - 3, -MARGIN, -MARGIN + 3)
        soft = self.isDown() or self.underMouse()
        painter.setBrush(QColor(t.action if chosen else t.action_soft if soft else t.card))
        painter.setPen(QPen(QColor(t.action if chosen else t.line), 2))
        painter.drawRoundedRect(box, 10, 10)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.focus_ring), RING * 2))
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 11, 11)
            painter.setPen(QPen(QColor(t.focus), FOCUS))
            painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), 13, 13)
        if self._icon:
            size = round(self._px * 1.35)
            picture = icons.pixmap(self._icon, size, t.on_action if chosen else t.action, self.devicePixelRatioF())
            painter.drawPixmap(round(box.left() + 14), round(box.center().y() - size / 2), picture)
        self._paint_words(painter, box, ink, sub)
        painter.end()

    def _paint_words(self, painter: QPainter, box: QRectF, ink: str, sub: str) -> None:
        left = self._left()
        room = box.right() - 12 - left
        height = wrapped.size(self.text(), self._px, True, int(room))[1]
        below = wrapped.size(self._detail, self._small, False, int(room))[1] + 2 if self._detail else 0.0
        top = box.center().y() - (height + below) / 2
        painter.setPen(QColor(ink))
        align = Qt.AlignmentFlag.AlignLeft
        wrapped.paint(painter, QRectF(left, top, room, height), self.text(), self._px, bold=True, align=align)
        if self._detail:
            painter.setPen(QColor(sub))
            under = QRectF(left, top + height + 2, room, below - 2)
            wrapped.paint(painter, under, self._detail, self._small, align=align)
