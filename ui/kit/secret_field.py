"""A line for a passphrase: hidden while it is typed (a projector may be on), shown when one asks for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from smartclass.errors import Problem
from smartclass.i18n import _
from ui.kit.button import Button
from ui.kit.label import Field, label
from ui.kit.layout import Card, column, row
from ui.kit.overlay import Overlay
from ui.kit.theme import Look


class SecretField(Field):
    """Like any field, with 「文字を見る」 below; nothing that is typed here is suggested again."""

    def __init__(self, look: Look, title: str, *, hint: str = "", wide: int = 520) -> None:
        super().__init__(look, title, hint=hint, wide=wide)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.see = Button(look, _("文字を見る"), px=18, tall=40)
        self.see.setCheckable(True)
        self.see.setAccessibleName(_("{title}の文字を見る").format(title=title))
        self.see.toggled.connect(self._show)
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        box.insertLayout(3, row(self.see, None))

    def _show(self, shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.edit.setFocus()


def ask_secret(over: Overlay, look: Look, problem: Problem, given: Callable[[str], None]) -> None:
    """Say what is locked and ask for what opens it; Esc or 「やめる」 leaves everything as it is."""
    field = SecretField(look, _("合言葉か番号"))
    field.edit.setObjectName("secret")
    go_on = Button(look, _("開く"), kind="primary", icon="check", tall=52)
    go_on.setObjectName("open-copy")
    leave = Button(look, _("やめる"), tall=52)

    def accept() -> None:
        if not field.text():
            field.say(_("合言葉か番号を入れてください。"))
            return
        over.dismiss()
        given(field.text())

    go_on.clicked.connect(accept)
    field.edit.returnPressed.connect(accept)
    leave.clicked.connect(over.dismiss)
    inside = column(
        label(look, problem.sentence, 24, bold=True),
        label(look, problem.way_out, 20),
        field,
        row(None, leave, go_on),
    )
    over.show_card(Card(look, inside), field.edit, over.dismiss)
