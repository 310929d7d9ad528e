"""A span's figures for all centres together and for each of them, from one pass over the register."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from smartclass.domain.activity import ActivityFigures, gather
from smartclass.domain.figures import PeriodFigures, SessionLine
from smartclass.domain.fiscal import Period
from smartclass.domain.registry import Centre
from smartclass.storage import activity_queries, booking_figures, report_queries, sessions
from smartclass.storage.register import Register

Both = tuple[ActivityFigures, PeriodFigures]


def figures(register: Register, span: Period) -> tuple[tuple[Centre, ...], Iterator[Both]]:
    """Return the centres that had a class in a span, and the figures: of all together first, then of each in turn.

    They are what `activity` and `period` would return one by one, all of one moment, without talks and answers.
    """
    with register.write():  # one moment for all that is read
        lines = report_queries.sessions(register, span, None)
        visits = activity_queries.visits(register, span)
        visitors = {one.person: one for one in activity_queries.visitors(register, span, None)}
        booked = booking_figures.booked(register, span).of
        known = sessions.centres(register)
    here: dict[UUID, list[SessionLine]] = {}
    for line in lines:
        here.setdefault(line.centre_id, []).append(line)
    gone = {key: Centre(key, some[0].centre) for key, some in here.items() if key not in {one.id for one in known}}
    centres = (*(one for one in known if one.id in here), *gone.values())

    def each() -> Iterator[Both]:
        yield _both(gather(span, None, lines, visits, visitors.values(), booked))
        place = {line.id.bytes: line.centre_id for line in lines}
        came: dict[UUID, list[tuple[bytes, bytes]]] = {centre.id: [] for centre in centres}
        for visit in visits:
            came[place[visit[0]]].append(visit)
        for centre in centres:
            some = came.pop(centre.id)
            people = [visitors[who] for who in {person for _session, person in some}]
            yield _both(gather(span, centre, tuple(here[centre.id]), some, people, booked))

    return centres, each()


def _both(activity: ActivityFigures) -> Both:
    whole = activity.whole
    sums = (whole.people, whole.newcomers, activity.bands)
    return activity, PeriodFigures(activity.period, activity.centre, activity.sessions, *sums)
