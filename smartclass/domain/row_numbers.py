"""The row numbers of the sign-in sheet: which entry has which, and which of them somebody typed (「3 7 12-15」)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

LONGEST = 10_000
"""Characters that are read: every number of a sheet of 999, and as much again."""
_UNTIL = "(?:から|[-~〜ー−–—‐‑―])"
_APART = re.compile(r"[\s,、.。;:・/と]+")
_SPAN = re.compile(rf"([0-9]{{1,3}})番?(?:{_UNTIL}([0-9]{{1,3}})番?(?:まで)?)?")
_AROUND = re.compile(rf" ?({_UNTIL}) ?")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: numbers, each once, in the order of the sheet; and parts that are no numbers."""

    numbers: tuple[int, ...] = ()
    unread: tuple[str, ...] = ()


def read(text: str) -> Typed:
    """Read numbers and spans of numbers, in half or full width, apart by spaces or commas; 「15-12」 counts up too."""
    spaced = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text[:LONGEST]))
    plain = _AROUND.sub(r"\1", spaced).strip()
    numbers: set[int] = set()
    unread: list[str] = []
    for part in filter(None, _APART.split(plain)):
        found = _SPAN.fullmatch(part)
        if found is None:
            unread.append(part)
            continue
        ends = sorted((int(found[1]), int(found[2] or found[1])))
        numbers.update(range(ends[0], ends[1] + 1))
    return Typed(tuple(sorted(numbers)), tuple(dict.fromkeys(unread)))


def numbered(fixed: Mapping[Key, int], last: int, others: Iterable[Key]) -> dict[Key, int]:
    """Return a number for every entry: those already given stay, `others` go on after `last` in their order."""
    return {**fixed, **{key: number for number, key in enumerate(others, start=last + 1)}}
