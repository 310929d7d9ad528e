"""SQL for centres, courses, staff and class sessions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, time
from typing import Any
from uuid import UUID

from smartclass.domain.class_session import Centre, ClassSession, Course, Role, SessionState, Staff
from smartclass.domain.ids import course_id
from smartclass.storage.register import Register, Run, new_id

_SESSION = """
    SELECT s.id, s.day, s.starts, s.ends, s.capacity, s.state, s.count_only,
           e.id, e.name, e.code, c.id, c.title,
           (SELECT count(*) FROM attendance a WHERE a.session_id = s.id AND a.expected = 1 AND a.deleted = 0),
           (SELECT count(*) FROM attendance a WHERE a.session_id = s.id AND a.present = 1 AND a.deleted = 0),
           (SELECT json_group_array(lesson ORDER BY place) FROM session_lesson WHERE session_id = s.id),
           (SELECT json_group_array(json_array(hex(f.id), f.name, f.role) ORDER BY f.role, f.name, f.id)
              FROM session_staff sf JOIN staff f ON f.id = sf.staff_id WHERE sf.session_id = s.id),
           s.reason
      FROM class_session s JOIN centre e ON e.id = s.centre_id JOIN course c ON c.id = s.course_id
     WHERE s.deleted = 0
"""


def between(register: Register, first: date, last: date, centre: UUID | None = None) -> tuple[ClassSession, ...]:
    """Return the sessions of a span of days in order of time, asked in one statement."""
    where, values = " AND s.day BETWEEN ? AND ?", (first.isoformat(), last.isoformat())
    if centre is not None:
        where, values = where + " AND s.centre_id = ?", (*values, centre.bytes)  # type: ignore[assignment]
    rows = register.rows(_SESSION + where + " ORDER BY s.day, s.starts, s.id", values)
    return tuple(_session(row) for row in rows)


def by_id(register: Register, session: UUID) -> ClassSession | None:
    row = register.row(_SESSION + " AND s.id = ?", (session.bytes,))
    return _session(row) if row else None


def _session(row: tuple[Any, ...]) -> ClassSession:
    return ClassSession(
        id=UUID(bytes=row[0]),
        day=date.fromisoformat(row[1]),
        starts=time.fromisoformat(row[2]),
        ends=time.fromisoformat(row[3]),
        capacity=row[4],
        state=SessionState(row[5]),
        count_only=row[6],
        centre=Centre(UUID(bytes=row[7]), row[8], row[9]),
        course=Course(UUID(bytes=row[10]), row[11]),
        expected=row[12],
        present=row[13],
        lesson_ids=tuple(json.loads(row[14])),
        staff=tuple(Staff(UUID(hex=key), name, Role(role)) for key, name, role in json.loads(row[15])),
        reason=row[16],
    )


def insert(
    run: Run,
    register: Register,
    *,
    centre: UUID,
    course: UUID,
    day: date,
    starts: time,
    ends: time,
    capacity: int,
    lesson_ids: Sequence[str],
    staff: Sequence[UUID],
) -> UUID:
    """Add a class session with its lessons and staff; returns its id."""
    made = new_id()
    run(
        "INSERT INTO class_session (id, centre_id, course_id, day, starts, ends, capacity, site, updated_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            made.bytes,
            centre.bytes,
            course.bytes,
            day.isoformat(),
            f"{starts:%H:%M}",
            f"{ends:%H:%M}",
            capacity,
            register.site,
            register.now(),
        ),
    )
    set_lessons(run, made, lesson_ids)
    set_staff(run, made, staff)
    return made


def set_lessons(run: Run, session: UUID, lesson_ids: Sequence[str]) -> None:
    run("DELETE FROM session_lesson WHERE session_id = ?", (session.bytes,))
    for place, lesson in enumerate(lesson_ids):
        run("INSERT INTO session_lesson VALUES (?, ?, ?)", (session.bytes, place, lesson))


def set_staff(run: Run, session: UUID, staff: Sequence[UUID]) -> None:
    run("DELETE FROM session_staff WHERE session_id = ?", (session.bytes,))
    for member in dict.fromkeys(staff):
        run("INSERT INTO session_staff VALUES (?, ?)", (session.bytes, member.bytes))


def update(run: Run, register: Register, session: UUID, fields: dict[str, Any]) -> None:
    """Change some columns of a session (names come from the service, never from outside)."""
    names = ", ".join(f"{name} = ?" for name in fields)
    run(
        f"UPDATE class_session SET {names}, row_ver = row_ver + 1, site = ?, updated_at = ? WHERE id = ?",  # noqa: S608
        (*fields.values(), register.site, register.now(), session.bytes),
    )


def centres(register: Register) -> tuple[Centre, ...]:
    rows = register.rows("SELECT id, name, code FROM centre WHERE deleted = 0 ORDER BY rowid")
    return tuple(Centre(UUID(bytes=key), name, code) for key, name, code in rows)


def insert_centre(run: Run, register: Register, name: str, code: str) -> Centre:
    made = new_id()
    run(
        "INSERT INTO centre (id, name, code, site, updated_at) VALUES (?, ?, ?, ?, ?)",
        (made.bytes, name, code, register.site, register.now()),
    )
    return Centre(made, name, code)


def courses(register: Register) -> tuple[Course, ...]:
    """Return the courses, those used last first."""
    rows = register.rows(
        "SELECT c.id, c.title FROM course c WHERE c.deleted = 0 ORDER BY"
        " (SELECT max(s.day) FROM class_session s WHERE s.course_id = c.id) DESC, c.title"
    )
    return tuple(Course(UUID(bytes=key), title) for key, title in rows)


def course_named(run: Run, register: Register, title: str) -> UUID:
    """Return the course of that title, made when new (two laptops that make the same one give it the same id)."""
    made = course_id(title)
    run(
        "INSERT OR IGNORE INTO course (id, title, site, updated_at) VALUES (?, ?, ?, ?)",
        (made.bytes, title, register.site, register.now()),
    )
    return made


def staff(register: Register) -> tuple[Staff, ...]:
    rows = register.rows("SELECT id, name, role FROM staff WHERE deleted = 0 ORDER BY name")
    return tuple(Staff(UUID(bytes=key), name, Role(role)) for key, name, role in rows)


def insert_staff(run: Run, register: Register, name: str, role: Role) -> Staff:
    made = new_id()
    run(
        "INSERT INTO staff (id, name, role, site, updated_at) VALUES (?, ?, ?, ?, ?)",
        (made.bytes, name, str(role), register.site, register.now()),
    )
    return Staff(made, name, role)
