"""Tells when nobody has touched the PC for a while. It watches keys, mouse and fingers, and reads none of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from smartclass.ports.clock import Clock

LOOK = 5000
"""Milliseconds between two looks at the clock."""
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Idle(QObject):
    """`minutes` is asked at each look, so that a change of the settings works at once; 0 is never."""

    passed = Signal()

    def __init__(self, parent: QObject, clock: Clock, minutes: Callable[[], int], every: int = LOOK) -> None:
        super().__init__(parent)
        self._clock, self._minutes = clock, minutes
        self._touched = clock.ticks(), clock.now()
        self._timer = QTimer(self)
        self._timer.setInterval(every)
        self._timer.timeout.connect(self.look)
        if application := QApplication.instance():
            application.installEventFilter(self)
        self._timer.start()

    def touch(self) -> None:
        """Begin to count anew."""
        self._touched = self._clock.ticks(), self._clock.now()

    def look(self) -> None:
        """Look at the clock: the one that runs on while the lid is closed, and the one that nobody can set back."""
        ticks, moment = self._touched
        limit = timedelta(minutes=self._minutes())
        away = max(timedelta(seconds=self._clock.ticks() - ticks), self._clock.now() - moment)
        if limit and away >= limit:
            self.touch()
            self.passed.emit()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        if application := QApplication.instance():
            application.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there, unless their time was over already (a closed lid); let every event pass."""
        if event.type() in _TOUCHES:
            self.look()
            self.touch()
        return False
