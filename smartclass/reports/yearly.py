"""The activity report of a fiscal year, a quarter or any longer span: month by month, by centre, by course."""

from __future__ import annotations

from smartclass.domain.activity import ActivityFigures
from smartclass.domain.chart import Chart, Kind, Series
from smartclass.domain.document import Align, Block, Column, Document, Heading, Paragraph, Table
from smartclass.domain.ruby import plain_text
from smartclass.i18n import _, language, lazy
from smartclass.reports import applied, talks, tallies, words

ID = "yearly"
TITLE = lazy("年間の実績報告")
SPAN = "period"
FIGURES = "activity"
FORMATS = (".pdf", ".xlsx", ".csv")


def build(data: ActivityFigures) -> Document:
    """Return the report: totals, months, ages, centres, courses, bookings, talks, answers, and what was called off."""
    title = tallies.title_of_span(data)
    blocks: list[Block] = [
        Heading(plain_text(title), 1),
        tallies.head(data),
        Heading(plain_text(_("合計"))),
        tallies.totals(data),
        *_months(data),
        Heading(plain_text(_("年代ごとの実人数"))),
        words.band_table(data.bands),
        *_ages(data),
        *_parts(data),
        *applied.blocks(data),
        *talks.blocks(data.talk_sums, data.survey),
        *_cancelled(data),
        tallies.note(),
    ]
    return Document(
        title=title,
        language=language(),
        file_stem=f"activity-{data.period.first.isoformat()}-{data.period.last.isoformat()}",
        blocks=tuple(blocks),
        footer=f"{words.period(data.period)}　{tallies.place(data.centre)}",
        author=tallies.place(data.centre),
    )


def _months(data: ActivityFigures) -> list[Block]:
    name = _("月ごとの実績")
    found: list[Block] = [
        Heading(plain_text(name)),
        tallies.table(name, _("月"), tallies.month_lines(data), data.whole, main=True),
    ]
    return [*found, tallies.months_chart(data)] if data.whole.visits else found


def _ages(data: ActivityFigures) -> list[Block]:
    if not data.whole.people:
        return []
    names = tuple(_(title) for title in words.BANDS.values())
    values = tuple(float(data.bands.get(band, 0)) for band in words.BANDS)
    return [Chart(Kind.COLUMNS, _("年代ごとの実人数"), names, (Series(_("実人数"), values),))]


def _parts(data: ActivityFigures) -> list[Block]:
    found: list[Block] = []
    for name, first, chart, parts in (
        (_("会場ごとの実績"), _("会場"), _("会場ごとの延べ人数と実人数"), data.centres),
        (_("講座ごとの実績"), _("講座"), _("講座ごとの延べ人数と実人数"), data.courses),
    ):
        if parts:
            found += [Heading(plain_text(name)), tallies.table(name, first, tallies.named(parts), data.whole)]
        if len(parts) > 1 and data.whole.visits:
            found.append(tallies.parts_chart(chart, parts))
    return found


def _cancelled(data: ActivityFigures) -> list[Block]:
    name = _("中止した教室")
    if not data.cancelled:
        return [Heading(plain_text(name)), Paragraph(plain_text(_("中止した教室は、ありません。")))]
    columns = (
        Column(_("日にち"), 0.17),
        Column(_("会場"), 0.22),
        Column(_("講座"), 0.25),
        Column(_("予定"), 0.07, Align.RIGHT),
        Column(_("わけ"), 0.29),
    )
    rows = tuple((words.short_day(one.day), one.centre, one.course, one.expected, one.reason) for one in data.cancelled)
    return [Heading(plain_text(name)), Table(name, columns, rows, row_mm=8.0)]
