"""One procedure: who may do it, what to have ready, where it starts; to practise it, and to take it home on paper."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.layout import column, row, scrolling
from ui.kit.procedure_cards import everywhere, here
from ui.screen import Screen


class ProcedureScreen(Screen):
    """To read together; the two buttons below never scroll away."""

    samples: ClassVar[tuple[str, ...]] = ("", "long")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._box = column(gap=8, margins=(24, 12, 24, 8))
        self.setLayout(self._box)

    def title(self) -> str:
        return _("手続き")

    def arrive(self, procedure: str, **_where: Any) -> None:
        procedures, look, go = self.context.app.procedures, self.context.look, self.context.go
        one = procedures.get(procedure)
        facts, town = everywhere(look, one), here(look, procedures.town(one.id))
        inside = QWidget()
        if self.context.compact():
            inside.setLayout(column(facts, town, None, gap=12))
        else:
            beside = row(column(facts, None), column(town, None), gap=16)
            beside.setStretch(0, 3)
            beside.setStretch(1, 2)
            inside.setLayout(beside)
        practise = Button(look, _("れんしゅうする"), icon="phone-android", kind="primary", px=24, tall=56)
        practise.setObjectName("practise")
        practise.clicked.connect(lambda: go("practice", exercise=one.id, mode="watch"))
        paper = Button(look, _("紙に出す"), icon="handout", px=22, tall=56)
        paper.setObjectName("paper")
        paper.clicked.connect(lambda: go("papers", procedure=one.id))
        self._box.addWidget(scrolling(inside))
        self._box.addWidget(flow(practise, paper, gap=8))

    def sample(self, name: str) -> dict[str, Any]:
        return {"procedure": "child-lunch-change" if name == "long" else "risai"}


SCREEN = ProcedureScreen
