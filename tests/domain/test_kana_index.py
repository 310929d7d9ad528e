from __future__ import annotations

import pytest

from smartclass.domain.kana_index import HEADS, head


@pytest.mark.parametrize(
    ("kana", "row"),
    [
        ("あべ", "あ"),
        ("ヴァン", "あ"),
        ("がとう", "か"),
        ("ｻﾄｳ", "さ"),
        ("ﾀﾞﾃ", "た"),
        ("っか", "た"),
        ("にし", "な"),
        ("ぱく", "は"),
        ("もり", "ま"),
        ("ゃ", "や"),
        ("ろ", "ら"),
        ("ゐ", "わ"),
        ("ん", "わ"),
        ("", ""),
        ("Sato", ""),
        ("佐藤", ""),
    ],
)
def test_every_name_stands_under_its_row(kana: str, row: str) -> None:
    assert head(kana) == row


def test_every_kana_has_a_row() -> None:
    assert {head(chr(code)) for code in range(ord("ぁ"), ord("ゖ") + 1)} == set(HEADS)
