"""予定: the classes of a month, newest plans and finished ones alike."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from smartclass import i18n
from smartclass.domain.registry import ClassSession, SessionState
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import label
from ui.kit.layout import clear, column, scrolling
from ui.kit.line_button import LineButton
from ui.screen import Screen


def state_words(session: ClassSession) -> str:
    """Return the state of a class in words, with the figure that matters then."""
    figures = {"present": session.present + session.count_only, "expected": session.expected, "seats": session.capacity}
    if session.state is SessionState.ENDED:
        return _("おわりました　参加 {present}人").format(**figures)
    if session.state is SessionState.CANCELLED:
        return _("中止")
    if session.state is SessionState.RUNNING:
        return _("開いています　出席 {present} / {expected}人").format(**figures)
    return _("予定 {expected}人 / 定員 {seats}人").format(**figures)


class Plan(Screen):
    """One month at a time; a row opens the class."""

    shell = "office"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        today = context.app.clock.today()
        self._month = date(today.year, today.month, 1)
        before = Button(look, _("前の月"), icon="back", tall=44)
        before.setObjectName("month-before")
        before.clicked.connect(lambda: self._move(-1))
        after = Button(look, _("つぎの月"), icon="next", tall=44)
        after.setObjectName("month-after")
        after.clicked.connect(lambda: self._move(1))
        make = Button(look, _("教室をつくる"), icon="plus", kind="primary", tall=44)
        make.setObjectName("make")
        make.clicked.connect(lambda: context.go("new_session"))
        self._name = label(look, "", 26, bold=True)
        self._list = column(gap=4)
        inside = QWidget()
        inside.setLayout(column(self._list, None, margins=(0, 0, 10, 0)))
        self.setLayout(
            column(self._name, flow(before, after, make), scrolling(inside), gap=10, margins=(28, 14, 28, 12))
        )

    def title(self) -> str:
        return _("予定")

    def arrive(self, month: date | None = None, **_where: Any) -> None:
        self._month = (month or self._month).replace(day=1)
        self._fill()

    def _move(self, months: int) -> None:
        count = self._month.year * 12 + self._month.month - 1 + months
        self._month = date(count // 12, count % 12 + 1, 1)
        self._fill()

    def _fill(self) -> None:
        look = self.context.look
        first = self._month
        last = first.replace(day=monthrange(first.year, first.month)[1])
        self._name.set_text(_("{year}年{month}月").format(year=first.year, month=first.month))
        clear(self._list)
        sessions = self.context.app.classes.between(first, last)
        for session in sessions:
            when = f"{i18n.day(session.day)}　{i18n.clock_time(session.starts)}　{session.centre.name}"
            words = f"{when}　{state_words(session)}"
            button = LineButton(look, session.course.title, detail=words, icon="calendar")
            button.setObjectName(f"session-{session.id}")
            button.clicked.connect(lambda _on=False, session=session.id: self.context.go("desk", session=session))
            self._list.addWidget(button)
        if not sessions:
            words = _("この月の教室は、まだありません。「教室をつくる」で、たせます。")
            self._list.addWidget(label(look, words, 20))


SCREEN = Plan
