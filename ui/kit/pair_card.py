"""Two entries side by side that may be one person: what speaks for it, what a merge would do, and the two answers."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from smartclass.domain.duplicates import Pair
from smartclass.domain.merged import Merged
from smartclass.domain.registry import Attendee
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.services.merging import Preview, words
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import label
from ui.kit.layout import Card, clear, column, row
from ui.kit.line_button import LineButton


def about(person: Attendee) -> str:
    """Return what tells one entry from another, in words."""
    year = _("{year}年生まれ").format(year=person.birth_year) if person.birth_year else ""
    phone = _("電話の下4けた {digits}").format(digits=person.phone_last4) if person.phone_last4 else ""
    return "　".join(part for part in (person.kana, year, phone) if part) or _("ほかのことは、未記入です")


def effects(plan: Preview) -> str:
    """Return in sentences what a merge would do."""
    moved = [
        (plan.visits, _("出席 {n}回")),
        (plan.bookings, _("これからの予約 {n}件")),
        (plan.lessons, _("見た教材 {n}")),
        (plan.cards, _("参加カード {n}枚")),
    ]
    parts = [said.format(n=count) for count, said in moved if count]
    lines = [_("{name}さん1人になります。").format(name=plan.kept.name)]
    if parts:
        lines.append(_("移すもの：{things}").format(things=_("、").join(parts)))
    if plan.cards:
        lines.append(_("どちらのカードも、そのまま使えます。"))
    if plan.together:
        lines.append(_("2人とも出席になっている {n}回は、1人と数えます。").format(n=plan.together))
    if plan.filled:
        lines.append(_("足りないところは、もう1人のほうから入れます。"))
    return "\n".join(lines)


class PairCard(Card):
    """The pressed side stays; nothing happens before an answer, and the answer can be taken back here."""

    merged = Signal(object)
    undone = Signal(object)

    def __init__(self, context: Context, pair: Pair) -> None:
        self._context, self.pair = context, pair
        look, merging = context.look, context.app.merging
        self._kept, self._gone = merging.preferred(pair)
        self._done: Merged | None = None
        sure = _("同じ人のようです") if pair.likely else _("同じ人かもしれません")
        self._sides = QButtonGroup()
        buttons = [self._side(person) for person in (pair.one, pair.other)]
        self._plan = label(look, "", 18)
        self._answers = column(gap=4)
        sides = column(*buttons, gap=4) if context.compact() else row(*buttons, gap=8)
        head = label(look, _("{sure}（{signs}）").format(sure=sure, signs=words(pair.evidence)), 20, bold=True)
        hint = label(look, _("のこすほうを押してください。色のついたほうを、のこします。"), 16, colour=look.theme.sub)
        self._open = QWidget()
        self._open.setLayout(column(hint, sides, gap=4))
        super().__init__(look, column(head, self._open, self._plan, self._answers, gap=8))
        self._ask()

    def holds(self, person: UUID) -> bool:
        return person in (self.pair.one, self.pair.other)

    def _side(self, person: UUID) -> LineButton:
        found = self._context.app.people.get(person)
        button = LineButton(self._context.look, found.name, detail=about(found), icon="person")
        button.setCheckable(True)
        button.setChecked(person == self._kept)
        button.setObjectName(f"keep-{person}")
        button.clicked.connect(partial(self._keep, person))
        self._sides.addButton(button)
        return button

    def _keep(self, person: UUID, _on: bool = False) -> None:
        self._kept, self._gone = person, self.pair.one if person == self.pair.other else self.pair.other
        self._ask()

    def _ask(self) -> None:
        """Say what would happen, and offer the two answers."""
        self._open.show()
        try:
            self._plan.set_text(effects(self._context.app.merging.preview(self._kept, self._gone)))
        except Problem as problem:
            self._plan.set_text(str(problem))
        look = self._context.look
        same = Button(look, _("同じ人としてまとめる"), icon="people", px=18, tall=46)
        same.setObjectName("same")
        same.clicked.connect(lambda _on=False: self.merge())
        apart = Button(look, _("べつの人です"), icon="close", px=18, tall=46)
        apart.setObjectName("apart")
        apart.clicked.connect(lambda _on=False: self.apart())
        self._answer(same, apart)

    def _answer(self, *buttons: Button) -> None:
        clear(self._answers)
        self._answers.addWidget(flow(*buttons, gap=4))

    def merge(self) -> None:
        """Make them one."""
        try:
            self._done = self._context.app.merging.merge(self._kept, self._gone)
        except Problem as problem:
            self._context.problem(problem)
            return
        self._settled(_("まとめました。"), self._unmerge)
        self.merged.emit(self._done)

    def apart(self) -> None:
        """Remember that they are two."""
        try:
            self._context.app.merging.apart(self._kept, self._gone)
        except Problem as problem:
            self._context.problem(problem)
            return
        self._settled(_("べつの人として、おぼえました。つぎからは出ません。"), self._not_apart)

    def _settled(self, says: str, back: object) -> None:
        self._open.hide()
        self._plan.set_text(says)
        undo = Button(self._context.look, _("もどす"), icon="undo", px=18, tall=46)
        undo.setObjectName("take-back")
        undo.clicked.connect(back)
        self._answer(undo)

    def _unmerge(self, _on: bool = False) -> None:
        if self._done is None:
            return
        try:
            self.undone.emit(self._context.app.merging.undo(self._done.id))
        except Problem as problem:
            self._context.problem(problem)
            return
        self._ask()

    def _not_apart(self, _on: bool = False) -> None:
        self._context.app.merging.not_apart(self._kept, self._gone)
        self._ask()
