"""How the rows of one person become another's, table by table: folded into what is there, carried, or listed anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from smartclass.domain import ids
from smartclass.storage.register import Register, Run

Row = dict[str, Any]
_CALLED = ("not_yet", "no_answer", "reached")
_STANDING = ("cancelled", "applied", "waiting", "booked")
_MOST = 1_000_000


def key_of(run: Run, table: str) -> tuple[str, ...]:
    """Return the columns of a table's primary key."""
    return tuple(name for (name,) in run("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", (table,)))


def rows(run: Run, table: str, where: str, values: Mapping[str, Any]) -> list[Row]:
    """Return whole rows of a table, by the names of their columns."""
    cursor = run(f"SELECT * FROM {table} WHERE {where}", dict(values))  # noqa: S608 - names of our own schema
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def insert(run: Run, table: str, row: Row) -> None:
    """Write a whole row."""
    names = ", ".join(row)
    run(f"INSERT INTO {table} ({names}) VALUES ({', '.join(f':{name}' for name in row)})", row)  # noqa: S608


def folded(table: str) -> Callable[[Run, Register, bytes, bytes], None]:
    """Return what gives each fact of `gone` to `kept`; where both have it the two become one, by the table's rule."""

    def move(run: Run, register: Register, kept: bytes, gone: bytes) -> None:
        for theirs in rows(run, table, "attendee_id = :gone AND deleted = 0", {"gone": gone}):
            _fold(run, register, table, kept, theirs)

    return move


def _fold(run: Run, register: Register, table: str, kept: bytes, theirs: Row) -> None:
    made = _IDS[table](theirs, UUID(bytes=kept), register.site).bytes
    found = rows(run, table, "id = :id", {"id": made})
    if not found:
        insert(run, table, {**theirs, "id": made, "attendee_id": kept, "row_ver": 1, "site": register.site})
    else:
        mine = found[0]
        joined = {**theirs} if mine["deleted"] else _joined(table, mine, theirs)
        stamp = {"id": made, "attendee_id": kept, "row_ver": mine["row_ver"] + 1, "site": register.site, "deleted": 0}
        values = {**mine, **joined, **stamp}
        pairs = ", ".join(f"{name} = :{name}" for name in values if name != "id")
        run(f"UPDATE {table} SET {pairs} WHERE id = :id", values)  # noqa: S608 - names of our own schema
    _retire(run, register, table, theirs)


def _joined(table: str, mine: Row, theirs: Row) -> Row:
    later = {"updated_at": max(mine["updated_at"], theirs["updated_at"])}
    rule = _JOIN.get(table)
    return {**(rule(mine, theirs) if rule else {}), **later}


def _retire(run: Run, register: Register, table: str, row: Row) -> None:
    """Take out a row whose fact is another's now; a day alone stays a day alone."""
    now = register.now()[: len(row["updated_at"])]
    sql = f"UPDATE {table} SET deleted = 1, row_ver = row_ver + 1, site = ?, updated_at = ? WHERE id = ?"  # noqa: S608
    run(sql, (register.site, now, row["id"]))


def carried(table: str) -> Callable[[Run, Register, bytes, bytes], None]:
    """Return what gives whole rows of `gone` to `kept` under the name they have."""

    def move(run: Run, register: Register, kept: bytes, gone: bytes) -> None:
        run(
            f"UPDATE {table} SET attendee_id = ?, row_ver = row_ver + 1, site = ?, updated_at = ?"  # noqa: S608
            " WHERE attendee_id = ?",
            (kept, register.site, register.now(), gone),
        )

    return move


_NUMBERED = "id IN (SELECT id FROM attendance WHERE attendee_id = :gone AND deleted = 0)"


def numbered(run: Run, register: Register, kept: bytes, gone: bytes) -> None:
    """Give the numbers and marks of the sign-in sheets to `kept`, whose own number stays where there are two."""
    for row in rows(run, "desk_row", _NUMBERED, {"gone": gone}):
        run("DELETE FROM desk_row WHERE id = ?", (row["id"],))
        mine = ids.attendance_id(UUID(bytes=row["session_id"]), UUID(bytes=kept)).bytes
        run(
            "INSERT INTO desk_row (id, session_id, number, late, left_early, site, updated_at)"
            " VALUES (:id, :session_id, :number, :late, :left_early, :site, :now)"
            " ON CONFLICT (id) DO UPDATE SET number = coalesce(number, excluded.number),"
            " late = max(late, excluded.late), left_early = max(left_early, excluded.left_early),"
            " row_ver = row_ver + 1, site = excluded.site, updated_at = excluded.updated_at",
            {**row, "id": mine, "site": register.site, "now": register.now()},
        )


