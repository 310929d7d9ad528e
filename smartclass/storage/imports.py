"""SQL for lists read in: who came with which, and taking a whole list out again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from smartclass.storage import people
from smartclass.storage.register import Register, Run, new_id

_UNTOLD = frozenset({"card", "import_person", "act"})
"""Tables that name a person without anybody having done anything with them since the list was read in."""
_NAMING = """
    SELECT m.name, EXISTS (SELECT 1 FROM pragma_table_info(m.name) d WHERE d.name = 'deleted')
      FROM sqlite_schema m JOIN pragma_table_info(m.name) c
     WHERE m.type = 'table' AND c.name = 'attendee_id' ORDER BY m.name
"""


@dataclass(frozen=True, slots=True)
class Batch:
    """One list read in: when, how many people, and whether it was taken back."""

    id: UUID
    at: datetime
    people: int
    undone: bool


def add(run: Run, register: Register, persons: Sequence[UUID]) -> UUID:
    """Write down that these people came in together."""
    made = new_id()
    now = register.now()
    run(
        "INSERT INTO import_batch (id, at, people, site, updated_at) VALUES (?, ?, ?, ?, ?)",
        (made.bytes, now, len(persons), register.site, now),
    )
    for person in persons:
        run("INSERT INTO import_person (batch_id, attendee_id) VALUES (?, ?)", (made.bytes, person.bytes))
    return made


def newest(register: Register, limit: int) -> tuple[Batch, ...]:
    """Return the lists read in, the one read in last first: the clock may have been set back."""
    rows = register.rows(
        "SELECT id, at, people, undone_at IS NOT NULL FROM import_batch WHERE deleted = 0 ORDER BY rowid DESC LIMIT ?",
        (limit,),
    )
    return tuple(Batch(UUID(bytes=key), datetime.fromisoformat(at), count, bool(gone)) for key, at, count, gone in rows)


def take_back(run: Run, register: Register, batch: UUID) -> tuple[int, int]:
    """Hide the people of a list that nothing else is known of; returns how many went and how many stay."""
    found = run(
        "SELECT p.id, p.row_ver FROM import_person i JOIN attendee p ON p.id = i.attendee_id"
        " WHERE i.batch_id = ? AND p.deleted = 0",
        (batch.bytes,),
    ).fetchall()
    used = _used(run, batch)
    going = [person for person, version in found if version == 1 and person not in used]
    for person in going:
        people.hide(run, register, person)
    run(
        "UPDATE import_batch SET undone_at = ?, row_ver = row_ver + 1, site = ?, updated_at = ? WHERE id = ?",
        (register.now(), register.site, register.now(), batch.bytes),
    )
    return len(going), len(found) - len(going)


def _used(run: Run, batch: UUID) -> set[bytes]:
    """Return who of a list is named anywhere else, in whatever tables there are by now."""
    used: set[bytes] = set()
    for table, has_deleted in run(_NAMING).fetchall():
        if table in _UNTOLD:
            continue
        where = "attendee_id IN (SELECT attendee_id FROM import_person WHERE batch_id = ?)"
        where += " AND deleted = 0" if has_deleted else ""
        where += " AND (present = 1 OR expected = 1)" if table == "attendance" else ""
        rows = run(f'SELECT DISTINCT attendee_id FROM "{table}" WHERE {where}', (batch.bytes,)).fetchall()  # noqa: S608
        used.update(row[0] for row in rows)
    return used
