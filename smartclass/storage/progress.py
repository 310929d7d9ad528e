"""SQL for the place reached in each lesson."""

from __future__ import annotations

from uuid import UUID

from smartclass.domain.ids import progress_id
from smartclass.storage.register import Register


def reached(register: Register, lesson: str, step: str, person: UUID | None, session: UUID | None) -> None:
    """Remember a place; `steps_seen` counts the turns to another step."""
    with register.write() as run:
        run(
            "INSERT INTO progress (id, attendee_id, session_id, lesson, step, site, updated_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET step = excluded.step,"
            " steps_seen = steps_seen + 1, row_ver = row_ver + 1,"
            " site = excluded.site, updated_at = excluded.updated_at"
            " WHERE step <> excluded.step",
            (
                progress_id(person, session, lesson).bytes,
                person.bytes if person else None,
                session.bytes if session else None,
                lesson,
                step,
                register.site,
                register.now(),
            ),
        )


def place(register: Register, lesson: str, person: UUID | None, session: UUID | None) -> str:
    row = register.row("SELECT step FROM progress WHERE id = ?", (progress_id(person, session, lesson).bytes,))
    return str(row[0]) if row else ""


def done(register: Register, person: UUID) -> tuple[tuple[str, int], ...]:
    rows = register.rows(
        "SELECT lesson, sum(steps_seen) FROM progress WHERE attendee_id = ? GROUP BY lesson ORDER BY lesson",
        (person.bytes,),
    )
    return tuple((lesson, int(seen)) for lesson, seen in rows)
