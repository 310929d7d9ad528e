"""Telling in which of the encodings of Japanese files a text was saved."""

from __future__ import annotations

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_JIS = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
_ODD = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ue000-\\uf8ff｡-ﾟ]")
"""What a text read in a wrong encoding is full of: control codes, private use, half-width kana."""
_LEAST_USUAL = 0.95
_LOOKED_AT = 100_000


def decoded(data: bytes) -> str | None:
    """Return the text, or None where no encoding fits.

    A byte order mark decides; else UTF-8, which nothing else is by chance; else the encoding in which the text
    looks most like Japanese (CP932, what Japanese Excel writes, where two look alike).
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if any(sign in data[:_LOOKED_AT] for sign in _JIS):
        return _strict(data, "iso2022_jp_ext")
    if b"\0" in data[:_LOOKED_AT]:
        return _best(data, ("utf-16-le", "utf-16-be"), _LEAST_USUAL) or _strict(data, "utf-8")
    text = _strict(data, "utf-8")
    return text if text is not None else _best(data, ("cp932", "euc_jp", "utf-16-le", "utf-16-be"), 0.0)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _best(data: bytes, encodings: tuple[str, ...], least: float) -> str | None:
    texts = [text for text in (_strict(data, encoding) for encoding in encodings) if text is not None]
    best = max(texts, key=_usual, default=None)
    return best if best is not None and _usual(best) >= least else None


def _usual(text: str) -> float:
    """Return which part of a text (0 to 1) is of characters that Japanese lists are made of, and has lines."""
    seen = text[:_LOOKED_AT]
    if not re.search(r"[\r\n,\t;]", seen):
        return 0.0
    good = len(seen.encode("cp932", "ignore").decode("cp932"))
    return (good - len(_ODD.findall(seen)) * 0.6) / len(seen)
