"""The holidays of Japan, from the jpholiday library (国民の祝日に関する法律, equinoxes reckoned)."""

from __future__ import annotations

from datetime import date

LAST = date(2030, 12, 31)
"""The end of the last year whose days our tests compare with the law. A later law may change what comes after."""

_SAID = {"振替休日": "休日", "国民の休日": "休日"}
"""The Cabinet Office's own list calls both of them 休日."""


class JapaneseHolidays:
    """Knows the days by rule; the library is loaded when a day is first asked for."""

    @property
    def last(self) -> date:
        """The last day for which holidays are known."""
        return LAST

    def name(self, day: date) -> str:
        """Return what the holiday on `day` is called; "" where it is none, or not known."""
        import jpholiday

        said = (jpholiday.is_holiday_name(day) or "") if day <= LAST else ""
        return _SAID.get(said.split(" ")[-1], said)
