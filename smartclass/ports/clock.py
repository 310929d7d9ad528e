"""Time, as the program asks for it: a port so that tests and replays can say what day it is."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    """The one door to time."""

    def now(self) -> datetime:
        """Return the current moment with the local time zone."""
        ...

    def today(self) -> date:
        """Return today's local date."""
        ...

    def ticks(self) -> float:
        """Return seconds from an arbitrary start that never runs backwards."""
        ...
