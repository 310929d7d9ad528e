"""Cutting a step into sentences, and setting each on a line of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.ruby import parse, plain_text
from smartclass.domain.sentences import sentences, stacked


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("ケースをはずします。{裏|うら}にします。", ["ケースをはずします。", "裏にします。"]),
        ("「はい。」と言います。", ["「はい。」と言います。"]),
        ("「はい。」", ["「はい。」"]),
        ("え！？ほんとう！", ["え！？", "ほんとう！"]),
        ("一行め\n二行め", ["一行め\n", "二行め"]),
        ("まだ途中", ["まだ途中"]),
        ("", []),
        ("。 ", ["。"]),
    ],
)
def test_sentences(markup: str, said: list[str]) -> None:
    found = sentences(parse(markup))
    assert [one.text.plain for one in found if one.text.plain.strip()] == said
    plain = parse(markup).plain
    assert all(plain[one.start : one.start + len(one.text.plain)] == one.text.plain for one in found)


@given(st.text(alphabet="あい。！？」「\n 裏", max_size=40))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    kept = "".join(one.text.plain for one in sentences(plain_text(text)))
    assert kept.replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")


def test_furigana_stay_with_their_sentence() -> None:
    found = sentences(parse("{裏|うら}です。{表|おもて}です。"))
    assert [span.ruby for one in found for span in one.text.spans if span.ruby] == ["うら", "おもて"]


def test_stacked_moves_places_and_marks() -> None:
    text = parse("あ^い。{裏|うら}_に。")
    found = stacked(text)
    assert found.text.plain == "あい。\n裏に。"
    assert found.moved(3) == 4
    assert found.text.breaks == frozenset({1})
    assert found.text.joins == frozenset({5})
    assert stacked(parse("一行め\n二行め")).text.plain == "一行め\n二行め"
    assert stacked(parse("")).moved(0) == 0
