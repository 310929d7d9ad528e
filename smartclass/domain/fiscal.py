"""Spans of days that reports are made for: a month, a quarter, a fiscal year (1 April to 31 March), any span."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

FIRST_MONTH = 4
"""A fiscal year begins on 1 April (地方自治法 208 条)."""


class Kind(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.first} > {self.last}")

    @property
    def kind(self) -> Kind:
        """What this span is, judged from its days alone."""
        for kind, whole in (
            (Kind.MONTH, month(self.first.year, self.first.month)),
            (Kind.QUARTER, quarter(fiscal_year(self.first), quarter_of(self.first))),
            (Kind.YEAR, year(fiscal_year(self.first))),
        ):
            if whole == self:
                return kind
        return Kind.ANY


def fiscal_year(day: date) -> int:
    """Return the year in which the fiscal year of `day` began: 2026-03-31 → 2025."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def quarter_of(day: date) -> int:
    """Return the quarter of the fiscal year, 1 (April to June) to 4 (January to March)."""
    return (day.month - FIRST_MONTH) % 12 // 3 + 1


def month(year_: int, month_: int) -> Period:
    """Return one calendar month; ValueError where there is none."""
    return Period(date(year_, month_, 1), _before_next(year_, month_, 1))


def quarter(fiscal: int, number: int) -> Period:
    """Return quarter 1 to 4 of a fiscal year; ValueError for another number."""
    if number not in (1, 2, 3, 4):
        raise ValueError(number)
    index = FIRST_MONTH - 1 + (number - 1) * 3
    first = date(fiscal + index // 12, index % 12 + 1, 1)
    return Period(first, _before_next(first.year, first.month, 3))


def year(fiscal: int) -> Period:
    """Return the fiscal year that begins in April of `fiscal`."""
    return Period(date(fiscal, FIRST_MONTH, 1), date(fiscal + 1, FIRST_MONTH, 1) - timedelta(days=1))


def next_month(day: date) -> date:
    """Return the first day of the month after that of `day`."""
    return _before_next(day.year, day.month, 1) + timedelta(days=1)


def year_before(period: Period) -> Period:
    """Return the same days one year earlier; 29 February becomes the 28th, and a month's end stays one."""
    return Period(_year_before(period.first), _year_before(period.last))


def _year_before(day: date) -> date:
    if next_month(day) == day + timedelta(days=1):
        return _before_next(day.year - 1, day.month, 1)
    return day.replace(year=day.year - 1)


def parse_month(text: str) -> Period | None:
    """Read 2026-11; None where it is no month."""
    match = re.fullmatch(r"([12]\d{3})-(\d{1,2})", text.strip())
    return month(int(match[1]), int(match[2])) if match and 1 <= int(match[2]) <= 12 else None


def parse_quarter(text: str) -> Period | None:
    """Read 2026-Q3, the third quarter of fiscal year 2026 (October to December); None where it is no quarter."""
    match = re.fullmatch(r"([12]\d{3})-[Qq]([1-4])", text.strip())
    return quarter(int(match[1]), int(match[2])) if match else None


def _before_next(year_: int, month_: int, months: int) -> date:
    index = month_ - 1 + months
    return date(year_ + index // 12, index % 12 + 1, 1) - timedelta(days=1)
