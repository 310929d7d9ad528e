from __future__ import annotations

import itertools
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.ruby import parse
from smartclass.phrases import breaks_for, phrase_starts


def cut(text: str) -> str:
    places = [0, *phrase_starts(text), len(text)]
    return "／".join(text[a:b] for a, b in itertools.pairwise(places))


@pytest.mark.parametrize(
    "phrases",
    [
        "マイナポータルの／絵を／さがします。",
        "令和8年11月21日に、／4桁の／番号を／3回／入れます。",
        "①「設定」に／さわります。／② 次へ",
        "電話は／0120-95-0178です。／https://myna.go.jp/ を／ひらきます。",
        "れんしゅうを／します。／お店の／人に／わたします。",
        "第3回の／教室は、／午前10時からです。",
        "「マイナポータル」の／絵に、／トンと／さわります。",
        "見たら、／「もどる」で／帰ります。／「ログアウト」／（外に出る）を／えらびます。",
        "読み取る／場所は、／上のはしです。",
    ],
)
def test_lines_break_between_phrases(phrases: str) -> None:
    assert cut(phrases.replace("／", "")) == phrases


@pytest.mark.parametrize(
    "whole",
    ["令和8年", "平成元年度", "4桁", "１２回", "3人", "10分間", "①「設定", "⑫次", "0120-95-0178", "〒100-8914", "https://myna.go.jp/a?b=c",
     "Wi-Fi", "さがします", "さがせます", "わたします", "はなして", "第3回", "約15分"],
)  # fmt: skip
@pytest.mark.parametrize("frame", ["きょうは{}を見ます", "{}のことです", "つぎに、{}"])
def test_some_things_stay_on_one_line(whole: str, frame: str) -> None:
    text = frame.format(whole)
    start = text.index(whole)
    assert not set(range(start + 1, start + len(whole))) & set(phrase_starts(text))


def test_only_japanese_is_cut() -> None:
    assert phrase_starts("Touch the green circle, then wait.") == ()
    assert phrase_starts("") == ()
    assert phrase_starts("123-4567") == ()


def test_the_author_has_the_last_word() -> None:
    text = parse("マイナポータルの{絵|え}を_さがし^ます。")
    assert breaks_for(text) == (set(phrase_starts(text.plain)) - {10}) | {13}


def test_furigana_is_never_torn() -> None:
    assert breaks_for(parse("{今日|きょう}は{大人|おとな}の{一人|ひとり}の{日曜日|にちようび}です。")).isdisjoint(
        {1, 4, 7, 10, 11}
    )


@given(st.text(st.sampled_from("あいうをはがカード電話第8年3回①「」、。-/aA1 令和します"), max_size=40))
def test_starts_rise_inside_the_text(text: str) -> None:
    starts = phrase_starts(text)
    assert list(starts) == sorted(set(starts))
    assert all(0 < place < len(text) for place in starts)
    assert all(text[place] not in "、。」" and text[place - 1] != "「" for place in starts)


def test_the_breaker_is_loaded_only_when_needed() -> None:
    code = "import sys, smartclass.phrases; sys.exit('budoux' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
