"""Long work under way: how far it is, and a button that stops it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from smartclass.errors import Problem
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.label import label
from ui.kit.layout import column, row
from ui.tasks import Task


class Working(QWidget):
    """Hidden until there is something to wait for."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._task: Task | None = None
        self._words = ""
        self._far = label(context.look, "", 20, bold=True)
        stop = Button(context.look, _("やめる"), icon="stop", tall=46)
        stop.setObjectName("stop")
        stop.clicked.connect(lambda _on=False: self.stop(_("やめました。")))
        self.setLayout(column(self._far, row(stop, None), gap=4))
        self.hide()

    def run(self, words: str, work: Callable[[Task], Any], done: Callable[[Any], None]) -> None:
        """Start work that calls `task.step`; `done` is called where it ends well. What ran before is stopped."""
        self.stop()
        self._words = words
        self._far.set_text(words)
        self.show()
        self._task = self._context.tasks.run(work, done=self._ended(done), failed=self._failed, progressed=self._at)

    def stop(self, words: str = "") -> None:
        """Stop what is under way, and say so in `words`."""
        if self._task is None:
            return
        self._task.cancel()
        self._task = None
        self.hide()
        if words:
            self._context.tell(words)

    def _ended(self, done: Callable[[Any], None]) -> Callable[[Any], None]:
        def end(value: Any) -> None:
            if isValid(self):
                self._task = None
                self.hide()
            done(value)

        return end

    def _failed(self, problem: Problem) -> None:
        if isValid(self):
            self._task = None
            self.hide()
        self._context.problem(problem)

    def _at(self, done: int, whole: int) -> None:
        if isValid(self) and whole:
            percent = min(100, done * 100 // whole)
            self._far.set_text(_("{words}（{n}パーセント）").format(words=self._words, n=percent))
