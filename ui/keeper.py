"""Copies without anybody thinking of them: by a timer, and at the end; and a look at the register's health."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from smartclass.errors import Damaged, Problem
from smartclass.i18n import _
from smartclass.logs import LOG

if TYPE_CHECKING:
    from smartclass.bootstrap import App
    from smartclass.services.backups import Kept
    from ui.tasks import Tasks
    from ui.window import Window

EVERY = 30 * 60_000
"""Milliseconds between two copies, where something changed."""
LOOK = 20_000
"""Milliseconds after the start when the register is read through: nobody waits for anything else then."""


class Keeper(QObject):
    """Says what fails once in a run, calmly; a class goes on in any case."""

    def __init__(self, window: Window, app: App, tasks: Tasks) -> None:
        super().__init__(window)
        self._window, self._app, self._tasks = window, app, tasks
        self._said = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.keep)
        self._timer.start()
        QTimer.singleShot(LOOK, self, self.look)

    def keep(self) -> None:
        """Keep a copy in the background, if something changed."""
        backups = self._app.backups
        self._tasks.run(lambda _task: backups.keep(), done=self._kept, failed=self._failed)

    def _kept(self, kept: Kept) -> None:
        if kept.elsewhere is not None:
            self._failed(kept.elsewhere)
        else:
            self._said = False

    def _failed(self, problem: Problem) -> None:
        LOG.warning("no copy was kept: %s", problem.sentence)
        if not self._said:
            self._said = True
            self._window.tell(_("控えをとれませんでした。{sentence}").format(sentence=problem.sentence))

    def look(self) -> None:
        """Read the register through; where it is damaged, offer the copies."""
        keeping = self._app.keeping
        self._tasks.run(lambda _task: keeping.check(), done=lambda _value: None, failed=self._unwell)

    def _unwell(self, problem: Problem) -> None:
        LOG.error("the register is not well: %s", problem.sentence)
        if isinstance(problem, Damaged):
            words = _("教室のあとで、控えから戻してください。今のファイルも、消さずに取っておきます。")
            self._window.ask(problem.sentence, words, _("控えを見る"), _("あとで"), lambda: self._window.go("copies"))


def keep_last(app: App) -> None:
    """Keep a copy when the window is closed already; what fails is in the log, and seen at 「さいごの控え」."""
    try:
        kept = app.backups.keep()
    except Problem as problem:
        LOG.warning("no copy was kept at the end: %s", problem.sentence)
        return
    if kept.elsewhere is not None:
        LOG.warning("no copy in the other folder: %s", kept.elsewhere.sentence)
