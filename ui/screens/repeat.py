"""くりかえす: the same class every week or month; its days are seen before anything is made."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from smartclass import i18n
from smartclass.domain import repeat
from smartclass.domain.registry import ClassSession
from smartclass.domain.repeat import Every, LeftOut, Repeat, RepeatDay
from smartclass.errors import Problem
from smartclass.i18n import _, lazy
from ui.context import Context
from ui.kit.button import Button
from ui.kit.choices import Choice, DayField, indented
from ui.kit.flow import flow
from ui.kit.gradual import Gradual
from ui.kit.label import label
from ui.kit.layout import Piece, column, row, scrolling
from ui.kit.line_button import LineButton
from ui.kit.month_grid import weekday_name
from ui.screen import Screen

WHY = {
    LeftOut.YEAR_END: lazy("年末年始のため、つくりません"),
    LeftOut.CHOSEN: lazy("つくりません（押すと、もどります）"),
    LeftOut.TAKEN: lazy("もう同じ教室があります"),
}
TIMES = 8


class RepeatScreen(Screen):
    """Above the rule, below its days; a day is left out by pressing it."""

    shell = "office"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._session: ClassSession | None = None
        self._without: set[date] = set()
        self._days: tuple[RepeatDay, ...] = ()
        self._made: tuple[UUID, ...] = ()
        self._every = Choice(look)
        self._every.setAccessibleName(_("くりかえしかた"))
        self._times = QSpinBox()
        self._times.setRange(1, repeat.MOST)
        self._times.setValue(TIMES)
        before, after = _("あと {n} 回").split("{n}")
        self._times.setPrefix(before)
        self._times.setSuffix(after)
        self._times.setAccessibleName(_("回数"))
        self._times.setMinimumHeight(look.px(48))
        indented(self._times)
        self._by_day = QCheckBox(_("おわりの日で決める"))
        self._by_day.setObjectName("by-day")
        self._until = DayField(look)
        self._until.setAccessibleName(_("おわりの日"))
        self._until.setMinimumHeight(look.px(48))
        self._holidays = QCheckBox(_("祝日と年末年始は休む"))
        self._holidays.setChecked(True)
        self._people = QCheckBox(_("来る予定の人も入れる"))
        self._says = label(look, "", 20, bold=True)
        self._list = column(gap=2)
        self._gradual = Gradual(self._list, self)
        self._make = Button(look, _("この日につくる"), icon="check", kind="primary", px=22, tall=52)
        self._make.setObjectName("make")
        self._make.clicked.connect(lambda _on=False: self.make())
        self._undo = Button(look, _("つくったのを、取り消す"), icon="undo", px=20, tall=52)
        self._undo.setObjectName("undo")
        self._undo.clicked.connect(lambda _on=False: self.take_back())
        rule = flow(self._every, self._times, self._until, gap=12)
        boxes = flow(self._by_day, self._holidays, self._people, gap=20)
        inside = QWidget()
        above = column(rule, boxes, self._says, gap=8)
        if context.compact():
            inside.setLayout(column(above, self._list, None, gap=8, margins=(0, 0, 10, 0)))
            whole: tuple[Piece, ...] = (scrolling(inside), flow(self._undo, self._make))
        else:
            inside.setLayout(column(self._list, None, margins=(0, 0, 10, 0)))
            whole = (above, scrolling(inside), row(None, self._undo, self._make, gap=4))
        self.setLayout(column(*whole, gap=8, margins=(28, 12, 28, 8)))
        self._until.hide()
        self._undo.hide()

    def title(self) -> str:
        return _("くりかえす")

    def sample(self, _name: str) -> dict[str, Any]:
        return {"session": self.context.app.classes.today()[0].id}

    def place(self) -> dict[str, Any]:
        return {"session": self._session.id} if self._session else {}

    def arrive(self, session: UUID | None = None, **_where: Any) -> None:
        if session is None:
            return
        one = self._session = self.context.app.classes.get(session)
        name = weekday_name(one.day)
        self._every.addItem(_("毎週 {weekday}曜日").format(weekday=name), Every.WEEK)
        self._every.addItem(_("2週ごとの {weekday}曜日").format(weekday=name), Every.TWO_WEEKS)
        nth = repeat.week_of_month(one.day)
        self._every.addItem(_("毎月 第{n} {weekday}曜日").format(n=nth, weekday=name), Every.NTH)
        if repeat.is_last_week(one.day):
            self._every.addItem(_("毎月 最後の {weekday}曜日").format(weekday=name), Every.LAST)
        last = one.day + timedelta(days=91)
        self._until.setDate(QDate(last.year, last.month, last.day))
        self._every.currentIndexChanged.connect(lambda _at: self.look())
        self._times.valueChanged.connect(lambda _at: self.look())
        self._until.dateChanged.connect(lambda _day: self.look())
        self._holidays.toggled.connect(lambda _on: self.look())
        self._by_day.toggled.connect(self._change_end)
        self.look()

    def _change_end(self, by_day: bool) -> None:
        self._times.setVisible(not by_day)
        self._until.setVisible(by_day)
        self.look()

    def _rule(self, session: ClassSession) -> Repeat:
        until = self._until.date()
        by_day = self._by_day.isChecked()
        return Repeat(
            session.day,
            Every(self._every.currentData()),
            date(until.year(), until.month(), until.day()) if by_day else None,
            0 if by_day else self._times.value(),
            frozenset(self._without),
            self._holidays.isChecked(),
        )

    def look(self) -> None:
        """Show the days the rule has now; nothing is made."""
        assert self._session is not None
        try:
            self._days = self.context.app.planning.preview(self._session.id, self._rule(self._session))
        except Problem as problem:
            self._days = ()
            self._says.set_text(i18n.sentences(problem.sentence, problem.way_out))
            self._gradual.fill(())
            return
        self._says.set_text(self._summary())
        self._gradual.fill(partial(self._line, one) for one in self._days)

    def _summary(self) -> str:
        count = len(self._kept())
        known = self.context.app.planning.holidays_known_until()
        words = [_("{n}回、つくります。つくらない日は、押してください。").format(n=count)]
        if not count:
            words = [_("つくれる日がありません。")]
        if count == repeat.MOST:
            words.append(_("いちどに つくれるのは、{n}回までです。").format(n=repeat.MOST))
        if self._days and self._days[-1].day > known:
            words.append(_("{year}年からの祝日は、まだ分かりません。").format(year=known.year + 1))
        return i18n.sentences(*words)

    def _kept(self) -> list[date]:
        return [one.day for one in self._days if one.left_out is None]

    def _line(self, one: RepeatDay) -> QWidget:
        detail = one.holiday
        if one.left_out is LeftOut.HOLIDAY:
            detail = _("{holiday}のため、つくりません").format(holiday=_(one.holiday))
        elif one.left_out is not None:
            detail = _(WHY[one.left_out])
        icon = "check" if one.left_out is None else "close"
        line = LineButton(self.context.look, i18n.day(one.day), detail=detail, icon=icon)
        line.setObjectName(f"on-{one.day.isoformat()}")
        line.clicked.connect(lambda: self._press(one))
        return line

    def _press(self, one: RepeatDay) -> None:
        if one.left_out is LeftOut.CHOSEN:
            self._without.discard(one.day)
        elif one.left_out is None:
            self._without.add(one.day)
        elif one.left_out is not LeftOut.TAKEN:
            self.context.tell(_("休みの日にもつくるときは、「祝日と年末年始は休む」のしるしを外します。"))
        self.look()

    def make(self) -> None:
        """Make the classes of the days shown; they can be taken back right after."""
        assert self._session is not None
        people = self._people.isChecked()
        try:
            made = self.context.app.planning.repeat(self._session.id, self._kept(), people=people)
        except Problem as problem:
            self.context.problem(problem)
            return
        self._made = tuple(one.id for one in made)
        self._undo.show()
        self.context.tell(_("{n}回分の教室をつくりました。").format(n=len(made)))
        self.look()
        self._says.set_text(_("{n}回分の教室をつくりました。").format(n=len(made)))

    def take_back(self) -> None:
        """Take back what was just made, as far as nothing was done with it."""
        gone = self.context.app.planning.take_back(self._made)
        self._made = ()
        self._undo.hide()
        self.context.tell(_("{n}回分を取り消しました。").format(n=gone))
        self.look()


SCREEN = RepeatScreen
