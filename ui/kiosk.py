"""The window of the practice shell alone: no register is open, and every way out leads to the door."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from smartclass.domain.roles import PRACTICE_SCREENS
from ui.window import Window


class PractiseOnly(Exception):
    """Somebody chose the practice shell at the door: no register is opened."""


class Kiosk(Window):
    """Opens the screens of practice; whatever else is asked for is `left`, and nothing opens here."""

    left = Signal()
    follower: Window | None = None
    """The window of the whole program, once somebody has opened the door."""

    def go(self, screen: str, /, **where: Any) -> None:
        if screen in PRACTICE_SCREENS:
            super().go(screen, **where)
        else:
            self.left.emit()

    def _tidy(self) -> None:
        """There is no register to tidy."""
