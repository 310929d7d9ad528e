"""同じ人をさがす: entries that may be one person, pair by pair; a person decides, and can take it back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from smartclass import i18n
from smartclass.domain.duplicates import Pair
from smartclass.domain.merged import Merged
from smartclass.errors import Problem
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.gradual import Gradual
from ui.kit.label import label
from ui.kit.layout import Card, clear, column, scrolling
from ui.kit.pair_card import PairCard
from ui.kit.working import Working
from ui.screen import Screen

SHOWN = 50
"""More pairs than anybody looks through at once; the surest are first."""


class Duplicates(Screen):
    """Nothing is merged by the program itself."""

    shell = "office"
    samples: ClassVar[tuple[str, ...]] = ("", "pair")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._cards: list[PairCard] = []
        self._head = label(look, _("名簿を、見くらべています。"), 24, bold=True)
        about = _("2回書かれている人を、1人にまとめます。かってに、まとめることはありません。")
        self._working = Working(context)
        self._list = column(gap=12)
        self._gradual = Gradual(self._list, self)
        self._log = column(gap=4)
        inside = QWidget()
        pieces = (self._head, label(look, about, 18, colour=look.theme.sub), self._working, self._list, self._log)
        inside.setLayout(column(*pieces, None, gap=12, margins=(28, 14, 28, 14)))
        self.setLayout(column(scrolling(inside)))

    def title(self) -> str:
        return _("同じ人をさがす")

    def arrive(self, found: Sequence[Pair] | None = None, **_where: Any) -> None:
        self._show_log()
        if found is not None:
            self._show(list(found))
            return
        merging = self.context.app.merging

        def done(pairs: list[Pair]) -> None:
            if isValid(self):
                self._show(pairs)

        self._working.run(_("名簿を、見くらべています。"), lambda task: merging.find(task.step), done)

    def leave(self) -> None:
        self._working.stop()

    def sample(self, name: str) -> dict[str, Any]:
        if not name:
            return {}
        first, second = self.context.app.people.all(limit=2)
        return {"found": [self.context.app.merging.look(first.id, second.id)]}

    def _show(self, pairs: list[Pair]) -> None:
        self._cards = []
        if not pairs:
            self._head.set_text(_("同じ人らしい組は、ありません。"))
        elif len(pairs) > SHOWN:
            self._head.set_text(
                _("{n}組あります。たしかなものから {shown}組を出しています。").format(n=len(pairs), shown=SHOWN)
            )
        else:
            self._head.set_text(_("同じ人かもしれない組が、{n}組あります。").format(n=len(pairs)))
        self._gradual.fill(partial(self._card, pair) for pair in pairs[:SHOWN])

    def _card(self, pair: Pair) -> QWidget:
        try:
            card = PairCard(self.context, pair)
        except Problem:  # one of them was merged or erased while the list was being shown
            return QWidget()
        card.merged.connect(self._merged)
        card.undone.connect(self._undone)
        self._cards.append(card)
        return card

    def _merged(self, done: Merged) -> None:
        self._others(done.gone, shown=False)

    def _undone(self, done: Merged) -> None:
        self._others(done.gone, shown=True)

    def _others(self, person: UUID, *, shown: bool) -> None:
        """Hide, or show again, the other pairs of somebody who is no entry of their own any more."""
        for card in self._cards:
            if card is not self.sender() and card.holds(person):
                card.setVisible(shown)

    def _show_log(self) -> None:
        """Show the merges made before, each with its way back."""
        clear(self._log)
        look = self.context.look
        made = [one for one in self.context.app.merging.log() if not one.undone]
        if made:
            self._log.addWidget(label(look, _("まえに、まとめた人"), 24, bold=True))
        for one in made:
            words = _("{day}　{name}さん").format(day=i18n.day(one.at.date()), name=one.name)
            undo = Button(look, _("まとめる前にもどす"), icon="undo", px=18, tall=46)
            undo.setObjectName(f"undo-{one.id}")
            undo.clicked.connect(partial(self._undo, one.id))
            self._log.addWidget(Card(look, column(label(look, words, 18, bold=True), flow(undo), gap=4)))

    def _undo(self, merged: UUID, _on: bool = False) -> None:
        try:
            self.context.app.merging.undo(merged)
        except Problem as problem:
            self.context.problem(problem)
            return
        self.context.tell(_("まとめる前にもどしました。"))
        self.arrive()


SCREEN = Duplicates
