"""The targets of a fiscal year beside what was reached, and beside the same days of the year before."""

from __future__ import annotations

from smartclass.domain import fiscal
from smartclass.domain.activity import months
from smartclass.domain.chart import Chart, Kind, Series
from smartclass.domain.document import Align, Block, Column, Document, Facts, Heading, Paragraph, Table
from smartclass.domain.ruby import plain_text
from smartclass.domain.targets import MEASURES, KpiFigures
from smartclass.i18n import _, language, lazy
from smartclass.reports import tallies, words

ID = "kpi"
TITLE = lazy("目標と実績")
SPAN = "period"
FIGURES = "kpi"
FORMATS = (".pdf", ".xlsx", ".csv")

NAMES = {
    "sessions": lazy("開催した回数"),
    "visits": lazy("延べ人数"),
    "people": lazy("実人数"),
    "newcomers": lazy("初めての人"),
    "satisfied": lazy("「よかった」の割合"),
}
SHARES = ("satisfied",)
"""Measured in a hundred, not in people or classes."""


def build(data: KpiFigures) -> Document:
    """Return the sheet; without a target only the two years stand beside each other."""
    year = words.period(fiscal.year(data.year))
    head = Facts(
        (
            (_("年度"), year),
            (_("会場"), tallies.place(data.centre)),
            (_("数えた日まで"), words.day(data.until)),
        )
    )
    blocks: list[Block] = [Heading(plain_text(_(TITLE)), 1), head, _table(data), _lines(data), *_bars(data)]
    blocks += [Paragraph(plain_text(said), size=9) for said in _notes(data)]
    return Document(
        title=_(TITLE),
        language=language(),
        file_stem=f"targets-{data.year}",
        blocks=tuple(blocks),
        footer=f"{year}　{tallies.place(data.centre)}",
        author=tallies.place(data.centre),
    )


def _table(data: KpiFigures) -> Table:
    columns = (
        Column(_("項目"), 0.24),
        Column(_("年間の目標"), 0.15, Align.RIGHT),
        Column(_("今年度"), 0.13, Align.RIGHT),
        Column(_("目標に対して"), 0.15, Align.RIGHT),
        Column(_("前年度の同じ日まで"), 0.18, Align.RIGHT),
        Column(_("前年度との差"), 0.15, Align.RIGHT),
    )
    rows: list[tuple[str | int, ...]] = []
    for measure in MEASURES:
        target, now, before = data.pair(measure)
        if measure in SHARES:
            if target or now is not None or before is not None:
                rows.append((_(NAMES[measure]), *_shares(target, now, before)))
        elif now is not None and before is not None:
            rate = f"{now * 100 // target}%" if target else "—"
            rows.append((_(NAMES[measure]), target or "—", now, rate, before, _difference(now, before)))
    return Table(_(TITLE), columns, tuple(rows), row_mm=9.0, main=True)


def _difference(now: int, before: int) -> str:
    return f"{now - before:+,}" if now != before else "0"


def _shares(target: int, now: int | None, before: int | None) -> tuple[str, ...]:
    """Return the cells of a measure in a hundred: what is between two shares is points, not a share of them."""

    def apart(one: int | None, other: int | None) -> str:
        return "—" if one is None or other is None else _("{n}ポイント").format(n=_difference(one, other))

    said = ["—" if value is None else f"{value}%" for value in (target or None, now, before)]
    return said[0], said[1], apart(now, target or None), said[2], apart(now, before)


def _bars(data: KpiFigures) -> list[Block]:
    """Return a chart for each measure that has a target: how much of it is reached."""
    found: list[Block] = []
    for measure in MEASURES:
        target, now, before = data.pair(measure)
        if target:
            bars: list[tuple[str, int | None]] = [(_("年間の目標"), target), (_("今年度"), now)]
            bars += [(_("前年度の同じ日まで"), before)] if before else []
            names, values = tuple(bar for bar, _n in bars), tuple(None if n is None else float(n) for _bar, n in bars)
            name = _("{measure}（%）") if measure in SHARES else "{measure}"
            found.append(Chart(Kind.ROWS, name.format(measure=_(NAMES[measure])), names, (Series("", values),)))
    return found


def _lines(data: KpiFigures) -> Chart:
    names = tuple(tallies.month(day, with_year=False) for day in months(fiscal.year(data.year)))
    series = (
        Series(_("今年度"), tuple(None if value is None else float(value) for value in data.months)),
        Series(_("前年度"), tuple(float(value) for value in data.months_before)),
    )
    return Chart(Kind.LINES, _("月ごとの延べ人数"), names, series)


def _notes(data: KpiFigures) -> list[str]:
    if data.centre:
        return [_("目標は、すべての会場を合わせたものです。一つの会場のときは、前年度とだけ比べます。")]
    if data.targets.blank:
        return [_("この年度の目標は、まだありません。「報告」の画面の「目標を決める」で入れられます。")]
    return []
