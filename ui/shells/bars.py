"""The bars above the screens: もどる and さいしょ always in the same place, whatever the shell."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
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
        box = QHBoxLayout()
        box.setSpacing(4)
        around = QVBoxLayout(self)
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
        narrow = look.scale > 1.2
        if self.places and narrow:
            around.addWidget(flow(*self.places.values(), gap=0))
        for button in () if narrow else self.places.values():
            box.addWidget(button)
