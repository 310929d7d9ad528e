"""Which face draws which character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.adapters.pdf import fonts
from smartclass.errors import Problem


def test_each_character_goes_to_the_first_face_that_has_it() -> None:
    assert [(run.face, run.text) for run in fonts.runs("髙A1あ𠮷。")] == [
        ("BIZUDGothic-Regular", "髙"),
        ("BIZUDPGothic-Regular", "A1"),
        ("BIZUDGothic-Regular", "あ"),
        ("NotoSansJP-Regular", "𠮷"),
        ("BIZUDGothic-Regular", "。"),
    ]
    assert {run.face for run in fonts.runs("あ𠮷a", True)} == {
        "BIZUDGothic-Bold",
        "NotoSansJP-Bold",
        "BIZUDPGothic-Bold",
    }


def test_figures_in_tables_have_one_width() -> None:
    assert fonts.width("1", 10, False, True) == fonts.width("8", 10, False, True) == 5.0
    assert fonts.width("1", 10) < fonts.width("8", 10)
    assert [run.face for run in fonts.runs("1,234人a", False, True)] == ["BIZUDGothic-Regular", "BIZUDPGothic-Regular"]


def test_a_full_width_character_is_one_em() -> None:
    assert fonts.width("あ", 12) == 12.0
    assert fonts.width("", 12) == 0.0


def test_what_has_no_ink_is_dropped_and_loose_voicing_joined() -> None:
    assert fonts.clean("邉\U000e0101\u200bか\u3099\ufe0f\n") == "邉が"
    assert fonts.clean("\u795e\ufa19") == "\u795e\ufa19"
    assert fonts.clean("plain") == "plain"
    assert fonts.clean("a\tb") == "ab"


def test_a_character_without_a_face_is_named() -> None:
    assert fonts.missing("あ📱い📱𠮷\u0900") == ("📱", "\u0900")
    with pytest.raises(Problem, match="📱"):
        fonts.runs("あ📱")


@pytest.mark.parametrize("character", "髙﨑𠮷邊邉濵𣘺桒栁槗𡈽①⑳○△〜ー‐–—…“”ẠốñÇ✓ｱ")
def test_every_character_of_names_and_papers_has_a_face(character: str) -> None:
    assert fonts.missing(character) == ()
    assert fonts.width(character, 10, True) > 0


@given(st.text(st.characters(max_codepoint=0x30FF, exclude_categories=["Cs"]), max_size=20))
def test_runs_lose_nothing(text: str) -> None:
    if not fonts.missing(text):
        assert "".join(run.text for run in fonts.runs(text)) == fonts.clean(text)
