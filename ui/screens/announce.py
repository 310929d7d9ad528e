"""予定を知らせる: the schedule as a file for calendars or for the town's open data, and whom people ask."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from smartclass import i18n
from smartclass.domain import fiscal
from smartclass.domain.announcing import Town
from smartclass.domain.fiscal import Period
from smartclass.errors import Problem
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.choices import Choice
from ui.kit.flow import flow
from ui.kit.label import Field, label
from ui.kit.layout import Card, column, row, scrolling
from ui.screen import Screen


class Announce(Screen):
    """The span above, the files below it; what is typed of the town is kept for the next time and for posters."""

    shell = "office"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._span = Choice(look)
        self._span.setAccessibleName(_("期間"))
        self._span.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._span.setMinimumContentsLength(18)
        self._ics = self._button("save-ics", _("カレンダー用（.ics）"), ".ics")
        self._csv = self._button("save-csv", _("オープンデータ用（CSV）"), ".csv")
        town = context.app.announcing.town()
        self._fields = {
            "organiser": Field(look, _("主催・連絡先の名前"), hint=_("例：見本市 デジタル推進課"), text=town.organiser),
            "telephone": Field(look, _("電話番号"), hint=_("ポスターにも出ます。"), text=town.telephone, wide=300),
            "page": Field(
                look,
                _("ホームページの住所（なくてもよい）"),
                hint=_("ポスターの QR コードになります。"),
                text=town.page,
            ),
            "prefecture": Field(look, _("都道府県"), text=town.prefecture, wide=240),
            "name": Field(look, _("市区町村"), text=town.name, wide=240),
            "code": Field(look, _("団体コード（6けた。なくてもよい）"), text=town.code, wide=300),
        }
        for name, field in self._fields.items():
            field.edit.setObjectName(name)
        self._fault = label(look, "", 18, colour=look.theme.bad)
        keep = Button(look, _("保存する"), icon="check", px=20, tall=48)
        keep.setObjectName("keep")
        keep.clicked.connect(lambda _on=False: self._keep())
        says = _("だれでも見られる予定です。来る人や講師のお名前は、入りません。")
        files = column(
            label(look, _("いつの予定ですか"), 20, bold=True),
            row(self._span, None),
            label(look, says, 18),
            flow(self._ics, self._csv),
            gap=8,
        )
        fields = self._fields
        asked = column(
            label(look, _("どこにたずねればよいですか"), 20, bold=True),
            fields["organiser"],
            fields["telephone"],
            fields["page"],
            row(fields["prefecture"], fields["name"]),
            fields["code"],
            self._fault,
            row(keep, None),
            gap=8,
        )
        holder = QWidget()
        holder.setLayout(column(Card(look, files), Card(look, asked), None, margins=(28, 14, 28, 14)))
        self.setLayout(column(scrolling(holder)))

    def title(self) -> str:
        return _("予定を知らせる")

    def arrive(self, month: date | None = None, **_where: Any) -> None:
        first = (month or self.context.app.clock.today()).replace(day=1)
        year = fiscal.year(fiscal.fiscal_year(first))
        here = fiscal.month(first.year, first.month)
        self._span.addItem(_("{year}年{month}月").format(year=first.year, month=first.month), here)
        self._span.addItem(_("この月から 年度のおわりまで"), Period(first, year.last))
        self._span.addItem(_("この年度ぜんぶ"), year)

    def _button(self, name: str, words: str, suffix: str) -> Button:
        made = Button(self.context.look, words, icon="save", px=20, tall=48)
        made.setObjectName(name)
        made.clicked.connect(lambda _on=False: self._ask_where(suffix))
        return made

    def _ask_where(self, suffix: str) -> None:
        span: Period = self._span.currentData()
        name = f"schedule-{span.first:%Y-%m}{suffix}"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("保存する場所"), name, f"*{suffix}")
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix == suffix else path.with_name(path.name + suffix))

    def save_to(self, path: Path) -> None:
        """Write the file in the background, with what is typed of the town."""
        if not self._keep():
            return
        span: Period = self._span.currentData()

        def done(count: int) -> None:
            self.context.tell(_("{n}回分の予定を保存しました：{name}").format(n=count, name=path.name))

        announcing = self.context.app.announcing
        self.context.tasks.run(
            lambda _task: announcing.save(path, span.first, span.last), done=done, failed=self.context.problem
        )

    def _keep(self) -> bool:
        typed = {name: field.text() for name, field in self._fields.items()}
        try:
            self.context.app.announcing.keep_town(Town(**typed))
        except Problem as problem:
            self._fault.set_text(i18n.sentences(problem.sentence, problem.way_out))
            return False
        self._fault.set_text("")
        self.context.tell(_("保存しました。"))
        return True


SCREEN = Announce
