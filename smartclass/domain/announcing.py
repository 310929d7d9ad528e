"""What a town tells the public of its classes: who holds them, and where to ask. Nobody's name is in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from smartclass.domain.registry import ClassSession

_PHONE = re.compile(r"\d{10,11}")


@dataclass(frozen=True, slots=True)
class Town:
    """The town and the desk people ask. `code` is the 全国地方公共団体コード, six digits; "" means not written yet."""

    code: str = ""
    prefecture: str = ""
    name: str = ""
    organiser: str = ""
    telephone: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Schedule:
    """The classes of a span of days, in order of time, with the town that holds them."""

    sessions: tuple[ClassSession, ...]
    town: Town = Town()


@dataclass(frozen=True, slots=True)
class PosterFigures:
    """One course at one place: `sessions` are its days, never none."""

    sessions: tuple[ClassSession, ...]
    town: Town = Town()


def phone_digits(text: str) -> str:
    """Return the ten or eleven digits of a telephone number; "" where it is none."""
    digits = re.sub(r"[\s()‐-―ー−-]", "", unicodedata.normalize("NFKC", text))
    return digits if _PHONE.fullmatch(digits) and digits.startswith("0") else ""


def is_page(text: str) -> bool:
    """Tell whether a text is an address of the web that fits a QR code of a poster."""
    return bool(re.fullmatch(r"https?://[!-~]{4,112}", text))
