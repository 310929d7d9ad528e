"""The marks that a city's own form may carry: what each is called, what it means, and what it gives."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from types import MappingProxyType

from smartclass.domain import fiscal, wareki
from smartclass.domain.age_band import AgeBand
from smartclass.domain.figures import PeriodFigures, SessionLine
from smartclass.domain.registry import SessionState

Value = str | int | float | date | time

# What goes into a form is Japanese whatever language the screen speaks: the form is the town hall's.
EVERYWHERE = "全会場"
STATES = {True: "開催", False: "中止"}


@dataclass(frozen=True, slots=True)
class FormFigures:
    """What a form is filled from: the period's figures, and those of its quarters ("q1") and months ("m4")."""

    today: date
    whole: PeriodFigures
    parts: Mapping[str, PeriodFigures] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of the whole form: its name, its Japanese name, and what it gives for a period on a day."""

    name: str
    alias: str
    give: Callable[[PeriodFigures, date], Value]


@dataclass(frozen=True, slots=True)
class RowMark:
    """A mark of a line that is repeated; it is given the line and its number, 1 for the first."""

    name: str
    alias: str
    give: Callable[[SessionLine, int], Value]


@dataclass(frozen=True, slots=True)
class RowsMark:
    """A mark that repeats its line once for each of the class sessions it picks."""

    name: str
    alias: str
    pick: Callable[[SessionLine], bool]


def _held(data: PeriodFigures) -> tuple[SessionLine, ...]:
    return tuple(line for line in data.sessions if line.held)


def _cancelled(line: SessionLine) -> bool:
    return line.state is SessionState.CANCELLED


def minutes(line: SessionLine) -> int:
    """Return how long a class session took."""
    return max(0, (line.ends.hour - line.starts.hour) * 60 + line.ends.minute - line.starts.minute)


def _sum(count: Callable[[SessionLine], int]) -> Callable[[PeriodFigures, date], Value]:
    return lambda data, _today: sum(count(line) for line in _held(data))


def _band(band: AgeBand) -> Callable[[PeriodFigures, date], Value]:
    return lambda data, _today: data.bands.get(band, 0)


def _hours(data: PeriodFigures, _today: date) -> Value:
    whole, rest = divmod(sum(map(minutes, _held(data))), 60)
    return whole if rest == 0 else round(whole + rest / 60, 1)


def _average(data: PeriodFigures, _today: date) -> Value:
    held = _held(data)
    return round(sum(line.visits for line in held) / len(held), 1) if held else 0


def _months(data: PeriodFigures, _today: date) -> str:
    first, last = wareki.format_month(data.period.first), wareki.format_month(data.period.last)
    return first if first == last else f"{first}〜{last}"


def _period(data: PeriodFigures, today: date) -> str:
    span = data.period
    match span.kind:
        case fiscal.Kind.MONTH:
            return wareki.format_month(span.first)
        case fiscal.Kind.QUARTER:
            return _fiscal_year(data, today) + _quarter(data, today)
        case fiscal.Kind.YEAR:
            return _fiscal_year(data, today)
        case _other:
            return f"{wareki.format_day(span.first, weekday=False)}〜{wareki.format_day(span.last, weekday=False)}"


def _fiscal_year(data: PeriodFigures, _today: date) -> str:
    return wareki.format_fiscal_year(fiscal.fiscal_year(data.period.first))


def _quarter(data: PeriodFigures, _today: date) -> str:
    first, last = data.period.first, data.period.last
    whole = fiscal.quarter(fiscal.fiscal_year(first), fiscal.quarter_of(first))
    return f"第{fiscal.quarter_of(first)}四半期" if last <= whole.last else ""


def _month_number(data: PeriodFigures, _today: date) -> Value:
    first, last = data.period.first, data.period.last
    return first.month if (first.year, first.month) == (last.year, last.month) else f"{first.month}〜{last.month}"


TEXTS = (
    Mark("period", "期間", _period),
    Mark("month", "月", _months),
    Mark("month_number", "月の数字", _month_number),
    Mark("quarter", "四半期", _quarter),
    Mark("fiscal_year", "年度", _fiscal_year),
    Mark("year", "西暦", lambda data, _today: data.period.first.year),
    Mark("first_day", "開始日", lambda data, _today: data.period.first),
    Mark("last_day", "終了日", lambda data, _today: data.period.last),
    Mark("today", "今日", lambda _data, today: today),
    Mark("centre", "会場", lambda data, _today: data.centre.name if data.centre else EVERYWHERE),
)
"""Marks that say what the form is about."""

COUNTS = (
    Mark("held", "開催回数", lambda data, _today: len(_held(data))),
    Mark("cancelled", "中止回数", lambda data, _today: sum(_cancelled(line) for line in data.sessions)),
    Mark("visits", "延べ人数", _sum(lambda line: line.visits)),
    Mark("people", "実人数", lambda data, _today: data.people),
    Mark("first_timers", "初参加", lambda data, _today: data.first_timers),
    Mark("walk_ins", "飛び入り", _sum(lambda line: line.walk_ins)),
    Mark("count_only", "人数だけ", _sum(lambda line: line.count_only)),
    Mark("expected", "予定人数", _sum(lambda line: line.expected)),
    Mark("average", "平均人数", _average),
    Mark("staff", "講師数", _sum(lambda line: line.staff)),
    Mark("hours", "時間数", _hours),
    Mark("minutes", "分数", _sum(minutes)),
    Mark("centres", "会場数", lambda data, _t: len({line.centre for line in _held(data)})),
    Mark("courses", "講座数", lambda data, _t: len({line.course for line in _held(data)})),
    Mark("age_under_60", "60歳未満", _band(AgeBand.UNDER_60)),
    Mark("age_60s", "60代", _band(AgeBand.SIXTIES)),
    Mark("age_70s", "70代", _band(AgeBand.SEVENTIES)),
    Mark("age_80s", "80代", _band(AgeBand.EIGHTIES)),
    Mark("age_90s", "90歳以上", _band(AgeBand.NINETIES)),
    Mark("age_unknown", "年齢不明", _band(AgeBand.UNKNOWN)),
)
"""Numbers. Each can also be asked of one quarter or one month: q1.visits, m4.visits."""

ROWS = (
    RowsMark("rows:sessions", "行:開催", lambda line: line.held),
    RowsMark("rows:all", "行:全部", lambda line: line.held or _cancelled(line)),
)

ROW = (
    RowMark("row.number", "行.番号", lambda _line, number: number),
    RowMark("row.date", "行.日付", lambda line, _n: line.day),
    RowMark("row.weekday", "行.曜日", lambda line, _n: wareki.WEEKDAYS[line.day.weekday()]),
    RowMark("row.starts", "行.開始", lambda line, _n: line.starts),
    RowMark("row.ends", "行.終了", lambda line, _n: line.ends),
    RowMark("row.time", "行.時間", lambda line, _n: f"{words(line.starts)}〜{words(line.ends)}"),
    RowMark("row.minutes", "行.分数", lambda line, _n: minutes(line)),
    RowMark("row.centre", "行.会場", lambda line, _n: line.centre),
    RowMark("row.course", "行.講座", lambda line, _n: line.course),
    RowMark("row.visits", "行.延べ人数", lambda line, _n: line.visits),
    RowMark("row.present", "行.出席", lambda line, _n: line.present),
    RowMark("row.expected", "行.予定人数", lambda line, _n: line.expected),
    RowMark("row.walk_ins", "行.飛び入り", lambda line, _n: line.walk_ins),
    RowMark("row.count_only", "行.人数だけ", lambda line, _n: line.count_only),
    RowMark("row.staff", "行.講師数", lambda line, _n: line.staff),
    RowMark("row.state", "行.状態", lambda line, _n: STATES[not _cancelled(line)]),
)

Any = Mark | RowMark | RowsMark
PARTS = {f"q{n}": f"第{n}四半期" for n in range(1, 5)} | {f"m{n}": f"{n}月" for n in range(1, 13)}
"""Quarters of the fiscal year, and months of the calendar, in front of a number's name and a dot."""
_NAMES: dict[str, Any] = {}
for _mark in (*TEXTS, *COUNTS, *ROWS, *ROW):
    _NAMES |= {_mark.name: _mark, _mark.alias: _mark}
