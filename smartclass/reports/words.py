"""Words that several reports share: days in both calendars, heads, age bands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from smartclass import i18n
from smartclass.domain import wareki
from smartclass.domain.age_band import AgeBand
from smartclass.domain.document import Align, Column, Facts, Table
from smartclass.domain.fiscal import Kind, Period, fiscal_year, quarter_of
from smartclass.domain.lesson import Family
from smartclass.domain.registry import ClassSession
from smartclass.domain.ruby import RubyText, Span
from smartclass.i18n import _, lazy

BANDS = {
    AgeBand.UNDER_60: lazy("〜59歳"),
    AgeBand.SIXTIES: lazy("60代"),
    AgeBand.SEVENTIES: lazy("70代"),
    AgeBand.EIGHTIES: lazy("80代"),
    AgeBand.NINETIES: lazy("90代〜"),
    AgeBand.UNKNOWN: lazy("不明"),
}


def day(value: date) -> str:
    """Return a day in both calendars: 令和8年11月21日（土） 2026年; in other languages the Western one."""
    if i18n.language() != i18n.SOURCE:
        return i18n.day(value)
    return f"{wareki.format_day(value)}　{value.year}年"


def short_day(value: date) -> str:
    """Return a day for a table: R8.11.21（土）, elsewhere 2026-11-21."""
    said = wareki.of(value)
    if i18n.language() != i18n.SOURCE or said is None:
        return value.isoformat()
    return f"{said.era.letter}{said.number}.{value.month}.{value.day}（{wareki.WEEKDAYS[value.weekday()]}）"


def spoken_day(value: date) -> str:
    """Return a day as it is said on the telephone: 11月24日（火）."""
    if i18n.language() != i18n.SOURCE:
        return i18n.day(value)
    return f"{value.month}月{value.day}日（{wareki.WEEKDAYS[value.weekday()]}）"


def hours(starts: time, ends: time) -> str:
    """Return 10:00〜11:30."""
    return _("{start}〜{end}").format(start=i18n.clock_time(starts), end=i18n.clock_time(ends))


def people(count: int) -> str:
    """Return a number of people."""
    return i18n.ngettext("{n}人", "{n}人", count).format(n=i18n.number(count))


def period(value: Period) -> str:
    """Return what a period is called: 令和8年11月, 令和8年度 第3四半期, 令和8年度, or its first and last day."""
    fiscal = fiscal_year(value.first)
    if i18n.language() != i18n.SOURCE:
        return f"{value.first.isoformat()} – {value.last.isoformat()}"
    match value.kind:
        case Kind.MONTH:
            return f"{wareki.format_month(value.first)}（{value.first.year}年）"
        case Kind.QUARTER:
            quarter = _("第{n}四半期").format(n=quarter_of(value.first))
            return f"{wareki.format_fiscal_year(fiscal)}（{fiscal}年度）{quarter}"
        case Kind.YEAR:
            return f"{wareki.format_fiscal_year(fiscal)}（{fiscal}年度）"
        case _other:
            return f"{wareki.format_day(value.first, weekday=False)}〜{wareki.format_day(value.last, weekday=False)}"


def joined(first: RubyText, second: RubyText) -> RubyText:
    """Return two texts as one, the second right after the first (a space between Latin sentences)."""
    if not first or not second:
        return first or second
    return _beside(first, " " if first.plain[-1].isascii() and first.plain[-1] != " " else "", second)


def below(first: RubyText, second: RubyText) -> RubyText:
    """Return two texts as one, the second on a line of its own."""
    return _beside(first, "\n", second) if first and second else first or second


def _beside(first: RubyText, between: str, second: RubyText) -> RubyText:
    spans = (*first.spans, Span(between)) if between else first.spans
    length = sum(len(span.base) for span in spans)
    return RubyText(
        spans + second.spans,
        first.breaks | {mark + length for mark in second.breaks},
        first.joins | {mark + length for mark in second.joins},
    )


def session_facts(session: ClassSession) -> Facts:
    """Return the head every paper of one class session carries."""
    return Facts(
        (
            (_("日にち"), day(session.day)),
            (_("時間"), hours(session.starts, session.ends)),
            (_("会場"), session.centre.name),
            (_("講座"), session.course.title),
            (_("講師・支援員"), _("、").join(staff.name for staff in session.staff)),
        )
    )


def band_table(bands: Mapping[AgeBand, int]) -> Table:
    """Return the age bands as one row of numbers with their sum."""
    titles = [*(_(title) for title in BANDS.values()), _("合計")]
    numbers = [bands.get(band, 0) for band in BANDS]
    return Table(
        _("年代"),
        tuple(Column(title, 1.0, Align.CENTRE) for title in titles),
        ((*numbers, sum(numbers)),),
        row_mm=8.0,
    )


FAMILIES = {
    Family.ANDROID: lazy("Android（アンドロイド）のスマホ"),
    Family.IPHONE: lazy("iPhone（アイフォーン）"),
    Family.RAKURAKU: lazy("らくらくスマートフォン"),
}
