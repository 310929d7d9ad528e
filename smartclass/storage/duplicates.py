"""SQL for looking for duplicates: everybody read once, who was told apart, and what hangs on an entry."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from smartclass.domain.duplicates import Known, Names, known
from smartclass.domain.ids import not_same_id
from smartclass.storage.register import Register, Run

EACH = 2000
"""People read at once: between two portions somebody at the desk may write."""
READ = (
    "SELECT id, kana_key, name_key, birth_year, phone_last4, family FROM attendee"
    " WHERE id > ? AND deleted = 0 ORDER BY id LIMIT ?"
)
COUNT = "SELECT count(*) FROM attendee WHERE deleted = 0 AND"
HANGS = """
    SELECT (SELECT count(*) FROM attendance WHERE attendee_id = :p AND present = 1 AND deleted = 0),
        (SELECT count(*) FROM attendance AS a JOIN attendance AS b ON b.session_id = a.session_id
            WHERE a.attendee_id = :p AND a.present = 1 AND a.deleted = 0
                AND b.attendee_id = :other AND b.present = 1 AND b.deleted = 0),
        (SELECT count(*) FROM attendance AS a JOIN class_session AS s ON s.id = a.session_id
            WHERE a.attendee_id = :p AND a.expected = 1 AND a.deleted = 0 AND s.day >= :today AND s.deleted = 0),
        (SELECT count(DISTINCT lesson) FROM progress WHERE attendee_id = :p AND deleted = 0),
        (SELECT count(*) FROM card WHERE attendee_id = :p AND dead = 0)
"""
_APART = """
    INSERT INTO not_same (id, attendee_id, other_id, deleted, site, updated_at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET deleted = excluded.deleted, row_ver = row_ver + 1, site = excluded.site,
        updated_at = excluded.updated_at
"""


def everybody(register: Register) -> list[Known]:
    """Return the keys of everybody in the register."""
    found: list[Known] = []
    last = b""
    while rows := register.rows(READ, (last, EACH)):
        found += (_known(UUID(bytes=row[0]), *row[1:]) for row in rows)
        last = rows[-1][0]
    return found


def _known(person: UUID, kana: str, name: str, *rest: Any) -> Known:
    """Take the keys as they are stored; a name without kana may say itself how it sounds."""
    return Known(person, kana, name, *rest) if kana else known(person, name, "", *rest)


def names_of(register: Register, *people: Known) -> Names:
    """Count only the names of these people."""
    whole = register.rows("SELECT count(*) FROM attendee WHERE deleted = 0")[0][0]
    kana = {one.kana: int(register.rows(f"{COUNT} kana_key = ?", (one.kana,))[0][0]) for one in people}
    written = {one.name: int(register.rows(f"{COUNT} name_key = ?", (one.name,))[0][0]) for one in people}
    return Names(int(whole), kana, written)


def told_apart(register: Register) -> set[frozenset[UUID]]:
    """Return the pairs that somebody said are two people."""
    rows = register.rows("SELECT attendee_id, other_id FROM not_same WHERE deleted = 0")
    return {frozenset((UUID(bytes=one), UUID(bytes=other))) for one, other in rows}


def tell_apart(run: Run, register: Register, one: UUID, other: UUID, *, apart: bool) -> None:
    """Remember that two entries are two people, or forget it again."""
    low, high = sorted((one.bytes, other.bytes))
    key = not_same_id(one, other).bytes
    run(_APART, (key, low, high, int(not apart), register.site, register.now()))


def hangs_on(register: Register, person: UUID, other: UUID) -> tuple[int, int, int, int, int]:
    """Return visits, visits to classes where `other` was too, bookings ahead, lessons and living cards of a person."""
    today = register.clock.today().isoformat()
    row = register.rows(HANGS, {"p": person.bytes, "other": other.bytes, "today": today})[0]
    return (int(row[0]), int(row[1]), int(row[2]), int(row[3]), int(row[4]))
