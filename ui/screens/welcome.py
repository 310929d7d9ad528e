"""The first start: name the centre, or look around with invented people."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from smartclass.errors import Problem
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.label import Field, label
from ui.kit.layout import Card, column, row, scrolling
from ui.screen import Screen


class Welcome(Screen):
    """Two ways in; both end at 今日の教室, and neither can be regretted."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._centre = Field(look, _("会場の名前"), hint=_("あとで変えられます。"), wide=520)
        self._centre.edit.setPlaceholderText(_("例：中央公民館"))
        begin = Button(look, _("この会場ではじめる"), icon="check", kind="primary", px=24, tall=60)
        begin.setObjectName("begin")
        begin.clicked.connect(self._begin)
        self._centre.edit.returnPressed.connect(self._begin)
        demo = Button(look, _("お試しで使ってみる"), icon="play", px=22, tall=52)
        demo.setObjectName("demo")
        demo.clicked.connect(self._demo)
        back = Button(look, _("前のパソコンの控えから戻す"), icon="usb", kind="quiet", px=20, tall=48)
        back.setObjectName("restore")
        back.clicked.connect(lambda _on=False: self.context.go("copies"))
        real = Card(
            look,
            column(
                label(look, _("教室で使う"), 24, bold=True),
                label(look, _("会場の名前だけ入れてください。"), 20),
                self._centre,
                8,
                row(begin, None),
            ),
        )
        trial = Card(
            look,
            column(
                label(look, _("まず、ためしてみる"), 24, bold=True),
                label(look, _("架空の人 60人と、3か月分の教室が入ります。"), 20),
                label(look, _("本物の名簿と、まざることはありません。"), 20),
                8,
                row(demo, None),
                None,
            ),
            soft=True,
        )
        holder = QWidget()
        holder.setLayout(
            column(
                label(look, _("まなびのスマホ教室へ、ようこそ"), 34, bold=True),
                label(look, _("データは、このパソコンの外に出ません。"), 20),
                8,
                column(real, trial) if context.compact() else row(real, trial, gap=24),
                row(back, None),
                None,
                margins=(40, 32, 40, 24),
            )
        )
        self.setLayout(column(scrolling(holder)))

    def title(self) -> str:
        return _("はじめての準備")

    def _begin(self) -> None:
        name = self._centre.text()
        if not name:
            self._centre.say(_("会場の名前を入れてください。"))
            return
        classes = self.context.app.classes
        try:
            if all(centre.name != name for centre in classes.centres()):  # somebody left half-way and came back
                classes.add_centre(name)
        except Problem as problem:
            self.context.problem(problem)
            return
        self.context.go("protect", first=True)

    def _demo(self) -> None:
        busy = self.window().busy(_("お試しのデータを入れています。"), lambda: None)  # type: ignore[attr-defined]

        def done(_value: Any) -> None:
            busy.end()
            self._enter()

        def failed(problem: Problem) -> None:
            busy.end()
            self.context.problem(problem)

        self.context.tasks.run(lambda _task: self.context.app.demo.fill(seed=1), done=done, failed=failed)

    def _enter(self) -> None:
        self.context.app.settings.change(demo_offered=True)
        self.context.home()


SCREEN = Welcome
