"""SQL for who stopped coming, whom somebody has spoken to since, and what one person has done."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

from smartclass.domain.following import LEAST_VISITS, LONGEST, Absent, Visit
from smartclass.domain.ids import follow_up_id
from smartclass.storage.register import Register, Run

_VISITS = "FROM attendance AS b JOIN class_session AS t ON t.id = b.session_id WHERE b.attendee_id = p.id"
_CAME = f"{_VISITS} AND b.present = 1 AND b.deleted = 0 AND t.deleted = 0"
ABSENT = f"""
    SELECT p.id, p.name, p.kana, p.phone_last4, (SELECT count(*) {_CAME}) AS visits,
        (SELECT max(t.day) {_CAME}) AS last, f.day
      FROM attendee AS p LEFT JOIN follow_up AS f ON f.attendee_id = p.id AND f.deleted = 0
     WHERE p.deleted = 0 AND p.id IN (
            SELECT a.attendee_id FROM class_session AS s
              JOIN attendance AS a ON a.session_id = s.id AND a.present = 1 AND a.deleted = 0
             WHERE s.day BETWEEN :oldest AND :before AND s.deleted = 0)
       AND NOT EXISTS (SELECT 1 {_VISITS} AND b.deleted = 0 AND t.deleted = 0
            AND (b.present = 1 AND t.day > :before
                OR b.expected = 1 AND t.day >= :today AND t.state <> 'cancelled'))
       AND NOT EXISTS (SELECT 1 FROM booking AS w JOIN class_session AS t ON t.id = w.session_id
            WHERE w.attendee_id = p.id AND w.deleted = 0 AND w.standing IN ('waiting', 'applied')
                AND t.day >= :today AND t.state <> 'cancelled' AND t.deleted = 0)
       AND visits >= :least
     ORDER BY last DESC, p.kana_order, p.name_key
"""  # noqa: S608 - constants only
VISITS = """
    SELECT s.day, s.starts, c.title, e.name FROM attendance AS a
      JOIN class_session AS s ON s.id = a.session_id AND s.deleted = 0
      JOIN course AS c ON c.id = s.course_id JOIN centre AS e ON e.id = s.centre_id
     WHERE a.attendee_id = ? AND a.present = 1 AND a.deleted = 0 ORDER BY s.day DESC, s.starts DESC
"""
_SPOKEN = """
    INSERT INTO follow_up (id, attendee_id, day, deleted, site, updated_at) VALUES (?, ?, ?, 0, ?, ?)
    ON CONFLICT (attendee_id) DO UPDATE SET day = excluded.day, deleted = 0, row_ver = row_ver + 1,
        site = excluded.site, updated_at = excluded.updated_at
"""


def absent(register: Register, before: date) -> tuple[Absent, ...]:
    """Return who came twice or more, was last here on `before` or earlier, and isn't booked; the latest first."""
    bounds = {
        "oldest": (before - LONGEST).isoformat(),
        "before": before.isoformat(),
        "today": register.clock.today().isoformat(),
        "least": LEAST_VISITS,
    }
    found = []
    for person, name, kana, phone, visits, last, spoken in register.rows(ABSENT, bounds):
        day = date.fromisoformat(spoken) if spoken and spoken > last else None
        found.append(Absent(UUID(bytes=person), name, kana, phone, visits, date.fromisoformat(last), day))
    return tuple(found)


def speak(run: Run, register: Register, person: UUID) -> None:
    """Write down that somebody was spoken to today."""
    day = register.clock.today().isoformat()
    run(_SPOKEN, (follow_up_id(person).bytes, person.bytes, day, register.site, register.now()))


def unspeak(run: Run, register: Register, person: UUID) -> None:
    """Take that back."""
    run(
        "UPDATE follow_up SET deleted = 1, row_ver = row_ver + 1, site = ?, updated_at = ?"
        " WHERE attendee_id = ? AND deleted = 0",
        (register.site, register.now(), person.bytes),
    )


def visits(register: Register, person: UUID) -> tuple[Visit, ...]:
    """Return the classes somebody was at, the newest first."""
    return tuple(
        Visit(date.fromisoformat(day), time.fromisoformat(starts), course, centre)
        for day, starts, course, centre in register.rows(VISITS, (person.bytes,))
    )


def lessons(register: Register, person: UUID) -> tuple[tuple[str, int], ...]:
    """Return (lesson, steps seen), the latest first."""
    rows = register.rows(
        "SELECT lesson, count(DISTINCT value) FROM progress, json_each(seen) WHERE attendee_id = ? AND deleted = 0"
        " GROUP BY lesson ORDER BY max(updated_at) DESC, lesson",
        (person.bytes,),
    )
    return tuple((lesson, int(seen)) for lesson, seen in rows)
