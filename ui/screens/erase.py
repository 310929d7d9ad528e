"""消去: whose time is over by the town's rule; look, leave out, type the number, erase. Names stand only here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from smartclass import i18n
from smartclass.domain.retention import CopyFault, DuePerson, Erasure, OldCopy
from smartclass.errors import Problem
from smartclass.i18n import _, lazy, ngettext
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.gradual import Gradual
from ui.kit.label import Field, label
from ui.kit.layout import Card, clear, column, row, scrolling
from ui.kit.line_button import LineButton
from ui.screen import Screen

RULES = (0, 1, 2, 3, 5)
FAULTS = {
    CopyFault.TOO_OLD: lazy("保存の期間をすぎています"),
    CopyFault.HOLDS_ERASED: lazy("消した人の名前がのこっています"),
}


class Erase(Screen):
    """Nothing is erased before the number of people has been typed; who should stay is pressed first."""

    shell = "office"
    samples: ClassVar[tuple[str, ...]] = ("", "due", "confirm")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._people: tuple[DuePerson, ...] = ()
        self._kept: set[UUID] = set()
        self._head = label(look, _("しらべています。"), 26, bold=True)
        self._about = label(look, "", 18, colour=look.theme.sub)
        self._act = column(gap=10)
        self._list = column(gap=2)
        self._gradual = Gradual(self._list, self)
        self._copies = column(gap=6)
        inside = QWidget()
        inside.setLayout(
            column(
                Card(look, column(self._head, self._about, self._act, self._list, gap=10)),
                Card(look, self._rule()),
                Card(look, self._copies),
                None,
                margins=(28, 14, 28, 14),
            )
        )
        self.setLayout(column(scrolling(inside)))

    def title(self) -> str:
        return _("個人の記録の消去")

    def arrive(self, due: Sequence[DuePerson] | None = None, *, confirm: bool = False, **_where: Any) -> None:
        if due is None:
            self._look()
            return
        self._show(tuple(due), (OldCopy("smartclass-2024-03-01.db", due[0].last, CopyFault.TOO_OLD),))
        if confirm:
            self._confirm()

    def sample(self, name: str) -> dict[str, Any]:
        if not name:
            return {}
        today = self.context.app.clock.today()
        day = today.replace(year=today.year - 3)
        people = self.context.app.people.all(limit=9)
        return {
            "due": [DuePerson(one.id, one.name, one.kana, day, True, day) for one in people],
            "confirm": name == "confirm",
        }

    def _look(self) -> None:
        retention = self.context.app.retention

        def done(found: tuple[tuple[DuePerson, ...], tuple[OldCopy, ...]]) -> None:
            if isValid(self):
                self._show(*found)

        self.context.tasks.run(
            lambda _task: (retention.due(), retention.old_copies()), done=done, failed=self.context.problem
        )

    def _show(self, people: tuple[DuePerson, ...], copies: tuple[OldCopy, ...]) -> None:
        self._people, self._kept = people, set()
        if people:
            self._head.set_text(_("消す時期の人が {n}人います。").format(n=len(people)))
            about = _("名前などを消しても、出席の人数と報告は変わりません。のこしたい人は、名前を押してください。")
        else:
            self._head.set_text(_("今は、消す時期の人はいません。"))
            about = _("時期になると、「今日の教室」の画面でお知らせします。")
        self._about.set_text(about)
        self._offer()
        self._gradual.fill(partial(self._line, one) for one in people)
        self._show_copies(copies)

    def _line(self, one: DuePerson) -> QWidget:
        said = _("最後に来た日：{day}") if one.came else _("名簿に入れた日：{day}")
        last = said.format(day=i18n.day(one.last, weekday=False))
        detail = "　".join(part for part in (one.kana, last) if part)
        button = LineButton(self.context.look, one.name, detail=detail, icon="person")
        button.setObjectName(f"due-{one.id}")
        button.setCheckable(True)
        button.toggled.connect(partial(self._keep, one.id))
        return button

    def _keep(self, person: UUID, kept: bool) -> None:
        (self._kept.add if kept else self._kept.discard)(person)
        self._offer()

    @property
    def chosen(self) -> tuple[UUID, ...]:
        """Whoever is due and was not pressed."""
        return tuple(one.id for one in self._people if one.id not in self._kept)

    def _offer(self) -> None:
        """Offer to erase those chosen now; a question asked before is taken back."""
        clear(self._act)
        look = self.context.look
        if self._kept:
            kept = _("色のついた {n}人は、今回はのこします。").format(n=len(self._kept))
            self._act.addWidget(label(look, kept, 18, bold=True))
        if self.chosen:
            words = _("{n}人の名前を消す").format(n=len(self.chosen))
            erase = Button(look, words, icon="trash", kind="primary", px=22, tall=56)
            erase.setObjectName("erase")
            erase.clicked.connect(lambda _on=False: self._confirm())
            self._act.addLayout(row(erase, None))

    def _confirm(self) -> None:
        """Ask for the number of people: a slip of the finger erases nobody."""
        clear(self._act)
        look, count = self.context.look, len(self.chosen)
        says = _("名前、ふりがな、生まれた年、電話、メモ、参加カードの番号を消します。消したあとは、もどせません。")
        self._number = Field(look, _("消す人数（{n}）を、数字で入れてください").format(n=count), wide=200)
        self._number.edit.setObjectName("number")
        self._number.edit.returnPressed.connect(self.erase)
        agree = Button(look, _("消す"), icon="trash", kind="primary", px=22, tall=52)
        agree.setObjectName("agree")
        agree.clicked.connect(lambda _on=False: self.erase())
        stop = Button(look, _("やめる"), tall=52)
        stop.setObjectName("stop")
        stop.clicked.connect(lambda _on=False: self._offer())
        self._act.addWidget(label(look, says, 20, bold=True))
        self._act.addWidget(self._number)
        self._act.addWidget(flow(agree, stop, gap=8))
        self._number.edit.setFocus()

    def erase(self) -> None:
        """Erase those chosen, if the number typed is theirs."""
        chosen = self.chosen
        if _number(self._number.text()) != len(chosen):
            self._number.say(_("{n} と入れると、消せます。まだ何も消していません。").format(n=len(chosen)))
            return

        def cancel() -> None:
            task.cancel()
            self._look()

        busy = self.window().busy(_("名前を消しています。"), cancel)  # type: ignore[attr-defined]

        def done(made: Erasure) -> None:
            busy.end()
            self.context.go("erasures", erasure=made.id)
            self.context.tell(_("{n}人の名前を消しました。証明書を印刷できます。").format(n=made.people))

        def failed(problem: Problem) -> None:
            busy.end()
            self.context.problem(problem)
            if isValid(self):
                self._look()

        retention = self.context.app.retention
        task = self.context.tasks.run(
            lambda task: retention.erase(chosen, step=task.step), done=done, failed=failed, progressed=busy.progress
        )

    def _rule(self) -> Any:
        look, retention = self.context.look, self.context.app.retention
        self._rules: dict[int, Button] = {}
        for years in sorted({*RULES, retention.years}):
            chip = Button(
                look,
                ngettext("{n}年", "{n}年", years).format(n=years) if years else _("年度のおわりまで"),
                px=20,
                tall=44,
            )
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.setChecked(years == retention.years)
            chip.setObjectName(f"years-{years}")
            chip.clicked.connect(partial(self._choose_rule, years))
            self._rules[years] = chip
        says = _("最後に来た日の年度（3月31日）がおわってから、何年のこしますか。町の文書のきまりに合わせてください。")
        title = label(look, _("名前をのこす期間"), 24, bold=True)
        return column(title, label(look, says, 18), flow(*self._rules.values()), gap=10)

    def _choose_rule(self, years: int, _on: bool = False) -> None:
        self.context.app.retention.set_years(years)
        self._look()

    def _show_copies(self, copies: tuple[OldCopy, ...]) -> None:
        clear(self._copies)
        look = self.context.look
        self._copies.addWidget(label(look, _("古い控えと、消去の記録"), 24, bold=True))
        if copies:
            says = _("新しい控えを保存してから、つぎのファイルを消してください。USB の控えも、同じです。")
            where = _("場所：{folder}").format(folder=self.context.app.home.backups)
            self._copies.addWidget(label(look, says, 18))
            self._copies.addWidget(label(look, where, 18))
        else:
            says = _("消したほうがよい控えは、このパソコンにはありません。USB などの控えも、ご確認ください。")
            self._copies.addWidget(label(look, says, 18))
        for copy in copies:
            day, why = i18n.day(copy.day), _(FAULTS[copy.fault])
            words = _("{name}（{day}）：{why}").format(name=copy.name, day=day, why=why)
            self._copies.addWidget(label(look, words, 18, colour=look.theme.sub))
        log = Button(look, _("消去の記録と証明書"), icon="report", tall=48)
        log.setObjectName("log")
        log.clicked.connect(lambda: self.context.go("erasures"))
        self._copies.addLayout(row(log, None))


def _number(text: str) -> int:
    """Return what was typed as a number (full width too), or -1."""
    return int(text) if text.isdecimal() and len(text) < 9 else -1


SCREEN = Erase
