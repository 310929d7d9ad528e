"""Gathers what a report is made from: figures of a class session, of a period, and of a lesson."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from smartclass.domain.consultation import tally
from smartclass.domain.figures import Correction, HandoutFigures, PeriodFigures, SessionFigures
from smartclass.domain.fiscal import Period
from smartclass.domain.lesson import Family
from smartclass.domain.plan import PlanFigures
from smartclass.domain.registry import Centre
from smartclass.domain.ruby import NO_TEXT
from smartclass.domain.span_figures import HistoryFigures
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.storage import consultations, erasing, report_queries, survey
from smartclass.storage.register import Register

if TYPE_CHECKING:
    from smartclass.services.activity import Activity
    from smartclass.services.classes import Classes
    from smartclass.services.library import Library
    from smartclass.services.roll import Roll


class Reporting:
    """Asks the register and the lessons; knows nothing of paper."""

    def __init__(
        self,
        register: Register,
        classes: Classes,
        roll: Roll,
        library: Library,
        activity: Activity | None = None,
    ) -> None:
        self._register = register
        self._classes = classes
        self._roll = roll
        self._library = library
        self._activity = activity

    def session(self, session: UUID) -> SessionFigures:
        """Return one class session with its roster, the cards of everybody on it, and what was set right since."""
        found = self._classes.get(session)
        tokens = report_queries.tokens(self._register, session)
        corrected = report_queries.corrections(self._register, session)
        roster = tuple(
            replace(row, attendee=replace(row.attendee, token=tokens.get(row.attendee.id, "")))
            for row in self._roll.roster(session)
        )
        topics = self._library.topics()
        return SessionFigures(
            session=found,
            roster=roster,
            counts=self._roll.counts(session),
            corrections=tuple(
                Correction(row.number, *corrected[row.attendee.id]) for row in roster if row.attendee.id in corrected
            ),
            unexpected=report_queries.unexpected(self._register, session),
            kept_bands=erasing.kept_bands(self._register, session, found.day.year),
            talks=consultations.of_class(self._register, session),
            talk_sums=tally(topics, consultations.counted(self._register, session)),
            topics=topics,
            survey=survey.of_class(self._register, session).sums,
        )

    def period(self, period: Period, centre: UUID | None = None) -> PeriodFigures:
        """Return the figures of a span of days at one centre, or at all of them; Problem for an unknown centre."""
        figures = report_queries.period(self._register, period, self._centre(centre) if centre else None)
        span = (period.first, period.last, centre)
        return replace(
            figures,
            talk_sums=tally(self._library.topics(), consultations.sums(self._register, *span)),
            survey=survey.sums(self._register, *span),
        )

    def of_period(self, figures: str, period: Period, centre: UUID | None) -> Any:
        """Return the figures a report about a span of days asks for by name ("period": those of the month)."""
        if figures == "period" or self._activity is None:
            return self.period(period, centre)
        return self._activity.figures(figures, period, self._centre(centre) if centre else None)

    def history(self, person: UUID) -> HistoryFigures:
        """Return everything one person came to."""
        if self._activity is None:
            raise AssertionError("no activity")
        return self._activity.history(person)

    def handout(self, lesson_id: str, family: Family, again: Sequence[str] = ()) -> HandoutFigures:
        """Return a lesson for a phone family (its first family where it doesn't cover that one)."""
        lesson = self._library.get(lesson_id)
        following = next((other for other in self._library.lessons() if other.id == lesson.next_lesson), None)
        centres = self._classes.centres()
        return HandoutFigures(
            lesson,
            lesson.family_or_first(family),
            next_title=following.title if following else NO_TEXT,
            centre=centres[0].name if centres else "",
            again=tuple(again),
        )

    def plan(self, plan_id: str) -> PlanFigures:
        """Return a ready-made class with its lessons; Problem where there is no such plan."""
        return self._library.plan(plan_id)

    def _centre(self, wanted: UUID) -> Centre:
        for centre in self._classes.centres():
            if centre.id == wanted:
                return centre
        raise Problem(_("その会場は、この名簿にありません。"), _("会場の一覧から選んでください。"))
