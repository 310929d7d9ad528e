"""The questions reports ask of the register; every figure is counted here, never stored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from smartclass.domain import age_band
from smartclass.domain.age_band import AgeBand
from smartclass.domain.figures import PeriodFigures, SessionLine
from smartclass.domain.fiscal import Period
from smartclass.domain.ids import CARD_PREFIX
from smartclass.domain.registry import Centre, SessionState
from smartclass.storage.register import Register

SESSIONS = """
    SELECT s.day, s.starts, s.ends, centre.name, course.title, s.state,
        (SELECT count(*) FROM session_staff AS t WHERE t.session_id = s.id),
        coalesce(sum(a.expected), 0), coalesce(sum(a.present), 0), coalesce(sum(a.present AND NOT a.expected), 0),
        s.count_only, s.capacity, s.reason, s.id, s.centre_id
    FROM class_session AS s
    JOIN centre ON centre.id = s.centre_id
    JOIN course ON course.id = s.course_id
    LEFT JOIN attendance AS a ON a.session_id = s.id AND a.deleted = 0
    WHERE s.day BETWEEN ? AND ? AND s.deleted = 0 AND (? IS NULL OR s.centre_id = ?)
    GROUP BY +s.id
    ORDER BY s.day, s.starts, centre.name, s.id
"""
"""One line for each class session of a period. The plus keeps SQLite on the index by day, away from a full scan."""

PEOPLE = """
    SELECT p.birth_year, (
        SELECT e.band FROM erased_age AS e WHERE e.attendee_id = p.id AND e.year <= CAST(substr(?3, 1, 4) AS INTEGER)
        ORDER BY e.year DESC LIMIT 1
    ) AS kept, count(*), sum(NOT EXISTS (
        SELECT 1 FROM attendance AS b JOIN class_session AS t ON t.id = b.session_id
        WHERE b.attendee_id = p.id AND b.present = 1 AND b.deleted = 0
            AND t.day < ?1 AND t.state <> 'cancelled' AND t.deleted = 0
    ))
    FROM attendee AS p
    WHERE p.id IN (
        SELECT a.attendee_id FROM class_session AS s
        JOIN attendance AS a ON a.session_id = s.id AND a.present = 1 AND a.deleted = 0
        WHERE s.day BETWEEN ?2 AND ?3 AND s.state <> 'cancelled' AND s.deleted = 0 AND (?4 IS NULL OR s.centre_id = ?5)
    )
    GROUP BY p.birth_year, kept
"""
"""Different people of a period by birth year (of those erased: the age band as it was counted), and how many of them
never came to any class before it."""


def period(register: Register, span: Period, centre: Centre | None) -> PeriodFigures:
    """Return the figures of a period at one centre, or at all (None)."""
    days = (span.first.isoformat(), span.last.isoformat())
    where = (centre.id.bytes, centre.id.bytes) if centre else (None, None)
    lines = sessions(register, span, centre)
    people = register.rows(PEOPLE, (days[0], *days, *where))
    return PeriodFigures(
        period=span,
        centre=centre,
        sessions=lines,
        people=sum(count for _year, _kept, count, _first in people),
        first_timers=sum(first for _year, _kept, _count, first in people),
        bands=age_band.tally(
            {year: count for year, kept, count, _first in people if not kept},
            span.last,
            {AgeBand(kept): count for _year, kept, count, _first in people if kept},
        ),
    )


def sessions(register: Register, span: Period, centre: Centre | None) -> tuple[SessionLine, ...]:
    """Return one line for each class session of a period, cancelled ones too."""
    where = (centre.id.bytes, centre.id.bytes) if centre else (None, None)
    rows = register.rows(SESSIONS, (span.first.isoformat(), span.last.isoformat(), *where))
    return tuple(_line(row) for row in rows)


def unexpected(register: Register, session: UUID) -> frozenset[UUID]:
    """Return who stands on a session's roster without having been expected."""
    sql = "SELECT attendee_id FROM attendance WHERE session_id = ? AND expected = 0 AND deleted = 0"
    return frozenset(UUID(bytes=person) for (person,) in register.rows(sql, (session.bytes,)))


def tokens(register: Register, session: UUID) -> dict[UUID, str]:
    """Return what the living card of each person on a session's roster says."""
    sql = (
        "SELECT a.attendee_id, max(card.token) FROM attendance AS a"
        " JOIN card ON card.attendee_id = a.attendee_id AND card.dead = 0"
        " WHERE a.session_id = ? AND (a.expected = 1 OR a.present = 1) AND a.deleted = 0 GROUP BY a.attendee_id"
    )
    return {UUID(bytes=person): CARD_PREFIX + token for person, token in register.rows(sql, (session.bytes,))}


def corrections(register: Register, session: UUID) -> dict[UUID, tuple[datetime, bool, str]]:
    """Return when each person's presence was last set right, what it became, and why; undone ones are left out."""
    sql = (
        "SELECT attendee_id, at, is_now, detail FROM act AS a WHERE session_id = ? AND kind = 'correct'"
        " AND NOT EXISTS (SELECT 1 FROM act AS u WHERE u.undoes = a.batch) ORDER BY seq"
    )
    rows = register.rows(sql, (session.bytes,))
    return {UUID(bytes=person): (datetime.fromisoformat(at), bool(now), why) for person, at, now, why in rows}


def _line(row: Sequence[Any]) -> SessionLine:
    *said, session, centre_id = row
    day, starts, ends, centre, course, state, staff, expected, present, walk_ins, count_only, capacity, reason = said
    return SessionLine(
        date.fromisoformat(day),
        time.fromisoformat(starts),
        time.fromisoformat(ends),
        centre,
        course,
        SessionState(state),
        staff,
        expected,
        present,
        walk_ins,
        count_only,
        capacity,
        reason,
        UUID(bytes=session),
        UUID(bytes=centre_id),
    )
