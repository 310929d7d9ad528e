"""Months, quarters and fiscal years as spans of days."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain import fiscal
from smartclass.domain.fiscal import Kind, Period

DAYS = st.dates(date(1900, 1, 1), date(2999, 12, 31))


def test_a_fiscal_year_runs_from_april_to_march() -> None:
    assert fiscal.year(2026) == Period(date(2026, 4, 1), date(2027, 3, 31))
    assert fiscal.fiscal_year(date(2027, 3, 31)) == 2026
    assert fiscal.fiscal_year(date(2027, 4, 1)) == 2027


def test_quarters_are_those_of_the_fiscal_year() -> None:
    assert fiscal.quarter(2026, 1) == Period(date(2026, 4, 1), date(2026, 6, 30))
    assert fiscal.quarter(2026, 3) == Period(date(2026, 10, 1), date(2026, 12, 31))
    assert fiscal.quarter(2026, 4) == Period(date(2027, 1, 1), date(2027, 3, 31))
    with pytest.raises(ValueError, match="5"):
        fiscal.quarter(2026, 5)


@given(DAYS)
def test_every_day_lies_in_its_month_quarter_and_year(day: date) -> None:
    year = fiscal.fiscal_year(day)
    spans = (fiscal.month(day.year, day.month), fiscal.quarter(year, fiscal.quarter_of(day)), fiscal.year(year))
    for span in spans:
        assert span.first <= day <= span.last
    assert [span.kind for span in spans] == [Kind.MONTH, Kind.QUARTER, Kind.YEAR]


@given(st.integers(1900, 2999))
def test_four_quarters_fill_a_year_without_gap(year: int) -> None:
    quarters = [fiscal.quarter(year, number) for number in (1, 2, 3, 4)]
    assert quarters[0].first == fiscal.year(year).first
    assert quarters[3].last == fiscal.year(year).last
    for before, after in pairwise(quarters):
        assert after.first - before.last == timedelta(days=1)


def test_other_spans_are_just_spans() -> None:
    assert Period(date(2026, 11, 2), date(2026, 11, 30)).kind is Kind.ANY
    with pytest.raises(ValueError, match="2026"):
        Period(date(2026, 11, 2), date(2026, 11, 1))


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("2026-11", fiscal.month(2026, 11)),
        (" 2024-2 ", fiscal.month(2024, 2)),
        ("2026-13", None),
        ("2026-0", None),
        ("0000-01", None),
        ("9999-12", None),
        ("2026", None),
    ],
)
def test_months_are_read(typed: str, period: Period | None) -> None:
    assert fiscal.parse_month(typed) == period


@pytest.mark.parametrize(
    ("typed", "period"),
    [("2026-Q3", fiscal.quarter(2026, 3)), ("2026-q1", fiscal.quarter(2026, 1)), ("2026-Q5", None), ("Q1", None)],
)
def test_quarters_are_read(typed: str, period: Period | None) -> None:
    assert fiscal.parse_quarter(typed) == period
