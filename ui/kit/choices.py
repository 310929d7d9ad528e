"""Fields one chooses in, with an arrow that shows it and a text with room around it."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QDateEdit, QLineEdit, QWidget

from ui.kit import icons
from ui.kit.theme import Look

ARROW = 24
"""The side of the arrow in px before scaling; the style sheet keeps 36 px free for it."""


class Choice(QComboBox):
    """One of several, opened by a press anywhere on it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setMinimumHeight(look.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _arrow(self, self._look)


class DayField(QDateEdit):
    """A day, typed or taken from a calendar."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy/MM/dd")
        self.setMinimumWidth(look.px(200))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _arrow(self, self._look)


def indented(field: QAbstractSpinBox) -> None:
    """Set the text of a number or time in from the frame: Qt leaves out the padding once its buttons are gone."""
    if (edit := field.findChild(QLineEdit)) is not None:
        edit.setTextMargins(12, 0, 0, 0)


def _arrow(field: QWidget, look: Look) -> None:
    side = look.px(ARROW)
    painter = QPainter(field)
    left, top = field.width() - side - look.px(8), (field.height() - side) // 2
    painter.drawPixmap(left, top, icons.pixmap("down", side, look.theme.text, field.devicePixelRatioF()))
    painter.end()
