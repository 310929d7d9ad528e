"""目標を決める: five numbers for a fiscal year, which the report of targets is measured by."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from smartclass.domain import fiscal
from smartclass.domain.targets import MEASURES, Targets, most
from smartclass.errors import Problem
from smartclass.i18n import _, lazy
from ui.context import Context
from ui.kit.button import Button
from ui.kit.choices import Choice
from ui.kit.label import Field, label
from ui.kit.layout import Card, column, row, scrolling
from ui.screen import Screen

NAMES = {
    "sessions": lazy("開催した回数"),
    "visits": lazy("延べ人数"),
    "people": lazy("実人数"),
    "newcomers": lazy("初めての人"),
    "satisfied": lazy("「よかった」の割合（%）"),
}


class TargetsScreen(Screen):
    """An empty field is no target."""

    shell = "office"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._year = Choice(look)
        self._year.setAccessibleName(_("年度"))
        this = fiscal.fiscal_year(context.app.clock.today())
        for year in (this + 1, this, this - 1):
            self._year.addItem(_("{year}年度").format(year=year), year)
        self._year.setCurrentIndex(1)
        self._year.currentIndexChanged.connect(lambda _index: self._fill())
        self._fields = {name: Field(look, _(words), wide=220) for name, words in NAMES.items()}
        for name, field in self._fields.items():
            field.edit.setObjectName(f"target-{name}")
        save = Button(look, _("保存する"), icon="check", kind="primary", px=22, tall=52)
        save.setObjectName("save")
        save.clicked.connect(lambda _on=False: self.save())
        said = _("1年の目標です。決めないところは、空のままにしてください。目標は、すべての会場を合わせたものです。")
        inside = column(
            label(look, said, 18),
            label(look, _("年度"), 18, bold=True),
            row(self._year, None),
            *self._fields.values(),
            row(save, None),
            gap=10,
        )
        holder = QWidget()
        holder.setLayout(column(Card(look, inside), None, margins=(28, 14, 28, 14)))
        self.setLayout(column(scrolling(holder)))

    def title(self) -> str:
        return _("目標を決める")

    def arrive(self, year: int | None = None, **_where: Any) -> None:
        self._year.setCurrentIndex(max(0, self._year.findData(year)) if year else 1)
        self._fill()

    def _fill(self) -> None:
        try:
            targets = self.context.app.targets.of(self._year.currentData())
        except Problem as problem:
            found = problem  # said once the screen stands: opening a screen takes the cards of the last one away
            QTimer.singleShot(0, self, lambda: self.context.problem(found))
            return
        for name, field in self._fields.items():
            field.edit.setText(str(getattr(targets, name) or ""))
            field.say("")

    def save(self) -> None:
        """Write the targets and go back; a field that is no number says so."""
        typed: dict[str, int] = {}
        for name in MEASURES:
            text = self._fields[name].text().replace(",", "").replace("，", "")
            if text and not text.isdecimal():
                self._fields[name].say(_("数字だけで入れてください。例：48"))
                return
            if text and int(text) > most(name):
                self._fields[name].say(_("0から{most}までの数を入れてください。").format(most=most(name)))
                return
            self._fields[name].say("")
            typed[name] = int(text or 0)
        try:
            self.context.app.targets.change(self._year.currentData(), Targets(**typed))
        except Problem as problem:
            self.context.problem(problem)
            return
        self.context.tell(_("目標を保存しました。"))
        self.context.back()


SCREEN = TargetsScreen
