"""番号入力: after the class, the numbers ticked on paper are typed, seen as names, and entered at once."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from smartclass.domain.registry import RosterRow
from smartclass.errors import Problem
from smartclass.i18n import _, ngettext
from smartclass.services.sheet import Reading
from ui.context import Context
from ui.kit.button import Button
from ui.kit.label import label
from ui.kit.layout import column, row, scrolling
from ui.screen import Screen


class Numbers(Screen):
    """One line to type in; below it, the people behind the numbers. Nothing is entered before the button is pressed."""

    samples: ClassVar[tuple[str, ...]] = ("", "typed")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._session = UUID(int=0)
        self.typed = QLineEdit()
        self.typed.setObjectName("typed-numbers")
        self.typed.setAccessibleName(_("受付名簿の番号"))
        self.typed.setPlaceholderText(_("例：3 7 12-15"))
        self.typed.setStyleSheet(f"font-size: {look.px(26)}px;")
        self.typed.returnPressed.connect(self.enter)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.look_up)
        self.typed.textChanged.connect(lambda: self._soon.start(60))
        self._summary = label(look, "", 26, bold=True)
        self._summary.setObjectName("summary")
        self._names = label(look, "", 22)
        self._names.setObjectName("names")
        self._here = label(look, "", 18, colour=look.theme.sub)
        self._missing = label(look, "", 20, bold=True)
        self._missing.setObjectName("missing")
        inside = QWidget()
        inside.setLayout(column(self._summary, self._names, self._here, self._missing, None, gap=10))
        self._enter = Button(look, _("出席にする"), icon="check", kind="primary", px=24, tall=60)
        self._enter.setObjectName("enter")
        self._enter.clicked.connect(self.enter)
        hint = _("受付名簿で ○ のついた人の番号を、つづけて入れます。「12-15」は 12番から15番までです。")
        self.setLayout(
            column(
                label(look, hint, 20),
                self.typed,
                scrolling(inside),
                row(None, self._enter),
                gap=10,
                margins=(28, 14, 28, 10),
            )
        )

    def title(self) -> str:
        return _("番号入力")

    def arrive(self, session: UUID, typed: str = "", **_where: Any) -> None:
        self._session = session
        self.typed.setText(typed)
        self.look_up()
        self.typed.setFocus()

    def place(self) -> dict[str, Any]:
        return {"typed": self.typed.text()}

    def leave(self) -> None:
        self._soon.stop()

    def sample(self, name: str) -> dict[str, Any]:
        session = self.context.app.classes.today()[0].id
        return {"session": session, "typed": "1、3〜5 99 x"} if name == "typed" else {"session": session}

    def look_up(self) -> None:
        """Show who stands behind the numbers typed now, and kindly which of them nobody has."""
        reading = self.context.app.sheet.read(self._session, self.typed.text())
        many = len(reading.rows)
        words = ngettext("この{n}人を 出席にします。", "この{n}人を 出席にします。", many).format(n=many)
        self._summary.set_text(words if many else "")
        self._names.set_text("\n".join(_line(one) for one in reading.rows))
        here = _("、").join(one.attendee.name for one in reading.here)
        self._here.set_text(_("もう出席になっています：{names}").format(names=here) if here else "")
        self._missing.set_text(_missing(reading))
        for words_ in (self._summary, self._names, self._here, self._missing):
            words_.setVisible(bool(words_.text()))

    def enter(self) -> None:
        """Make them present; one 「もどす」 at the desk takes all of them back."""
        self.look_up()
        try:
            done = self.context.app.sheet.enter(self._session, self.typed.text())
        except Problem as problem:
            self.context.problem(problem)
            return
        if not done:
            self.context.tell(_("出席にする人の番号を、入れてください。"))
            self.typed.setFocus()
            return
        self.context.back()
        self.context.tell(_("{n}人を出席にしました。「もどす」で取り消せます。").format(n=done))


def _line(one: RosterRow) -> str:
    words = _("{n}番　{name}").format(n=one.number, name=one.attendee.name)
    return f"{words}（{one.attendee.kana}）" if one.attendee.kana else words


def _missing(reading: Reading) -> str:
    said = []
    if reading.unknown:
        numbers = _("、").join(map(str, reading.unknown))
        said.append(_("名簿に、この番号の人はいません：{numbers}").format(numbers=numbers))
    if reading.unread:
        parts = " ".join(reading.unread)
        said.append(_("番号として読めませんでした：{parts}").format(parts=parts))
    return "\n".join(said)


SCREEN = Numbers
