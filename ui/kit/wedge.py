"""A card scanner that types like a keyboard: its code is caught wherever the cursor stands, and never written there."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from smartclass.domain.ids import card_token
from smartclass.domain.scanner import GAP, Burst

_OFFSET = 0 if sys.platform == "win32" else 8
"""X11 and Wayland count the places of keys from 8."""
PAUSE = 2 * GAP
"""Seconds of silence that end a burst."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class Wedge(QObject):
    """Watches the keys of one window. Keys go where they always go, until they are surely a scanner's.

    A burst that ends without Enter and is none of our cards was a person after all, or a program that types for one:
    it is given to the field it was meant for.
    """

    scanned = Signal(str)

    def __init__(
        self, window: Callable[[], QWidget], parent: QObject, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._window, self._now = window, now
        self._burst = Burst()
        self._before: tuple[QLineEdit, str, int] | None = None
        self._meant_for: QLineEdit | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(round(PAUSE * 1000))
        self._pause.timeout.connect(self.give_back)
        self._ended = float("-inf")

    def start(self) -> None:
        """Begin to watch (again)."""
        if application := QApplication.instance():
            application.installEventFilter(self)

    def stop(self) -> None:
        """Watch no more."""
        if application := QApplication.instance():
            application.removeEventFilter(self)
        self.give_back()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.InputMethod) or watched != self._target():
            return False
        if isinstance(event, QInputMethodEvent):
            return self._committed(watched, event)
        return isinstance(event, QKeyEvent) and self._pressed(event)

    def _target(self) -> QWidget:
        """Return who gets a key first: only there is it looked at, not again at each parent."""
        window = self._window()
        return window.focusWidget() or window

    def _pressed(self, event: QKeyEvent) -> bool:
        at = event.timestamp() / 1000 if event.timestamp() else self._now()
        if event.isAutoRepeat():
            self._burst = Burst()
            return False
        if event.key() in _ENTER:
            return self._finish(at)
        text = event.text()
        if not text or not text.isprintable() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False  # a Shift between two letters, a cursor key
        return self._add(text, event.nativeScanCode() - _OFFSET, at)

    def _add(self, text: str, place: int, at: float) -> bool:
        self._burst = self._burst.after(text, place, at)
        if self._burst.keys == 1:
            field = self._target()
            self._before = (field, field.text(), field.cursorPosition()) if isinstance(field, QLineEdit) else None
        if not self._burst.sure:
            return False
        self._put_back()
        self._pause.start()
        if card_token(self._burst.code):
            self._done(self._burst.code)  # a scanner may send no Enter
        return True

    def _put_back(self) -> None:
        """Take the first few keys, which nobody could know for a scanner's, out of the field again."""
        if self._before is not None:
            field, text, place = self._before
            self._before, self._meant_for = None, field
            field.setText(text)
            field.setCursorPosition(place)

    def give_back(self) -> None:
        """Write a burst that was no card into its field; the pause after it calls this."""
        self._pause.stop()
        if self._burst.sure and self._meant_for is not None and isValid(self._meant_for):
            self._meant_for.insert(self._burst.text)
        self._burst, self._meant_for = Burst(), None

    def _finish(self, at: float) -> bool:
        """Enter after a burst ends the code; the Enter right after a code already told belongs to it too."""
        if self._burst.sure and at - self._burst.last <= PAUSE:
            self._done(self._burst.code)
            return True
        self.give_back()
        return self._now() - self._ended <= PAUSE

    def _done(self, code: str) -> None:
        self._ended = self._now()
        self._burst, self._meant_for = Burst(), None
        self._pause.stop()
        self.scanned.emit(code)

    def _committed(self, watched: QObject, event: QInputMethodEvent) -> bool:
        """What an input method makes of a scan: the whole code in full width, or letter after letter."""
        text = event.commitString()
        if card_token(text):
            QApplication.sendEvent(watched, QInputMethodEvent())  # empties what was being composed
            self._done(text)
            return True
        return len(text) == 1 and self._add(text, 0, self._now())
