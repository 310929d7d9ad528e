"""The system's clock."""

from __future__ import annotations

import time
from datetime import date, datetime


class SystemClock:
    """The wall clock of this PC, in its local time zone."""

    def now(self) -> datetime:
        return datetime.now().astimezone()

    def today(self) -> date:
        return self.now().date()

    def ticks(self) -> float:
        return time.monotonic()
