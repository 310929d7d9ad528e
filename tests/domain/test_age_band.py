"""Age bands from a birth year."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.age_band import AgeBand, band, tally

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("birth_year", "expected"),
    [
        (None, AgeBand.UNKNOWN),
        (2027, AgeBand.UNKNOWN),
        (2026, AgeBand.UNDER_60),
        (1967, AgeBand.UNDER_60),
        (1966, AgeBand.SIXTIES),
        (1957, AgeBand.SIXTIES),
        (1956, AgeBand.SEVENTIES),
        (1947, AgeBand.SEVENTIES),
        (1946, AgeBand.EIGHTIES),
        (1937, AgeBand.EIGHTIES),
        (1936, AgeBand.NINETIES),
        (1920, AgeBand.NINETIES),
    ],
)
def test_bands_change_where_the_tens_do(birth_year: int | None, expected: AgeBand) -> None:
    assert band(birth_year, DAY) is expected


@given(st.lists(st.none() | st.integers(1900, 2030)))
def test_a_tally_counts_everybody_once_in_printing_order(years: list[int | None]) -> None:
    totals = tally(years, DAY)
    assert list(totals) == list(AgeBand)
    assert sum(totals.values()) == len(years)


def test_a_tally_takes_ready_counts_too() -> None:
    assert tally({1950: 3, None: 2}, DAY)[AgeBand.SEVENTIES] == 3
    assert tally({1950: 3, None: 2}, DAY)[AgeBand.UNKNOWN] == 2
