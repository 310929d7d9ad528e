"""What the voice is given for a text with furigana, and which displayed character each spoken one stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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


def spoken(text: RubyText, words: Sequence[Word] = ()) -> Spoken:
    """Keep the kanji where the analyser already reads them as the furigana says; else say the furigana.

    Kanji keep the natural pitch of the sentence; all-kana text would lose it.
    """
    out: list[str] = []
    offsets: list[int] = []
    place = 0
    letters = _letters_as_read(text)
    for span in text.spans:
        end = place + len(span.base)
        said = span.ruby if span.ruby and not _agrees(words, letters, place, end) else span.base
        out.append(said)
        share = len(span.base) / max(1, len(said))
        offsets.extend(place + min(len(span.base) - 1, int(index * share)) for index in range(len(said)))
        place = end
    return Spoken("".join(out), tuple(offsets))


def _letters_as_read(text: RubyText) -> list[str]:
    """Return, for each displayed character, what is read there (a group's whole reading at its first)."""
    letters: list[str] = []
    for span in text.spans:
        letters.extend([span.ruby, *[""] * (len(span.base) - 1)] if span.ruby else span.base)
    return letters


def _agrees(words: Sequence[Word], letters: list[str], start: int, end: int) -> bool:
    """Tell whether the words that touch these characters are read as the furigana around here say."""
    touching = [word for word in words if word[0] < end and word[1] > start]
    if not touching:
        return False
    expected = "".join(letters[touching[0][0] : touching[-1][1]])
    return katakana(expected) == katakana("".join(word[2] for word in touching))


def katakana(text: str) -> str:
    """Return hiragana as katakana, long vowels told apart from nothing (オウ, オオ and オー alike)."""
    wide = "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text)
    for vowel, letters in (
        ("ウ", "オコソトノホモヨロゴゾドボポョウクスツヌフムユルグズブプュ"),
        ("オ", "オコトホモ"),
        ("イ", "エケセテネヘメレゲゼデベペ"),
    ):
        wide = "".join(
            "ー" if c == vowel and place and wide[place - 1] in letters else c for place, c in enumerate(wide)
        )
    return wide.replace("ヂ", "ジ").replace("ヅ", "ズ").replace("ヲ", "オ")
