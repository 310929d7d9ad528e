"""The activity report of a month, a quarter, a fiscal year or any span, at one centre or all."""

from __future__ import annotations

from smartclass.domain.document import Align, Block, Column, Document, Facts, Heading, Paragraph, Table
from smartclass.domain.figures import PeriodFigures, SessionLine
from smartclass.domain.registry import SessionState
from smartclass.domain.ruby import plain_text
from smartclass.i18n import _, language, lazy
from smartclass.reports import talks, words

ID = "monthly"
TITLE = lazy("スマホ教室 実績報告書")
SPAN = "period"
FORMATS = (".pdf", ".xlsx", ".csv")


def build(data: PeriodFigures) -> Document:
    """Return the report: totals first, then every session behind them."""
    held = tuple(line for line in data.sessions if line.held)
    where = data.centre.name if data.centre else _("全会場")
    blocks: list[Block] = [
        Heading(plain_text(_(TITLE)), 1),
        Facts(((_("期間"), words.period(data.period)), (_("会場"), where))),
        Heading(plain_text(_("合計"))),
        _totals(data, held),
        Heading(plain_text(_("年代ごとの実人数"))),
        words.band_table(data.bands),
        *talks.blocks(data.talk_sums, data.survey),
        Heading(plain_text(_("開催の一覧"))),
        _sessions(held),
        Paragraph(
            plain_text(
                _(
                    "延べ人数には、お名前を聞かずに人数だけ数えた人もふくみます。"
                    "実人数と年代は、お名前のある人だけを一人一回数えています。年齢は、生まれた年だけから数えています。"
                )
            ),
            size=9,
        ),
    ]
    return Document(
        title=_(TITLE),
        language=language(),
        file_stem=f"report-{data.period.first.isoformat()}-{data.period.last.isoformat()}",
        blocks=tuple(blocks),
        footer=f"{words.period(data.period)}　{where}",
        author=where,
    )


def _totals(data: PeriodFigures, held: tuple[SessionLine, ...]) -> Facts:
    minutes = sum(_minutes(line) for line in held)
    cancelled = sum(line.state is SessionState.CANCELLED for line in data.sessions)
    return Facts(
        (
            (_("開催した回数"), _("{n}回").format(n=len(held))),
            (_("中止した回数"), _("{n}回").format(n=cancelled)),
            (_("教室の時間"), _("{n}時間").format(n=_hours(minutes))),
            (_("講師・支援員の延べ人数"), words.people(sum(line.staff for line in held))),
            (_("延べ人数"), words.people(sum(line.visits for line in held))),
            (_("実人数"), words.people(data.people)),
            (_("そのうち初めての人"), words.people(data.first_timers)),
            (_("飛び入りの延べ人数"), words.people(sum(line.walk_ins for line in held))),
            *talks.pairs(data.talk_sums, data.survey),
        )
    )


def _minutes(line: SessionLine) -> int:
    return max(0, (line.ends.hour - line.starts.hour) * 60 + line.ends.minute - line.starts.minute)


def _hours(minutes: int) -> str:
    return f"{minutes // 60:,}" if minutes % 60 == 0 else f"{minutes / 60:,.1f}"


def _sessions(held: tuple[SessionLine, ...]) -> Table:
    columns = (
        Column(_("日にち"), 0.16),
        Column(_("時間"), 0.145, Align.CENTRE),
        Column(_("会場"), 0.17),
        Column(_("講座"), 0.21),
        Column(_("講師"), 0.06, Align.RIGHT),
        Column(_("予定"), 0.06, Align.RIGHT),
        Column(_("飛び入り"), 0.07, Align.RIGHT),
        Column(_("人数だけ"), 0.07, Align.RIGHT),
        Column(_("延べ人数"), 0.09, Align.RIGHT),
    )
    rows = tuple(
        (
            words.short_day(line.day),
            words.hours(line.starts, line.ends),
            line.centre,
            line.course,
            line.staff,
            line.expected,
            line.walk_ins,
            line.count_only,
            line.visits,
        )
        for line in held
    )
    sums = (
        sum(line.staff for line in held),
        sum(line.expected for line in held),
        sum(line.walk_ins for line in held),
        sum(line.count_only for line in held),
        sum(line.visits for line in held),
    )
    return Table(_("開催の一覧"), columns, rows, (_("合計"), "", "", "", *sums), row_mm=8.0, main=True)
