"""Who stopped coming and whether somebody has spoken to them, and what one person has done here."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from smartclass.domain.following import USUAL_WEEKS, Absent, History
from smartclass.services.people import gone
from smartclass.storage import following, people
from smartclass.storage.register import Register


class Following:
    """A list to telephone by; nothing is written but the day of the talk."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def absent(self, weeks: int = USUAL_WEEKS) -> tuple[Absent, ...]:
        """Return who came at least twice, but not in the last `weeks`, and is not booked; the latest first."""
        return following.absent(self._register, self._register.clock.today() - timedelta(weeks=weeks))

    def spoke(self, person: UUID) -> None:
        """Write down that somebody was spoken to today; Problem where nobody has this id."""
        with self._register.write() as run:
            if people.by_id(self._register, person) is None:
                raise gone()
            following.speak(run, self._register, person)

    def unspoke(self, person: UUID) -> None:
        """Take back that somebody was spoken to."""
        with self._register.write() as run:
            following.unspeak(run, self._register, person)

    def history(self, person: UUID) -> History:
        """Return what one person has done."""
        return History(following.visits(self._register, person), following.lessons(self._register, person))
