"""Rōmaji typed by mistake still finds people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.kana import kana_key
from smartclass.domain.romaji import kana_of


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("sato", "さとう"),
        ("satou", "さとう"),
        ("SATO Yoko", "さとう ようこ"),
        ("ohno", "おおの"),
        ("suzuki", "すずき"),
        ("tsuchiya", "つちや"),
        ("fujii", "ふじい"),
        ("hattori", "はっとり"),
        ("kyoko", "きょうこ"),
        ("jun'ichi", "じゅんいち"),
        ("syunsuke", "しゅんすけ"),
        ("homma", "ほんま"),
        ("shimbo", "しんぼ"),
        ("kentyo", "けんちょ"),
        ("matcha", "まっちゃ"),
        ("chizuko", "ちづこ"),
        ("kaworu", "かをる"),
    ],
)
def test_both_ways_of_writing_romaji_are_read(typed: str, name: str) -> None:
    assert kana_key(kana_of(typed)) == kana_key(name)


@given(st.sampled_from(["satou youko", "hattori jun'ichi", "shimada kyouko", "matsumoto chizuko"]), st.integers(1, 20))
def test_the_beginning_of_a_name_finds_it(typed: str, length: int) -> None:
    assert kana_key(kana_of(typed)).startswith(kana_key(kana_of(typed[:length].rstrip(" n"))))


@pytest.mark.parametrize("text", ["さとう", "佐藤", "A1", "sato1", "", "佐tou"])
def test_anything_else_stays_as_it_is(text: str) -> None:
    assert kana_of(text) == text
