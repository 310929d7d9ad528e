"""The printed recovery code: 24 letters in six groups of four, the last one a check character.

Scheme: Douglas Crockford's Base 32 (https://www.crockford.com/base32.html), whose check symbol is the number modulo
37. It notices every single wrong letter and every two neighbours that changed places. The five check symbols that
are no digit or letter of the alphabet (*~$=U) are hard to read out, so a code that would need one isn't handed out.
23 letters of 5 bits are 115 bits of chance.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LETTERS, GROUP = 24, 4
_PASSED_OVER = re.compile(r"[\s\-‐-―−ー〜~_.,・･、。:：/]+")
_FORGIVEN = str.maketrans("OIL", "011")


class Slip(StrEnum):
    """What is wrong with a code somebody typed."""

    SHORT = "short"
    LONG = "long"
    LETTER = "letter"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Read:
    """A code as it was typed: `code` is whole and right where `slip` is None; `count` letters were found."""

    code: str = ""
    slip: Slip | None = None
    count: int = 0


def make(below: Callable[[int], int]) -> str:
    """Make a new code; `below(n)` returns a number under n by chance (`secrets.randbelow`)."""
    while True:
        number = below(32 ** (LETTERS - 1))
        check = number % 37
        if check < len(ALPHABET):
            return _written(number) + ALPHABET[check]


def _written(number: int) -> str:
    letters = []
    for _place in range(LETTERS - 1):
        number, value = divmod(number, 32)
        letters.append(ALPHABET[value])
    return "".join(reversed(letters))


def read(text: str) -> Read:
    """Read a code in any case and width, with any grouping; O is 0, and I and L are 1 (as Crockford has it)."""
    plain = folded(text)
    count = len(plain)
    if any(letter not in ALPHABET for letter in plain):
        return Read(slip=Slip.LETTER, count=count)
    if count != LETTERS:
        return Read(slip=Slip.SHORT if count < LETTERS else Slip.LONG, count=count)
    number = 0
    for letter in plain[:-1]:
        number = number * 32 + ALPHABET.index(letter)
    if number % 37 != ALPHABET.index(plain[-1]):
        return Read(slip=Slip.CHECK, count=count)
    return Read(plain, count=count)


def folded(text: str) -> str:
    """Return a code, or a part of one, in the letters it is printed in, without grouping."""
    return _PASSED_OVER.sub("", unicodedata.normalize("NFKC", text)).upper().translate(_FORGIVEN)


def grouped(code: str) -> str:
    """Return a code as it is printed and read out: four letters, a hyphen, four letters …"""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))
