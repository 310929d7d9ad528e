"""Making two entries one, and taking it back: every row that changes is kept whole, as it was and as it became."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from smartclass.domain.merged import Merged
from smartclass.domain.registry import NewAttendee
from smartclass.storage import moving, people
from smartclass.storage.moving import Row
from smartclass.storage.register import Register, Run, new_id

_SPARED = frozenset({"act", "erased_person", "erased_age", "merge"})
"""Acts stay as they were done; the erase log and the merges themselves belong to nobody's entry."""
MOVES: dict[str, Callable[[Run, Register, bytes, bytes], None]] = {
    "desk_row": moving.numbered,
    "attendance": moving.folded("attendance"),
    "booking": moving.folded("booking"),
    "progress": moving.folded("progress"),
    "stumble": moving.folded("stumble"),
    "session_call": moving.folded("session_call"),
    "attendee_need": moving.folded("attendee_need"),
    "follow_up": moving.folded("follow_up"),
    "card": moving.carried("card"),
    "consultation": moving.carried("consultation"),
    "seat_event": moving.carried("seat_event"),
    "import_person": moving.listed,
    "not_same": moving.told_apart,
}
"""What becomes of the rows of who goes, table by table. A new table that knows people belongs here (a test asks)."""
_WHERE = {
    "attendee": "id IN (:kept, :gone)",
    "attendance": "attendee_id IN (:kept, :gone) AND session_id IN"
    " (SELECT session_id FROM attendance WHERE attendee_id IN (:kept, :gone) AND deleted = 0)",
    "desk_row": "session_id IN (SELECT session_id FROM attendance WHERE attendee_id IN (:kept, :gone) AND deleted = 0)",
    "not_same": "(attendee_id IN (:kept, :gone) OR other_id IN (:kept, :gone))",
}
_LOG = (
    "SELECT m.id, m.at, m.attendee_id, m.gone_id, p.name, m.undone_at IS NOT NULL"
    " FROM merge m JOIN attendee p ON p.id = m.attendee_id WHERE m.deleted = 0"
)


def merge(run: Run, register: Register, kept: UUID, gone: UUID, entry: NewAttendee) -> UUID:
    """Move everything of `gone` to `kept`, whose entry becomes `entry`; returns the id of the merge."""
    pair = {"kept": kept.bytes, "gone": gone.bytes}
    before = {table: _rows(run, table, pair) for table in ("attendee", *MOVES)}
    for move in MOVES.values():
        move(run, register, kept.bytes, gone.bytes)
    people.update(run, register, kept, entry)
    run(
        "UPDATE attendee SET deleted = 1, row_ver = row_ver + 1, site = ?, updated_at = ? WHERE id = ?",
        (register.site, register.now(), gone.bytes),
    )
    changes = []
    for table, was in before.items():
        now = _rows(run, table, pair)
        keys = [*was, *(key for key in now if key not in was)]
        changes += [(table, was.get(key), now.get(key)) for key in keys if was.get(key) != now.get(key)]
    made = new_id()
    run(
        "INSERT INTO merge (id, attendee_id, gone_id, at, changes, site, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (made.bytes, kept.bytes, gone.bytes, register.now(), _packed(changes), register.site, register.now()),
    )
    return made


def undo(run: Run, register: Register, merged: UUID) -> bool:
    """Put every row back as it was; false, and nothing done, where one of them was written to since."""
    (packed,) = run("SELECT changes FROM merge WHERE id = ?", (merged.bytes,)).fetchone()
    changes = _unpacked(packed)
    if any(_present(run, table, after or before or {}) != after for table, before, after in changes):
        return False
    for table, before, after in changes:
        _put_back(run, table, before, after)
    run(
        "UPDATE merge SET undone_at = ?, changes = '[]', row_ver = row_ver + 1, site = ?, updated_at = ? WHERE id = ?",
        (register.now(), register.site, register.now(), merged.bytes),
    )
    return True


def log(register: Register, limit: int) -> tuple[Merged, ...]:
    """Return the merges, the newest first."""
    return tuple(_merged(row) for row in register.rows(f"{_LOG} ORDER BY m.at DESC, m.id DESC LIMIT ?", (limit,)))


def by_id(register: Register, merged: UUID) -> Merged | None:
    row = register.row(f"{_LOG} AND m.id = ?", (merged.bytes,))
    return _merged(row) if row else None


def kept_of(register: Register, person: bytes) -> bytes:
    """Return who somebody is now: themselves, or the entry they were merged into."""
    row = register.row("SELECT attendee_id FROM merge WHERE gone_id = ? AND undone_at IS NULL", (person,))
    return kept_of(register, row[0]) if row else person


def entries_of(register: Register, person: bytes) -> list[bytes]:
    """Return the ids somebody goes by: who they are now, and every entry that was merged into that."""
    found = [kept_of(register, person)]
    for kept in found:  # grows while it is walked
        sql = "SELECT gone_id FROM merge WHERE attendee_id = ? AND undone_at IS NULL"
        found += (gone for (gone,) in register.rows(sql, (kept,)))
    return found


def gone_into(run: Run, person: UUID) -> list[UUID]:
    """Return the entries that were merged into somebody's, and not taken out again."""
    sql = "SELECT gone_id FROM merge WHERE attendee_id = ? AND undone_at IS NULL"
    return [UUID(bytes=gone) for (gone,) in run(sql, (person.bytes,)).fetchall()]


def _merged(row: Sequence[Any]) -> Merged:
    key, at, kept, gone, name, undone = row
    ids = (UUID(bytes=kept), UUID(bytes=gone))
    return Merged(UUID(bytes=key), datetime.fromisoformat(at), *ids, name, bool(undone))


def _rows(run: Run, table: str, pair: dict[str, bytes]) -> dict[tuple[Any, ...], Row]:
    """Return every row of either person by its key."""
    where = _WHERE.get(table, "attendee_id IN (:kept, :gone)")
    key = moving.key_of(run, table)
    found = moving.rows(run, table, where, pair)
    return {tuple(row[column] for column in key): row for row in found}


def _present(run: Run, table: str, like: Row) -> Row | None:
    """Return the row with the key of `like` as it is now, in the columns that `like` has."""
    key = moving.key_of(run, table)
    found = moving.rows(run, table, " AND ".join(f"{name} = :{name}" for name in key), {k: like[k] for k in key})
    return {name: found[0].get(name) for name in like} if found else None


def _put_back(run: Run, table: str, before: Row | None, after: Row | None) -> None:
    key = moving.key_of(run, table)
    same = " AND ".join(f"{name} = :{name}" for name in key)
    if before is None:
        run(f"DELETE FROM {table} WHERE {same}", {name: (after or {})[name] for name in key})  # noqa: S608
    elif after is None:
        moving.insert(run, table, before)
    else:
        values = ", ".join(f"{name} = :{name}" for name in before if name not in key)
        run(f"UPDATE {table} SET {values} WHERE {same}", before)  # noqa: S608 - names of our own schema


def _packed(changes: Sequence[tuple[str, Row | None, Row | None]]) -> str:
    return json.dumps(changes, ensure_ascii=False, separators=(",", ":"), default=lambda raw: {"hex": raw.hex()})


def _unpacked(packed: str) -> list[tuple[str, Row | None, Row | None]]:
    def plain(found: dict[str, Any]) -> Any:
        return bytes.fromhex(found["hex"]) if found.keys() == {"hex"} else found

    return [(table, before, after) for table, before, after in json.loads(packed, object_hook=plain)]
