"""Finding a lesson by its title or by what somebody complains of, in kanji or in kana, as they type."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from smartclass.domain.lesson import Lesson
from smartclass.domain.ruby import RubyText

_DROPPED = frozenset(" \u3000、。・「」？！?!ー-")


def folded(text: str) -> str:
    """Return text so that full and half width, katakana and hiragana, spaces and marks make no difference."""
    wide = unicodedata.normalize("NFKC", text).casefold()
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in wide if c not in _DROPPED)


def find(lessons: Iterable[Lesson], text: str, limit: int) -> tuple[Lesson, ...]:
    """Return the lessons that fit best: title before complaint before step; every word must be found somewhere."""
    words = [folded(word) for word in unicodedata.normalize("NFKC", text).split()]
    words = [word for word in words if word]
    if not words:
        return ()
    scored = ((_score(lesson, words), place, lesson) for place, lesson in enumerate(lessons))
    found = sorted(((-score, place, lesson) for score, place, lesson in scored if score), key=lambda entry: entry[:2])
    return tuple(lesson for _rank, _place, lesson in found[:limit])


def _score(lesson: Lesson, words: list[str]) -> int:
    fields = (
        (8, _both([lesson.title])),
        (6, _both(lesson.symptoms)),
        (3, _both([lesson.goal])),
        (1, _both([step.common.text for step in lesson.steps])),
    )
    total = 0
    for word in words:
        best = max((weight for weight, texts in fields if any(word in one for one in texts)), default=0)
        if not best:
            best = max((weight - 1 for weight, texts in fields if _most_of(word, texts)), default=0)
        if best <= 0:
            return 0
        total += best
    return total


def _both(texts: Iterable[RubyText]) -> list[str]:
    """Return each text as written and as read."""
    return [folded(form) for text in texts for form in (text.plain, text.reading)]


def _most_of(word: str, texts: list[str]) -> bool:
    """Tell whether nearly all neighbouring pairs of letters occur: 「電話に出れない」 for 「電話に出られない」."""
    if len(word) < 4:
        return False
    pairs = [word[place : place + 2] for place in range(len(word) - 1)]
    return any(sum(pair in text for pair in pairs) >= 0.75 * len(pairs) for text in texts)
