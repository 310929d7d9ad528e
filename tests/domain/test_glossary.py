"""Words that are explained: where a text uses them, and how they are found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.glossary import Term, matching, mentions
from smartclass.domain.ruby import parse, plain_text

APP = Term("アプリ", parse("スマホの中の{道具|どうぐ}"))
CARD = Term("カード", plain_text("札"))
PLASTIC = Term("クレジットカード", plain_text("買い物の札"))
TAP = Term("tap", plain_text("touch once"))
ALL = (APP, CARD, PLASTIC, TAP)


def test_the_first_place_of_each_word_in_the_texts_order() -> None:
    text = "カードを出し、アプリを開き、カードをかざします。"
    assert [(one.start, one.length, one.term) for one in mentions(text, ALL)] == [(0, 3, CARD), (7, 3, APP)]


def test_the_longest_word_wins_and_a_part_of_a_longer_word_counts() -> None:
    assert [one.term for one in mentions("クレジットカード", ALL)] == [PLASTIC]
    assert [one.start for one in mentions("マイナンバーカード", ALL)] == [6]


def test_latin_words_are_whole_in_any_case() -> None:
    assert [one.start for one in mentions("Tape it. Tap it.", ALL)] == [9]
    assert mentions("tapping", ALL) == ()


def test_no_words_no_mentions() -> None:
    assert mentions("アプリ", ()) == ()
    assert mentions("アプリ", (Term("", plain_text("x")),)) == ()


def test_found_in_hiragana_in_the_word_or_its_meaning() -> None:
    assert matching("あぷり", ALL) == (APP,)
    assert matching("道具", ALL) == (APP,)
    assert matching("札", ALL) == (CARD, PLASTIC)
    assert matching(" ", ALL) == ALL
    assert matching("りんご", ALL) == ()


@given(st.text(alphabet="アプリカードtap をの", max_size=40))
def test_mentions_stand_apart_and_say_what_stands_there(text: str) -> None:
    end = 0
    for one in mentions(text, ALL):
        assert one.start >= end
        end = one.start + one.length
        assert text[one.start : end].casefold() == one.term.word
