"""How many hours each of the staff stood in class, month by month: what thanks and payments are made from."""

from __future__ import annotations

from smartclass.domain.activity import months
from smartclass.domain.chart import Chart, Kind, Series
from smartclass.domain.document import Align, Block, Column, Document, Facts, Heading, Paragraph, Table
from smartclass.domain.registry import Role
from smartclass.domain.ruby import plain_text
from smartclass.domain.span_figures import StaffFigures
from smartclass.i18n import _, language, lazy
from smartclass.reports import tallies, words

ID = "staff_hours"
TITLE = lazy("講師・支援員の活動時間")
SPAN = "period"
FIGURES = "staff"
FORMATS = (".pdf", ".xlsx", ".csv")

ROLES = {Role.COORDINATOR: lazy("担当者"), Role.INSTRUCTOR: lazy("講師"), Role.HELPER: lazy("支援員")}
_WIDE = 7
"""From so many months on the sheet lies on its side."""


def build(data: StaffFigures) -> Document:
    """Return the sheet: a line for each person with their hours by month, their sum, and a chart."""
    head = Facts(((_("期間"), words.period(data.period)), (_("会場"), tallies.place(data.centre))))
    blocks: list[Block] = [Heading(plain_text(_(TITLE)), 1), head, _table(data)]
    if data.work:
        blocks.append(_chart(data))
        said = _("開催した教室の、始まりから終わりまでの時間です。準備やかたづけは、ふくみません。")
        blocks.append(Paragraph(plain_text(said), size=9))
    else:
        said = _("この期間に、講師・支援員を決めて開いた教室はありません。教室の予定で、講師をえらんでください。")
        blocks.append(Paragraph(plain_text(said)))
    return Document(
        title=_(TITLE),
        language=language(),
        file_stem=f"staff-hours-{data.period.first.isoformat()}-{data.period.last.isoformat()}",
        blocks=tuple(blocks),
        landscape=len(months(data.period)) >= _WIDE,
        footer=f"{words.period(data.period)}　{tallies.place(data.centre)}",
        author=tallies.place(data.centre),
    )


def _table(data: StaffFigures) -> Table:
    spans = months(data.period)
    shown = spans if 1 < len(spans) <= 12 else ()
    columns = (
        Column(_("名前"), 0.18),
        Column(_("役割"), 0.09),
        Column(_("回数"), 0.07, Align.RIGHT),
        *(Column(tallies.month(month, with_year=False), 0.07, Align.RIGHT) for month in shown),
        Column(_("時間の合計"), 0.1, Align.RIGHT),
    )
    rows: tuple[tuple[str | int | float, ...], ...] = tuple(
        (
            one.name,
            _(ROLES[Role(one.role)]),
            one.sessions,
            *(tallies.hours(minutes) for minutes in one.months if shown),
            tallies.hours(one.minutes),
        )
        for one in data.work
    )
    sums = (
        sum(one.sessions for one in data.work),
        *(tallies.hours(sum(one.months[at] for one in data.work)) for at in range(len(shown))),
        tallies.hours(sum(one.minutes for one in data.work)),
    )
    return Table(_("活動時間"), columns, rows, (_("合計"), "", *sums), row_mm=8.0, main=True)


def _chart(data: StaffFigures) -> Chart:
    ordered = sorted(data.work, key=lambda one: (-one.minutes, one.name))
    hours = Series(_("時間"), tuple(tallies.hours(one.minutes) for one in ordered))
    return Chart(Kind.ROWS, _("活動時間（時間）"), tuple(one.name for one in ordered), (hours,))
