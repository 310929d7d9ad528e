"""Three faces at the end of a class: counted by touch or from paper, without a person; each act can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from smartclass.domain.survey import MOST, Answer, ClassSurvey, SurveySums, Way
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.storage import survey
from smartclass.storage.register import Register

if TYPE_CHECKING:
    from smartclass.services.classes import Classes

_Before = tuple[Way, Mapping[Answer, int]]


class Survey:
    """The survey of a class. What can be taken back is what was done since the program began."""

    def __init__(self, register: Register, classes: Classes) -> None:
        self._register, self._classes = register, classes
        self._acts: dict[UUID, list[_Before]] = {}

    def of_class(self, session: UUID) -> ClassSurvey:
        """Return the answers of a class, those by touch and those from paper apart."""
        return survey.of_class(self._register, session)

    def answer(self, session: UUID, answer: Answer) -> None:
        """Count one touch of a face; what is more than can be believed is let pass without a word."""
        now = survey.counted_here(self._register, session, Way.TOUCH, answer)
        if now < MOST:
            self._put(session, Way.TOUCH, {answer: now + 1})

    def set_paper(self, session: UUID, good: int, middle: int, more: int) -> SurveySums:
        """Write down the tally of the paper slips in place of the one before; Problem for impossible numbers."""
        counts = {Answer.GOOD: good, Answer.MIDDLE: middle, Answer.MORE: more}
        if not all(0 <= count <= MOST for count in counts.values()):
            raise Problem(_("人数は 0人から 999人までです。"))
        self._classes.get(session)
        changed = {one: n for one, n in counts.items() if n != self._here(session, Way.PAPER, one)}
        if changed:
            self._put(session, Way.PAPER, changed)
        return self.of_class(session).sums

    def undo(self, session: UUID) -> bool:
        """Take back the newest touch or tally; False where nothing is left."""
        acts = self._acts.get(session, [])
        if not acts:
            return False
        way, before = acts.pop()
        self._write(session, way, before)
        return True

    def sums(self, first: date, last: date, centre: UUID | None = None) -> SurveySums:
        """Return the three sums of a span of days."""
        return survey.sums(self._register, first, last, centre)

    def _put(self, session: UUID, way: Way, counts: Mapping[Answer, int]) -> None:
        before = {one: self._here(session, way, one) for one in counts}
        self._write(session, way, counts)
        self._acts.setdefault(session, []).append((way, before))

    def _write(self, session: UUID, way: Way, counts: Mapping[Answer, int]) -> None:
        with self._register.write() as run:
            for one, count in counts.items():
                survey.put(run, self._register, session, way, one, count)

    def _here(self, session: UUID, way: Way, answer: Answer) -> int:
        return survey.counted_here(self._register, session, way, answer)
