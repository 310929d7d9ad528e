"""A sentence as sound: one clip per breath group, with the pauses and the phrases in each."""

from __future__ import annotations

from dataclasses import dataclass

COMMA_PAUSE = 0.45
"""Seconds at 、: older ears need the pause more than slower words (0.4–0.6 s)."""
LEAD = 0.18
"""Silence before the first sound; without it some devices swallow the first mora."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """From `at` seconds into its clip, these characters of the displayed sentence are being said."""

    at: float
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Clip:
    """int16 mono samples with `pause` seconds of silence after them."""

    pcm: bytes
    rate: int
    pause: float
    phrases: tuple[Phrase, ...]

    @property
    def seconds(self) -> float:
        return len(self.pcm) / 2 / self.rate if self.rate else 0.0
