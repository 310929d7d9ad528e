"""SQL for what the desk keeps beside an attendance: its number on the sign-in sheet, came late, left early."""

from __future__ import annotations

from uuid import UUID

from smartclass.domain.ids import attendance_id
from smartclass.domain.registry import Mark
from smartclass.storage.register import Register, Run

_NUMBER = """
    INSERT INTO desk_row (id, session_id, number, site, updated_at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET number = excluded.number,
        row_ver = row_ver + 1, site = excluded.site, updated_at = excluded.updated_at
    WHERE number IS NULL
"""
_LAST = "SELECT max(number) FROM desk_row WHERE session_id = ?"


def last_number(register: Register, session: UUID) -> int:
    """Return the highest number given out so far, 0 where none is; a number is never given twice."""
    row = register.row(_LAST, (session.bytes,))
    return int(row[0] or 0) if row else 0


def fix_number(run: Run, register: Register, session: UUID, attendance: bytes, number: int) -> None:
    """Give an entry its number; one that has a number keeps it."""
    run(_NUMBER, (attendance, session.bytes, number, register.site, register.now()))


def number_newcomer(run: Run, register: Register, session: UUID, attendance: bytes) -> None:
    """Give an entry the next number, where the sheet of its class has been given out."""
    if last := run(_LAST, (session.bytes,)).fetchone()[0]:
        fix_number(run, register, session, attendance, last + 1)


def set_mark(run: Run, register: Register, session: UUID, person: UUID, mark: Mark, *, on: bool) -> bool:
    """Mark somebody's presence, or take the mark away; returns whether that was new."""
    column = {Mark.LATE: "late", Mark.LEFT_EARLY: "left_early"}[mark]
    key = attendance_id(session, person).bytes
    if not on and run(f"SELECT 1 FROM desk_row WHERE id = ? AND {column} = 1", (key,)).fetchone() is None:  # noqa: S608
        return False
    done = run(
        f"INSERT INTO desk_row (id, session_id, {column}, site, updated_at) VALUES (?, ?, ?, ?, ?)"  # noqa: S608
        f" ON CONFLICT (id) DO UPDATE SET {column} = excluded.{column},"
        f" row_ver = row_ver + 1, site = excluded.site, updated_at = excluded.updated_at"
        f" WHERE {column} <> excluded.{column}",
        (key, session.bytes, int(on), register.site, register.now()),
    )
    return bool(done.rowcount > 0)
