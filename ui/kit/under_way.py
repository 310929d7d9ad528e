"""What is under way, when it takes longer than a second: how far it is, and 「やめる」."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget
from shiboken6 import isValid

from smartclass.i18n import _
from ui.kit.button import Button
from ui.kit.label import label
from ui.kit.theme import Look
from ui.tasks import Task

SOON = 1000
"""Milliseconds before anything is said: what is quicker needs no words."""


class UnderWay(QWidget):
    """Watches one task at a time. `appeared`: it takes more than a second; `stopped`: somebody pressed 「やめる」."""

    appeared = Signal()
    stopped = Signal()

    def __init__(self, look: Look, soon: int = SOON) -> None:
        super().__init__()
        self._task: Task | None = None
        self._words = label(look, "", 18)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(look.px(120))
        stop = Button(look, _("やめる"), icon="stop", px=20, tall=48)
        stop.setObjectName("stop")
        stop.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self._bar)
        row.addWidget(stop)
        self._soon = QTimer(self, interval=soon, singleShot=True)
        self._soon.timeout.connect(self._appear)
        self.hide()

    def watch(self, task: Task, words: str) -> None:
        """Show `words` and the progress of a task once it has taken a second."""
        self._task = task
        self._words.set_text(words)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(words)
        self._soon.start()

    def progressed(self, done: int, whole: int) -> None:
        """Move the bar; `whole` 0: nobody knows how long it takes."""
        self._bar.setRange(0, whole)
        self._bar.setValue(done)

    def rest(self) -> None:
        """Nothing is under way any more."""
        self._task = None
        self._soon.stop()
        self.hide()

    def cancel(self) -> None:
        """Stop what is under way, because something else is wanted."""
        if self._task is not None and isValid(self._task):
            self._task.cancel()
        self.rest()

    def _appear(self) -> None:
        self.setVisible(self._task is not None)
        self.appeared.emit()

    def _stop(self) -> None:
        self.cancel()
        self.stopped.emit()
