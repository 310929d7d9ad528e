"""One planned class: what it is, and what a coordinator does with it: copy, repeat, call off, print, open the desk."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QCheckBox, QTimeEdit, QWidget

from smartclass import i18n
from smartclass.domain.registry import ClassSession, SessionState
from smartclass.errors import Problem
from smartclass.i18n import _, lazy
from ui.context import Context
from ui.kit.button import Button
from ui.kit.choices import DayField, indented
from ui.kit.flow import flow
from ui.kit.label import Field, label
from ui.kit.layout import Card, clear, column, row, scrolling
from ui.screen import Screen
from ui.screens.plan import state_words

REASONS = (lazy("台風・大雨のため"), lazy("雪のため"), lazy("会場の都合のため"), lazy("講師の都合のため"))


class Planned(Screen):
    """The acts stand below the facts; copying and calling off unfold where they are pressed."""

    shell = "office"
    samples: ClassVar[tuple[str, ...]] = ("", "cancelled")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._inside = column(gap=10)
        holder = QWidget()
        holder.setLayout(column(self._inside, None, margins=(28, 14, 28, 14)))
        self.setLayout(column(scrolling(holder)))
        self._session: ClassSession | None = None

    def title(self) -> str:
        return _("教室の予定")

    def sample(self, name: str) -> dict[str, Any]:
        classes = self.context.app.classes
        session = classes.today()[0]
        if name == "cancelled":
            made = self.context.app.planning.copy(session.id, session.day + timedelta(days=3))
            self.context.app.planning.call_off(made.id, _(REASONS[0]))
            session = made
        return {"session": session.id}

    def place(self) -> dict[str, Any]:
        return {"session": self._session.id} if self._session else {}

    def arrive(self, session: UUID | None = None, **_where: Any) -> None:
        if session is not None:
            self._session = self.context.app.classes.get(session)
        self._fill()

    def _fill(self) -> None:
        session, look = self._session, self.context.look
        assert session is not None
        clear(self._inside)
        off = session.state is SessionState.CANCELLED
        facts = [
            f"{i18n.day(session.day)}　{i18n.clock_time(session.starts)}〜{i18n.clock_time(session.ends)}",
            session.centre.name,
            _("、").join(member.name for member in session.staff),
            state_words(session) + (f"　{session.reason}" if off and session.reason else ""),
        ]
        self._inside.addWidget(label(look, session.course.title, 28, bold=True))
        for fact in filter(None, facts):
            self._inside.addWidget(label(look, fact, 20))
        acts = self._off_acts() if off else self._acts(session.state)
        self._first = acts[0]
        self._inside.addWidget(flow(*acts))
        if not off:
            self._inside.addWidget(flow(*self._more(session.state)))
        self._copy_card = self._copying(session)
        self._off_card = self._calling_off()
        for card in (self._copy_card, self._off_card):
            card.hide()
            self._inside.addWidget(card)

    def _acts(self, state: SessionState) -> list[Button]:
        desk = self._button("desk", _("受付を開く"), "people", lambda: self._go("desk"), "primary")
        return [
            desk,
            *(
                [self._button("bookings", _("申込"), "phone-call", lambda: self._go("bookings"))]
                if state is SessionState.PLANNED
                else []
            ),
            self._button("papers", _("紙を出す"), "print", lambda: self._go("papers")),
        ]

    def _more(self, state: SessionState) -> list[Button]:
        """Make what is seldom done, quietly below the rest."""
        made = [
            self._button("repeat", _("くりかえす"), "again", lambda: self._go("repeat"), "quiet"),
            self._button("copy", _("別の日にもつくる"), "calendar", lambda: self._open(self._copy_card), "quiet"),
            self._button("poster", _("ポスター"), "picture", lambda: self._go("papers", kind="poster"), "quiet"),
        ]
        if state is not SessionState.ENDED:
            off = self._button("call-off", _("中止にする"), "close", lambda: self._open(self._off_card), "quiet")
            made.append(off)
        return made

    def _off_acts(self) -> list[Button]:
        return [
            self._button("calls", _("れんらくの名簿"), "phone-call", lambda: self._go("calls"), "primary"),
            self._button("hold", _("中止を取り消す"), "undo", self._hold),
            self._button("copy", _("別の日にもつくる"), "calendar", lambda: self._open(self._copy_card)),
        ]

    def _button(self, name: str, words: str, icon: str, act: Any, kind: str = "plain") -> Button:
        made = Button(self.context.look, words, icon=icon, kind=kind, px=20, tall=48)
        made.setObjectName(name)
        made.clicked.connect(lambda _on=False: act())
        return made

    def _copying(self, session: ClassSession) -> QWidget:
        look = self.context.look
        self._day = DayField(look)
        self._day.setAccessibleName(_("日"))
        after = session.day + timedelta(days=7)
        self._day.setDate(QDate(after.year, after.month, after.day))
        self._starts = QTimeEdit(QTime(session.starts.hour, session.starts.minute))
        self._starts.setDisplayFormat("H:mm")
        self._starts.setAccessibleName(_("はじまる時間"))
        self._starts.setMinimumWidth(look.px(130))
        indented(self._starts)
        for field in (self._day, self._starts):
            field.setMinimumHeight(look.px(48))
        self._people = QCheckBox(_("来る予定の人も入れる"))
        self._people.setChecked(session.state is SessionState.CANCELLED)
        make = self._button("copy-now", _("この日につくる"), "check", self._copy, "primary")
        says = label(look, _("同じ講座・会場・教材で、もうひとつつくります。もとの教室は、のこります。"), 18)
        fields = row(self._day, self._starts, None)
        return Card(look, column(says, fields, self._people, row(make, None), gap=8), soft=True)

    def _calling_off(self) -> QWidget:
        look = self.context.look
        self._reason = Field(
            look, _("中止のわけ"), hint=_("れんらくの名簿に出ます。お名前や病気のことは、書きません。")
        )
        chips = []
        for words in REASONS:
            chip = Button(look, _(words), px=18, tall=44)
            chip.clicked.connect(lambda _on=False, words=words: self._reason.edit.setText(_(words)))
            chips.append(chip)
        stop = self._button("call-off-now", _("この教室を中止にする"), "check", self._call_off, "primary")
        return Card(look, column(flow(*chips), self._reason, row(stop, None), gap=8), soft=True)

    def _open(self, card: QWidget) -> None:
        for one in (self._copy_card, self._off_card):
            one.setVisible(one is card and one.isHidden())
        self._first.set_kind("plain" if not card.isHidden() else "primary")

    def _go(self, screen: str, **where: Any) -> None:
        assert self._session is not None
        self.context.go(screen, session=self._session.id, **where)

    def _copy(self) -> None:
        assert self._session is not None
        day, starts = self._day.date(), self._starts.time()
        begins = time(starts.hour(), starts.minute())
        wanted = self._session.day.replace(year=day.year(), month=day.month(), day=day.day())
        try:
            made = self.context.app.planning.copy(self._session.id, wanted, begins, people=self._people.isChecked())
        except Problem as problem:
            self.context.problem(problem)
            return
        self.context.tell(_("{day} に、教室をつくりました。").format(day=i18n.day(made.day)))
        self.context.go("planned", session=made.id)

    def _call_off(self) -> None:
        assert self._session is not None
        if not self._reason.text():
            self._reason.say(_("中止のわけを入れてください。"))
            return
        try:
            told = self.context.app.planning.call_off(self._session.id, self._reason.text())
        except Problem as problem:
            self._reason.say(problem.sentence)
            return
        self._session = told.session
        self.context.tell(_("中止にしました。れんらくする人が {n}人います。").format(n=told.left))
        if told.calls:
            self._go("calls")
        else:
            self._fill()

    def _hold(self) -> None:
        assert self._session is not None
        self._session = self.context.app.planning.hold_after_all(self._session.id)
        self.context.tell(_("中止を取り消しました。れんらくした人には、もういちどお知らせください。"))
        self._fill()


SCREEN = Planned
