"""Telling a card scanner from a person at the keyboard: it types a whole code in a burst, in its own layout."""

from __future__ import annotations

from dataclasses import dataclass

from smartclass.domain.ids import card_token

GAP = 0.04
"""Seconds between two keys of a scanner at the most; the fastest typist needs three times as long."""
SURE = 7
"""Keys in a row that close together are a scanner."""

_ROWS = ((2, "1234567890"), (16, "QWERTYUIOP"), (30, "ASDFGHJKL"), (44, "ZXCVBNM"))
_PLACES = {first + step: letter for first, letters in _ROWS for step, letter in enumerate(letters)}
"""What an American keyboard has at each place (the scan codes of set 1, which are also Linux' key codes)."""


@dataclass(frozen=True, slots=True)
class Burst:
    """Keys that came one after the other: what they wrote, where they are on the keyboard, when the last one came."""

    text: str = ""
    places: str = ""
    keys: int = 0
    last: float = float("-inf")

    def after(self, text: str, place: int, at: float) -> Burst:
        """Return the burst with one more key at `at` seconds; after a pause a new one begins."""
        letter = _PLACES.get(place, "")
        if at - self.last > GAP:
            return Burst(text, letter, 1, at)
        return Burst(self.text + text, self.places + letter, self.keys + 1, at)

    @property
    def sure(self) -> bool:
        """Whether no person types like this."""
        return self.keys >= SURE

    @property
    def code(self) -> str:
        """The code as written, or by the places of its keys where only that is one of our cards."""
        return self.places if not card_token(self.text) and card_token(self.places) else self.text
