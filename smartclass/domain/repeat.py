"""Every Tuesday except holidays: on which days a class is repeated, and which days are left out and why."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import count, takewhile

MOST = 60
"""More classes than this at once are a slip of the finger."""
LONGEST = timedelta(days=366 * 2)


class Every(StrEnum):
    """How often. NTH is the same weekday of the same week of each month, LAST its last such weekday."""

    WEEK = "week"
    TWO_WEEKS = "two_weeks"
    NTH = "nth"
    LAST = "last"


class LeftOut(StrEnum):
    """Why no class is made on a day."""

    HOLIDAY = "holiday"
    YEAR_END = "year_end"
    CHOSEN = "chosen"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class Repeat:
    """A rule: after the day `first`, on `every` such day, until `until` (included) or until `times` classes are found.

    `without` are days somebody chose to leave out; `holidays` leaves out holidays and the days from 29 December to
    3 January, when town halls are closed (地方自治法 4条の2).
    """

    first: date
    every: Every = Every.WEEK
    until: date | None = None
    times: int = 0
    without: frozenset[date] = frozenset()
    holidays: bool = True


@dataclass(frozen=True, slots=True)
class RepeatDay:
    """A day the rule meets; `left_out` is None where a class is made. `holiday` is the holiday's name, or ""."""

    day: date
    left_out: LeftOut | None = None
    holiday: str = ""


def week_of_month(day: date) -> int:
    """Return 2 for a second Tuesday."""
    return (day.day - 1) // 7 + 1


def is_last_week(day: date) -> bool:
    """Tell whether no such weekday follows in its month."""
    return day.day + 7 > monthrange(day.year, day.month)[1]


def is_year_end(day: date) -> bool:
    """Tell whether town halls are closed over the New Year on this day."""
    return (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)


def days(rule: Repeat, holiday: Callable[[date], str], taken: frozenset[date] = frozenset()) -> tuple[RepeatDay, ...]:
    """Return the days after `rule.first` that the rule meets, those left out too, in order.

    It ends at `until`, or with the `times`-th class, and always at two years or MOST classes.
    """
    found: list[RepeatDay] = []
    made = 0
    last = min(rule.until or date.max, rule.first + LONGEST)
    most = min(rule.times or MOST, MOST)
    for day in takewhile(lambda day: day <= last, _met(rule)):
        if made == most:
            break
        one = _judged(rule, day, holiday(day), taken)
        made += one.left_out is None
        found.append(one)
    while found and rule.until is None and found[-1].left_out is not None:
        found.pop()
    return tuple(found)


def _judged(rule: Repeat, day: date, holiday: str, taken: frozenset[date]) -> RepeatDay:
    why: LeftOut | None = None
    if day in taken:
        why = LeftOut.TAKEN
    elif day in rule.without:
        why = LeftOut.CHOSEN
    elif rule.holidays and holiday:
        why = LeftOut.HOLIDAY
    elif rule.holidays and is_year_end(day):
        why = LeftOut.YEAR_END
    return RepeatDay(day, why, holiday)


def _met(rule: Repeat) -> Iterator[date]:
    """Yield the days after the first, without end but for the last year there is."""
    if rule.every in (Every.WEEK, Every.TWO_WEEKS):
        step = timedelta(days=7 if rule.every is Every.WEEK else 14)
        yield from (rule.first + step * number for number in count(1))
    months = (divmod(number, 12) for number in count(rule.first.year * 12 + rule.first.month))
    yield from filter(None, (_in_month(rule, year, zero + 1) for year, zero in months))


def _in_month(rule: Repeat, year: int, month: int) -> date | None:
    """Return the rule's weekday in a month; None where the month has no fifth one."""
    length = monthrange(year, month)[1]
    wanted = 1 + (rule.first.weekday() - date(year, month, 1).weekday()) % 7
    wanted += 7 * ((length - wanted) // 7 if rule.every is Every.LAST else week_of_month(rule.first) - 1)
    return date(year, month, wanted) if wanted <= length else None
