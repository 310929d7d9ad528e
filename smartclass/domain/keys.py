"""The keyboards of the practice phone: what each key writes, by touching again (あ→い→う) or by a flick.

Nothing here waits: the same key again goes on to the next letter until 「→」 or another key is touched.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from smartclass.domain.practice import Way


class Role(StrEnum):
    """What a key is for."""

    LETTER = "letter"
    ERASE = "erase"
    ENTER = "enter"
    CLOSE = "close"
    NEXT = "next"
    MARK = "mark"
    SHIFT = "shift"
    SPACE = "space"


@dataclass(frozen=True, slots=True)
class Key:
    """One key. `letters` are what it writes: by touching again in that order, by a flick the first five."""

    name: str
    letters: str = ""
    role: Role = Role.LETTER
    wide: float = 1.0


class Board(StrEnum):
    """The three keyboards."""

    KANA = "kana"
    LATIN = "latin"
    NUMBER = "number"


_FLICK = {None: 0, Way.LEFT: 1, Way.UP: 2, Way.RIGHT: 3, Way.DOWN: 4}


def _keys(*letters: str) -> tuple[Key, ...]:
    return tuple(Key(one[0], one) for one in letters)


_ERASE, _ENTER = Key("erase", role=Role.ERASE), Key("enter", role=Role.ENTER)
_CLOSE, _NEXT = Key("close", role=Role.CLOSE), Key("next", role=Role.NEXT)

ROWS: dict[Board, tuple[tuple[Key, ...], ...]] = {
    Board.NUMBER: (_keys("1", "2", "3"), _keys("4", "5", "6"), _keys("7", "8", "9"), (_ERASE, *_keys("0"), _ENTER)),
    Board.KANA: (
        (*_keys("あいうえおぁぃぅぇぉ", "かきくけこ", "さしすせそ"), _ERASE),
        (*_keys("たちつてとっ", "なにぬねの", "はひふへほ"), _NEXT),
        (*_keys("まみむめも", "や（ゆ）よゃゅょ", "らりるれろ"), _CLOSE),
        (Key("mark", role=Role.MARK), *_keys("わをんー〜", "、。？！・"), _ENTER),
    ),
    Board.LATIN: (
        _keys(*"1234567890"),
        _keys(*"qwertyuiop"),
        _keys(*"asdfghjkl-"),
        (Key("shift", role=Role.SHIFT, wide=1.5), *_keys(*"zxcvbnm"), Key("erase", role=Role.ERASE, wide=1.5)),
        (
            Key("close", role=Role.CLOSE, wide=2.0),
            *_keys("@", "."),
            Key("space", role=Role.SPACE, wide=3.0),
            Key("enter", role=Role.ENTER, wide=3.0),
        ),
    ),
}

_VOICED = (
    "かが きぎ くぐ けげ こご さざ しじ すず せぜ そぞ ただ ちぢ つっづ てで とど はばぱ ひびぴ ふぶぷ へべぺ ほぼぽ"
)
_SMALL = "あぁ いぃ うぅゔ えぇ おぉ やゃ ゆゅ よょ わゎ"
_TURNS = tuple(f"{_VOICED} {_SMALL}".split())
_TURNED = {turn[n]: turn[(n + 1) % len(turn)] for turn in _TURNS for n in range(len(turn))}


def board_for(need: str) -> Board:
    """Return the keyboard on which `need` can be typed."""
    if need.isdecimal():
        return Board.NUMBER
    return Board.LATIN if need.isascii() else Board.KANA


def pressed(text: str, key: Key, *, flick: Way | None = None, again: bool = False, shift: bool = False) -> str:
    """Return what stands in an input after a key.

    `flick` is the way a finger slid on the key; `again` tells that the same key was touched just before, so that a
    touch goes on to its next letter; `shift` writes a capital.
    """
    if key.role is Role.ERASE:
        return text[:-1]
    if key.role is Role.SPACE:
        return text + " "
    if key.role is Role.MARK:
        return text[:-1] + _TURNED.get(text[-1], text[-1]) if text else text
    if key.role is not Role.LETTER:
        return text
    if again and flick is None and text and text[-1] in key.letters and len(key.letters) > 1:
        return text[:-1] + key.letters[(key.letters.index(text[-1]) + 1) % len(key.letters)]
    place = _FLICK[flick]
    letter = key.letters[place] if place < len(key.letters) else key.letters[0]
    return text + (letter.upper() if shift else letter)


@dataclass(frozen=True, slots=True)
class Stroke:
    """One touch of a key: which, and the way of a flick."""

    key: Key
    flick: Way | None = None
    shift: bool = False


def strokes(letter: str, board: Board) -> tuple[Stroke, ...]:
    """Return the touches that write one letter on a keyboard (a flick, then marks); empty where it can't."""
    keys = [key for row in ROWS[board] for key in row]
    for key in keys:
        at = key.letters.find(letter)
        if 0 <= at < len(_FLICK):
            return (Stroke(key, next(way for way, place in _FLICK.items() if place == at)),)
    if letter == " " and board is Board.LATIN:
        return (Stroke(next(key for key in keys if key.role is Role.SPACE)),)
    if letter.isupper() and board is Board.LATIN:
        lower = strokes(letter.lower(), board)
        shift = next(key for key in keys if key.role is Role.SHIFT)
        return (Stroke(shift), Stroke(lower[0].key, shift=True)) if lower else ()
    mark = next((key for key in keys if key.role is Role.MARK), None)
    turn = next((turn for turn in _TURNS if letter in turn[1:]), "")
    if mark is None or not turn:
        return ()
    return (*strokes(turn[0], board), *(Stroke(mark) for _count in range(turn.index(letter))))
