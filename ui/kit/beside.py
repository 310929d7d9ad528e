"""Choices and what they choose: side by side where there is room, else the choices above."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from ui.kit.theme import Look

ROOM = 560
"""What must be left beside the choices, in pixels of the screen: half a page, still readable."""
WIDEST = 460


class Beside(QWidget):
    """`side` is `wide` px (before scaling) beside `main`, or `high` px above it."""

    def __init__(self, look: Look, side: QScrollArea, main: QWidget, *, wide: int, high: int = 120) -> None:
        super().__init__()
        self._side = side
        self._wide, self._high = min(look.px(wide), WIDEST), look.px(high)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setSpacing(12)
        self._box.setContentsMargins(12, 8, 12, 6)
        self._box.addWidget(side)
        self._box.addWidget(main, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self._wide + ROOM
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._side.setMinimumSize(self._wide if beside else 0, 0 if beside else self._high)
        self._side.setMaximumSize(self._wide if beside else 16_777_215, 16_777_215 if beside else self._high)
