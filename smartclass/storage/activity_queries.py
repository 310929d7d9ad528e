"""What the reports of longer spans ask of the register: each question one pass through an index."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from smartclass.domain.activity import ActivityFigures, Visitor, gather, months
from smartclass.domain.age_band import AgeBand
from smartclass.domain.fiscal import Period
from smartclass.domain.registry import Centre
from smartclass.domain.span_figures import PersonVisit, Regular, StaffWork
from smartclass.storage import booking_figures, report_queries
from smartclass.storage.register import Register

VISITS = """
    SELECT s.id, a.attendee_id FROM class_session AS s
    JOIN attendance AS a ON a.session_id = s.id AND a.present = 1 AND a.deleted = 0
    WHERE s.day BETWEEN ? AND ? AND s.state <> 'cancelled' AND s.deleted = 0 AND (? IS NULL OR s.centre_id = ?)
"""
"""Who came to what in a span."""

VISITORS = """
    SELECT p.id, p.birth_year, NOT EXISTS (
        SELECT 1 FROM attendance AS b JOIN class_session AS t ON t.id = b.session_id
        WHERE b.attendee_id = p.id AND b.present = 1 AND b.deleted = 0
            AND t.day < ?1 AND t.state <> 'cancelled' AND t.deleted = 0
    ), (
        SELECT e.band FROM erased_age AS e WHERE e.attendee_id = p.id AND e.year <= CAST(substr(?3, 1, 4) AS INTEGER)
        ORDER BY e.year DESC LIMIT 1
    )
    FROM attendee AS p
    WHERE p.id IN (
        SELECT a.attendee_id FROM class_session AS s
        JOIN attendance AS a ON a.session_id = s.id AND a.present = 1 AND a.deleted = 0
        WHERE s.day BETWEEN ?2 AND ?3 AND s.state <> 'cancelled' AND s.deleted = 0 AND (?4 IS NULL OR s.centre_id = ?5)
    )
"""
"""Different people of a span, whether they are new (never at any class before it), and the age band of those erased."""

LESSONS = """
    SELECT s.id, l.lesson FROM class_session AS s JOIN session_lesson AS l ON l.session_id = s.id
    WHERE s.day BETWEEN ? AND ? AND s.deleted = 0 AND (? IS NULL OR s.centre_id = ?)
"""

STAFF = """
    SELECT s.id, f.id, f.name, f.role FROM class_session AS s
    JOIN session_staff AS t ON t.session_id = s.id JOIN staff AS f ON f.id = t.staff_id
    WHERE s.day BETWEEN ? AND ? AND s.deleted = 0 AND (? IS NULL OR s.centre_id = ?)
"""

REGULARS = """
    SELECT p.id, p.name, p.kana, p.kana_order, g.last
    FROM (
        SELECT a.attendee_id AS person, count(*) AS times, max(s.day) AS last FROM class_session AS s
        JOIN attendance AS a ON a.session_id = s.id AND a.present = 1 AND a.deleted = 0
        WHERE s.day BETWEEN ? AND ? AND s.state <> 'cancelled' AND s.deleted = 0 AND (? IS NULL OR s.centre_id = ?)
        GROUP BY a.attendee_id
    ) AS g
    JOIN attendee AS p ON p.id = g.person AND p.deleted = 0
    WHERE g.times >= 2 OR EXISTS (
        SELECT 1 FROM attendance AS b JOIN class_session AS t ON t.id = b.session_id
        WHERE b.attendee_id = p.id AND b.present = 1 AND b.deleted = 0
            AND t.day <= ? AND t.state <> 'cancelled' AND t.deleted = 0
        LIMIT 1 OFFSET 1
    )
"""
"""Those who came in a span and at least twice in all, and when last in the span."""

WHOLE = """
    SELECT sum(t.day <= ?1), max(CASE WHEN t.day <= ?1 THEN t.day || t.starts ELSE '' END), course.title, centre.name,
        EXISTS (
            SELECT 1 FROM attendance AS c JOIN class_session AS u ON u.id = c.session_id
            WHERE c.attendee_id = ?2 AND c.deleted = 0 AND (c.expected = 1 OR c.present = 1)
                AND u.day > ?1 AND u.state <> 'cancelled' AND u.deleted = 0
        )
    FROM attendance AS b JOIN class_session AS t ON t.id = b.session_id
    JOIN course ON course.id = t.course_id JOIN centre ON centre.id = t.centre_id
    WHERE b.attendee_id = ?2 AND b.present = 1 AND b.deleted = 0 AND t.state <> 'cancelled' AND t.deleted = 0
"""
"""How often one person came up to a day, the last time and where (the row of the max), and if they are expected again.
"""

PERSON = """
    SELECT s.id, s.day, centre.name, course.title, a.expected, a.present, s.state = 'cancelled', (
        SELECT json_group_array(l.lesson) FROM session_lesson AS l WHERE l.session_id = s.id
    )
    FROM attendance AS a JOIN class_session AS s ON s.id = a.session_id
    JOIN centre ON centre.id = s.centre_id JOIN course ON course.id = s.course_id
    WHERE a.attendee_id = ? AND a.deleted = 0 AND s.deleted = 0 AND (a.expected = 1 OR a.present = 1)
    ORDER BY s.day DESC, s.starts DESC
