"""What the voice is given for a text with furigana, and which displayed character each spoken one stands for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from smartclass.domain.ruby import RubyText

Reads = Callable[[str, int, int], str]
"""reads(text, start, end): how the analyser would read these characters, in katakana ("" where it can't tell)."""


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


def spoken(text: RubyText, reads: Reads | None = None) -> Spoken:
    """Keep the kanji where the analyser already reads them as the furigana says; else say the furigana.

    Kanji keep the natural pitch of the sentence; all-kana text would lose it.
    """
    out: list[str] = []
    offsets: list[int] = []
    place = 0
    plain = text.plain
    for span in text.spans:
        said = span.base
        if span.ruby and not _agrees(reads, plain, place, span.base, span.ruby):
            said = span.ruby
        out.append(said)
        share = len(span.base) / max(1, len(said))
        offsets.extend(place + min(len(span.base) - 1, int(index * share)) for index in range(len(said)))
        place += len(span.base)
    return Spoken("".join(out), tuple(offsets))


def _agrees(reads: Reads | None, plain: str, place: int, base: str, ruby: str) -> bool:
    if reads is None:
        return False
    return katakana(ruby) == katakana(reads(plain, place, place + len(base)))


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
