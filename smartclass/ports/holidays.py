"""Which days are holidays."""

from __future__ import annotations

from datetime import date
from typing import Protocol


class Holidays(Protocol):
    """Names the holidays of Japan."""

    @property
    def last(self) -> date:
        """The last day for which holidays are known."""
        ...

    def name(self, day: date) -> str:
        """Return what the holiday on `day` is called; "" where it is none, or not known."""
        ...
