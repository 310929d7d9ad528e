"""SQL for planning: classes made from another one, taken back, called off, and the call list."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from smartclass.domain.calls import Reached
from smartclass.domain.ids import attendance_id
from smartclass.storage.register import Register, Run

_HIDE = """
    UPDATE class_session SET deleted = 1, row_ver = row_ver + 1, site = ?, updated_at = ?
     WHERE id = ? AND deleted = 0 AND state = 'planned' AND count_only = 0 AND row_ver = 1
       AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.session_id = class_session.id AND a.deleted = 0
                        AND (a.present = 1 OR a.expected <> 1 OR a.row_ver > 1))
"""

_CALL = """
    INSERT INTO session_call (id, session_id, attendee_id, reached, site, updated_at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (session_id, attendee_id) DO UPDATE SET reached = excluded.reached, deleted = 0,
        row_ver = row_ver + 1, site = excluded.site, updated_at = excluded.updated_at
    WHERE reached <> excluded.reached OR deleted
"""


def expected(register: Register, session: UUID) -> list[UUID]:
    """Return everybody on the roster of a session (not walk-ins)."""
    sql = "SELECT attendee_id FROM attendance WHERE session_id = ? AND expected = 1 AND deleted = 0"
    return [UUID(bytes=row[0]) for row in register.rows(sql, (session.bytes,))]


def hide(run: Run, register: Register, sessions: Sequence[UUID]) -> int:
    """Take back sessions nothing has been done with since they were made; returns how many."""
    now, count = register.now(), 0
    for session in sessions:
        if run(_HIDE, (register.site, now, session.bytes)).rowcount:
            run(
                "UPDATE attendance SET deleted = 1, row_ver = row_ver + 1, site = ?, updated_at = ?"
                " WHERE session_id = ? AND deleted = 0",
                (register.site, now, session.bytes),
            )
            count += 1
    return count


def calls(register: Register, session: UUID) -> dict[UUID, Reached]:
    """Return what became of the calls made for a session."""
    sql = "SELECT attendee_id, reached FROM session_call WHERE session_id = ? AND deleted = 0"
    return {UUID(bytes=person): Reached(reached) for person, reached in register.rows(sql, (session.bytes,))}


def set_call(run: Run, register: Register, session: UUID, person: UUID, reached: Reached) -> None:
    """Write down what became of a call (the id is that of 「this person and this class」, in a table of its own)."""
    key = attendance_id(session, person).bytes
    run(_CALL, (key, session.bytes, person.bytes, str(reached), register.site, register.now()))
