"""さいきん来ていない人: who came and doesn't any more, with what is needed to telephone, and a mark once they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from smartclass import i18n
from smartclass.domain.following import USUAL_WEEKS, WEEKS, Absent
from smartclass.errors import Problem
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.gradual import Gradual
from ui.kit.label import label
from ui.kit.layout import Card, column, scrolling
from ui.screen import Screen


class AbsentPeople(Screen):
    """Nobody is called by the program; the mark is put and taken back with the same button."""

    shell = "office"
    samples: ClassVar[tuple[str, ...]] = ("", "some")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._weeks = USUAL_WEEKS
        self._head = label(look, _("しらべています。"), 24, bold=True)
        about = _("2回以上来て、さいきん来ていなくて、予約もない人です。お元気か、声をかけてみてください。")
        self._chips: dict[int, Button] = {}
        for weeks in WEEKS:
            chip = Button(look, _("{n}週間 来ていない").format(n=weeks), px=18, tall=44)
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.setObjectName(f"weeks-{weeks}")
            chip.clicked.connect(partial(self._choose, weeks))
            self._chips[weeks] = chip
        self._list = column(gap=8)
        self._gradual = Gradual(self._list, self)
        inside = QWidget()
        pieces = (self._head, label(look, about, 18, colour=look.theme.sub), flow(*self._chips.values(), gap=4))
        inside.setLayout(column(*pieces, self._list, None, gap=10, margins=(28, 14, 28, 14)))
        self.setLayout(column(scrolling(inside)))

    def title(self) -> str:
        return _("さいきん来ていない人")

    def arrive(self, weeks: int = USUAL_WEEKS, found: Sequence[Absent] | None = None, **_where: Any) -> None:
        self._weeks = weeks
        self._chips[weeks].setChecked(True)
        if found is None:
            self._look()
        else:
            self._show(tuple(found))

    def place(self) -> dict[str, Any]:
        return {"weeks": self._weeks}

    def sample(self, name: str) -> dict[str, Any]:
        if not name:
            return {}
        app = self.context.app
        today = app.clock.today()
        day = today.replace(day=1)
        people = app.people.all(limit=5)
        made = [Absent(one.id, one.name, one.kana, one.phone_last4 or "1234", 3, day) for one in people]
        return {"found": [replace(made[0], spoken=today), *made[1:]]}

    def _choose(self, weeks: int, _on: bool = False) -> None:
        self._weeks = weeks
        self._look()

    def _look(self) -> None:
        following, weeks = self.context.app.following, self._weeks

        def done(found: tuple[Absent, ...]) -> None:
            if isValid(self) and weeks == self._weeks:
                self._show(found)

        self.context.tasks.run(lambda _task: following.absent(weeks), done=done, failed=self.context.problem)

    def _show(self, found: tuple[Absent, ...]) -> None:
        if found:
            self._head.set_text(_("{n}人います。").format(n=len(found)))
        else:
            self._head.set_text(_("今は、いません。みなさん、来ているか、予約があります。"))
        self._gradual.fill(partial(self._line, one) for one in found)

    def _line(self, one: Absent) -> QWidget:
        return AbsentLine(self.context, one)


class AbsentLine(Card):
    """One person: who, when last, what the telephone ends with, and the mark."""

    def __init__(self, context: Context, one: Absent) -> None:
        look = context.look
        self._context, self._one = context, one
        phone = (
            _("電話の下4けた {digits}").format(digits=one.phone_last4) if one.phone_last4 else _("電話は、未記入です")
        )
        last = _("最後に来た日：{day}").format(day=i18n.day(one.last))
        detail = "　".join((last, _("{n}回").format(n=one.visits), phone))
        self._state = label(look, "", 18, bold=True, colour=look.theme.good)
        self._mark = Button(look, "", icon="chat", px=18, tall=46)
        self._mark.setObjectName(f"spoke-{one.id}")
        self._mark.clicked.connect(lambda _on=False: self._turn())
        page = Button(look, _("この人のこと"), icon="person", kind="quiet", px=18, tall=46)
        page.setObjectName(f"page-{one.id}")
        page.clicked.connect(lambda _on=False: context.go("person", person=one.id))
        name = "　".join(part for part in (one.name, one.kana) if part)
        pieces = (label(look, name, 20, bold=True), label(look, detail, 18), self._state)
        super().__init__(look, column(*pieces, flow(self._mark, page, gap=4), gap=4))
        self._say()

    def _say(self) -> None:
        spoken = self._one.spoken
        self._state.setVisible(spoken is not None)
        if spoken:
            self._state.set_text(_("{day}に声をかけました。").format(day=i18n.day(spoken)))
        self._mark.setText(_("印を取り消す") if spoken else _("声をかけた"))
        self._mark.set_icon("undo" if spoken else "chat")

    def _turn(self) -> None:
        """Put the mark, or take it back."""
        following, spoken = self._context.app.following, self._one.spoken
        try:
            (following.unspoke if spoken else following.spoke)(self._one.id)
        except Problem as problem:
            self._context.problem(problem)
            return
        self._one = replace(self._one, spoken=None if spoken else self._context.app.clock.today())
        self._say()


SCREEN = AbsentPeople
