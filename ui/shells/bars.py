"""The bars above the screens: もどる and さいしょ always in the same place, whatever the shell."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from smartclass.i18n import _
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import label
from ui.kit.theme import Look

Places = tuple[tuple[str, str, Callable[[], str]], ...]


class Bar(QFrame):
    """[もどる] [さいしょ] title … and, at the right end, what the shell wants there."""

    back_chosen = Signal()
    home_chosen = Signal()
    place_chosen = Signal(str)

    def __init__(self, look: Look, title: str, *, home: bool, back: bool, places: Places = (), here: str = "") -> None:
        super().__init__()
        t = look.theme
        self.setObjectName("bar")
        self.setStyleSheet(f"QFrame#bar {{ background: {t.page}; border: none; border-bottom: 2px solid {t.soft}; }}")
        self._line = box = QHBoxLayout()
        box.setSpacing(4)
        self._around = around = QVBoxLayout(self)
        around.setContentsMargins(10, 2, 10, 2)
        around.setSpacing(0)
        around.addLayout(box)
        self.back = Button(look, _("もどる"), icon="back", kind="quiet", px=18, tall=44)
        self.home = Button(look, _("さいしょ"), icon="home", kind="quiet", px=18, tall=44)
        self.back.clicked.connect(self.back_chosen)
        self.home.clicked.connect(self.home_chosen)
        for button, wanted in ((self.back, back), (self.home, home)):
            keep = button.sizePolicy()
            keep.setRetainSizeWhenHidden(home)
            button.setSizePolicy(keep)
            button.setVisible(wanted)
            box.addWidget(button)
        words = label(look, title, 20 / max(1.0, look.scale / 1.5), bold=True)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words.setObjectName("bar-title")
        box.addSpacing(12)
        box.addWidget(words, 1)
        self.places: dict[str, Button] = {}
        for screen, icon, words_of in places:
            button = Button(look, words_of(), icon=icon, kind="quiet", px=18, tall=44)
            button.setCheckable(True)
            button.setChecked(screen == here)
            button.clicked.connect(lambda _checked=False, name=screen: self.place_chosen.emit(name))
            self.places[screen] = button
        self._always_below = look.scale > 1.2
        self._office = flow(*self.places.values(), gap=0)
        self._office.setVisible(bool(self.places))
        around.addWidget(self._office)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the places beside the title, or below it where no word would be whole."""
        super().resizeEvent(event)
        beside = self._line.indexOf(self._office) >= 0
        margins = self._around.contentsMargins()
        needed = self._line.sizeHint().width() + margins.left() + margins.right()
        needed += 0 if beside else self._office.sizeHint().width() + self._line.spacing()
        below = self._always_below or needed > event.size().width()
        if below == beside:
            here, there = (self._line, self._around) if beside else (self._around, self._line)
            here.removeWidget(self._office)
            there.addWidget(self._office)
