from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.keys import ROWS, Board, Key, Role, board_for, pressed, strokes
from smartclass.domain.practice import Way

KANA = {key.name: key for row in ROWS[Board.KANA] for key in row}
LATIN = {key.name: key for row in ROWS[Board.LATIN] for key in row}
HIRAGANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん"
VOICED = "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽっゃゅょぁぃぅぇぉー"


def write(text: str, board: Board) -> str:
    written = ""
    for letter in text:
        for stroke in strokes(letter, board):
            written = pressed(written, stroke.key, flick=stroke.flick, shift=stroke.shift)
    return written


def test_the_same_key_again_goes_on_to_the_next_letter() -> None:
    text, seen = "", []
    for count in range(6):
        text = pressed(text, KANA["か"], again=count > 0)
        seen.append(text)
    assert seen == ["か", "き", "く", "け", "こ", "か"]
    assert pressed("か", KANA["か"]) == "かか"


@pytest.mark.parametrize(
    ("way", "letter"), [(None, "な"), (Way.LEFT, "に"), (Way.UP, "ぬ"), (Way.RIGHT, "ね"), (Way.DOWN, "の")]
)
def test_a_flick_writes_at_once(way: Way | None, letter: str) -> None:
    assert pressed("あ", KANA["な"], flick=way) == "あ" + letter


def test_the_mark_key_turns_the_last_letter() -> None:
    mark = KANA["mark"]
    assert [pressed(one, mark) for one in ("は", "ば", "ぱ", "つ", "っ", "ん", "")] == [
        "ば",
        "ぱ",
        "は",
        "っ",
        "づ",
        "ん",
        "",
    ]


def test_the_other_keys() -> None:
    assert pressed("あい", KANA["erase"]) == "あ"
    assert pressed("", KANA["erase"]) == ""
    assert pressed("あ", KANA["enter"]) == "あ"
    assert pressed("a", LATIN["space"]) == "a "
    assert pressed("a", LATIN["b"], shift=True) == "aB"
    assert pressed("a", LATIN["b"], flick=Way.LEFT) == "ab"


def test_a_board_is_found_for_what_is_needed() -> None:
    assert board_for("5028") is Board.NUMBER
    assert board_for("Sakura-2026") is Board.LATIN
    assert board_for("れんしゅうはなこ") is Board.KANA


@given(st.text(alphabet=HIRAGANA + VOICED, max_size=20))
def test_every_kana_word_can_be_written(word: str) -> None:
    assert write(word, Board.KANA) == word


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-@. ", max_size=20))
def test_every_password_can_be_written(word: str) -> None:
    assert write(word, Board.LATIN) == word


@given(st.text(alphabet="0123456789", max_size=20))
def test_every_number_can_be_written(word: str) -> None:
    assert write(word, Board.NUMBER) == word


def test_what_a_board_has_not_cannot_be_written() -> None:
    assert strokes("漢", Board.KANA) == ()
    assert strokes("あ", Board.NUMBER) == ()
    assert strokes("Ä", Board.LATIN) == ()


def test_keys_have_names_of_their_own() -> None:
    for rows in ROWS.values():
        names = [key.name for row in rows for key in row]
        assert len(names) == len(set(names))
        assert Role.ENTER in {key.role for row in rows for key in row}
    assert Key("x").wide == 1.0
