"""What is drawn over the phone while one looks: the pressed place, the glow, the ghost finger, a hold that fills."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from smartclass.domain.phone_flow import Room
from smartclass.domain.phone_style import HIGH, WIDE
from ui.kit.theme import Look
from ui.phone import brush

Where = Callable[[], Room | None]
_TRAVEL_MS, _PRESS_MS = 900, 450


class Overlay:
    """Belongs to one phone. With reduced motion nothing travels: the finger is simply there."""

    def __init__(self, phone: QWidget, look: Look) -> None:
        self._phone, self._look = phone, look
        self.still = False
        self._pressed: Room | None = None
        self._hold = 0.0
        self._glow: Where | None = None
        self.finger: QPointF | None = None
        self._finger_down = False
        self._slide, self._press_ms = QPointF(), _PRESS_MS
        self._journey = QVariantAnimation(phone)
        self._journey.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._journey.valueChanged.connect(self._travelled)
        self._journey.finished.connect(self._arrived)
        self._then: Callable[[], object] | None = None
        self._pulse = QVariantAnimation(phone, startValue=0.0, endValue=1.0, duration=1_400)
        self._pulse.setLoopCount(-1)
        self._pulse.valueChanged.connect(lambda _value: phone.update())

    def press(self, room: Room | None) -> None:
        """Show which place a finger rests on."""
        self._pressed = room

    def hold(self, share: float) -> None:
        """Show how much of a hold is done (0 to 1)."""
        self._hold = share
        self._phone.update()

    def show_glow(self, where: Where | None) -> None:
        """Let a place glow, softly and without flashing; `where` is asked anew while things move. None: no glow."""
        self._glow = where
        if where is None or self.still:
            self._pulse.stop()
        elif self._pulse.state() != QVariantAnimation.State.Running:
            self._pulse.start()
        self._phone.update()

    @property
    def glowing(self) -> Room | None:
        """Return the place that glows now."""
        return self._glow() if self._glow else None

    def point(
        self, at: QPointF, then: Callable[[], object], *, slide: QPointF | None = None, stay: float = 0.0
    ) -> None:
        """Let the ghost finger travel to a place and press it; `then` is called when it has.

        `slide` is how far it slides while it presses, `stay` how many seconds it stays pressed at least.
        """
        self._then = then
        self._slide = slide or QPointF()
        self._press_ms = max(_PRESS_MS * (1 if self._slide.isNull() else 2), round(stay * 1_000))
        start = self.finger or QPointF(WIDE * 0.75, HIGH * 0.9)
        self._finger_down = False
        self._journey.stop()
        self._journey.setStartValue(at if self.still else start)
        self._journey.setEndValue(at)
        self._journey.setDuration(1 if self.still else _TRAVEL_MS)
        self._journey.start()

    def calm(self) -> None:
        """Take the ghost finger away; what it was about to do is not done."""
        self._then = None
        self._journey.stop()
        self.finger = None
        self._phone.update()

    def _travelled(self, at: QPointF) -> None:
        self.finger = QPointF(at)
        self._phone.update()

    def _arrived(self) -> None:
        if self._finger_down:
            then, self._then = self._then, None
            self._finger_down = False
            if then:
                then()
            return
        self._finger_down = True
        here = QPointF(self.finger or QPointF())
        self._journey.setStartValue(here)
        self._journey.setEndValue(here + self._slide)
        self._journey.setDuration(self._press_ms)
        self._journey.start()

    def paint(self, painter: QPainter) -> None:
        """Draw, in phone units."""
        theme = self._look.theme
        if self._pressed:
            colour = QColor(theme.action)
            colour.setAlpha(60)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(brush.box(self._pressed), 10, 10)
        if self._hold and self._pressed:
            self._paint_hold(painter)
        if room := self.glowing:
            self._paint_glow(painter, room)
        if self.finger is not None:
            self._paint_finger(painter, self.finger)

    def _paint_hold(self, painter: QPainter) -> None:
        assert self._pressed is not None
        middle = brush.box(self._pressed).center()
        ring = QRectF(middle.x() - 62, middle.y() - 62, 124, 124)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._look.theme.good), 10, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(ring, 90 * 16, round(-360 * 16 * self._hold))

    def _paint_glow(self, painter: QPainter, room: Room) -> None:
        value = self._pulse.currentValue()
        share = 0.5 if self.still or value is None else abs(float(value) * 2 - 1)
        grow = 3 + 5 * share
        ring = brush.box(room).adjusted(-grow, -grow, grow, grow)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._look.theme.focus), 7))
        painter.drawRoundedRect(ring, 12, 12)
        painter.setPen(QPen(QColor(self._look.theme.focus_ring), 4))
        painter.drawRoundedRect(ring, 12, 12)

    def _paint_finger(self, painter: QPainter, at: QPointF) -> None:
        size = 62 if self._finger_down else 70
        if self._finger_down:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._look.theme.action), 4))
            painter.drawEllipse(at, 22, 22)
        room = QRectF(at.x() - size * 0.44, at.y() - size * 0.1, size, size)
        brush.icon(painter, "pointing", room, "")
