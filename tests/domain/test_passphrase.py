"""Long and varied enough, and the same however the input method wrote it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.passphrase import LEAST, Weak, same, weakness


@pytest.mark.parametrize(
    ("text", "weak"),
    [
        ("", Weak.SHORT),
        ("sakura", Weak.SHORT),
        ("   a b c   ", Weak.SHORT),
        ("aaaaaaaaaaaa", Weak.PLAIN),
        ("121212121212", Weak.PLAIN),
        ("ABCDEFGHIJKL", Weak.PLAIN),
        ("1234567890", Weak.PLAIN),
        ("qwertyuiop", Weak.PLAIN),
        ("sakura densha", None),
        ("さくら でんしゃ みかん", None),
    ],
)
def test_what_is_too_easily_guessed(text: str, weak: Weak | None) -> None:
    assert weakness(text) is weak


@pytest.mark.parametrize("typed", ["ｓａｋｕｒａ　ｄｅｎｓｈａ", " sakura  densha ", "sakura\u3000densha"])
def test_width_and_spaces_make_no_other_passphrase(typed: str) -> None:
    assert same(typed) == "sakura densha"


@given(st.text())
def test_same_is_stable(text: str) -> None:
    assert same(same(text)) == same(text)
    assert (weakness(text) is Weak.SHORT) is (len(same(text)) < LEAST)
