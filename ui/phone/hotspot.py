"""An invisible button over everything that can be touched: focus, name and action for keyboard and screen reader."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ui.kit.button import FOCUS
from ui.kit.theme import Look


class Hotspot(QAbstractButton):
    """Fingers go through it to the phone, keys and screen readers press it."""

    focused = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def name_it(self, name: str, spoken: str, about: str = "") -> None:
        """Set the object name, the name a screen reader says, and what it adds."""
        self.setObjectName(name)
        self.setText(spoken)
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(about)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(QColor(self._look.theme.focus_ring), FOCUS + 3))
        painter.drawRoundedRect(room, 8, 8)
        painter.setPen(QPen(QColor(self._look.theme.focus), FOCUS))
        painter.drawRoundedRect(room, 8, 8)
        painter.end()


class Caption(QLabel):
    """What is only read: a screen reader finds it as text; the phone has painted it already."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def name_it(self, name: str, spoken: str, about: str = "") -> None:
        """Set the object name, what a screen reader says, and what it adds."""
        self.setObjectName(name)
        self.setText(spoken)
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(about)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing: the words are in the phone's picture."""
