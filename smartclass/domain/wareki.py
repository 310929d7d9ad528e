"""Japanese era years (和暦): writing a day as 令和8年11月21日（土）, and reading what people type."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Era:
    """An era: its name, its letter on forms, and its first day in the Gregorian calendar."""

    name: str
    letter: str
    first: date


@dataclass(frozen=True, slots=True)
class EraYear:
    """A year of an era; `number` 1 is written 元年."""

    era: Era
    number: int

    def __str__(self) -> str:
        return f"{self.era.name}{'元' if self.number == 1 else self.number}年"


# First days: 元号法 (1979) and the cabinet orders of 1989 and 2019; 改元の詔書 of 1868, 1912 and 1926.
# A new era is one line here.
ERAS = (
    Era("明治", "M", date(1868, 1, 25)),
    Era("大正", "T", date(1912, 7, 30)),
    Era("昭和", "S", date(1926, 12, 25)),
    Era("平成", "H", date(1989, 1, 8)),
    Era("令和", "R", date(2019, 5, 1)),
)
GREGORIAN_FROM = date(1873, 1, 1)
"""Japan counted by the moon before this day (太政官布告 337 of 1872): no era date can be told for it."""

WEEKDAYS = "月火水木金土日"
_NAMES = {mark: era for era in ERAS for mark in (era.name, era.letter, era.name[0])}
_ERA = r"(?P<era>明治|大正|昭和|平成|令和|[明大昭平令MTSHR])\.?(?P<number>元|\d{1,2}|[一二三四五六七八九十]{1,3})"
_WEST = r"(?:西暦)?(?P<year>\d{4})"
_REST = r"(?:年|[./-])(?P<month>\d{1,2})(?:月|[./-])(?P<day>\d{1,2})日?"
_DAY = re.compile(rf"(?:{_ERA}|{_WEST}){_REST}(?:\([{WEEKDAYS}]\))?$")
_YEAR = re.compile(rf"(?:{_ERA}|{_WEST})年?(?:度|生|生まれ)?$")


def of(day: date) -> EraYear | None:
    """Return the era year of `day`; None before 1873, when Japan had another calendar."""
    if day < GREGORIAN_FROM:
        return None
    era = next(era for era in reversed(ERAS) if era.first <= day)
    return EraYear(era, day.year - era.first.year + 1)


def format_year(day: date) -> str:
    """Return the era year of a day: 令和8年, 令和元年 (before 1873 the Western year)."""
    return str(of(day) or f"{day.year}年")


def format_month(day: date) -> str:
    """Return 令和8年11月."""
    return f"{format_year(day)}{day.month}月"


def format_day(day: date, *, weekday: bool = True) -> str:
    """Return 令和8年11月21日（土）, or without the weekday."""
    text = f"{format_month(day)}{day.day}日"
    return f"{text}（{WEEKDAYS[day.weekday()]}）" if weekday else text


def format_fiscal_year(year: int) -> str:
    """Return the name of the fiscal year that begins in April of `year`: 令和8年度, 令和元年度 for 2019.

    The year 2019 began in 平成31 but is called 令和元年度 (閣議 of 1 April 2019): a fiscal year in which an era
    begins takes the new era's name.
    """
    return f"{format_year(date(year, 12, 31))}度"


def parse_day(text: str) -> date | None:
    """Read 令和8年10月25日, R8.10.25, 2026-10-25, full-width too; None where it is no such day (平成31年5月1日)."""
    match = _DAY.match(_plain(text))
    if match is None:
        return None
    year = _western(match)
    try:
        day = date(year, int(match["month"]), int(match["day"])) if year else None
    except ValueError:
        return None
    if day and match["era"]:
        said = of(day)
        return day if said and said.era is _NAMES[match["era"]] else None
    return day


def parse_year(text: str) -> int | None:
    """Read a Western year from S20, 昭和20年, 昭和二十年, 1945, 1945年 or a whole date; None where it can't be one."""
    match = _YEAR.match(_plain(text))
    if match is not None:
        return _western(match)
    day = parse_day(text)
    return day.year if day else None


def _plain(text: str) -> str:
    """Fold full-width and squared forms (Ｓ２０, ㍼20), drop spaces, capitals only."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper()


def _western(match: re.Match[str]) -> int | None:
    if match["year"]:
        return int(match["year"])
    era, number = _NAMES[match["era"]], _number(match["number"])
    later = [other.first.year for other in ERAS if other.first > era.first]
    year = era.first.year + number - 1
    return year if number >= 1 and (not later or year <= later[0]) else None


def _number(text: str) -> int:
    if text == "元":
        return 1
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    digit = {kanji: value for value, kanji in enumerate("一二三四五六七八九", 1)}
    if any(kanji not in digit for kanji in tens + ones) or len(tens) > 1 or len(ones) > 1:
        return 0
    return (digit.get(tens, 1) * 10 if ten else 0) + digit.get(ones, 0)
