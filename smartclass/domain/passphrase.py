"""What counts as a passphrase, and what is the same passphrase typed in another way."""

from __future__ import annotations

import unicodedata
from enum import StrEnum

LEAST = 10
"""Letters. With Argon2id at 64 MiB a guess costs a thief about a third of a second on a PC like ours."""
VARIETY = 5
"""Different letters: 「aaaaaaaaaa」 and 「1212121212」 are the first a thief tries."""
_RUNS = ("abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm")


class Weak(StrEnum):
    """Why a passphrase is not taken."""

    SHORT = "short"
    PLAIN = "plain"


def same(text: str) -> str:
    """Return the passphrase without what an input method changes: width of letters, spaces around and between."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def weakness(text: str) -> Weak | None:
    """Return why a passphrase is too easily guessed, or None."""
    plain = same(text)
    if len(plain) < LEAST:
        return Weak.SHORT
    low = plain.lower()
    if len(set(low)) < VARIETY or any(low in run for run in _RUNS):
        return Weak.PLAIN
    return None
