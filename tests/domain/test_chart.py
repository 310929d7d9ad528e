"""Charts are laid out once for paper and screen, and can be told apart without colour."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartclass.domain.chart import Chart, Kind, Series, said
from smartclass.domain.chart_layout import LEAST, MOST_ROWS, SMALL, Drawing, layout, parts
from smartclass.domain.chart_marks import GREYS, Box, filled, steps

WIDTH, SIZE = 500.0, 10.0
values = st.one_of(st.none(), st.integers(0, 100_000).map(float), st.floats(0, 1000))


def measure(text: str, size: float) -> float:
    return sum(1.0 if ord(letter) > 0x2E80 else 0.55 for letter in text) * size


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    names = tuple(draw(st.lists(st.text("あ亜aZ", max_size=20), min_size=0, max_size=14)))
    series = tuple(
        Series(draw(st.text("延べ実x", max_size=6)), tuple(draw(values) for _name in names))
        for _number in range(draw(st.integers(1, 4)))
    )
    return Chart(draw(st.sampled_from(Kind)), "題", names, series)


@given(charts(), st.floats(240, 900))
def test_nothing_is_drawn_outside(chart: Chart, width: float) -> None:
    drawing = layout(chart, width, SIZE, measure)
    for box in drawing.boxes:
        assert -width * 0.02 - 30 <= box.x <= box.x + box.width <= width + 30
        assert -1e-6 <= box.top <= box.top + box.height <= drawing.height + 1e-6
    for stroke in (*drawing.grid, *drawing.strokes):
        assert -1e-6 <= min(stroke.x1, stroke.x2) <= max(stroke.x1, stroke.x2) <= width + 1e-6
        assert -1e-6 <= min(stroke.y1, stroke.y2) <= max(stroke.y1, stroke.y2) <= drawing.height + 1e-6
    for mark in drawing.marks:
        assert 0 <= mark.x <= width
        assert 0 <= mark.y <= drawing.height


def _overlaps(drawing: Drawing) -> list[tuple[str, str]]:
    boxes = []
    for word in drawing.words:
        wide = measure(word.text, word.size)
        left = word.x - wide * word.anchor
        boxes.append((word.text, left, left + wide, word.baseline - word.size * 0.75, word.baseline))
    return [
        (one[0], two[0])
        for one, two in combinations(boxes, 2)
        if min(one[2], two[2]) - max(one[1], two[1]) > 0.5 and min(one[4], two[4]) - max(one[3], two[3]) > 0.5
    ]


MONTHS = tuple(f"{(n + 3) % 12 + 1}月" for n in range(12))


@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
@settings(max_examples=30)
def test_a_years_words_never_stand_on_each_other(kind: Kind, data: st.DataObject) -> None:
    whole = st.one_of(st.none(), st.integers(0, 99_999).map(float))
    series = tuple(Series(name, tuple(data.draw(whole) for _month in MONTHS)) for name in ("今年度", "前年度"))
    drawing = layout(Chart(kind, "月ごとの延べ人数", MONTHS, series), WIDTH, SIZE, measure)
    assert _overlaps(drawing) == []
    assert all(word.size >= SIZE * SMALL * LEAST * 0.89 for word in drawing.words)


def test_bars_are_as_high_as_their_values() -> None:
    chart = Chart(Kind.COLUMNS, "題", ("a", "b", "c"), (Series("s", (50.0, 100.0, None)),))
    bars = [box for box in layout(chart, WIDTH, SIZE, measure).boxes if box.grey < 1]
    assert len(bars) == 2
    assert bars[1].height == pytest.approx(2 * bars[0].height)
    lying = layout(replace(chart, kind=Kind.ROWS), WIDTH, SIZE, measure).boxes
    assert lying[1].width == pytest.approx(2 * lying[0].width)


def test_every_bar_and_line_says_what_it_is() -> None:
    series = (Series("目標", (60.0, 5.0)), Series("今年度", (53.0, None)))
    rows = layout(Chart(Kind.ROWS, "題", ("回数", "人"), series), WIDTH, SIZE, measure)
    assert {"目標 60", "今年度 53", "目標 5"} <= {word.text for word in rows.words}
    lines = layout(Chart(Kind.LINES, "題", ("4月", "5月"), series), WIDTH, SIZE, measure)
    assert {"目標 5", "今年度 53"} <= {word.text for word in lines.words}
    assert len({mark.sign for mark in lines.marks}) == 2
    multiples = layout(Chart(Kind.MULTIPLES, "題", ("4月", "5月"), series), WIDTH, SIZE, measure)
    assert {"目標", "今年度"} <= {word.text for word in multiples.words}


def test_small_multiples_share_one_scale() -> None:
    series = (Series("a", (100.0,)), Series("b", (50.0,)))
    bars = [box for box in layout(Chart(Kind.MULTIPLES, "題", ("x",), series), WIDTH, SIZE, measure).boxes if box.line]
    assert bars[0].height == pytest.approx(2 * bars[1].height)


def test_fillings_differ_in_black_and_white() -> None:
    box = Box(0, 0, 40, 30)
    looks = [filled(box, look, SIZE) for look in range(4)]
    shapes = {(made.grey, tuple((line.x1 == line.x2, line.y1 == line.y2) for line in lines)) for made, lines in looks}
    assert len(shapes) == len(GREYS)
    assert all(made.line > 0 for made, _lines in looks)


@given(st.floats(0, 200), st.floats(0, 200), st.integers(0, 3))
def test_patterns_stay_inside_their_bar(width: float, height: float, look: int) -> None:
    _made, lines = filled(Box(5, 7, width, height), look, SIZE)
    for line in lines:
        assert 5 - 1e-6 <= min(line.x1, line.x2) <= max(line.x1, line.x2) <= 5 + width + 1e-6
        assert 7 - 1e-6 <= min(line.y1, line.y2) <= max(line.y1, line.y2) <= 7 + height + 1e-6


@given(st.one_of(st.integers(0, 10**9).map(float), st.floats(0, 1e6)))
def test_a_scale_has_few_round_steps_that_reach_the_largest(largest: float) -> None:
    ticks = steps(largest)
    assert ticks[0] == 0
    assert 2 <= len(ticks) <= 6
    assert ticks[-1] >= largest * (1 - 1e-9)
    assert all(float(tick).is_integer() for tick in ticks)


def test_an_empty_chart_is_its_title() -> None:
    for chart in (
        Chart(Kind.LINES, "題", (), ()),
        Chart(Kind.COLUMNS, "題", ("a",), (Series("s", (0.0,)),)),
    ):
        assert chart.empty
        assert [word.text for word in layout(chart, WIDTH, SIZE, measure).words] == ["題"]


def test_many_names_go_over_several_charts_on_one_scale() -> None:
    names = tuple(f"会場{n}" for n in range(MOST_ROWS * 2 + 1))
    chart = Chart(Kind.ROWS, "題", names, (Series("s", tuple(float(n) for n in range(len(names)))),))
    cut = list(parts(chart))
    assert [len(part.names) for part in cut] == [MOST_ROWS, MOST_ROWS, 1]
    assert {part.largest for part in cut} == {float(len(names) - 1)}
    assert sum((part.names for part in cut), ()) == names
    assert list(parts(replace(chart, kind=Kind.COLUMNS))) == [replace(chart, kind=Kind.COLUMNS)]


def test_a_chart_is_read_out() -> None:
    one = Chart(Kind.COLUMNS, "月ごと", ("4月", "5月"), (Series("延べ", (1234.0, None)),))
    assert one.spoken() == "月ごと、4月 1,234"
    two = replace(one, series=(*one.series, Series("実", (1.5, 2.0))))
    assert two.spoken() == "月ごと、延べ 4月 1,234、実 4月 1.5、実 5月 2"
    assert said(0.0) == "0"


def test_values_must_match_names() -> None:
    with pytest.raises(ValueError, match="題"):
        Chart(Kind.COLUMNS, "題", ("a",), (Series("s", ()),))
    assert [one.name for one in fields(Series)] == ["name", "values"]
