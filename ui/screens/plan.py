"""予定: a month of classes as a calendar, and as a list of what is on the day that was pressed."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from smartclass import i18n
from smartclass.domain.fiscal import month as whole_month
from smartclass.domain.registry import ClassSession, SessionState
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.gradual import Gradual
from ui.kit.label import label
from ui.kit.layout import column, row, scrolling
from ui.kit.line_button import LineButton
from ui.kit.month_grid import Day, MonthGrid
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
    """One month at a time: a day shows its classes beside the calendar, a class opens with what can be done to it."""

    shell = "office"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._today = context.app.clock.today()
        self._month = self._today.replace(day=1)
        self._day: date | None = None
        self._sessions: tuple[ClassSession, ...] = ()
        self._name = label(look, "", 26, bold=True)
        self._about = label(look, "", 20, bold=True)
        self._list = column(gap=4)
        self._gradual = Gradual(self._list, self)
        self._grid = MonthGrid(look)
        self._grid.chosen.connect(self._choose)
        self._all = Button(look, _("この月ぜんぶ"), icon="list", kind="quiet", px=18, tall=44)
        self._all.setObjectName("whole-month")
        self._all.clicked.connect(lambda: self._choose(None))
        self._here = Button(look, _("この日に教室をつくる"), icon="plus", px=18, tall=44)
        self._here.setObjectName("make-here")
        self._here.clicked.connect(lambda: context.go("new_session", day=self._day))
        inside = QWidget()
        inside.setLayout(column(self._list, None, margins=(0, 0, 10, 0)))
        side = QWidget()
        side.setLayout(column(self._about, scrolling(inside), flow(self._here, self._all), gap=4))
        if context.compact():
            self.setLayout(column(self._name, self._buttons(), side, gap=6, margins=(28, 8, 28, 8)))
            self._grid.setParent(self)
            self._grid.hide()
        else:
            both = row(gap=16)
            both.addWidget(self._grid, 68)
            both.addWidget(side, 32)
            self.setLayout(column(row(self._name, self._buttons()), both, gap=4, margins=(20, 8, 20, 8)))

    def _buttons(self) -> QWidget:
        look, go = self.context.look, self.context.go
        made = []
        for name, words, icon, act in (
            ("month-before", _("前の月"), "back", lambda: self._move(-1)),
            ("this-month", _("今月"), "calendar", lambda: self.arrive(month=self._today)),
            ("month-after", _("つぎの月"), "next", lambda: self._move(1)),
            ("make", _("教室をつくる"), "plus", lambda: go("new_session")),
            ("announce", _("予定を知らせる"), "save", lambda: go("announce", month=self._month)),
        ):
            kind = "primary" if name == "make" else "plain"
            button = Button(look, words, icon=icon, kind=kind, px=18, tall=44)
            button.setObjectName(name)
            button.clicked.connect(act)
            made.append(button)
        return flow(*made)

    def title(self) -> str:
        return _("予定")

    def arrive(self, month: date | None = None, day: date | None = None, **_where: Any) -> None:
        self._month = (day or month or self._month).replace(day=1)
        here = self._today if (self._today.year, self._today.month) == (self._month.year, self._month.month) else None
        self._fill(day or here)

    def place(self) -> dict[str, Any]:
        return {"month": self._month, "day": self._day}

    def _move(self, months: int) -> None:
        count = self._month.year * 12 + self._month.month - 1 + months
        self._month = date(count // 12, count % 12 + 1, 1)
        self._fill(None)

    def _fill(self, chosen: date | None) -> None:
        weeks = MonthGrid.weeks(self._month)
        self._sessions = self.context.app.classes.between(weeks[0][0], weeks[-1][-1])
        self._name.set_text(_("{year}年{month}月").format(year=self._month.year, month=self._month.month))
        by_day: dict[date, list[ClassSession]] = defaultdict(list)
        for session in self._sessions:
            by_day[session.day].append(session)
        holiday = self.context.app.planning.holiday
        days = {day: self._cell(day, by_day[day], holiday(day)) for week in weeks for day in week}
        self._grid.show_month(self._month, days)
        self._choose(None if self.context.compact() else chosen)

    def _cell(self, day: date, sessions: list[ClassSession], holiday: str) -> Day:
        off = tuple(one.state is SessionState.CANCELLED for one in sessions)
        lines = tuple(
            (_("中止 {title}") if gone else "{time} {title}").format(
                time=i18n.clock_time(one.starts), title=one.course.title
            )
            for one, gone in zip(sessions, off, strict=True)
        )
        return Day(day, lines, off, holiday, day == self._today)

    def _choose(self, day: date | None) -> None:
        """Show the classes of a day, or of the whole month."""
        self._day = day
        self._grid.mark(day)
        span = whole_month(self._month.year, self._month.month)
        first, last = (day, day) if day else (span.first, span.last)
        shown = [one for one in self._sessions if first <= one.day <= last]
        holiday = self.context.app.planning.holiday(day) if day else ""
        self._about.set_text(f"{i18n.day(day)}　{holiday}".rstrip() if day else _("この月の教室"))
        self._all.setVisible(day is not None)
        self._here.setVisible(day is not None)
        self._gradual.fill([partial(self._line, one) for one in shown] or [self._nothing])

    def _line(self, session: ClassSession) -> QWidget:
        when = i18n.clock_time(session.starts) if self._day else f"{i18n.day(session.day)}　{session.starts:%H:%M}"
        words = f"{when}　{session.centre.name}　{state_words(session)}"
        icon = "close" if session.state is SessionState.CANCELLED else "calendar"
        button = LineButton(self.context.look, session.course.title, detail=words, icon=icon)
        button.setObjectName(f"session-{session.id}")
        button.clicked.connect(lambda: self.context.go("planned", session=session.id))
        return self._with_bookings(button, session)

    def _with_bookings(self, button: LineButton, session: ClassSession) -> QWidget:
        """Put the door to the bookings at a class that is still to come."""
        if session.state is not SessionState.PLANNED:
            return button
        book = Button(self.context.look, _("申込"), icon="phone-call", tall=44)
        book.setObjectName(f"bookings-{session.id}")
        book.clicked.connect(lambda: self.context.go("bookings", session=session.id))
        holder = QWidget()
        if self.context.compact():
            beside = row(button, book, gap=4)
            beside.setStretch(0, 1)
            holder.setLayout(beside)
        else:
            holder.setLayout(column(button, row(None, book), gap=0))
        return holder

    def _nothing(self) -> QWidget:
        words = _("この日の教室は、まだありません。")
        if self._day is None:
            words = _("この月の教室は、まだありません。「教室をつくる」で、たせます。")
        return label(self.context.look, words, 20)


SCREEN = Plan
