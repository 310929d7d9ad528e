"""A window over demo data, with a still clock and a voice that makes no sound."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from smartclass import i18n
from smartclass.bootstrap import App, build
from smartclass.paths import Home
from tests.conftest import FixedClock
from ui.kit import fonts
from ui.tasks import Tasks
from ui.window import Window

Kind = TypeVar("Kind", bound=QWidget)
PATIENCE = 30_000
"""Milliseconds."""


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(autouse=True)
def stays(qapp: QApplication) -> None:
    """The last window of a test is not the end: once told to quit, no later event loop would run."""
    qapp.setQuitOnLastWindowClosed(False)


@pytest.fixture
def styled(qapp: QApplication) -> QApplication:
    qapp.setStyle("Fusion")
    fonts.load()
    return qapp


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def app(home: Home, clock: FixedClock, tasks: Tasks) -> Iterator[App]:
    made = build(home, clock=clock, executor=tasks.voice_executor)
    made.settings.change(demo_offered=True, sound=False)
    yield made
    made.close()
    i18n.use("ja")


@pytest.fixture
def empty_window(styled: QApplication, qtbot: QtBot, app: App, tasks: Tasks) -> Iterator[Window]:
    window = Window(app, tasks)
    window.resize(1366, 700)
    window.show()
    yield window
    window.close()
    tasks.close()
    settle()
    window.deleteLater()
    bury()


@pytest.fixture
def window(empty_window: Window, app: App) -> Window:
    app.demo.fill(seed=1)
    return empty_window


@pytest.fixture
def find() -> Callable[[QWidget, str], QAbstractButton]:
    def look(parent: QWidget, name: str) -> QAbstractButton:
        settle(2)
        found = [one for one in parent.findChildren(QAbstractButton, name) if one.isVisible()]
        assert found, f"no {name}"
        return found[0]

    return look


def bury() -> None:
    """Let Qt delete what was to be deleted later: what lives on makes every later style sheet slower."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle(times: int = 4) -> None:
    """Let queued layout and timers of zero run, without waiting."""
    for _ in range(times):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Waits longer than five seconds: a busy machine is no fault of the program."""
    wait = qtbot.waitUntil
    qtbot.waitUntil = lambda callback, *, timeout=PATIENCE: wait(callback, timeout=timeout)
    return qtbot
