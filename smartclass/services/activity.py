"""Gathers what the reports of longer spans are made from, and the lists of people behind their sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from smartclass.domain import fiscal
from smartclass.domain.activity import ActivityFigures, bands, months
from smartclass.domain.consultation import tally
from smartclass.domain.fiscal import Period
from smartclass.domain.registry import Centre
from smartclass.domain.span_figures import (
    ContinuityFigures,
    CourseFigures,
    HistoryFigures,
    LessonUse,
    OpenFigures,
    StaffFigures,
)
from smartclass.domain.targets import KpiFigures, Targets
from smartclass.services.people import gone
from smartclass.storage import activity_queries, consultations, people, report_queries, sessions, survey
from smartclass.storage.register import Register

if TYPE_CHECKING:
    from smartclass.services.library import Library
    from smartclass.services.stumbles import Stumbles
    from smartclass.services.targets import TargetsBook

WEEKS = 8
"""Two months of a weekly class: long enough that a holiday or a cold is over."""
MOST_STEPS = 3
"""So many steps of a lesson are named: what to explain more slowly, not a list of faults."""


class Activity:
    """Asks the register, the lessons and the targets; knows nothing of paper."""

    def __init__(
        self, register: Register, library: Library, targets: TargetsBook, stumbles: Callable[[], Stumbles]
    ) -> None:
        self._register, self._library, self._targets, self._stumbles = register, library, targets, stumbles

    def figures(self, name: str, span: Period, centre: Centre | None) -> Any:
        """Return the figures of a report by the name it gives in FIGURES."""
        made: dict[str, Callable[[Period, Centre | None], Any]] = {
            "activity": self.of_span,
            "courses": self.courses,
            "staff": self.staff,
            "kpi": self.kpi,
            "continuity": self.continuity,
            "open": self.open_data,
        }
        return made[name](span, centre)

    def of_span(self, span: Period, centre: Centre | None = None) -> ActivityFigures:
        """Return everything counted in a span at one centre, or at all."""
        where = (span.first, span.last, centre.id if centre else None)
        return replace(
            activity_queries.activity(self._register, span, centre),
            talk_sums=tally(self._library.topics(), consultations.sums(self._register, *where)),
            survey=survey.sums(self._register, *where),
        )

    def asked(self, span: Period, centre: Centre | None = None) -> dict[UUID, tuple[int, int]]:
        """Return how many consultations and answers each class of a span had: what those sums were counted from."""
        return activity_queries.asked(self._register, span, centre)

    def courses(self, span: Period, centre: Centre | None = None) -> CourseFigures:
        """Return courses and lessons of a span, with sums of stumbles that nobody can be told from."""
        activity = self.of_span(span, centre)
        held = {line.id: line for line in activity.held}
        planned: Counter[str] = Counter()
        visits: Counter[str] = Counter()
        for session, lesson in activity_queries.lessons(self._register, span, centre):
            if line := held.get(session):
                planned[lesson] += 1
                visits[lesson] += line.visits
        steps: dict[str, Counter[str]] = {}
        for one in self._stumbles().sums(span.first, span.last, centre.id if centre else None):
            steps.setdefault(one.lesson, Counter())[one.step] += one.count
        known = {lesson.id: lesson for lesson in self._library.lessons()}
        groups = {group.id: group.title.plain for group in self._library.courses()}
        order = {lesson: place for place, lesson in enumerate(known)}

        def use(lesson_id: str) -> LessonUse:
            lesson, times = known.get(lesson_id), steps.get(lesson_id, Counter())
            texts = {step.id: step.for_family(lesson.families[0]).text.plain for step in lesson.steps} if lesson else {}
            ranked = sorted(times.items(), key=lambda pair: (-pair[1], pair[0]))
            return LessonUse(
                lesson_id,
                lesson.title.plain if lesson else lesson_id,
                groups.get(lesson.course, "") if lesson else "",
                planned[lesson_id],
                visits[lesson_id],
                times.total(),
                tuple((texts[step], count) for step, count in ranked if step in texts)[:MOST_STEPS],
            )

        ids = sorted({*planned, *(one for one in steps if one in known)}, key=lambda one: (order.get(one, 9999), one))
        return CourseFigures(activity, tuple(use(lesson) for lesson in ids))

    def staff(self, span: Period, centre: Centre | None = None) -> StaffFigures:
        """Return who of the staff stood how long in class."""
        return StaffFigures(span, centre, activity_queries.staff(self._register, span, centre))

    def kpi(self, span: Period, centre: Centre | None = None) -> KpiFigures:
        """Return the fiscal year in which a span ends, up to today, beside the same days of the year before."""
        year = fiscal.fiscal_year(span.last)
        whole, before = fiscal.year(year), fiscal.year(year - 1)
        until = max(whole.first, min(self._register.clock.today(), whole.last))
        now = self.of_span(Period(whole.first, until), centre)
        same_days = self.of_span(fiscal.year_before(Period(whole.first, until)), centre)
        earlier = self.of_span(before, centre)
        values: list[int | None] = [one.visits for _month, one in now.months]
        return KpiFigures(
            year,
            until,
            Period(whole.first, until),
            centre,
            Targets() if centre else self._targets.of(year),
            now.whole,
            same_days.whole,
            tuple(values + [None] * (len(months(whole)) - len(values))),
            tuple(one.visits for _month, one in earlier.months),
            now.survey,
            same_days.survey,
        )

    def continuity(self, span: Period, centre: Centre | None = None, weeks: int = WEEKS) -> ContinuityFigures:
        """Return who of a span's people came at least twice and has not been seen for some weeks."""
        on = min(self._register.clock.today(), span.last)
        limit = on - timedelta(weeks=weeks)
        regulars, away = activity_queries.regulars(self._register, span, centre, on, limit)
        return ContinuityFigures(span, centre, on, weeks, regulars - len(away), away)

    def history(self, person: UUID) -> HistoryFigures:
        """Return everything one person came to, lessons by title; Problem where they are gone."""
        found = people.by_id(self._register, person)
        if found is None:
            raise gone()
        titles = {lesson.id: lesson.title.plain for lesson in self._library.lessons()}
        visits = tuple(
            replace(one, lessons=tuple(titles.get(lesson, lesson) for lesson in one.lessons))
            for one in activity_queries.person(self._register, person)
        )
        return HistoryFigures(found.name, found.kana, self._register.clock.today(), visits)

    def open_data(self, span: Period, centre: Centre | None = None) -> OpenFigures:
        """Return different people by centre and age band: always of all centres, `centre` is the one to show."""
        lines = [line for line in report_queries.sessions(self._register, span, None) if line.held]
        known = {one.person: one for one in activity_queries.visitors(self._register, span, None)}
        at = {line.id.bytes: line.centre_id for line in lines}
        came: dict[UUID, set[bytes]] = {line.centre_id: set() for line in lines}
        for session, person in activity_queries.visits(self._register, span):
            came[at[session]].add(person)
        codes = {one.id: one.code for one in sessions.centres(self._register)}
        here = {Centre(line.centre_id, line.centre, codes.get(line.centre_id, "")) for line in lines}
        centres = tuple(sorted(here, key=lambda one: (one.name, one.id)))
        return OpenFigures(
            span,
            centre,
            centres,
            tuple(sum(line.centre_id == one.id for line in lines) for one in centres),
            tuple(sum(line.visits for line in lines if line.centre_id == one.id) for one in centres),
            tuple(bands([known[person] for person in came[one.id]], span.last) for one in centres),
        )

    def people(self, span: Period, centre: Centre | None, *, newcomers: bool = False) -> list[tuple[UUID, str, str]]:
        """Return (id, name, kana) of the different people of a span, or of those who came for the first time."""
        wanted = None
        if newcomers:
            found = activity_queries.visitors(self._register, span, centre)
            wanted = [UUID(bytes=one.person) for one in found if one.newcomer]
        return activity_queries.names(self._register, span, centre, wanted)
