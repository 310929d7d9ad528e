"""Which screen is the projector? Shown as small pictures of what is on each of them now."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QIcon

from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.label import label
from ui.kit.layout import column
from ui.screen import Screen


class Screens(Screen):
    """One button for each screen that this PC knows; choosing one goes back to the lesson."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._box = column(gap=16, margins=(32, 24, 32, 24))
        self.setLayout(self._box)

    def title(self) -> str:
        return _("スクリーンをえらぶ")

    def arrive(self, **_where: Any) -> None:
        look = self.context.look
        self._box.addWidget(label(look, _("どの画面に大きく出しますか。"), 24, bold=True))
        for number, screen in enumerate(QGuiApplication.screens(), start=1):
            size = screen.size()
            words = _("画面 {n}（{w}×{h}）").format(n=number, w=size.width(), h=size.height())
            button = Button(look, words, icon="projector", px=22, tall=106)
            button.setIcon(QIcon(screen.grabWindow(0).scaledToHeight(100)))
            button.setIconSize(QSize(180, 100))
            button.setObjectName(f"screen-{number}")
            button.clicked.connect(partial(self._choose, screen.name()))
            self._box.addWidget(button)
        self._box.addStretch(1)

    def _choose(self, name: str, _on: bool = False) -> None:
        self.context.app.settings.change(projector=name)
        self.context.back()


SCREEN = Screens
