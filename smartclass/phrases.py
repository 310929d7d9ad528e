"""Where phrases begin in Japanese text, so that lines break between them (BudouX, loaded at first use)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from smartclass.domain.ruby import RubyText

_JAPANESE = re.compile(r"[ぁ-ヿ㐀-鿿]")


@lru_cache(maxsize=1)
def _parser() -> Any:
    import budoux

    return budoux.load_default_japanese_parser()


@lru_cache(maxsize=4096)
def phrase_starts(text: str) -> frozenset[int]:
    """Return the places in `text` where a phrase begins (never 0); empty for text without Japanese."""
    if not _JAPANESE.search(text):
        return frozenset()
    starts, place = set(), 0
    for phrase in _parser().parse(text):
        if place:
            starts.add(place)
        place += len(phrase)
    return frozenset(starts)


def breaks_for(text: RubyText) -> frozenset[int]:
    """Return where lines of `text` should break: phrase starts, with the author's marks on top."""
    inside: set[int] = set()
    place = 0
    for span in text.spans:
        if span.ruby:
            inside.update(range(place + 1, place + len(span.base)))
        place += len(span.base)
    return (phrase_starts(text.plain) | text.breaks) - text.joins - inside
