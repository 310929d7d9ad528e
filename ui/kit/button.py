"""The one button: big, painted by us, with a focus ring nobody can miss."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.kit import icons, wrapped
from ui.kit.theme import Look

FOCUS = 4.0
RING = 2.0
MARGIN = FOCUS + RING + 1
_CLEAR = "#00000000"


class Button(QPushButton):
    """A push button of one of four kinds.

    "primary" is filled (one on a screen), "plain" outlined, "quiet" without a frame, "tile" a large card with
    the icon above and `detail` below the text. `px` is the text size before scaling, `tall` the least height of
    the frame one sees.
    A button is never greyed out: a screen says what is missing instead.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        icon: str = "",
        kind: str = "plain",
        detail: str = "",
        px: int = 20,
        tall: int = 46,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)  # given the text too, it would build QIcon first, which nothing here uses (3 ms)
        self._look, self._icon, self._kind, self._detail = look, icon, kind, detail
        self._px, self._tall = look.chrome(px), look.chrome(tall)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setText(text)
        self.setAccessibleDescription(detail)
        grows = QSizePolicy.Policy.Expanding if kind == "tile" else QSizePolicy.Policy.Minimum
        policy = QSizePolicy(QSizePolicy.Policy.Expanding if kind == "tile" else QSizePolicy.Policy.Preferred, grows)
        policy.setHeightForWidth(kind == "tile")
        self.setSizePolicy(policy)

    @property
    def kind(self) -> str:
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Change between "primary", "plain" and "quiet"."""
        self._kind = kind
        self.update()

    def set_icon(self, name: str) -> None:
        self._icon = name
        self.updateGeometry()
        self.update()

    def set_detail(self, detail: str) -> None:
        """Change the small second line of a tile."""
        self._detail = detail
        self.setAccessibleDescription(detail)
        self.updateGeometry()
        self.update()

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._wanted(self._look.chrome(520))

    def minimumSizeHint(self) -> QSize:
        if self._kind == "tile":
            return QSize(self._look.chrome(200), self._wanted(self._look.chrome(360)).height())
        return self._wanted(self._look.chrome(520))

    def hasHeightForWidth(self) -> bool:
        return self._kind == "tile"

    def heightForWidth(self, width: int) -> int:
        return self._wanted(width).height() if self._kind == "tile" else -1

    def _wanted(self, room: int) -> QSize:
        pad = round(self._px * 0.8 + MARGIN)
        icon = self._icon_size()
        if self._kind == "tile":
            inner = room - 2 * pad
            width, height = wrapped.size(self.text(), self._px, True, inner)
            if self._detail:
                small = wrapped.size(self._detail, self._small(), False, inner)
                width, height = max(width, small[0]), height + small[1] + 6
            return QSize(round(width) + 2 * pad, round(height + icon + 14) + 2 * pad)
        width, height = wrapped.size(self.text(), self._px, self._bold(), room)
        if self._icon:
            width += icon + (round(self._px * 0.5) if self.text() else 0)
        return QSize(round(width) + 2 * pad + 2, round(max(self._tall, max(height, icon) + 8) + 2 * MARGIN))

    def _small(self) -> int:
        return max(self._look.chrome(16), round(self._px * 0.72))

    def _bold(self) -> bool:
        return self._kind in ("primary", "tile")

    def _icon_size(self) -> int:
        if not self._icon:
            return 0
        return round(self._px * (2.0 if self._kind == "tile" else 1.35))

    def _colours(self) -> tuple[str, str, str]:
        """Return fill, text and frame colour for the present state."""
        t = self._look.theme
        down = self.isDown() or self.isChecked()
        if self._kind == "primary":
            return (t.text if down and t.name == "light" else t.action), t.on_action, t.action
        if self.isChecked():
            return t.action, t.on_action, t.action
        quiet = self._kind == "quiet"
        fill = t.action_soft if down or self.underMouse() else (_CLEAR if quiet else t.card)
        return fill, t.action, _CLEAR if quiet else t.action

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = self._look.theme
        fill, ink, frame = self._colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        painter.setBrush(QColor(fill))
        painter.setPen(QPen(QColor(frame), 2))
        painter.drawRoundedRect(box, 12, 12)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.focus_ring), RING * 2))
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 13, 13)
            painter.setPen(QPen(QColor(t.focus), FOCUS))
            painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), 15, 15)
        painter.setPen(QColor(ink))
        if self._kind == "tile":
            self._paint_tile(painter, box, ink)
        else:
            self._paint_row(painter, box, ink)
        painter.end()

    def _paint_row(self, painter: QPainter, box: QRectF, ink: str) -> None:
        icon = self._icon_size()
        gap = round(self._px * 0.5) if icon and self.text() else 0
        room = box.width() - icon - gap - self._px * 0.8
        width = wrapped.size(self.text(), self._px, self._bold(), int(room))[0]
        left = box.center().x() - (width + icon + gap) / 2
        if icon:
            top = box.center().y() - icon / 2
            painter.drawPixmap(round(left), round(top), icons.pixmap(self._icon, icon, ink, self.devicePixelRatioF()))
        text = QRectF(left + icon + gap, box.top(), width + 2, box.height())
        wrapped.paint(painter, text, self.text(), self._px, bold=self._bold())

    def _paint_tile(self, painter: QPainter, box: QRectF, ink: str) -> None:
        pad = self._px * 0.8
        inner = box.adjusted(pad, pad / 2, -pad, -pad / 2)
        icon = self._icon_size()
        wide = int(inner.width())
        text = wrapped.size(self.text(), self._px, True, wide)[1]
        small = wrapped.size(self._detail, self._small(), False, wide)[1] + 6 if self._detail else 0.0
        gap = 8.0 if icon else 0.0
        top = inner.center().y() - (icon + gap + text + small) / 2
        if icon:
            left = inner.center().x() - icon / 2
            painter.drawPixmap(round(left), round(top), icons.pixmap(self._icon, icon, ink, self.devicePixelRatioF()))
        painter.setPen(QColor(ink if self.isChecked() else self._look.theme.text))
        row = QRectF(inner.left(), top + icon + gap, inner.width(), text)
        wrapped.paint(painter, row, self.text(), self._px, bold=True)
        if self._detail:
            painter.setPen(QColor(ink if self.isChecked() else self._look.theme.sub))
            below = QRectF(inner.left(), row.bottom() + 6, inner.width(), small - 6)
            wrapped.paint(painter, below, self._detail, self._small())
