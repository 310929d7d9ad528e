"""How far somebody, or a class, or this PC alone has come in a lesson: for going on, never for judging."""

from __future__ import annotations

from uuid import UUID

from smartclass.storage import progress
from smartclass.storage.register import Register


class Progress:
    """Keeps the place. `person` None: nobody checked in at this PC; `session` None: outside a class."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def reached(self, lesson: str, step: str, *, person: UUID | None, session: UUID | None) -> None:
        """Remember that this step is on screen."""
        progress.reached(self._register, lesson, step, person, session)

    def place(self, lesson: str, *, person: UUID | None, session: UUID | None) -> str:
        """Return the id of the step to go on from, or "" for the start. A person goes on from last week's class."""
        return progress.place(self._register, lesson, person, session)

    def done(self, *, person: UUID) -> tuple[tuple[str, int], ...]:
        """Return (lesson id, steps seen) for everything this person has looked at."""
        return progress.done(self._register, person)
