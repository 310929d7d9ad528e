"""What the voice is given for furigana, and which displayed character each spoken one stands for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.ruby import RubyText, Span, parse
from smartclass.domain.spoken import katakana, spoken


def test_without_an_analyser_the_furigana_are_said() -> None:
    found = spoken(parse("{188|いやや}に{電話|でんわ}"))
    assert found.text == "イヤヤにでんわ"
    assert found.displayed(0, 3) == (0, 3)
    assert found.displayed(4, 3) == (4, 2)


def test_kanji_stay_where_the_analyser_agrees() -> None:
    found = spoken(parse("{裏|うら}と{方|かた}"), [(0, 1, "ウラ"), (1, 2, "ト"), (2, 3, "ホウ")])
    assert found.text == "裏とかた"
    whole = [(0, 4, "トリダス")]
    assert spoken(parse("{取|と}り{出|だ}す"), whole).text == "取り出す"
    assert spoken(parse("{取|と}り{出|で}す"), whole).text == "とりです"


def test_bare_kanji_in_the_same_word_are_the_analysers_own() -> None:
    assert spoken(parse("途{中|ちゅう}でも"), [(0, 4, "トチュウデモ")]).text == "途中でも"
    assert spoken(parse("大{文字|もじ}"), [(0, 3, "オオモジ")]).text == "大文字"
    assert spoken(parse("大{文字|もじ}"), [(0, 1, "ダイ"), (1, 3, "モンジ")]).text == "大もじ"


def test_words_and_furigana_may_be_cut_in_other_places() -> None:
    place = [(0, 3, "オキバ"), (3, 4, "ショ")]
    assert spoken(parse("{置|お}き{場所|ばしょ}"), place).text == "置き場所"


def test_counters_may_be_written_as_they_sound() -> None:
    read, sound = [(0, 2, "ジュウ"), (2, 3, "フン")], [(0, 2, "ジュッ"), (2, 3, "プン")]
    assert spoken(parse("10{分|ぷん}"), read, sound).text == "10分"
    assert spoken(parse("10{分|ふん}"), read, sound).text == "10分"
    assert spoken(parse("10{分|ぶん}"), read, sound).text == "10ぶん"


def test_readings_stand_apart_from_the_particle_after_them() -> None:
    assert spoken(parse("{188|いやや}は"), [(0, 3, "ヒャクハチジュウハチ"), (3, 4, "ハ")]).text == "イヤヤは"
    assert spoken(parse("{証|しょう}は"), [(0, 1, "アカシ"), (1, 2, "ハ")]).text == "ショウは"
    assert spoken(parse("{証|しょう}する"), [(0, 1, "アカシ"), (1, 3, "スル")]).text == "しょうする"
    assert spoken(parse("{開|あ}く"), [(0, 2, "ヒラク")]).text == "あく"


def test_lone_kanji_are_said_as_everybody_does() -> None:
    words = [(0, 4, "イチバン"), (4, 5, "カ"), (5, 6, "ガ"), (6, 7, "、"), (7, 9, "ウワヤ"), (9, 10, "シタ")]
    found = spoken(parse("いちばん下が、上や下"), words)
    assert found.text == "いちばんシタが、うえや下"
    assert found.offsets == (0, 1, 2, 3, 4, 4, 5, 6, 7, 7, 8, 9)
    assert spoken(parse("地下"), [(0, 1, "チ"), (1, 2, "カ")]).text == "地下"
    assert spoken(parse("下さい"), [(0, 3, "クダサイ")]).text == "下さい"


def test_a_letter_in_brackets_is_no_particle() -> None:
    assert spoken(parse("「は」は「{絵|え}」へ")).text == "「ハ」は「え」へ"


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
