"""A scanner is told from a person by its speed, and its code survives every layout and input method."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.ids import card_token
from smartclass.domain.scanner import GAP, SURE, Burst

TOKENS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", min_size=16, max_size=16)
KANA = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567",
        "ちこそしいはきくにまのりもみらせたすとかなひてさんつぬふあうえおや",
        strict=True,
    )
)
ROWS = ((2, "1234567890"), (16, "QWERTYUIOP"), (30, "ASDFGHJKL"), (44, "ZXCVBNM"))
PLACES = {letter: first + n for first, letters in ROWS for n, letter in enumerate(letters)}


def burst(text: str, places: str = "", step: float = 0.01) -> Burst:
    keys = Burst()
    for n, letter in enumerate(text):
        keys = keys.after(letter, PLACES.get(places[n] if places else "", 0), n * step)
    return keys


@given(TOKENS, st.sampled_from(["", *":;+'*\"：；＋ー゛け|"]))
def test_the_colon_may_arrive_as_anything(token: str, colon: str) -> None:
    assert card_token(f"A1{colon}{token}") == token
    assert card_token(f"a1{colon}{token.lower()}\n") == token


@given(TOKENS)
def test_full_width_and_kana_are_read(token: str) -> None:
    code = f"A1:{token}"
    assert card_token("".join(chr(ord(c) + 0xFEE0) for c in code)) == token
    kana = "".join(KANA.get(c, "け") for c in code)
    assert card_token(kana) == token
    assert card_token("".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in kana)) == token


@given(st.text(max_size=30))
def test_other_codes_are_none_of_ours(text: str) -> None:
    token = card_token(text)
    assert token == "" or len(token) == 16


@pytest.mark.parametrize(
    "code", ["A1:::ABCDEFGHIJKLMNOP", "B1:ABCDEFGHIJKLMNOP", "A1XABCDEFGHIJKLMNOP", "A1:ABCDEFGHIJKLMNO1"]
)
def test_what_only_looks_like_ours_is_not(code: str) -> None:
    assert card_token(code) == ""


def test_a_fast_burst_is_a_scanner_and_a_typist_is_not() -> None:
    assert burst("A" * SURE).sure
    assert not burst("A" * (SURE - 1)).sure
    assert not burst("A" * 50, step=GAP * 1.5).sure


def test_a_pause_begins_a_new_burst() -> None:
    keys = burst("はな").after("A", 0, 5.0)
    assert (keys.text, keys.keys) == ("A", 1)


@given(TOKENS)
def test_the_places_of_the_keys_tell_where_the_letters_are_others(token: str) -> None:
    code = f"A1:{token}"
    french = code.translate(str.maketrans("AQZWM1234567", "QAWZ,&é\"'(-è"))
    assert card_token(burst(french, code).code) == token
    assert burst(code, code).code == code
    assert burst("https://example.jp/").code == "https://example.jp/"
