"""報告: choose the time by large chips, see the sheet itself at once, print or save it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from smartclass.domain import fiscal
from smartclass.domain.fiscal import Period
from smartclass.i18n import _, lazy
from ui.context import Context
from ui.kit.beside import Beside
from ui.kit.button import Button
from ui.kit.choices import Choice, DayField
from ui.kit.flow import flow
from ui.kit.freeze_bar import FreezeBar
from ui.kit.label import label
from ui.kit.layout import column, scrolling
from ui.kit.paper_panel import PaperPanel
from ui.kit.year_door import YearDoor
from ui.screen import Screen

SPANS = (
    ("this-month", lazy("今月")),
    ("last-month", lazy("先月")),
    ("quarter", lazy("今の四半期")),
    ("fiscal-year", lazy("今年度")),
    ("last-fiscal-year", lazy("前年度")),
    ("days", lazy("日にちをえらぶ")),
)
ORDER = ("monthly", "yearly", "kpi", "courses", "staff_hours", "continuity", "open_data")
"""The reports in the order of how often they are wanted; others come after them."""


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
    samples: ClassVar[tuple[str, ...]] = ("", "yearly", "kpi")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._span = "this-month"
        self._report = _narrow(Choice(look))
        self._report.setObjectName("report")
        self._report.setAccessibleName(_("どの報告ですか"))
        kinds = {kind.id: kind.title for kind in context.app.paper.kinds() if kind.span == "period"}
        for name in sorted(kinds, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name)):
            self._report.addItem(kinds[name], name)
        self._report.currentIndexChanged.connect(lambda _index: self._make())
        self.panel = PaperPanel(context)
        self.freezing = FreezeBar(context, self._make)
        self.panel.shown = self.freezing.stand
        group = QButtonGroup(self)
        chips = column(
            label(look, _("どの報告ですか"), 20, bold=True),
            self._report,
            8,
            label(look, _("いつの報告ですか"), 20, bold=True),
            gap=2,
        )
        made: list[Button] = []
        for name, words in SPANS:
            chip = Button(look, _(words), px=18, tall=42, parent=self)
            chip.setCheckable(True)
            chip.setChecked(name == self._span)
            chip.setObjectName(f"span-{name}")
            chip.clicked.connect(lambda _on=False, name=name: self._choose(name))
            group.addButton(chip)
            made.append(chip)
        chips.addWidget(flow(*made, gap=0, grow=True))
        self._days = _Days(context)
        self._days.changed.connect(self._make)
        chips.addWidget(self._days)
        self._days.hide()
        self._centre = _narrow(Choice(look))
        self._centre.setAccessibleName(_("会場"))
        self._centre.addItem(_("すべての会場"), None)
        for centre in context.app.classes.centres():
            self._centre.addItem(centre.name, centre.id)
        self._centre.currentIndexChanged.connect(lambda _index: self._make())
        chips.addSpacing(8)
        chips.addWidget(label(look, _("どの会場ですか"), 20, bold=True))
        chips.addWidget(self._centre)
        chips.addSpacing(8)
        for door in self._doors():
            chips.addWidget(door)
        self.year = YearDoor(context, lambda: fiscal.fiscal_year(self._period().last))
        chips.addWidget(self.year)
        chips.addStretch(1)
        holder = QWidget()
        holder.setLayout(chips)
        sheet = QWidget()
        sheet.setLayout(column(self.panel, self.freezing, gap=4))
        self.setLayout(column(Beside(look, scrolling(holder), sheet, wide=300)))

    def _doors(self) -> list[Button]:
        """Make the ways on from here: the lists behind the figures, the aims, the town's own form."""
        context = self.context
        made = []
        for name, icon, words, go in (
            ("behind", "search", _("数字の中身"), lambda: context.go("figures", **self._where())),
            (
                "targets",
                "star",
                _("目標を決める"),
                lambda: context.go("targets", year=fiscal.fiscal_year(self._period().last)),
            ),
            (
                "form",
                "pencil",
                _("市の様式に書く"),
                lambda: context.go("form", span=self._span, centre=self._centre.currentData()),
            ),
        ):
            door = Button(context.look, words, icon=icon, px=18, tall=44, parent=self)
            door.setObjectName(name)
            door.clicked.connect(go)
            made.append(door)
        return made

    def title(self) -> str:
        return _("報告")

    def arrive(
        self,
        report: str = "",
        chosen: str = "",
        centre: UUID | None = None,
        first: date | None = None,
        last: date | None = None,
        **_where: Any,
    ) -> None:
        with QSignalBlocker(self._report), QSignalBlocker(self._centre):
            self._report.setCurrentIndex(max(0, self._report.findData(report)))
            self._centre.setCurrentIndex(max(0, self._centre.findData(centre)))
        if first and last:
            self._days.set_days(first, last)
        self._choose(chosen or self._span)

    def place(self) -> dict[str, Any]:
        return {"report": self._report.currentData(), "chosen": self._span, **self._where()}

    def sample(self, name: str) -> dict[str, Any]:
        return {"report": name, "chosen": "fiscal-year" if name == "yearly" else "days"} if name else {}

    def _choose(self, name: str) -> None:
        self._span = name
        for chip in self.findChildren(Button):
            if chip.objectName() == f"span-{name}":
                chip.setChecked(True)
        self._days.setVisible(name == "days")
        self._make()

    def _period(self) -> Period:
        return self._days.period() if self._span == "days" else span(self._span, self.context.app.clock.today())

    def _where(self) -> dict[str, Any]:
        wanted = self._period()
        return {"first": wanted.first, "last": wanted.last, "centre": self._centre.currentData()}

    def _make(self) -> None:
        make = self.freezing.maker(self._report.currentData(), self._period(), self._centre.currentData())
        self.panel.show_paper(make)


def _narrow(choice: Choice) -> Choice:
    """Let a field be narrower than its longest line; the open list shows that whole."""
    choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(6)
    return choice


class _Days(QWidget):
    """From one day to another; the end never lies before the beginning."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        look = context.look
        self._first, self._last = DayField(look), DayField(look)
        self._first.setAccessibleName(_("はじめの日"))
        self._last.setAccessibleName(_("おわりの日"))
        today = context.app.clock.today()
        self.set_days(fiscal.year(fiscal.fiscal_year(today)).first, today)
        for field in (self._first, self._last):
            field.dateChanged.connect(lambda _day: self.changed.emit())
        self.setLayout(
            column(label(look, _("はじめの日"), 18), self._first, label(look, _("おわりの日"), 18), self._last, gap=2)
        )

    def set_days(self, first: date, last: date) -> None:
        """Show these days."""
        with QSignalBlocker(self._first), QSignalBlocker(self._last):
            self._first.setDate(QDate(first.year, first.month, first.day))
            self._last.setDate(QDate(last.year, last.month, last.day))

    def period(self) -> Period:
        """Return the span, put the right way round."""
        days = sorted(date(*field.date().getDate()) for field in (self._first, self._last))
        return Period(*days)


SCREEN = Reports
