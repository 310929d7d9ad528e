"""Until when a name is kept: the rule, and the two ways of asking it, which must agree."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from uuid6 import uuid7

from smartclass.domain.fiscal import fiscal_year
from smartclass.domain.ids import first_id, made_at
from smartclass.domain.retention import keep_until, kept_from, reported_years
from smartclass.settings import Settings

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
YEARS = st.integers(0, 10)


@pytest.mark.parametrize(
    ("last", "years", "until"),
    [
        (date(2026, 4, 1), 1, date(2028, 3, 31)),
        (date(2027, 3, 31), 1, date(2028, 3, 31)),
        (date(2027, 3, 31), 0, date(2027, 3, 31)),
        (date(2024, 2, 29), 5, date(2029, 3, 31)),
    ],
)
def test_the_rule_counts_from_the_end_of_the_fiscal_year(last: date, years: int, until: date) -> None:
    assert keep_until(last, years) == until


def test_the_default_is_one_year() -> None:
    assert Settings().keep_years == 1


@given(DAYS, DAYS, YEARS)
def test_somebody_is_due_exactly_when_their_last_day_has_passed(last: date, today: date, years: int) -> None:
    assert (keep_until(last, years) < today) == (last < kept_from(today, years))


@given(DAYS, YEARS)
def test_nobody_goes_before_the_years_are_over(last: date, years: int) -> None:
    until = keep_until(last, years)
    assert (until.month, until.day) == (3, 31)
    assert fiscal_year(until) == fiscal_year(last) + years
    assert until >= last
    assert keep_until(last, years) < keep_until(last, years + 1)


@given(DAYS, DAYS, YEARS)
def test_who_came_later_is_kept_at_least_as_long(one: date, other: date, years: int) -> None:
    first, later = sorted((one, other))
    assert keep_until(first, years) <= keep_until(later, years)


def test_the_years_in_which_reports_end() -> None:
    assert reported_years([date(2026, 3, 31)]) == {2026}
    assert reported_years([date(2026, 4, 1), date(2026, 11, 21)]) == {2026, 2027}
    assert reported_years([]) == set()


@given(st.datetimes(timezones=st.just(UTC)).filter(lambda moment: 1970 <= moment.year < 3000))
def test_an_id_tells_when_it_was_made(moment: datetime) -> None:
    whole = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    first = first_id(whole)
    made = UUID(int=first.int | (7 << 76) | (2 << 62) | 1)
    assert made_at(made) == whole
    assert first < made < first_id(whole + timedelta(milliseconds=1))


def test_other_ids_tell_nothing() -> None:
    assert made_at(uuid4()) is None
    assert made_at(UUID(bytes=uuid7().bytes)) is not None
