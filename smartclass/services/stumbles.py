"""Where people stumble while they practise: noted without disturbing them, shown to who can help at once."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID

from smartclass.domain.play import Result
from smartclass.domain.stumbles import LessonStumbles, Stumble, StumbleSum, by_step, steps_of
from smartclass.errors import Problem
from smartclass.logs import LOG
from smartclass.storage import stumbles
from smartclass.storage.register import Register
from smartclass.storage.stumbles import Spot

if TYPE_CHECKING:
    from smartclass.services.library import Library
    from smartclass.services.practising import Practising


class Stumbles:
    """Counts in memory, writes when asked to. `person` None: nobody checked in; `session` None: not in a class."""

    def __init__(self, register: Register, library: Library, practising: Practising) -> None:
        self._register, self._library, self._practising = register, library, practising
        self._lock = threading.Lock()
        self._pending: Counter[Spot] = Counter()
        self._steps: dict[str, Mapping[str, str]] = {}

    def happened(self, exercise: str, scene: str, kind: Result, *, person: UUID | None, session: UUID | None) -> None:
        """Note one stumble; takes microseconds, never fails. Outside of a class, and of what went well, nothing stays.

        `flush` writes it.
        """
        if session is None:
            return
        spot = Spot(session, exercise, scene, kind, person)
        if spot.valid:
            with self._lock:
                self._pending[spot] += 1

    @property
    def pending(self) -> int:
        """How many stumbles wait to be written."""
        with self._lock:
            return self._pending.total()

    def flush(self) -> bool:
        """Write what waits, in one transaction (not on the UI thread); False where it has to wait longer.

        A full disk or a busy file is no matter of the person who practises: what waits is kept for the next time.
        """
        with self._lock:
            waiting, self._pending = self._pending, Counter()
        if not waiting:
            return True
        try:
            stumbles.add(self._register, waiting)
        except Problem:
            LOG.warning("stumbles wait: the register could not be written")
            with self._lock:
                self._pending += waiting
            return False
        return True

    def live(self, session: UUID) -> tuple[LessonStumbles, ...]:
        """Return what happened so far in a class, by lesson (or drill) and step; one question, by index."""
        return self._gathered(stumbles.of_class(self._register, session))

    def of_person(self, person: UUID, session: UUID) -> tuple[LessonStumbles, ...]:
        """Return what one person stumbled at in one class, for their own take-home sheet and nothing else."""
        return self._gathered(stumbles.of_person(self._register, person, session))

    def again(self, lesson: str, session: UUID, person: UUID | None = None) -> tuple[str, ...]:
        """Return the ids of at most three steps worth doing once more: of one person, or of the whole class."""
        found = self.of_person(person, session) if person else self.live(session)
        return next((one.again for one in found if one.lesson == lesson), ())

    def sums(self, first: date, last: date, centre: UUID | None = None) -> tuple[StumbleSum, ...]:
        """Return how often which kind happened at which step from `first` to `last`: all that coordinators see."""
        counts: Counter[tuple[str, str, Result]] = Counter()
        for one in stumbles.sums(self._register, first, last, centre):
            counts[one.exercise, self._steps_of(one.exercise).get(one.scene, ""), one.kind] += one.count
        return tuple(StumbleSum(*what, count) for what, count in sorted(counts.items()))

    def forget(self, person: UUID) -> None:
        """Cut a person off from what was counted, written or not; the sums stay as they are."""
        self.flush()
        with self._register.write() as run:
            stumbles.forget(run, self._register, person)

    def _gathered(self, found: Iterable[Stumble]) -> tuple[LessonStumbles, ...]:
        parts = groupby(found, key=lambda one: one.exercise)
        return tuple(by_step(exercise, part, self._steps_of(exercise)) for exercise, part in parts)

    def _steps_of(self, exercise: str) -> Mapping[str, str]:
        """Return the step of each scene of a lesson's practice; a drill has none, nor has what is no longer here."""
        if exercise not in self._steps:
            lesson = next((one for one in self._library.lessons() if one.id == exercise), None)
            practised = self._practising.of_lesson(exercise) if lesson else None
            if lesson is None or practised is None:
                return {}
            self._steps[exercise] = steps_of(lesson, practised.practice)
        return self._steps[exercise]
