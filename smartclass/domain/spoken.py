"""What the voice is given for a text with furigana, and which displayed character each spoken one stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from smartclass.domain.ruby import RubyText

Word = tuple[int, int, str]
"""A word of the analyser: from, to (places in the displayed text), and its reading in katakana."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """`text` for the voice; `offsets[i]` is the place in the displayed text of its character i."""

    text: str
    offsets: tuple[int, ...]

    def displayed(self, location: int, length: int) -> tuple[int, int]:
        """Return (start, length) in the displayed text for characters of the spoken one."""
        if not self.offsets:
            return 0, 0
        first = self.offsets[min(location, len(self.offsets) - 1)]
        last = location + length
        end = self.offsets[last] if last < len(self.offsets) else self.offsets[-1] + 1
        return first, max(1, end - first)


def spoken(text: RubyText, words: Sequence[Word] = (), sounds: Sequence[Word] = ()) -> Spoken:
    """Keep the kanji where the analyser already reads them as the furigana says; else say the furigana.

    Kanji keep the natural pitch of the sentence; all-kana text would lose it. `sounds` are the same words as they
    sound where they stand: 分 is フン, but プン after 10.
    """
    out: list[str] = []
    offsets: list[int] = []
    place = 0
    for base, said in _pieces(text, words, sounds):
        out.append(said)
        share = len(base) / max(1, len(said))
        offsets.extend(place + min(len(base) - 1, int(index * share)) for index in range(len(said)))
        place += len(base)
    return Spoken("".join(out), tuple(offsets))


_KANJI = re.compile("[々一-龯]")
_KANA = re.compile("[ぁ-ゖァ-ヺー]")
_PARTICLES = frozenset("はがをにのともへやでか")
"""Before these a reading is given in katakana: in hiragana the analyser joins both to another word."""
_LONE = {"上": "うえ", "下": "シタ"}
"""Kanji whose everyday reading the analyser misses where they stand alone, without furigana (いちばん下、右の下)."""
_LETTER = re.compile("(?<=「)[はへ](?=」)")
"""A letter that is spoken of, not a particle: 「は」のキー."""


def _pieces(text: RubyText, words: Sequence[Word], sounds: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Yield what is displayed and what is said for it, piece by piece."""
    plain = text.plain
    letters = _letters_as_read(text)
    ends = {word[1] for word in words}
    place = 0
    for span in text.spans:
        end = place + len(span.base)
        if not span.ruby:
            yield from _plain_pieces(plain, place, end, words)
        elif _agrees(words, letters, place, end) or _agrees(sounds, letters, place, end):
            yield span.base, span.base
        else:
            apart = not _KANJI.search(span.base) or (end in ends and plain[end : end + 1] in _PARTICLES)
            yield span.base, _as_katakana(span.ruby) if apart else span.ruby
        place = end


def _plain_pieces(plain: str, start: int, end: int, words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Yield text without furigana: as it stands, but for what the analyser is known to miss."""
    done = start
    for first, last, heard in words:
        said = _LONE.get(plain[first], "")
        after = plain[first + 1 : last]
        beside = plain[max(0, first - 1) : first] + plain[first + 1 : first + 2]
        alone = said and start <= first < end and set(after) <= _PARTICLES and not _KANJI.search(beside)
        if alone and katakana(said + after) != katakana(heard):
            yield plain[done:first], _with_letters(plain[done:first])
            yield plain[first], said
            done = first + 1
    yield plain[done:end], _with_letters(plain[done:end])


def _with_letters(text: str) -> str:
    return _LETTER.sub(lambda letter: _as_katakana(letter[0]), text)


def _letters_as_read(text: RubyText) -> list[str | None]:
    """Return, for each displayed character, what is read there: a group's whole reading at its first, then "".

    None stands where only the analyser knows: kanji, numbers and marks without furigana.
    """
    letters: list[str | None] = []
    for span in text.spans:
        if span.ruby:
            letters.extend([span.ruby, *[""] * (len(span.base) - 1)])
        else:
            letters.extend(letter if _KANA.match(letter) else None for letter in span.base)
    return letters


def _agrees(words: Sequence[Word], letters: Sequence[str | None], start: int, end: int) -> bool:
    """Tell whether the words that touch these characters are read as the furigana around here say."""
    touching: list[Word] = []
    while True:
        touching = [word for word in words if word[0] < end and word[1] > start]
        if not touching:
            return False
        before = (start, end)
        start, end = min(start, touching[0][0]), max(end, touching[-1][1])
        while end < len(letters) and letters[end] == "":
            end += 1
        while letters[start] == "":
            start -= 1
        if (start, end) == before:
            break
    pattern = "".join(
        ".+" if known is None else re.escape(katakana("".join(letter or "" for letter in part)))
        for known, part in groupby(letters[start:end], key=lambda letter: None if letter is None else "")
    )
    return re.fullmatch(pattern, katakana("".join(word[2] for word in touching))) is not None


def _as_katakana(text: str) -> str:
    return "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text)


def katakana(text: str) -> str:
    """Return hiragana as katakana, long vowels told apart from nothing (オウ, オオ and オー alike)."""
    wide = _as_katakana(text)
    for vowel, letters in (
        ("ウ", "オコソトノホモヨロゴゾドボポョウクスツヌフムユルグズブプュ"),
        ("オ", "オコトホモ"),
        ("イ", "エケセテネヘメレゲゼデベペ"),
    ):
        wide = "".join(
            "ー" if c == vowel and place and wide[place - 1] in letters else c for place, c in enumerate(wide)
        )
    return wide.replace("ヂ", "ジ").replace("ヅ", "ズ").replace("ヲ", "オ")
