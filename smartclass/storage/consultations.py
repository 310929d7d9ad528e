"""SQL for consultations: one class's, one day's outside of classes, one person's, and their sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, time
from typing import Any
from uuid import UUID

from smartclass.domain.consultation import Consultation, Outcome
from smartclass.storage.register import Register, Run, new_id

COLUMNS = ("starts", "minutes", "attendee_id", "staff_id", "topic", "outcome", "note", "deleted")
"""What can be changed, and put back."""
_TALK = """
    SELECT c.id, c.session_id, coalesce(s.day, c.day), c.starts, c.minutes, c.topic, c.outcome, c.note,
        c.attendee_id, coalesce(p.name, ''), c.staff_id, coalesce(f.name, ''), c.row_ver
    FROM consultation AS c
    LEFT JOIN class_session AS s ON s.id = c.session_id
    LEFT JOIN attendee AS p ON p.id = c.attendee_id AND p.deleted = 0
    LEFT JOIN staff AS f ON f.id = c.staff_id
    WHERE c.deleted = 0
"""
_IN_CLASSES = """
    SELECT c.topic, c.outcome, count(*) FROM class_session AS s
    JOIN consultation AS c ON c.session_id = s.id AND c.deleted = 0
    WHERE s.day BETWEEN ? AND ? AND s.deleted = 0 AND s.state <> 'cancelled' AND (? IS NULL OR s.centre_id = ?)
    GROUP BY c.topic, c.outcome
"""
_OUTSIDE = """
    SELECT topic, outcome, count(*) FROM consultation
    WHERE day BETWEEN ? AND ? AND deleted = 0 AND (? IS NULL OR centre_id = ?) GROUP BY topic, outcome
"""
_OF_CLASS = """
    SELECT topic, outcome, count(*) FROM consultation
    WHERE session_id = ? AND deleted = 0 GROUP BY topic, outcome
"""
Counted = Counter[tuple[str, Outcome]]


def insert(
    run: Run,
    register: Register,
    *,
    session: UUID | None,
    centre: UUID | None,
    day: date | None,
    starts: time,
    minutes: int,
    person: UUID | None,
    staff: UUID | None,
) -> UUID:
    """Begin a consultation; `centre` and `day` are None where there is a class."""
    made = new_id()
    run(
        "INSERT INTO consultation (id, session_id, centre_id, day, starts, minutes, attendee_id, staff_id, site,"
        " updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            made.bytes,
            session.bytes if session else None,
            centre.bytes if centre else None,
            day.isoformat() if day else None,
            f"{starts:%H:%M}",
            minutes,
            person.bytes if person else None,
            staff.bytes if staff else None,
            register.site,
            register.now(),
        ),
    )
    return made


def update(run: Run, register: Register, talk: UUID, columns: Mapping[str, Any], row_ver: int) -> bool:
    """Change some columns where the row is still the one of that version; False where it has changed since."""
    names = ", ".join(f"{name} = ?" for name in columns)
    done = run(
        f"UPDATE consultation SET {names}, row_ver = row_ver + 1, site = ?, updated_at = ?"  # noqa: S608
        " WHERE id = ? AND row_ver = ?",
        (*columns.values(), register.site, register.now(), talk.bytes, row_ver),
    )
    return bool(done.rowcount == 1)


def columns_of(register: Register, talk: UUID) -> dict[str, Any]:
    """Return COLUMNS as they are stored; there must be such a row."""
    (row,) = register.rows(f"SELECT {', '.join(COLUMNS)} FROM consultation WHERE id = ?", (talk.bytes,))  # noqa: S608
    return dict(zip(COLUMNS, row, strict=True))


def by_id(register: Register, talk: UUID) -> Consultation | None:
    row = register.row(f"{_TALK} AND c.id = ?", (talk.bytes,))
    return _talk(row) if row else None


def of_class(register: Register, session: UUID) -> tuple[Consultation, ...]:
    """Return the consultations of a class in order of time."""
    return tuple(map(_talk, register.rows(f"{_TALK} AND c.session_id = ? ORDER BY c.starts, c.id", (session.bytes,))))


def of_day(register: Register, day: date) -> tuple[Consultation, ...]:
    """Return the consultations of a day that belong to no class."""
    return tuple(map(_talk, register.rows(f"{_TALK} AND c.day = ? ORDER BY c.starts, c.id", (day.isoformat(),))))


def of_person(register: Register, person: UUID, limit: int) -> tuple[Consultation, ...]:
    """Return somebody's consultations, the newest first."""
    order = "ORDER BY coalesce(s.day, c.day) DESC, c.starts DESC, c.id DESC LIMIT ?"
    return tuple(map(_talk, register.rows(f"{_TALK} AND c.attendee_id = ? {order}", (person.bytes, limit))))


def counted(register: Register, session: UUID) -> Counted:
    """Count the consultations of a class by topic and outcome."""
    return _counted(register.rows(_OF_CLASS, (session.bytes,)))


def sums(register: Register, first: date, last: date, centre: UUID | None) -> Counted:
    """Count the consultations of a span of days by topic and outcome; those of classes called off are left out."""
    where = centre.bytes if centre else None
    values = (first.isoformat(), last.isoformat(), where, where)
    return _counted(register.rows(_IN_CLASSES, values)) + _counted(register.rows(_OUTSIDE, values))


def forget(run: Run, register: Register, person: UUID) -> None:
    """Cut a person off from their consultations: these become nobody's, without a note; the sums stay."""
    run(
        "UPDATE consultation SET attendee_id = NULL, note = '', row_ver = row_ver + 1, site = ?, updated_at = ?"
        " WHERE attendee_id = ?",
        (register.site, register.now(), person.bytes),
    )


def _counted(rows: list[tuple[Any, ...]]) -> Counted:
    return Counter({(topic, Outcome(outcome)): count for topic, outcome, count in rows})


def _talk(row: tuple[Any, ...]) -> Consultation:
    talk, session, day, starts, minutes, topic, outcome, note, person, name, staff, staff_name, row_ver = row
    return Consultation(
        UUID(bytes=talk),
        UUID(bytes=session) if session else None,
        date.fromisoformat(day),
        time.fromisoformat(starts),
        minutes,
        topic,
        Outcome(outcome),
        note,
        UUID(bytes=person) if person else None,
        name,
        UUID(bytes=staff) if staff else None,
        staff_name,
        row_ver,
    )
