"""Numbers as people type them after a class: any width, any comma, any dash; nothing is guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.row_numbers import Typed, numbered, read


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("", ()),
        ("3 7 12-15", (3, 7, 12, 13, 14, 15)),
        ("３、７、１２〜１５、２０", (3, 7, 12, 13, 14, 15, 20)),
        ("3,7，12~15", (3, 7, 12, 13, 14, 15)),
        ("12－14", (12, 13, 14)),
        ("12ー14", (12, 13, 14)),
        ("12 – 14", (12, 13, 14)),
        ("12～14", (12, 13, 14)),
        ("12番から14番まで", (12, 13, 14)),
        ("15-12", (12, 13, 14, 15)),
        ("3番と7番", (3, 7)),
        ("7 3 7 3", (3, 7)),
        ("1・2・3", (1, 2, 3)),
        ("003", (3,)),
        (" 5。\n6\t7　8 ", (5, 6, 7, 8)),
    ],
)
def test_what_is_typed_is_read(typed: str, numbers: tuple[int, ...]) -> None:
    assert read(typed) == Typed(numbers)


@pytest.mark.parametrize("part", ["x", "12-", "-12", "1-3-5", "1234", "3a", "①-", "十二", "１２３４５６７８９０１２"])
def test_what_is_no_number_is_said_and_the_rest_is_read(part: str) -> None:
    found = read(f"4 {part}、6 {part}")
    assert set(found.numbers) >= {4, 6} or part == "-12"
    assert found.unread or part == "-12"


def test_a_dash_belongs_to_the_number_before_it() -> None:
    assert read("4 -6").numbers == (4, 5, 6)


@given(st.text(max_size=40))
def test_anything_can_be_typed(text: str) -> None:
    found = read(text)
    assert list(found.numbers) == sorted(set(found.numbers))
    assert all(0 <= number <= 999 for number in found.numbers)


@given(
    st.lists(st.tuples(st.integers(1, 999), st.integers(1, 999)), max_size=8), st.sampled_from([" ", "、", ", ", "　"])
)
def test_spans_are_what_they_say(spans: list[tuple[int, int]], comma: str) -> None:
    wanted = {number for a, b in spans for number in range(min(a, b), max(a, b) + 1)}
    assert read(comma.join(f"{a}〜{b}" for a, b in spans)) == Typed(tuple(sorted(wanted)))


@given(st.dictionaries(st.text(max_size=3), st.integers(1, 50), max_size=5), st.sets(st.text(max_size=3), max_size=5))
def test_numbers_given_out_stay_and_none_is_given_twice(fixed: dict[str, int], others: set[str]) -> None:
    last = max(fixed.values(), default=0)
    new = sorted(others - fixed.keys())
    made = numbered(fixed, last, new)
    assert fixed.items() <= made.items()
    assert [made[key] for key in new] == list(range(last + 1, last + 1 + len(new)))
