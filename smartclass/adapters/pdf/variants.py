"""Kanji of names with a variation selector (辻󠄀): which glyph of a face draws them, after the OpenType cmap, format 14.

ReportLab knows one character to a glyph, so such a pair gets a private character that stands for it while the page is
drawn. `PAIRS` is the way back: what is found in the PDF and copied from it.
"""

from __future__ import annotations

import re
from struct import iter_unpack, unpack_from
from typing import Any

PAIR = re.compile("([㐀-䶿一-鿿豈-\ufaff\U00020000-\U0003ffff])([\ufe00-\ufe0f\U000e0100-\U000e01ef])")
PAIRS: dict[int, str] = {}
"""Private character: the kanji with its selector."""

_CODES: dict[str, int] = {}
_PRIVATE = range(0xF0000, 0xFFFFE)
_FORMAT = 14


def private(pair: str) -> int:
    """Return the private character that stands for a kanji with its selector, the same one for the whole run."""
    code = _CODES.setdefault(pair, _PRIVATE[len(_CODES) % len(_PRIVATE)])
    PAIRS[code] = pair
    return code


def glyph(face: Any, pair: str) -> int | None:
    """Return the number of the glyph that `face` (a ReportLab TTFontFace) has for `pair`, None where it has none."""
    cmap: bytes = face.get_table("cmap")
    base, selector = map(ord, pair)
    for _platform, _encoding, start in iter_unpack(">HHL", cmap[4 : 4 + 8 * unpack_from(">H", cmap, 2)[0]]):
        if unpack_from(">H", cmap, start)[0] != _FORMAT:
            continue
        records = cmap[start + 10 : start + 10 + 11 * unpack_from(">L", cmap, start + 6)[0]]
        for named, plain, other in iter_unpack(">3sLL", records):
            if int.from_bytes(named) == selector:
                if plain and _is_plain(cmap, start + plain, base):
                    return face.charToGlyph.get(base)  # type: ignore[no-any-return] # a dict of int to int
                return _other(cmap, start + other, base) if other else None
    return None


def _is_plain(cmap: bytes, start: int, base: int) -> bool:
    """Tell whether the variant is the glyph the face draws anyway (a default range: first character, how many more)."""
    rows = cmap[start + 4 : start + 4 + 4 * unpack_from(">L", cmap, start)[0]]
    return any(0 <= base - int.from_bytes(first) <= more for first, more in iter_unpack(">3sB", rows))


def _other(cmap: bytes, start: int, base: int) -> int | None:
    rows = cmap[start + 4 : start + 4 + 5 * unpack_from(">L", cmap, start)[0]]
    return next((found for first, found in iter_unpack(">3sH", rows) if int.from_bytes(first) == base), None)
