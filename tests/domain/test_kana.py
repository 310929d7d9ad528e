"""Keys of names: what people write differently is found as one, and lists are sorted as printed lists are."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.kana import NO_KANA, is_kana, kana_key, kana_keys, kana_order, name_key

KANA = st.text(st.sampled_from([chr(c) for c in range(ord("ぁ"), ord("ゔ"))] + ["ー", "　", " "]), max_size=14)


@pytest.mark.parametrize(
    "written",
    [
        "おおの ようこ",
        "オーノ ヨーコ",
        "ｵｵﾉ ﾖｳｺ",
        "おうの　ようこ",
        "オオノ・ヨウコ",
        "おおのようこ",
        "オ－ノ ヨ‐コ",
        "おーのよーこ",
    ],
)
def test_one_name_has_one_key(written: str) -> None:
    assert kana_key(written) == "オノヨコ"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ちづこ", "ちずこ"),
        ("はなぢ", "はなじ"),
        ("かをる", "かおる"),
        ("じゅんいち", "ジユンイチ"),
        ("ほっただ", "ほつただ"),
        ("か゛もう", "がもう"),
        ("ﾊﾟｸ", "ぱく"),
        ("けいこ", "ケーコ"),
        ("yamada", "YAMADA"),
    ],
)
def test_spellings_of_one_sound_are_the_same(one: str, other: str) -> None:
    assert kana_key(one) == kana_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("たなか", "だなか"), ("さとう おさむ", "さとう さむ"), ("いとう うめ", "いとう め")]
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert kana_key(one) != kana_key(other)


def test_without_a_space_every_place_for_one_is_a_key() -> None:
    assert kana_key("さとう おさむ") == "サトオサム"
    assert "サトオサム" in kana_keys("さとうおさむ")
    assert kana_keys("さとう おさむ")[0] == "サトオサム"
    assert kana_keys("") == ("",)


@given(KANA)
def test_a_key_of_kana_is_kana_and_tells_it_from_kanji(text: str) -> None:
    assert is_kana(kana_key(text))
    assert not is_kana(kana_key(text + "佐"))


@given(KANA)
def test_how_it_is_typed_does_not_matter(text: str) -> None:
    wide = "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text)
    assert kana_key(wide) == kana_key(text) == kana_key(unicodedata.normalize("NFD", text)) == kana_key(f" {text} ")


@given(KANA, st.integers(0, 14))
def test_what_is_typed_so_far_is_the_beginning_of_the_key(text: str, length: int) -> None:
    assert kana_key(text).startswith(kana_key(text[:length]))


@given(KANA, KANA)
def test_a_name_typed_without_its_space_is_among_the_keys(surname: str, given_name: str) -> None:
    surname, given_name = ("".join(part.split()) for part in (surname, given_name))
    assert kana_key(f"{surname} {given_name}") in kana_keys(surname + given_name)


@given(st.text(max_size=20))
def test_any_text_has_keys(text: str) -> None:
    assert kana_key(text) == kana_keys(text)[0]
    assert isinstance(name_key(text), str)
    assert kana_order(text)


@pytest.mark.parametrize(
    "names",
    [
        ["あおき", "いのうえ", "えとう", "おおの", "おおの いちろう", "おおのき", "おか", "おの"],
        ["こうの", "こが", "こんどう"],
        ["はた", "ばば", "はやし"],
        ["かとう", "がとう", "かとうだ"],
        ["さとう あい", "さとうだ", "さとお"],
        ["オオノ", "おおば", "ｵｶ", "オーキ"][:3],
    ],
)
def test_lists_are_in_the_order_of_the_fifty_sounds(names: list[str]) -> None:
    assert sorted(set(names), key=kana_order) == names


def test_a_long_vowel_is_sorted_as_its_vowel_and_nobody_without_kana_is_lost() -> None:
    assert sorted(["おか", "オーノ", "おい"], key=kana_order) == ["おい", "オーノ", "おか"]
    assert sorted(["", "わたなべ", " ", "ー"], key=kana_order)[0] == "わたなべ"
    assert kana_order("") == kana_order(" ") == NO_KANA


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("髙橋", "高橋"),
        ("山﨑", "山崎"),
        ("渡邉", "渡辺"),
        ("渡邊", "渡辺"),
        ("齋藤", "斉藤"),
        ("斎藤", "齊藤"),
        ("濵田", "浜田"),
        ("濱田", "浜田"),
        ("中澤", "中沢"),
        ("𠮷田", "吉田"),
        ("髙𣘺　一郎", "高橋一郎"),
        ("葛\U000e0100城", "葛城"),
        ("辻\ufe00", "辻"),
        ("Ｍａｒｉａ", "maria"),
        ("神田", "神田"),
    ],
)
def test_shapes_of_one_kanji_are_the_same(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_other_kanji_stay_different() -> None:
    assert len({name_key(name) for name in ("佐藤", "加藤", "伊藤", "左藤")}) == 4


def test_no_shape_belongs_to_two_kanji() -> None:
    from smartclass.domain.kana import _VARIANTS

    shapes = [shape for group in _VARIANTS for shape in group]
    assert len(shapes) == len(set(shapes))
    assert all(len(group) > 1 for group in _VARIANTS)
