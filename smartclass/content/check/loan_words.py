"""Rule: no katakana loan-word that lessons/glossary.toml doesn't explain."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from smartclass.content.shelf import Shelf
from smartclass.domain.lesson import Fault
from smartclass.i18n import _

_RUN = re.compile(r"[ァ-ヺー]{3,}")


def faults(shelf: Shelf) -> Iterator[Fault]:
    for sheet, text in shelf.texts():
        for word in dict.fromkeys(_RUN.findall(text.said.plain)):
            if not known(word, shelf.words):
                sentence = _("「{word}」は、やさしい言葉にするか、glossary.toml に意味を書いてください。")
                yield sheet.wrong(text.place, sentence.format(word=word), holding=word)


def known(word: str, words: Collection[str]) -> bool:
    """Tell whether a run of katakana is made of known words only: マイナンバーカード, スマホケース."""
    reachable = [True] + [False] * len(word)
    for end in range(1, len(word) + 1):
        reachable[end] = any(reachable[start] and word[start:end] in words for start in range(end))
    return reachable[-1]
