"""報告: choose the time by large chips, see the sheet itself at once, print or save it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QComboBox, QWidget

from smartclass.domain import fiscal
from smartclass.domain.fiscal import Period
from smartclass.i18n import _, lazy
from ui.context import Context
from ui.kit.button import Button
from ui.kit.label import label
from ui.kit.layout import column, row, scrolling
from ui.kit.paper_panel import PaperPanel
from ui.screen import Screen

SPANS = (
    ("this-month", lazy("今月")),
    ("last-month", lazy("先月")),
    ("quarter", lazy("4半期")),
    ("fiscal-year", lazy("年度")),
    ("last-fiscal-year", lazy("前の年度")),
)


def span(name: str, today: date) -> Period:
    """Return a named span (fiscal year: 1 April to 31 March)."""
    if name == "this-month":
        return fiscal.month(today.year, today.month)
    if name == "last-month":
        last = today.replace(day=1) - timedelta(days=1)
        return fiscal.month(last.year, last.month)
    year = fiscal.fiscal_year(today)
    if name == "quarter":
        return fiscal.quarter(year, fiscal.quarter_of(today))
    return fiscal.year(year if name == "fiscal-year" else year - 1)


class Reports(Screen):
    """The preview is the screen; changing the span or the centre changes the sheet."""

    shell = "office"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._span = "this-month"
        self.panel = PaperPanel(context)
        group = QButtonGroup(self)
        chips = column(label(look, _("いつの報告ですか"), 20, bold=True), gap=2)
        for name, words in SPANS:
            chip = Button(look, _(words), px=20, tall=44, parent=self)
            chip.setCheckable(True)
            chip.setChecked(name == self._span)
            chip.setObjectName(f"span-{name}")
            chip.clicked.connect(lambda _on=False, name=name: self._choose(name))
            group.addButton(chip)
            chips.addWidget(chip)
        self._centre = QComboBox()
        self._centre.setAccessibleName(_("会場"))
        self._centre.setMinimumHeight(look.px(48))
        self._centre.addItem(_("すべての会場"), None)
        for centre in context.app.classes.centres():
            self._centre.addItem(centre.name, centre.id)
        self._centre.currentIndexChanged.connect(lambda _index: self._make())
        chips.addSpacing(8)
        chips.addWidget(label(look, _("どの会場ですか"), 20, bold=True))
        chips.addWidget(self._centre)
        chips.addStretch(1)
        holder = QWidget()
        holder.setLayout(chips)
        side = scrolling(holder)
        if context.compact():
            side.setFixedHeight(look.px(120))
            self.setLayout(column(side, self.panel, gap=8, margins=(12, 8, 12, 6)))
        else:
            side.setFixedWidth(min(look.px(260), 420))
            self.setLayout(row(side, self.panel, gap=12, margins=(16, 8, 12, 6)))

    def title(self) -> str:
        return _("報告")

    def arrive(self, **_where: Any) -> None:
        self._make()

    def _choose(self, name: str) -> None:
        self._span = name
        self._make()

    def _make(self) -> None:
        app = self.context.app
        wanted, centre = span(self._span, app.clock.today()), self._centre.currentData()
        self.panel.show_paper(lambda: app.paper.report("monthly", first=wanted.first, last=wanted.last, centre=centre))


SCREEN = Reports
