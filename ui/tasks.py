"""The one door to threads: run slow work off the window's thread, report back on it, and let it be stopped."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from smartclass.errors import Problem


class Cancelled(Exception):
    """Raised inside a task when the person has pressed 「やめる」."""


class Task(QObject):
    """One piece of work under way. Signals arrive on the window's thread."""

    finished = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int)
    _settled = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancelled = False
        self._settled.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next `step`."""
        self._cancelled = True

    def step(self, done: int, whole: int) -> None:
        """Called by the work itself: report progress, and stop here if it was cancelled."""
        if self._cancelled:
            raise Cancelled
        self.progressed.emit(done, whole)

    @Slot(object, object)
    def _report(self, value: object, error: object) -> None:
        if error is None and not self._cancelled:
            self.finished.emit(value)
            return
        self.failed.emit(error or Cancelled())
        if isinstance(error, BaseException) and not isinstance(error, Cancelled | Problem):
            raise error


class Tasks(QObject):
    """Runs work on one background thread (SQLite and fonts like to be alone) and keeps it alive until it ends."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        self._voice = ThreadPoolExecutor(max_workers=1, thread_name_prefix="voice")
        self._alive: set[Task] = set()

    @property
    def idle(self) -> bool:
        """Whether nothing is under way or waits its turn."""
        return not self._alive

    @property
    def voice_executor(self) -> Executor:
        """The thread that makes speech, apart from the one that makes documents."""
        return self._voice

    def run(
        self,
        work: Callable[[Task], Any],
        *,
        done: Callable[[Any], None],
        failed: Callable[[Problem], None] | None = None,
        progressed: Callable[[int, int], None] | None = None,
    ) -> Task:
        """Start `work(task)`; exactly one of `done(result)` and `failed(problem)` follows on the window's thread.

        A cancelled task calls neither. An unknown error reaches `sys.excepthook` like any other bug.
        """
        task = Task(self)
        self._alive.add(task)
        task.finished.connect(done)
        if failed is not None:
            task.failed.connect(lambda error: failed(error) if isinstance(error, Problem) else None)
        if progressed is not None:
            task.progressed.connect(progressed)
        task.finished.connect(lambda _value: self._forget(task))
        task.failed.connect(lambda _error: self._forget(task))
        future = self._pool.submit(work, task)
        future.add_done_callback(lambda ended: self._settle(task, ended))
        return task

    def close(self) -> None:
        """Stop taking work and wait for what is under way."""
        for task in self._alive:
            task.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._voice.shutdown(wait=True, cancel_futures=True)

    def _settle(self, task: Task, ended: Future[Any]) -> None:
        if ended.cancelled():
            task._settled.emit(None, Cancelled())
            return
        error = ended.exception()
        task._settled.emit(None if error else ended.result(), error)

    def _forget(self, task: Task) -> None:
        self._alive.discard(task)
        task.deleteLater()
