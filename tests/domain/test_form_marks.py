"""Marks are known by either name, however they are typed, and give the figures of the period."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain import fiscal, form_marks
from smartclass.domain.figures import PeriodFigures, SessionLine
from smartclass.domain.form_marks import FormFigures, Mark, RowMark, RowsMark
from smartclass.domain.form_text import Answers
from smartclass.domain.registry import Centre, SessionState
from tests.reports.samples import CENTRE, period_figures

TODAY = date(2026, 12, 1)


def answers(period: fiscal.Period, centre: Centre | None = None) -> Answers:
    return Answers(FormFigures(TODAY, PeriodFigures(period, centre, ())))


def test_every_name_is_its_own_and_already_in_its_simplest_form() -> None:
    names = [name for mark in form_marks.every() for name in (mark.name, mark.alias)]
    assert len(names) == len(set(names))
    assert all(form_marks.normal(name) == name for name in names)


@pytest.mark.parametrize(
    ("typed", "part", "name"),
    [
        ("visits", "", "visits"),
        (" ＶＩＳＩＴＳ　", "", "visits"),
        ("延べ 人数", "", "visits"),
        ("rows：sessions", "", "rows:sessions"),
        ("行：開催", "", "rows:sessions"),
        ("row．date", "", "row.date"),
        ("q1.people", "q1", "people"),
        ("第４四半期.実人数", "q4", "people"),
        ("12月.held", "m12", "held"),
        ("m4.開催回数", "m4", "held"),
    ],
)
def test_a_mark_is_found_by_any_of_its_names(typed: str, part: str, name: str) -> None:
    found = form_marks.find(typed)
    assert found is not None
    assert (found[0], found[1].name) == (part, name)


@pytest.mark.parametrize(
    "typed", ["", "visit", "q5.visits", "m13.held", "q1.centre", "q1.row.date", "row", "row.", "."]
)
def test_other_words_are_no_marks(typed: str) -> None:
    assert form_marks.find(typed) is None


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("visit", "visits"),
        ("Vists", "visits"),
        ("延人数", "延べ人数"),
        ("row.dates", "row.date"),
        ("q1.visit", "q1.visits"),
        ("第1四半期.延人数", "第1四半期.延べ人数"),
        ("rows:session", "rows:sessions"),
        ("q1.zzzz", ""),
        ("zzzzzz", ""),
    ],
)
def test_a_misspelt_mark_gets_its_neighbour(typed: str, near: str) -> None:
    assert form_marks.suggest(typed) == near
    assert not near or form_marks.find(near)


@given(st.text(max_size=30))
def test_any_text_can_be_asked_about(text: str) -> None:
    near = form_marks.suggest(text)
    assert not near or form_marks.find(near) is not None


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (fiscal.month(2026, 10), ("令和8年10月", "令和8年10月", 10, "第3四半期", "令和8年度")),
        (
            fiscal.quarter(2026, 4),
            ("令和8年度第4四半期", "令和9年1月〜令和9年3月", "1〜3", "第4四半期", "令和8年度"),
        ),
        (fiscal.year(2026), ("令和8年度", "令和8年4月〜令和9年3月", "4〜3", "", "令和8年度")),
        (
            fiscal.Period(date(2026, 4, 3), date(2026, 4, 9)),
            ("令和8年4月3日〜令和8年4月9日", "令和8年4月", 4, "第1四半期", "令和8年度"),
        ),
    ],
)
def test_what_a_form_is_about(period: fiscal.Period, said: tuple[object, ...]) -> None:
    given_ = answers(period)
    assert tuple(given_.value(name) for name in ("period", "month", "month_number", "quarter", "fiscal_year")) == said
    assert (given_.value("first_day"), given_.value("last_day")) == (period.first, period.last)
    assert (given_.value("today"), given_.value("year")) == (TODAY, period.first.year)


def test_a_centre_has_its_name_and_all_of_them_one() -> None:
    assert answers(fiscal.year(2026), CENTRE).value("centre") == "みどり台公民館"
    assert answers(fiscal.year(2026)).value("会場") == "全会場"


def test_the_counts_are_those_of_the_report() -> None:
    given_ = Answers(FormFigures(TODAY, period_figures(4)))
    counts = {mark.name: given_.value(mark.name) for mark in form_marks.COUNTS}
    assert counts == (
        {"held": 3, "cancelled": 1, "visits": 33, "people": 12, "first_timers": 4, "walk_ins": 3, "count_only": 9}
        | {"expected": 30, "average": 11.0, "staff": 6, "hours": 4.5, "minutes": 270, "centres": 2, "courses": 1}
        | {"age_under_60": 0, "age_60s": 0, "age_70s": 6, "age_80s": 5, "age_90s": 0, "age_unknown": 1}
    )
    two = Answers(FormFigures(TODAY, period_figures(3)))
    assert (two.value("hours"), two.value("minutes")) == (3, 180)
    assert answers(fiscal.year(2026)).value("average") == 0


def test_a_part_has_figures_of_its_own() -> None:
    figures = FormFigures(TODAY, period_figures(4), {"q3": period_figures(1)})
    assert Answers(figures).value("q3.held") == Answers(figures).value("第3四半期.開催回数") == 1


def test_a_line_gives_what_happened_that_day() -> None:
    line = SessionLine(
        date(2026, 11, 21),
        *(time(10), time(11, 30), "会場", "講座", SessionState.ENDED),
        *(2, 10, 8, 1, 3),
    )
    given_ = answers(fiscal.month(2026, 11))
    values = [given_.row_value(mark.name, line, 7) for mark in form_marks.ROW]
    assert values[:8] == [7, date(2026, 11, 21), "土", time(10), time(11, 30), "10:00〜11:30", 90, "会場"]
    assert values[8:] == ["講座", 11, 8, 10, 1, 3, 2, "開催"]
    assert [given_.row_value(mark.name, None, 1) for mark in form_marks.ROW] == [""] * len(form_marks.ROW)
    assert given_.row_value("month_number", line, 1) == 11
    assert given_.value("rows:sessions") == given_.value("row.date") == given_.value("zz") == ""


def test_lines_are_those_held_or_also_those_called_off() -> None:
    given_ = Answers(FormFigures(TODAY, period_figures(4)))
    held, every = form_marks.ROWS
    assert [len(given_.lines(mark)) for mark in (held, every)] == [3, 4]
    assert [given_.row_value("row.state", line, 1) for line in given_.lines(every)] == ["開催", "中止", "開催", "開催"]


@pytest.mark.parametrize(
    ("value", "said"),
    [(1234, "1,234"), (8.55, "8.6"), (time(9, 5), "9:05"), (date(2026, 10, 3), "令和8年10月3日"), ("ことば", "ことば")],
)
def test_values_inside_a_sentence(value: form_marks.Value, said: str) -> None:
    assert form_marks.words(value) == said


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [
        ("q1", date(2026, 4, 1), date(2026, 6, 30)),
        ("q4", date(2027, 1, 1), date(2027, 3, 31)),
        ("m4", date(2026, 4, 1), date(2026, 4, 30)),
        ("m2", date(2027, 2, 1), date(2027, 2, 28)),
    ],
)
def test_parts_are_those_of_the_fiscal_year(part: str, first: date, last: date) -> None:
    assert form_marks.part_period(part, 2026) == fiscal.Period(first, last)


def test_there_are_marks_of_each_kind() -> None:
    assert {type(mark) for mark in form_marks.every()} == {Mark, RowMark, RowsMark}
