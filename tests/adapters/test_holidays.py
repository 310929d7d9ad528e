"""The holidays are those the law says, reckoned here once more by hand."""

from __future__ import annotations

from datetime import date, timedelta

from smartclass.adapters.holidays import LAST, JapaneseHolidays
from smartclass.services.planning import NAMES

FIXED = {
    (1, 1): "元日", (2, 11): "建国記念の日", (2, 23): "天皇誕生日", (4, 29): "昭和の日", (5, 3): "憲法記念日",
    (5, 4): "みどりの日", (5, 5): "こどもの日", (8, 11): "山の日", (11, 3): "文化の日", (11, 23): "勤労感謝の日",
}  # fmt: skip
MONDAYS = {(1, 2): "成人の日", (7, 3): "海の日", (9, 3): "敬老の日", (10, 2): "スポーツの日"}


def equinox(year: int, at_1980: float) -> int:
    """The usual reckoning for 1980 to 2099."""
    return int(at_1980 + 0.242194 * (year - 1980) - (year - 1980) // 4)


def by_law(year: int) -> dict[date, str]:
    """国民の祝日に関する法律, articles 2 and 3."""
    found = {date(year, *day): name for day, name in FIXED.items()}
    for (month, nth), name in MONDAYS.items():
        first = date(year, month, 1)
        found[first + timedelta(days=-first.weekday() % 7 + 7 * (nth - 1))] = name
    found[date(year, 3, equinox(year, 20.8431))] = "春分の日"
    found[date(year, 9, equinox(year, 23.2488))] = "秋分の日"
    named = dict(found)
    for day in sorted(named):
        if day.weekday() == 6:
            while day in found:
                day += timedelta(days=1)  # noqa: PLW2901
            found[day] = "休日"
        between = day + timedelta(days=1)
        if between not in found and between + timedelta(days=1) in named:
            found[between] = "休日"
    return found


def test_every_day_is_what_the_law_says() -> None:
    holidays = JapaneseHolidays()
    assert holidays.last == LAST
    day = date(2025, 1, 1)
    law = {key: name for year in range(2025, LAST.year + 1) for key, name in by_law(year).items()}
    while day <= LAST:
        assert holidays.name(day) in ("", *NAMES)
        assert holidays.name(day) == law.get(day, ""), day
        day += timedelta(days=1)


def test_years_nobody_has_compared_have_no_holidays() -> None:
    assert JapaneseHolidays().name(date(LAST.year + 1, 1, 1)) == ""