_COUNT_NAMES = {name for mark in COUNTS for name in (mark.name, mark.alias)}
_PART_NAMES = {name: part for part, alias in PARTS.items() for name in (part, alias)}


def every() -> tuple[Any, ...]:
    """Return every mark in the order of the guide."""
    return (*TEXTS, *COUNTS, *ROWS, *ROW)


def normal(name: str) -> str:
    """Fold full-width letters, capitals and spaces of what stands between the braces."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", name)).lower()


def find(name: str) -> tuple[str, Any] | None:
    """Return which part ("q1", "m4", "" for the whole) and which mark a name means; None for an unknown one."""
    wanted = normal(name)
    if mark := _NAMES.get(wanted):
        return "", mark
    part, _dot, rest = wanted.partition(".")
    if part in _PART_NAMES and rest in _COUNT_NAMES:
        return _PART_NAMES[part], _NAMES[rest]
    return None


def suggest(name: str) -> str:
    """Return the known name nearest to an unknown one, or ""."""
    wanted = normal(name)
    part, dot, rest = wanted.partition(".")
    if dot and part in _PART_NAMES:
        near = difflib.get_close_matches(rest, sorted(_COUNT_NAMES), 1, 0.5)
        return f"{part}.{near[0]}" if near else ""
    near = difflib.get_close_matches(wanted, sorted(_NAMES), 1, 0.55)
    return near[0] if near else ""


def words(value: Value) -> str:
    """Return a value as it is written inside a sentence: 令和8年10月3日, 10:00, 1,234."""
    if isinstance(value, date):
        return wareki.format_day(value, weekday=False)
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02d}"
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:,.1f}" if isinstance(value, float) else value


def part_period(part: str, fiscal_year: int) -> fiscal.Period:
    """Return the days of "q1" or "m4" in a fiscal year (January to March lie in the next calendar year)."""
    number = int(part[1:])
    if part[0] == "q":
        return fiscal.quarter(fiscal_year, number)
    return fiscal.month(fiscal_year + (number < fiscal.FIRST_MONTH), number)