def listed(run: Run, _register: Register, kept: bytes, gone: bytes) -> None:
    """Put `kept` on the imported lists that `gone` came in with."""
    run(
        "INSERT OR IGNORE INTO import_person (batch_id, attendee_id)"
        " SELECT batch_id, ? FROM import_person WHERE attendee_id = ?",
        (kept, gone),
    )
    run("DELETE FROM import_person WHERE attendee_id = ?", (gone,))


def told_apart(run: Run, register: Register, kept: bytes, gone: bytes) -> None:
    """Whoever was said to be somebody else than `gone` is somebody else than `kept`."""
    found = run(
        "SELECT other_id FROM not_same WHERE attendee_id = :p AND deleted = 0"
        " UNION SELECT attendee_id FROM not_same WHERE other_id = :p AND deleted = 0",
        {"p": gone},
    ).fetchall()
    for (other,) in found:
        if other != kept:
            low, high = sorted((kept, other))
            made = ids.not_same_id(UUID(bytes=low), UUID(bytes=high)).bytes
            run(
                "INSERT INTO not_same (id, attendee_id, other_id, site, updated_at) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO NOTHING",
                (made, low, high, register.site, register.now()),
            )


def _presence(mine: Row, theirs: Row) -> Row:
    """Whoever was here twice was here once; the earlier way of coming in stays where it was mine."""
    came = mine if mine["present"] or not theirs["present"] else theirs
    return {
        "expected": max(mine["expected"], theirs["expected"]),
        "present": came["present"],
        "how": came["how"],
        "at": came["at"],
    }


def _booking(mine: Row, theirs: Row) -> Row:
    """The better of two bookings stays whole, with a telephone where either had one."""
    better, other = mine, theirs
    if _STANDING.index(theirs["standing"]) > _STANDING.index(mine["standing"]):
        better, other = theirs, mine
    return {**better, "phone": better["phone"] or other["phone"], "calls": max(mine["calls"], theirs["calls"])}


def _progress(mine: Row, theirs: Row) -> Row:
    seen = json.dumps(list(dict.fromkeys([*json.loads(mine["seen"]), *json.loads(theirs["seen"])])))
    return {"step": max((mine, theirs), key=lambda row: str(row["updated_at"]))["step"], "seen": seen}


_JOIN: Mapping[str, Callable[[Row, Row], Row]] = {
    "attendance": _presence,
    "booking": _booking,
    "progress": _progress,
    "stumble": lambda mine, theirs: {"count": min(_MOST, mine["count"] + theirs["count"])},
    "session_call": lambda mine, theirs: {"reached": max(mine["reached"], theirs["reached"], key=_CALLED.index)},
    "follow_up": lambda mine, theirs: {"day": max(mine["day"], theirs["day"])},
}
"""How two rows about one fact become one; what is not named stays as the kept person has it."""


def _session(row: Row) -> UUID:
    return UUID(bytes=row["session_id"])


_IDS: Mapping[str, Callable[[Row, UUID, int], UUID]] = {
    "attendance": lambda row, kept, _site: ids.attendance_id(_session(row), kept),
    "booking": lambda row, kept, _site: ids.booking_id(_session(row), kept),
    "progress": lambda row, kept, _site: ids.progress_id(
        kept, _session(row) if row["session_id"] else None, row["lesson"]
    ),
    "stumble": lambda row, kept, site: ids.stumble_id(
        site, _session(row), kept, row["exercise"], row["scene"], row["kind"]
    ),
    "session_call": lambda row, kept, _site: ids.attendance_id(_session(row), kept),
    "attendee_need": lambda row, kept, _site: ids.need_id(kept, row["need"]),
    "follow_up": lambda _row, kept, _site: ids.follow_up_id(kept),
}
"""Which row of the kept person would tell the same fact."""
