"""Words that need explaining: what each means, and where a text uses one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from smartclass.domain.kana import kana_key
from smartclass.domain.ruby import RubyText

_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Term:
    """A word with its plain meaning, and a picture where there is one."""

    word: str
    meaning: RubyText
    picture: Path | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text uses a word: `start` and `length` in its plain characters."""

    start: int
    length: int
    term: Term


def mentions(text: str, terms: Iterable[Term]) -> tuple[Mention, ...]:
    """Return the first place of each of `terms` in `text`, in the text's order; the longest word wins at a place.

    Japanese words count inside longer ones (スマホケース); Latin words are whole, in any case.
    """
    known = {term.word.casefold(): term for term in terms if term.word}
    if not known:
        return ()
    found: dict[str, Mention] = {}
    for match in _pattern(known).finditer(text):
        term = known[match[0].casefold()]
        found.setdefault(term.word, Mention(match.start(), len(match[0]), term))
    return tuple(sorted(found.values(), key=lambda one: one.start))


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    return re.compile("|".join(_whole(word) for word in longest), re.IGNORECASE)


def _whole(word: str) -> str:
    if _LATIN.search(word):
        return rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])"
    return re.escape(word)


def matching(text: str, terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return the terms whose word or meaning holds `text`, in hiragana or katakana; all where `text` is empty."""
    wanted = kana_key(text).casefold()
    return tuple(term for term in terms if wanted in kana_key(f"{term.word} {term.meaning.plain}").casefold())
