"""消去の記録: every erasure with its certificate, to be printed and sealed. No name is in any of it."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QButtonGroup, QWidget

from smartclass import i18n
from smartclass.domain.document import Document
from smartclass.i18n import _
from ui.context import Context
from ui.kit.beside import Beside
from ui.kit.label import label
from ui.kit.layout import column, scrolling
from ui.kit.line_button import LineButton
from ui.kit.paper_panel import PaperPanel
from ui.screen import Screen


class Erasures(Screen):
    """The log on the left, the certificate on the right."""

    shell = "office"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.panel = PaperPanel(context)
        self._choices = column(gap=4)
        holder = QWidget()
        holder.setLayout(column(self._choices, None))
        self._nothing = label(context.look, "", 22)
        self._both = Beside(context.look, scrolling(holder), self.panel, wide=290)
        self.setLayout(column(self._nothing, self._both, None, margins=(16, 12, 16, 0)))

    def title(self) -> str:
        return _("消去の記録")

    def arrive(self, erasure: UUID | None = None, **_where: Any) -> None:
        look = self.context.look
        log = self.context.app.retention.log()
        self._both.setVisible(bool(log))
        self._nothing.setVisible(not log)
        if not log:
            words = _("消去の記録は、まだありません。「データ」の「消す時期の人を見る」から、消去できます。")
            self._nothing.set_text(words)
            return
        chosen = next((one for one in log if one.id == erasure), log[0])
        self._choices.addWidget(label(look, _("いつの消去ですか"), 20, bold=True))
        group = QButtonGroup(self)
        for one in log:
            detail = _("{n}人、{time}").format(n=one.people, time=i18n.clock_time(one.at))
            button = LineButton(look, i18n.day(one.at.date()), detail=detail, icon="report", px=18, parent=self)
            button.setCheckable(True)
            button.setChecked(one is chosen)
            button.setObjectName(f"erasure-{one.id}")
            button.clicked.connect(partial(self._show, one.id))
            group.addButton(button)
            self._choices.addWidget(button)
        self._show(chosen.id)

    def _show(self, erasure: UUID, _on: bool = False) -> None:
        self.panel.show_paper(partial(self._make, erasure))

    def _make(self, erasure: UUID) -> Document:
        app = self.context.app
        return app.paper.erasure(app.retention.figures(erasure))


SCREEN = Erasures
