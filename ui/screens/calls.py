"""れんらくの名簿: who must be told that a class is called off, ticked off one telephone call after another."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from smartclass import i18n
from smartclass.domain.calls import Call, Reached
from smartclass.i18n import _, lazy
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.gradual import Gradual
from ui.kit.label import label
from ui.kit.layout import Card, column, row, scrolling
from ui.screen import Screen

CHOICES = (
    (Reached.REACHED, lazy("つたえた"), "check"),
    (Reached.NO_ANSWER, lazy("るす"), "phone-call"),
)


class Calls(Screen):
    """Each person has the two ends a call can have; pressing one again takes it back. Every press is kept at once."""

    shell = "office"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._session: UUID | None = None
        self._left = label(look, "", 24, bold=True)
        self._about = label(look, "", 18, colour=look.theme.sub)
        self._list = column(gap=6)
        self._gradual = Gradual(self._list, self)
        sheet = Button(look, _("紙で出す"), icon="print", px=20, tall=46)
        sheet.setObjectName("sheet")
        sheet.clicked.connect(lambda: context.go("papers", session=self._session, kind="calls"))
        inside = QWidget()
        inside.setLayout(column(self._list, None, margins=(0, 0, 10, 0)))
        self.setLayout(
            column(self._left, self._about, row(sheet, None), scrolling(inside), gap=6, margins=(28, 12, 28, 10))
        )

    def title(self) -> str:
        return _("れんらくの名簿")

    def sample(self, _name: str) -> dict[str, Any]:
        return {"session": self.context.app.classes.today()[0].id}

    def place(self) -> dict[str, Any]:
        return {"session": self._session}

    def arrive(self, session: UUID | None = None, **_where: Any) -> None:
        self._session = session or self._session
        assert self._session is not None
        told = self.context.app.planning.calls(self._session)
        one = told.session
        self._about.set_text(
            f"{one.course.title}　{i18n.day(one.day)}　{i18n.clock_time(one.starts)}　{one.reason}".rstrip()
        )
        self._gradual.fill([partial(self._line, call) for call in told.calls] or [self._nothing], first=6)
        self._count()

    def _count(self) -> None:
        assert self._session is not None
        told = self.context.app.planning.calls(self._session)
        words = _("まだの人　{left}人 / {whole}人").format(left=told.left, whole=len(told.calls))
        self._left.set_text(words if told.left or not told.calls else _("全員に、つたえました。"))

    def _nothing(self) -> QWidget:
        words = _("来る予定の人はいません。れんらくは、いりません。")
        return label(self.context.look, words, 20)

    def _line(self, call: Call) -> QWidget:
        look, person = self.context.look, call.person
        number = _("電話の下4けた　{last}").format(last=person.phone_last4) if person.phone_last4 else ""
        buttons: dict[Reached, Button] = {}
        for reached, words, icon in CHOICES:
            button = Button(look, _(words), icon=icon, px=20, tall=46)
            button.setCheckable(True)
            button.setChecked(call.reached is reached)
            button.setAccessibleDescription(person.name)
            button.setObjectName(f"{reached}-{person.id}")
            button.clicked.connect(lambda on, reached=reached: self._set(person.id, reached if on else None, buttons))
            buttons[reached] = button
        named = column(label(look, person.kana, 16), label(look, person.name, 22, bold=True), gap=0)
        if number:
            named.addWidget(label(look, number, 18))
        holder = QWidget()
        holder.setLayout(named)
        if self.context.compact():
            return Card(look, column(holder, flow(*buttons.values()), gap=4))
        both = row(gap=12)
        both.addWidget(holder, 1)
        for button in buttons.values():
            both.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return Card(look, both)

    def _set(self, person: UUID, reached: Reached | None, buttons: dict[Reached, Button]) -> None:
        assert self._session is not None
        self.context.app.planning.set_call(self._session, person, reached or Reached.NOT_YET)
        for kind, button in buttons.items():
            button.setChecked(kind is reached)
        self._count()


SCREEN = Calls
