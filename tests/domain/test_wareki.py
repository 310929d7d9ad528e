"""Era dates: writing, reading, and every border between two eras."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain import wareki


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 11, 21), "令和8年11月21日（土）"),
        (date(2019, 5, 1), "令和元年5月1日（水）"),
        (date(2019, 4, 30), "平成31年4月30日（火）"),
        (date(1989, 1, 8), "平成元年1月8日（日）"),
        (date(1989, 1, 7), "昭和64年1月7日（土）"),
        (date(1926, 12, 25), "昭和元年12月25日（土）"),
        (date(1926, 12, 24), "大正15年12月24日（金）"),
        (date(1912, 7, 30), "大正元年7月30日（火）"),
        (date(1912, 7, 29), "明治45年7月29日（月）"),
        (date(1873, 1, 1), "明治6年1月1日（水）"),
        (date(1872, 12, 31), "1872年12月31日（火）"),
    ],
)
def test_days_are_written_in_their_era(day: date, written: str) -> None:
    assert wareki.format_day(day) == written


def test_the_weekday_can_be_left_out_and_a_month_stands_alone() -> None:
    assert wareki.format_day(date(2026, 11, 21), weekday=False) == "令和8年11月21日"
    assert wareki.format_month(date(2026, 11, 21)) == "令和8年11月"
    assert wareki.format_year(date(1800, 1, 1)) == "1800年"


def test_a_fiscal_year_takes_the_new_era_when_one_begins_in_it() -> None:
    assert wareki.format_fiscal_year(2026) == "令和8年度"
    assert wareki.format_fiscal_year(2019) == "令和元年度"
    assert wareki.format_fiscal_year(2018) == "平成30年度"


@given(st.dates(wareki.GREGORIAN_FROM, date(2099, 12, 31)))
def test_every_written_day_is_read_back(day: date) -> None:
    assert wareki.parse_day(wareki.format_day(day)) == day
    assert wareki.parse_day(day.isoformat()) == day
    said = wareki.of(day)
    assert said is not None
    assert wareki.parse_day(f"{said.era.letter}{said.number}.{day.month}.{day.day}") == day
    assert wareki.parse_year(wareki.format_year(day)) == day.year


@given(st.dates(wareki.GREGORIAN_FROM, date(2099, 12, 30)))
def test_tomorrow_is_one_year_later_or_a_new_era_at_most(day: date) -> None:
    today, tomorrow = wareki.of(day), wareki.of(day + timedelta(days=1))
    assert today is not None
    assert tomorrow is not None
    if today.era is tomorrow.era:
        assert tomorrow.number - today.number == (day + timedelta(days=1)).year - day.year
    else:
        assert tomorrow.number == 1


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("R8.10.25", date(2026, 10, 25)),
        ("Ｒ８．１０．２５", date(2026, 10, 25)),
        ("r8/10/25", date(2026, 10, 25)),
        ("令和8年10月25日", date(2026, 10, 25)),
        ("令和八年10月25日（日）", date(2026, 10, 25)),
        ("令 和 元年 5月1日", date(2019, 5, 1)),
        ("㍻31年4月30日", date(2019, 4, 30)),
        ("2026/11/21", date(2026, 11, 21)),
        ("2026年11月21日", date(2026, 11, 21)),
        ("平成31年5月1日", None),
        ("昭和64年1月8日", None),
        ("令和元年4月30日", None),
        ("令和0年5月1日", None),
        ("R8.2.30", None),
        ("2026-13-01", None),
        ("1", None),
        ("", None),
        ("あした", None),
    ],
)
def test_days_are_read_as_people_type_them(typed: str, day: date | None) -> None:
    assert wareki.parse_day(typed) == day


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("S20", 1945),
        ("Ｓ２０", 1945),
        ("昭20", 1945),
        ("昭和20年", 1945),
        ("昭和２０年生まれ", 1945),
        ("昭和二十年", 1945),
        ("昭和二十一年", 1946),
        ("昭和十年", 1935),
        ("昭和九年", 1934),
        ("㍼20", 1945),
        ("T14", 1925),
        ("大正十五年", 1926),
        ("昭和64", 1989),
        ("平成31年", 2019),
        ("平成元年", 1989),
        ("令和8年度", 2026),
        ("1945", 1945),
        ("西暦1945年", 1945),
        ("S20.3.4", 1945),
        ("1945-03-04", 1945),
        ("昭和65", None),
        ("平成32年", None),
        ("大正0", None),
        ("昭和十十年", None),
        ("昭和二三年", None),
        ("昭和", None),
        ("45", None),
        ("X20", None),
        ("", None),
    ],
)
def test_years_are_read_as_people_type_them(typed: str, year: int | None) -> None:
    assert wareki.parse_year(typed) == year


@given(st.text(max_size=20))
def test_no_text_breaks_the_reader(text: str) -> None:
    wareki.parse_day(text)
    wareki.parse_year(text)
