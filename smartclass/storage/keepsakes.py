"""SQL for papers that people keep: how often they came to a course, and what they looked at in a class."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from smartclass.domain.people_papers import Finisher
from smartclass.storage.register import Register

FINISHERS = """
    SELECT p.name, count(*) AS times FROM class_session AS s
    CROSS JOIN attendance AS a ON a.session_id = s.id AND a.present = 1 AND a.deleted = 0
    JOIN attendee AS p ON p.id = a.attendee_id
    WHERE s.course_id = ? AND s.day BETWEEN ? AND ? AND s.state <> 'cancelled' AND s.deleted = 0 AND p.deleted = 0
    GROUP BY p.id HAVING times >= ?
    ORDER BY p.kana_order, p.name_key, p.id
"""
"""Walked from the course's days (CROSS JOIN keeps SQLite from starting at the people)."""

SEEN = """
    SELECT lesson FROM progress
    WHERE attendee_id = ? AND session_id = ? AND deleted = 0 ORDER BY updated_at, id
"""


def finishers(register: Register, course: UUID, first: date, last: date, least: int) -> tuple[Finisher, ...]:
    """Return who came at least `least` times to a course from `first` to `last`, in kana order."""
    rows = register.rows(FINISHERS, (course.bytes, first.isoformat(), last.isoformat(), least))
    return tuple(Finisher(name, times) for name, times in rows)


def seen(register: Register, person: UUID, session: UUID) -> tuple[str, ...]:
    """Return the lessons one person looked at in one class, in order."""
    return tuple(lesson for (lesson,) in register.rows(SEEN, (person.bytes, session.bytes)))
