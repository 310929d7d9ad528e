"""Copies make room for newer ones, but a whole one is never pushed out by a wrong clock or a broken file."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.rotation import DAILY, MONTHLY, WEEKLY, Dated, dropped, kept

DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


def named(days: list[date], bad: set[int] | None = None) -> list[Dated]:
    return [Dated(f"c{n}", n, day, n not in (bad or set())) for n, day in enumerate(days, start=1)]


COPIES = st.lists(st.tuples(DAYS, st.booleans()), max_size=60).map(
    lambda rows: [Dated(f"c{n}", n, day, good) for n, (day, good) in enumerate(rows)]
)


@given(COPIES)
def test_the_newest_good_copy_always_stays_and_there_are_never_many(copies: list[Dated]) -> None:
    stay, gone = kept(copies), dropped(copies)
    assert stay | set(gone) == {one.name for one in copies}
    assert not stay & set(gone)
    good = [one for one in copies if one.good]
    assert not good or good[-1].name in stay
    assert {one.name for one in copies if not one.good} <= stay
    assert len({one.name for one in good} & stay) <= DAILY + WEEKLY + MONTHLY


@given(COPIES)
def test_keeping_twice_drops_nothing_more(copies: list[Dated]) -> None:
    stay = kept(copies)
    assert not dropped([one for one in copies if one.name in stay])


@given(COPIES, st.data())
def test_what_is_broken_changes_nothing_for_the_whole_ones(copies: list[Dated], data: st.DataObject) -> None:
    good = [one for one in copies if one.good]
    assert kept(copies) & {one.name for one in good} == kept(good)


@given(st.lists(DAYS, min_size=1, max_size=40), DAYS)
def test_one_day_with_a_wrong_clock_costs_one_place_of_each_kind(days: list[date], wrong: date) -> None:
    before, after = kept(named(days)), kept(named([*days, wrong]))
    assert len(before - after) <= 3


def test_years_of_daily_use() -> None:
    first, held = date(2026, 4, 1), []  # type: tuple[date, list[Dated]]
    for n in range(800):
        held.append(Dated(f"c{n}", n, first + timedelta(days=n)))
        gone = dropped(held)
        held = [one for one in held if one.name not in gone]
    days = [one.day for one in held]
    last = first + timedelta(days=799)
    assert days[-7:] == [last - timedelta(days=n) for n in range(6, -1, -1)]
    assert len({(day.year, day.month) for day in days}) == 12
    assert len({day.isocalendar()[:2] for day in days if day > last - timedelta(days=28)}) >= 4
    assert len(days) <= 23


def test_many_copies_of_a_day_leave_the_last() -> None:
    assert kept(named([date(2026, 11, 21)] * 9)) == {"c9"}


def test_the_end_of_a_year_is_one_iso_week() -> None:
    days = [date(2026, 12, 30), date(2027, 1, 2), *(date(2027, 1, 4) + timedelta(days=n) for n in range(7))]
    assert "c2" in kept(named(days))
    assert "c1" in kept(named(days)), "the last of December stays as its month's"
