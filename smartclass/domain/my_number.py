"""The guard that keeps a My Number out of every free text (総務省令 85 号, 2014, art. 5 for the check digit)."""

from __future__ import annotations

import re
import unicodedata

_BETWEEN = r"[\s\-‐‑‒–—―ー−_.,・\u200b-\u200f\u2060\ufeff]{0,4}"
_TWELVE = re.compile(
    rf"(?<!\d)(?:\d{{12}}|\d{{4}}{_BETWEEN}\d{{4}}{_BETWEEN}\d{{4}})(?!\d)"  # whatever number stands beside it
    rf"|(?<!\d)(?:\d{_BETWEEN}){{11}}\d(?!{_BETWEEN}\d)"
)
_WEIGHTS = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def check_digit(first_eleven: str) -> int:
    """Return the twelfth digit that belongs to eleven others."""
    rest = sum(int(digit) * weight for digit, weight in zip(first_eleven, _WEIGHTS, strict=True)) % 11
    return 0 if rest <= 1 else 11 - rest


def holds_twelve_digits(text: str) -> bool:
    """Tell whether `text` has a run of exactly twelve digits, however they are spaced or widened.

    Any such run is refused, whatever its check digit: a mistyped My Number would fail the check and slip through.
    """
    return _TWELVE.search(unicodedata.normalize("NFKC", text)) is not None


def looks_real(text: str) -> bool:
    """Tell whether one of those runs has the check digit of a real My Number."""
    for match in _TWELVE.finditer(unicodedata.normalize("NFKC", text)):
        digits = re.sub(r"\D", "", match.group())
        if check_digit(digits[:11]) == int(digits[11]):
            return True
    return False
