"""A hand on the mouse and the keyboard: X events through xdotool, while the program's own loop runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QEventLoop, QObject, QPoint, QProcess, QTimer
from PySide6.QtWidgets import QApplication, QWidget

Kind = TypeVar("Kind", bound=QObject)
PATIENCE = 15_000
NEAR = 90


class Hand:
    """Does what a person does; counts every press."""

    def __init__(self, window: QWidget, pictures: Path | None) -> None:
        self.window, self._pictures = window, pictures
        self.presses = 0
        self._shot = 0
        self._last = QPoint(-999, -999)

    def near(self, place: QPoint) -> bool:
        """Tell whether a place lies so near to the last one pressed that two presses could be taken for one."""
        return (place - self._last).manhattanLength() < NEAR

    def until(self, true: Callable[[], object], what: str) -> None:
        """Let the program run until something holds; AssertionError with `what` after 15 s."""
        clock = QElapsedTimer()
        clock.start()
        loop = QEventLoop()
        while not true():
            if clock.elapsed() >= PATIENCE:
                self.picture("stuck")
            assert clock.elapsed() < PATIENCE, what
            QTimer.singleShot(15, loop.quit)
            loop.exec()

    def find(self, name: str, kind: type[Kind] = QWidget) -> Kind:  # type: ignore[assignment]
        """Return the visible widget of that object name, once it is there."""
        found: list[Kind] = []

        def look() -> bool:
            found[:] = [w for w in self.window.findChildren(kind, name) if isinstance(w, QWidget) and w.isVisible()]
            return bool(found)

        self.until(look, f"no {name} on screen")
        return found[0]

    def click(self, name: str) -> None:
        """Press the widget of that name where a finger would: in its middle."""
        widget = self.find(name)
        self.settle()
        self.click_on(widget)

    def click_on(self, widget: QWidget) -> None:
        middle = widget.mapToGlobal(QPoint(widget.width() // 2, widget.height() // 2))
        self._xdotool("mousemove", str(middle.x()), str(middle.y()), "mousedown", "1", "mouseup", "1")
        self.presses += 1
        self.settle()

    def click_at(self, place: QPoint) -> None:
        """Press at a place of the whole screen."""
        self._last = place
        self._xdotool("mousemove", str(place.x()), str(place.y()), "mousedown", "1", "mouseup", "1")
        self.presses += 1
        self.settle(30)

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Pull from one place to another, as a finger does: down, on the way, up."""
        middle = (start + end) / 2
        self._xdotool("mousemove", str(start.x()), str(start.y()), "mousedown", "1")
        for place in (middle, end):
            self.settle(30)
            self._xdotool("mousemove", str(place.x()), str(place.y()))
        self.settle(30)
        self._xdotool("mouseup", "1")
        self.presses += 1
        self.settle(30)

    def hold(self, place: QPoint, until: Callable[[], object], what: str) -> None:
        """Press and stay until something has happened."""
        self._xdotool("mousemove", str(place.x()), str(place.y()), "mousedown", "1")
        self.until(until, what)
        self._xdotool("mouseup", "1")
        self.presses += 1
        self.settle(30)

    def spread(self, place: QPoint, *, apart: bool) -> None:
        """Two fingers, by the wheel with Ctrl."""
        self._xdotool("mousemove", str(place.x()), str(place.y()), "keydown", "ctrl", "click", "4" if apart else "5")
        self._xdotool("keyup", "ctrl")
        self.presses += 1
        self.settle(30)

    def wheel(self, widget: QWidget, *, down: bool) -> None:
        """Turn the wheel by one notch over a widget; that is no press."""
        middle = widget.mapToGlobal(QPoint(widget.width() // 2, widget.height() // 2))
        self._xdotool("mousemove", str(middle.x()), str(middle.y()), "click", "5" if down else "4")
        self.settle(40)

    def type(self, text: str) -> None:
        """Type text into whatever has the focus."""
        self._xdotool("type", "--delay", "25", text)
        self.presses += len(text)
        self.settle()

    def key(self, name: str) -> None:
        self._xdotool("key", name)
        self.presses += 1
        self.settle()

    def settle(self, milliseconds: int = 120) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def picture(self, name: str) -> None:
        """Keep what is on the screen now, where pictures are wanted."""
        self.settle()
        if self._pictures is not None:
            self._shot += 1
            QApplication.primaryScreen().grabWindow(0).save(str(self._pictures / f"{self._shot:02d}-{name}.png"))

    def _xdotool(self, *words: str) -> None:
        process = QProcess()
        loop = QEventLoop()
        process.finished.connect(loop.quit)
        process.start("xdotool", list(words))
        loop.exec()
        assert process.exitCode() == 0, words
