"""A long list that is there at once: what fits the screen first, the rest while nobody waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.kit.layout import clear

FIRST = 8
"""How many are made before the first paint: more than a screen shows."""
EACH = 3
"""How many are made at a time afterwards: less than a frame's worth on an old PC."""


class Gradual:
    """Fills a box from makers of widgets; another filling takes the place of the one under way."""

    def __init__(self, box: QBoxLayout, owner: QWidget) -> None:
        self._box = box
        self._rest: Iterator[Callable[[], QWidget]] = iter(())
        self._timer = QTimer(owner)
        self._timer.setInterval(0)
        self._timer.timeout.connect(lambda: self._take(EACH))

    def fill(self, makers: Iterable[Callable[[], QWidget]], first: int = FIRST) -> None:
        """Empty the box and begin anew; `first` are made at once (fewer where each is tall)."""
        clear(self._box)
        self._rest = iter(makers)
        self._take(first)
        self._timer.start()

    def _take(self, count: int) -> None:
        made = [make() for make in islice(self._rest, count)]
        for widget in made:
            self._box.addWidget(widget)
            widget.show()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        if len(made) < count:
            self._timer.stop()