"""

NAMES = """
    SELECT p.id, p.name, p.kana, p.kana_order FROM attendee AS p WHERE p.deleted = 0 AND p.id IN (
        SELECT a.attendee_id FROM class_session AS s
        JOIN attendance AS a ON a.session_id = s.id AND a.present = 1 AND a.deleted = 0
        WHERE s.day BETWEEN ? AND ? AND s.state <> 'cancelled' AND s.deleted = 0 AND (? IS NULL OR s.centre_id = ?)
    )
    ORDER BY p.kana_order, p.name_key
"""

ASKED = """
    SELECT s.id,
        (SELECT count(*) FROM consultation AS c WHERE c.session_id = s.id AND c.deleted = 0) AS talks,
        (SELECT coalesce(sum(t.count), 0) FROM survey_answer AS t
            WHERE t.session_id = s.id AND t.deleted = 0) AS answers
    FROM class_session AS s
    WHERE s.day BETWEEN ? AND ? AND s.state <> 'cancelled' AND s.deleted = 0 AND (? IS NULL OR s.centre_id = ?)
        AND talks + answers > 0
"""
"""How many consultations and answers each class of a span had, where there were any."""


def where(span: Period, centre: Centre | None) -> tuple[Any, ...]:
    """Return the values for the span and the centre, as every question here takes them."""
    at = centre.id.bytes if centre else None
    return span.first.isoformat(), span.last.isoformat(), at, at


def visitors(register: Register, span: Period, centre: Centre | None) -> tuple[Visitor, ...]:
    """Return the different people of a span."""
    rows = register.rows(VISITORS, (span.first.isoformat(), *where(span, centre)))
    return tuple(Visitor(person, born, bool(new), AgeBand(kept) if kept else None) for person, born, new, kept in rows)


def activity(register: Register, span: Period, centre: Centre | None) -> ActivityFigures:
    """Return everything counted in a span at one centre, or at all (None)."""
    return gather(
        span,
        centre,
        report_queries.sessions(register, span, centre),
        register.rows(VISITS, where(span, centre)),
        visitors(register, span, centre),
        booking_figures.booked(register, span).of,
    )


def asked(register: Register, span: Period, centre: Centre | None) -> dict[UUID, tuple[int, int]]:
    """Return how many consultations and how many answers each class of a span had, where there were any."""
    rows = register.rows(ASKED, where(span, centre))
    return {UUID(bytes=session): (talks, answers) for session, talks, answers in rows}


def visits(register: Register, span: Period) -> list[tuple[bytes, bytes]]:
    """Return (session, person) of everybody with a name who came in a span."""
    return register.rows(VISITS, where(span, None))


def lessons(register: Register, span: Period, centre: Centre | None) -> list[tuple[UUID, str]]:
    """Return (session, lesson) of everything planned in a span."""
    return [(UUID(bytes=session), lesson) for session, lesson in register.rows(LESSONS, where(span, centre))]


def staff(register: Register, span: Period, centre: Centre | None) -> tuple[StaffWork, ...]:
    """Return what each of the staff did in the held sessions of a span, in the order of names."""
    held = {line.id.bytes: line for line in report_queries.sessions(register, span, centre) if line.held}
    spans = [(month.year, month.month) for month in months(span)]
    found: dict[bytes, tuple[str, str, list[int], int]] = {}
    for session, person, name, role in register.rows(STAFF, where(span, centre)):
        if line := held.get(session):
            _name, _role, minutes, count = found.setdefault(person, (name, role, [0] * len(spans), 0))
            minutes[spans.index((line.day.year, line.day.month))] += line.minutes
            found[person] = (name, role, minutes, count + 1)
    work = (
        StaffWork(UUID(bytes=person), name, role, count, sum(minutes), tuple(minutes))
        for person, (name, role, minutes, count) in found.items()
    )
    return tuple(sorted(work, key=lambda one: (one.name, one.id)))


def regulars(
    register: Register, span: Period, centre: Centre | None, on: date, limit: date
) -> tuple[int, tuple[Regular, ...]]:
    """Return how many of the span's people came at least twice up to `on`, and which of them are away.

    Away is who was last seen before `limit`, at any centre, and is not expected after `on`; the longest first.
    """
    if on < span.first:
        return 0, ()
    rows = register.rows(REGULARS, (*where(Period(span.first, on), centre), on.isoformat()))
    away = []
    for who, name, kana, order, last in rows:
        if last >= limit.isoformat():
            continue
        times, seen, course, place, again = register.rows(WHOLE, (on.isoformat(), who))[0]
        day = date.fromisoformat(seen[:10])
        if day < limit and not again:
            away.append((day, order, name, Regular(UUID(bytes=who), name, kana, times, day, course, place)))
    away.sort(key=lambda row: row[:3])
    return len(rows), tuple(one for *_order, one in away)


def person(register: Register, who: UUID) -> tuple[PersonVisit, ...]:
    """Return every class one person was expected at or came to, the newest first; lessons by id."""
    return tuple(
        PersonVisit(
            UUID(bytes=session),
            date.fromisoformat(day),
            centre,
            course,
            bool(expected),
            bool(present),
            bool(cancelled),
            tuple(json.loads(listed)),
        )
        for session, day, centre, course, expected, present, cancelled, listed in register.rows(PERSON, (who.bytes,))
    )


def names(register: Register, span: Period, centre: Centre | None, wanted: Iterable[UUID] | None = None) -> list[Any]:
    """Return (id, name, kana) of the people behind a span's figures, in kana order; `wanted` keeps only those."""
    only = None if wanted is None else {one.bytes for one in wanted}
    rows = register.rows(NAMES, where(span, centre))
    return [(UUID(bytes=person), name, kana) for person, name, kana, _order in rows if only is None or person in only]
