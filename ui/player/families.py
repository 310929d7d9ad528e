"""The three drawn phones: one press changes the phone family and keeps the step."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smartclass.domain.lesson import Family
from smartclass.i18n import _, lazy
from ui.kit.button import Button
from ui.kit.flow import FlowRow
from ui.kit.theme import Look

NAMES = {
    Family.ANDROID: lazy("アンドロイド"),
    Family.IPHONE: lazy("アイフォーン"),
    Family.RAKURAKU: lazy("らくらく"),
}


class FamilySwitch(QWidget):
    """Shows which phone the lesson is for, and changes it."""

    chosen = Signal(object)

    def __init__(self, look: Look, families: tuple[Family, ...], now: Family, *, px: int = 16) -> None:
        super().__init__()
        buttons: list[QWidget] = []
        self._buttons: dict[Family, Button] = {}
        for family in families:
            button = Button(look, _(NAMES[family]), icon=f"phone-{family}", px=px, tall=44)
            button.setCheckable(True)
            button.setObjectName(f"family-{family}")
            button.clicked.connect(lambda _on=False, family=family: self.chosen.emit(family))
            self._buttons[family] = button
            buttons.append(button)
        self.setObjectName("families")
        self.setStyleSheet("QWidget#families { background: transparent; }")
        self.setLayout(FlowRow(*buttons, gap=0))
        self.show_family(now)

    def show_family(self, now: Family) -> None:
        for family, button in self._buttons.items():
            button.setChecked(family == now)
