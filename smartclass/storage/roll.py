"""SQL for attendance and for the acts at the desk."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from smartclass.domain.ids import attendance_id
from smartclass.domain.registry import Counts
from smartclass.storage import desk_rows
from smartclass.storage.people import COLUMNS
from smartclass.storage.register import Register, Run

_ROSTER = f"""
    SELECT {COLUMNS}, '' AS token, a.expected, a.present, a.at, a.how, d.number, d.late, d.left_early
      FROM attendance a JOIN attendee p ON p.id = a.attendee_id LEFT JOIN desk_row d ON d.id = a.id
     WHERE a.session_id = ? AND a.deleted = 0 AND (a.expected = 1 OR a.present = 1)
     ORDER BY p.kana_order, p.name_key, p.id
"""  # noqa: S608 - constants only

_COUNTS = """
    SELECT (SELECT count(*) FROM attendance WHERE session_id = s.id AND expected = 1 AND deleted = 0),
           (SELECT count(*) FROM attendance WHERE session_id = s.id AND present = 1 AND deleted = 0), s.count_only
      FROM class_session s WHERE s.id = ?
"""

_SET = """
    INSERT INTO attendance (id, session_id, attendee_id, present, how, at, site, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (session_id, attendee_id) DO UPDATE SET
        present = excluded.present, how = excluded.how, at = excluded.at,
        deleted = 0, row_ver = row_ver + 1, site = excluded.site, updated_at = excluded.updated_at
    WHERE present <> excluded.present OR deleted
"""

_ACT = """
    INSERT INTO act (batch, session_id, at, kind, attendee_id, was, is_now, detail, undoes, site)
    VALUES (coalesce(?, (SELECT coalesce(max(seq), 0) + 1 FROM act)), ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def roster(register: Register, session: UUID) -> list[tuple[Any, ...]]:
    """Return COLUMNS, token, expected, present, at, how, number, late, left_early of everybody, in kana order."""
    return register.rows(_ROSTER, (session.bytes,))


def counts(register: Register, session: UUID) -> Counts:
    row = register.row(_COUNTS, (session.bytes,))
    return Counts(*row) if row else Counts(0, 0)


def expect(run: Run, register: Register, session: UUID, person: UUID, *, expected: bool) -> int:
    """Put somebody on the roster or take them off; returns how many rows changed."""
    values = (attendance_id(session, person).bytes, session.bytes, person.bytes, int(expected))
    done = run(
        "INSERT INTO attendance (id, session_id, attendee_id, expected, site, updated_at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (session_id, attendee_id) DO UPDATE SET expected = excluded.expected, deleted = 0,"
        " row_ver = row_ver + 1, site = excluded.site, updated_at = excluded.updated_at"
        " WHERE expected <> excluded.expected OR deleted",
        (*values, register.site, register.now()),
    )
    if expected and done.rowcount > 0:
        desk_rows.number_newcomer(run, register, session, values[0])
    return int(done.rowcount)


def set_present(
    run: Run, register: Register, session: UUID, person: UUID, *, present: bool, how: str, at: str = ""
) -> bool:
    """Record that somebody is here (since `at`, else now), or not; false where that was known already."""
    now, key = register.now(), attendance_id(session, person).bytes
    done = run(
        _SET,
        (
            key,
            session.bytes,
            person.bytes,
            int(present),
            how,
            (at or now) if present else None,
            register.site,
            now,
        ),
    )
    if present and done.rowcount > 0:
        desk_rows.number_newcomer(run, register, session, key)
    return bool(done.rowcount > 0)


def is_present(register: Register, session: UUID, person: UUID) -> bool:
    sql = "SELECT 1 FROM attendance WHERE session_id = ? AND attendee_id = ? AND present = 1 AND deleted = 0"
    return register.row(sql, (session.bytes, person.bytes)) is not None


def act(
    run: Run,
    register: Register,
    session: UUID,
    kind: str,
    person: bytes | None,
    *,
    was: int,
    is_now: int,
    detail: str = "",
    batch: int | None = None,
    undoes: int | None = None,
) -> int:
    """Add an act and return the number of its batch."""
    row = (batch, session.bytes, register.now(), kind, person, was, is_now, detail, undoes, register.site)
    seq = int(run(_ACT, row).lastrowid)
    return batch if batch is not None else seq


def last_batch(register: Register, session: UUID) -> list[tuple[Any, ...]]:
    """Return (batch, kind, attendee, was, is_now, detail) of the newest acts not yet undone, oldest first."""
    found = register.row(
        "SELECT max(batch) FROM act a WHERE session_id = ? AND undoes IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM act u WHERE u.undoes = a.batch)",
        (session.bytes,),
    )
    if not found or found[0] is None:
        return []
    return register.rows(
        "SELECT batch, kind, attendee_id, was, is_now, detail FROM act"
        " WHERE session_id = ? AND batch = ? AND undoes IS NULL ORDER BY seq",
        (session.bytes, found[0]),
    )


def standing(register: Register, session: UUID, person: bytes) -> tuple[str, str] | None:
    """Return (kind, at) of the newest act not taken back that made somebody present."""
    row = register.row(
        "SELECT kind, at FROM act a WHERE session_id = ? AND attendee_id = ? AND is_now = 1 AND undoes IS NULL"
        " AND kind NOT IN ('late', 'left_early')"
        " AND NOT EXISTS (SELECT 1 FROM act u WHERE u.undoes = a.batch) ORDER BY seq DESC LIMIT 1",
        (session.bytes, person),
    )
    return (row[0], row[1]) if row else None


def acts(register: Register, session: UUID) -> list[tuple[Any, ...]]:
    """Return (at, kind, attendee, detail) of every act, oldest first."""
    return register.rows(
        "SELECT at, kind, attendee_id, detail FROM act WHERE session_id = ? ORDER BY seq", (session.bytes,)
    )


def is_used(register: Register, person: bytes) -> bool:
    """Tell whether anything is known of somebody but a name: a class, a place in a lesson, a talk, a change."""
    row = register.row(
        "SELECT 1 FROM attendance WHERE attendee_id = :p AND (present = 1 OR expected = 1) AND deleted = 0"
        " UNION ALL SELECT 1 FROM progress WHERE attendee_id = :p"
        " UNION ALL SELECT 1 FROM booking WHERE attendee_id = :p AND deleted = 0"
        " UNION ALL SELECT 1 FROM consultation WHERE attendee_id = :p AND deleted = 0"
        " UNION ALL SELECT 1 FROM attendee WHERE id = :p AND row_ver > 1 LIMIT 1",
        {"p": person},
    )
    return row is not None
