"""Figures written alike, read back, and compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain import fiscal, freezing
from smartclass.domain.activity import ActivityFigures, Tally
from smartclass.domain.age_band import AgeBand
from smartclass.domain.consultation import TalkSums
from smartclass.domain.figures import PeriodFigures
from smartclass.domain.freezing import Difference
from smartclass.domain.registry import Centre
from smartclass.domain.span_figures import CourseFigures, LessonUse, OpenFigures
from smartclass.domain.survey import SurveySums

YEAR = fiscal.year(2025)
WORDS = st.text(max_size=8)
FIGURES = st.dictionaries(st.tuples(WORDS, WORDS, WORDS), st.integers() | WORDS, max_size=8)


@given(FIGURES)
def test_what_is_written_is_read_back_and_always_written_alike(figures: dict[freezing.Key, freezing.Value]) -> None:
    text = freezing.canonical(figures)
    assert freezing.read(text) == figures
    assert freezing.canonical(dict(reversed(list(figures.items())))) == text
    assert freezing.canonical(freezing.read(text)) == text


@given(FIGURES, FIGURES)
def test_the_differences_lead_from_one_to_the_other(
    before: dict[freezing.Key, freezing.Value], now: dict[freezing.Key, freezing.Value]
) -> None:
    found = freezing.differences(before, now)
    assert (found == ()) == (before == now)
    changed = dict(before)
    for one in found:
        assert changed.pop(one.key, None) == one.before
        assert one.before != one.now
        if one.now is not None:
            changed[one.key] = one.now
    assert changed == now
    assert [one.key for one in freezing.differences(now, before)] == [one.key for one in found]


@pytest.mark.parametrize(
    "wrong", ["", "{}", "3", "[3]", '[["a","b","c"]]', '[["a","b","c",true]]', '[["a","b","c",1.5]]', '[["a",1,"c",1]]']
)
def test_what_is_no_figures_is_refused(wrong: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        freezing.read(wrong)


def test_the_whole_comes_first_and_parts_in_the_order_of_the_report() -> None:
    keys = [("course", "い", "visits"), ("month", "2025-04", "people"), ("whole", "", "visits"), ("else", "", "x")]
    keys += [("month", "2025-04", "visits"), ("whole", "", "sessions"), ("month", "2025-04", "z")]
    found = freezing.differences({}, dict.fromkeys(keys, 1))
    assert [one.key[::2] for one in found] == [
        ("whole", "sessions"),
        ("whole", "visits"),
        ("month", "visits"),
        ("month", "people"),
        ("month", "z"),
        ("course", "visits"),
        ("else", "x"),
    ]
    assert found[0] == Difference(("whole", "", "sessions"), None, 1)


def test_figures_of_a_year() -> None:
    tally = Tally("南館", sessions=2, minutes=180, named=7, count_only=1, people=5)
    data = ActivityFigures(
        YEAR, None, (), tally, ((date(2025, 4, 1), tally),), (tally, tally), (tally,), {AgeBand.SEVENTIES: 5}
    )
    found = freezing.figures(data)
    assert found["whole", "", "visits"] == found["month", "2025-04", "visits"] == 8
    assert found["centre", "南館 (2)", "people"] == found["centre", "南館", "people"] == 5
    assert found["band", "", "70s"] == 5
    lesson = LessonUse("a", "電話", "", 2, 8, 3, (("手順", 3),))
    courses = freezing.figures(CourseFigures(data, (lesson,)))
    assert courses == found | {("lesson", "電話", name): n for name, n in zip(_USE, (2, 8, 3), strict=True)}
    (changed,) = freezing.differences(
        courses, freezing.figures(CourseFigures(replace(data, bands={AgeBand.SEVENTIES: 6}), (lesson,)))
    )
    assert (changed.key, changed.before, changed.now) == (("band", "", "70s"), 5, 6)


_USE = ("sessions", "visits", "stumbles")


def test_figures_of_a_month_and_of_open_data() -> None:
    data = PeriodFigures(YEAR, None, (), 3, 1, {AgeBand.UNKNOWN: 3}, TalkSums(), SurveySums(2, 0, 1))
    found = freezing.figures(data)
    assert (found["whole", "", "people"], found["whole", "", "newcomers"]) == (3, 1)
    assert found["survey", "", "good"] == 2
    assert ("survey", "", "middle") not in found
    centre = Centre(UUID(int=1), "北館")
    masked = freezing.figures(OpenFigures(YEAR, None, (centre,), (4,), (9,), ({AgeBand.SIXTIES: 9},)))
    assert masked == {("centre", "北館", "sessions"): 4, ("centre", "北館", "visits"): 9, ("centre", "北館", "60s"): 9}


def test_other_figures_cannot_be_frozen() -> None:
    with pytest.raises(TypeError):
        freezing.figures("names")
