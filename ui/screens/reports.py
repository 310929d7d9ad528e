"""報告: choose the time by large chips, see the sheet itself at once, print or save it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QWidget

from smartclass.domain import fiscal
from smartclass.domain.fiscal import Period
from smartclass.i18n import _, lazy
from ui.context import Context
from ui.kit.beside import Beside
from ui.kit.button import Button
from ui.kit.choices import Choice
from ui.kit.label import label
from ui.kit.layout import column, scrolling
from ui.kit.paper_panel import PaperPanel
from ui.screen import Screen

SPANS = (
    ("this-month", lazy("今月")),
    ("last-month", lazy("先月")),
    ("quarter", lazy("今の四半期")),
    ("fiscal-year", lazy("今年度")),
    ("last-fiscal-year", lazy("前年度")),
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
        self._centre = Choice(look)
        self._centre.setAccessibleName(_("会場"))
        self._centre.addItem(_("すべての会場"), None)
        for centre in context.app.classes.centres():
            self._centre.addItem(centre.name, centre.id)
        self._centre.currentIndexChanged.connect(lambda _index: self._make())
        chips.addSpacing(8)
        chips.addWidget(label(look, _("どの会場ですか"), 20, bold=True))
        chips.addWidget(self._centre)
        chips.addSpacing(8)
        form = Button(look, _("市の様式に書く"), icon="pencil", px=20, tall=44)
        form.setObjectName("form")
        form.clicked.connect(lambda: context.go("form", span=self._span, centre=self._centre.currentData()))
        chips.addWidget(form)
        chips.addStretch(1)
        holder = QWidget()
        holder.setLayout(chips)
        self.setLayout(column(Beside(look, scrolling(holder), self.panel, wide=260)))

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
