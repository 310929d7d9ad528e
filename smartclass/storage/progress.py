"""SQL for the place reached in each lesson."""

from __future__ import annotations

from uuid import UUID

from smartclass.domain.ids import progress_id
from smartclass.storage.register import Register

_REACHED = """
    INSERT INTO progress (id, attendee_id, session_id, lesson, step, seen, site, updated_at)
    VALUES (?, ?, ?, ?, ?, json_array(?), ?, ?)
    ON CONFLICT (id) DO UPDATE SET
        step = excluded.step,
        seen = CASE WHEN EXISTS (SELECT 1 FROM json_each(progress.seen) WHERE value = excluded.step)
               THEN seen ELSE json_insert(seen, '$[#]', excluded.step) END,
        row_ver = row_ver + 1, site = excluded.site, updated_at = excluded.updated_at
    WHERE step <> excluded.step
"""


def reached(register: Register, lesson: str, step: str, person: UUID | None, session: UUID | None) -> None:
    """Remember a place, and which steps have been on screen."""
    with register.write() as run:
        run(
            _REACHED,
            (
                progress_id(person, session, lesson).bytes,
                person.bytes if person else None,
                session.bytes if session else None,
                lesson,
                step,
                step,
                register.site,
                register.now(),
            ),
        )


def place(register: Register, lesson: str, person: UUID | None, session: UUID | None) -> str:
    """Return the step to go on from: of the person, in whatever class that was; else of the class; else of this PC."""
    if person is None:
        row = register.row("SELECT step FROM progress WHERE id = ?", (progress_id(None, session, lesson).bytes,))
    else:
        row = register.row(
            "SELECT step FROM progress WHERE attendee_id = ? AND lesson = ? ORDER BY updated_at DESC, id DESC LIMIT 1",
            (person.bytes, lesson),
        )
    return str(row[0]) if row else ""


def done(register: Register, person: UUID) -> tuple[tuple[str, int], ...]:
    rows = register.rows(
        "SELECT lesson, count(DISTINCT value) FROM progress, json_each(seen) WHERE attendee_id = ?"
        " GROUP BY lesson ORDER BY lesson",
        (person.bytes,),
    )
    return tuple((lesson, int(seen)) for lesson, seen in rows)
