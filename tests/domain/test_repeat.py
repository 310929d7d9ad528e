"""Every Tuesday except holidays: which days come out, and that a rule never runs away."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain import repeat
from smartclass.domain.repeat import LONGEST, MOST, Every, LeftOut, Repeat, RepeatDay, days

TUESDAY = date(2026, 11, 24)
LABOUR = date(2026, 11, 23)


def none(_day: date) -> str:
    return ""


def made(found: tuple[RepeatDay, ...]) -> list[date]:
    return [one.day for one in found if one.left_out is None]


def test_every_tuesday_until_a_day() -> None:
    rule = Repeat(TUESDAY, until=date(2026, 12, 22))
    assert made(days(rule, none)) == [date(2026, 12, day) for day in (1, 8, 15, 22)]


def test_a_holiday_is_left_out_with_its_name_and_another_day_takes_its_place() -> None:
    rule = Repeat(date(2026, 11, 16), times=2)
    found = days(rule, lambda day: "勤労感謝の日" if day == LABOUR else "")
    assert found[0] == RepeatDay(LABOUR, LeftOut.HOLIDAY, "勤労感謝の日")
    assert made(found) == [date(2026, 11, 30), date(2026, 12, 7)]
    kept = days(Repeat(date(2026, 11, 16), times=2, holidays=False), lambda day: "x" if day == LABOUR else "")
    assert kept[0] == RepeatDay(LABOUR, None, "x")


def test_the_new_year_is_left_out() -> None:
    found = days(Repeat(date(2026, 12, 22), until=date(2027, 1, 5)), none)
    assert [one.left_out for one in found] == [LeftOut.YEAR_END, None]
    assert [repeat.is_year_end(date(2027, 1, day)) for day in (3, 4)] == [True, False]
    assert not repeat.is_year_end(date(2026, 12, 28))


def test_chosen_and_taken_days_are_left_out() -> None:
    first, second, third = (date(2026, 12, day) for day in (1, 8, 15))
    found = days(Repeat(TUESDAY, times=1, without=frozenset({first})), none, frozenset({second}))
    assert [(one.day, one.left_out) for one in found] == [
        (first, LeftOut.CHOSEN),
        (second, LeftOut.TAKEN),
        (third, None),
    ]


def test_every_second_week() -> None:
    assert made(days(Repeat(TUESDAY, Every.TWO_WEEKS, times=2), none)) == [date(2026, 12, 8), date(2026, 12, 22)]


def test_the_same_weekday_of_the_month_and_the_last_one() -> None:
    fourth = days(Repeat(TUESDAY, Every.NTH, times=3, holidays=False), none)
    assert made(fourth) == [date(2026, 12, 22), date(2027, 1, 26), date(2027, 2, 23)]
    last = days(Repeat(TUESDAY, Every.LAST, times=2, holidays=False), none)
    assert made(last) == [date(2026, 12, 29), date(2027, 1, 26)]
    fifth = days(Repeat(date(2026, 12, 29), Every.NTH, times=1), none)
    assert made(fifth) == [date(2027, 3, 30)]
    assert (repeat.week_of_month(TUESDAY), repeat.is_last_week(TUESDAY)) == (4, True)
    assert not repeat.is_last_week(date(2026, 11, 20))


def test_a_rule_that_never_finds_a_day_ends() -> None:
    assert days(Repeat(TUESDAY, times=3), lambda _day: "休み") == ()


@given(
    st.dates(date(2025, 1, 1), date(2030, 12, 31)),
    st.sampled_from(Every),
    st.integers(0, 200),
    st.one_of(st.none(), st.integers(1, 2000)),
    st.booleans(),
)
def test_every_rule_keeps_its_word(first: date, every: Every, times: int, span: int | None, holidays: bool) -> None:
    until = first + timedelta(days=span) if span else None
    found = days(Repeat(first, every, until, times, holidays=holidays), lambda day: "祝" if day.day == 11 else "")
    kept = made(found)
    assert [one.day for one in found] == sorted({one.day for one in found})
    assert all(first < one.day <= min(until or date.max, first + LONGEST) for one in found)
    assert all(one.day.weekday() == first.weekday() for one in found)
    assert len(kept) <= min(times or MOST, MOST)
    if holidays:
        assert not any(day.day == 11 or repeat.is_year_end(day) for day in kept)
    if every is Every.LAST:
        assert all(repeat.is_last_week(day) for day in kept)
    if every is Every.NTH:
        assert all(repeat.week_of_month(day) == repeat.week_of_month(first) for day in kept)
