"""Where the lesson stands: which step, for which phone family, and what the projector may show of it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from smartclass.domain.lesson import Family, Lesson, Step, StepText
from smartclass.services.progress import Progress


class Stage(QObject):
    """One lesson being taught or followed. Every view draws from here and asks nobody else.

    `person` and `session` say whose progress is kept; both None keeps the place of this PC itself.
    """

    moved = Signal()
    """The step or the family has changed."""
    curtained = Signal()
    """Black or freeze has changed."""

    def __init__(
        self,
        lesson: Lesson,
        family: Family,
        progress: Progress,
        *,
        person: UUID | None = None,
        session: UUID | None = None,
    ) -> None:
        super().__init__()
        self.lesson = lesson
        self.family = lesson.family_or_first(family)
        self.person, self.session = person, session
        self._progress = progress
        self.black = False
        self._frozen: int | None = None
        self.index = self._resumed()

    def _resumed(self) -> int:
        at = self._progress.place(self.lesson.id, person=self.person, session=self.session)
        ids = [step.id for step in self.lesson.steps]
        place = ids.index(at) if at in ids else 0
        return 0 if place == len(ids) - 1 else place

    @property
    def step(self) -> Step:
        return self.lesson.steps[self.index]

    @property
    def text(self) -> StepText:
        return self.step.for_family(self.family)

    @property
    def upcoming(self) -> StepText | None:
        """The next step, or None at the end."""
        if self.at_end:
            return None
        return self.lesson.steps[self.index + 1].for_family(self.family)

    @property
    def at_end(self) -> bool:
        return self.index == len(self.lesson.steps) - 1

    @property
    def frozen(self) -> bool:
        return self._frozen is not None

    @property
    def projected(self) -> int | None:
        """The index of the step the projector shows; None while it must stay dark (black, or 「ご本人だけ」)."""
        shown = self.index if self._frozen is None else self._frozen
        if self.black or self.lesson.steps[shown].private:
            return None
        return shown

    def to(self, index: int) -> None:
        """Go to step `index` (from 0), kept within the lesson, and remember the place."""
        self.index = min(max(0, index), len(self.lesson.steps) - 1)
        self._progress.reached(self.lesson.id, self.step.id, person=self.person, session=self.session)
        self.moved.emit()

    def next(self) -> None:
        self.to(self.index + 1)

    def previous(self) -> None:
        self.to(self.index - 1)

    def switch(self, family: Family) -> None:
        """Show the same step for another phone family."""
        if family in self.lesson.families and family != self.family:
            self.family = family
            self.moved.emit()

    def switch_next(self) -> None:
        """Go round the families this lesson covers."""
        families = self.lesson.families
        self.switch(families[(families.index(self.family) + 1) % len(families)])

    def toggle_black(self) -> None:
        self.black = not self.black
        self.curtained.emit()

    def toggle_freeze(self) -> None:
        self._frozen = None if self.frozen else self.index
        self.curtained.emit()
