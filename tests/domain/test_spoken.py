"""What the voice is given for furigana, and which displayed character each spoken one stands for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.ruby import RubyText, Span, parse
from smartclass.domain.spoken import katakana, spoken


def test_without_an_analyser_the_furigana_are_said() -> None:
    found = spoken(parse("{188|いやや}に{電話|でんわ}"))
    assert found.text == "いややにでんわ"
    assert found.displayed(0, 3) == (0, 3)
    assert found.displayed(4, 3) == (4, 2)


def test_kanji_stay_where_the_analyser_agrees() -> None:
    found = spoken(parse("{裏|うら}と{方|かた}"), [(0, 1, "ウラ"), (1, 2, "ト"), (2, 3, "ホウ")])
    assert found.text == "裏とかた"
    whole = [(0, 4, "トリダス")]
    assert spoken(parse("{取|と}り{出|だ}す"), whole).text == "取り出す"
    assert spoken(parse("{取|と}り{出|で}す"), whole).text == "とりです"


def test_nothing_said_points_nowhere() -> None:
    assert spoken(parse("")).displayed(0, 1) == (0, 0)


@pytest.mark.parametrize(
    ("one", "other"),
    [("しょうめい", "ショーメー"), ("おおきい", "オーキイ"), ("つづき", "ツズキ"), ("を", "オ"), ("ほう", "ホウ")],
)
def test_long_vowels_are_one(one: str, other: str) -> None:
    assert katakana(one) == katakana(other)


@given(st.lists(st.tuples(st.text("漢字裏", min_size=1, max_size=3), st.text("かな", max_size=4)), max_size=6))
def test_places_only_go_forward_and_stay_inside(parts: list[tuple[str, str]]) -> None:
    text = RubyText(tuple(Span(base, ruby) for base, ruby in parts))
    found = spoken(text)
    assert len(found.offsets) == len(found.text)
    assert list(found.offsets) == sorted(found.offsets)
    assert all(0 <= place < len(text.plain) for place in found.offsets)
