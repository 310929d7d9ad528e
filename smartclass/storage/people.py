"""SQL for attendees and their cards."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from smartclass.domain.kana import is_kana, kana_key, kana_keys, kana_order, name_key
from smartclass.domain.registry import Attendee, NewAttendee
from smartclass.domain.romaji import kana_of
from smartclass.i18n import _
from smartclass.storage import consultations, stumbles
from smartclass.storage.register import Register, Run, new_id

COLUMNS = "p.id, p.name, p.kana, p.birth_year, p.phone_last4, p.family, p.notes, p.row_ver"
_TOKEN = "(SELECT token FROM card WHERE attendee_id = p.id AND dead = 0)"  # noqa: S105 - a column, no secret
NOBODY = "＊"
"""What stands in the column of the name once somebody was erased."""
_ONE = f"SELECT {COLUMNS}, coalesce({_TOKEN}, '') FROM attendee p"  # noqa: S608 - constants only

INSIDE = (
    "SELECT rowid FROM attendee INDEXED BY attendee_kana"
    " WHERE (kana_key LIKE ? ESCAPE '\\' OR name_key LIKE ? ESCAPE '\\') AND deleted = 0 ORDER BY kana_key LIMIT ?"
)
"""Whose name has it anywhere: reads nothing but the index (20 ms for 100,000 people; the table would take 150)."""


_MET = """
    SELECT kana_key FROM attendee WHERE kana_key IN (SELECT value FROM json_each(:keys)) AND deleted = 0
    UNION SELECT name_key FROM attendee WHERE name_key IN (SELECT value FROM json_each(:keys)) AND deleted = 0
"""


def attendee(row: Sequence[Any]) -> Attendee:
    """Make the value from COLUMNS (and the token, where it was asked for)."""
    return Attendee(
        id=UUID(bytes=row[0]),
        name=row[1] if row[1] != NOBODY else _("消去ずみ"),
        kana=row[2],
        birth_year=row[3],
        phone_last4=row[4],
        family=row[5],
        notes=row[6],
        row_ver=row[7],
        token=row[8] if len(row) > 8 else "",
    )


def by_id(register: Register, person: UUID) -> Attendee | None:
    row = register.row(f"{_ONE} WHERE p.id = ? AND p.deleted = 0", (person.bytes,))
    return attendee(row) if row else None


def first(register: Register, limit: int) -> tuple[Attendee, ...]:
    """Return people in kana order."""
    rows = register.rows(f"{_ONE} WHERE p.deleted = 0 ORDER BY p.kana_order, p.name_key LIMIT ?", (limit,))
    return tuple(attendee(row) for row in rows)


def search(register: Register, text: str, limit: int) -> tuple[Attendee, ...]:
    """Find by kana (or rōmaji), by name as written, or by the last four digits of the phone; beginnings come first."""
    typed = unicodedata.normalize("NFKC", text).strip()
    if len(typed) == 4 and typed.isascii() and typed.isdigit():
        where = "p.phone_last4 = ? AND p.phone_last4 <> '' AND p.deleted = 0 ORDER BY p.kana_key"
        rows = register.rows(f"{_ONE} WHERE {where} LIMIT ?", (typed, limit))
        return tuple(attendee(row) for row in rows)
    sounds, name = kana_of(typed), name_key(typed)
    keys = sorted(kana_keys(sounds), key=len, reverse=True)
    found: dict[bytes, Attendee] = {}
    for column, key in (*(("kana_key", key) for key in keys), ("name_key", name)):
        if key:
            where = f"p.{column} >= ? AND p.{column} < ? AND p.deleted = 0 ORDER BY p.{column} LIMIT ?"
            rows = register.rows(f"{_ONE} WHERE {where}", (key, key + "\U0010ffff", limit))
            found.update((row[0], attendee(row)) for row in rows if row[0] not in found)
    if len(found) < limit and (len(typed) >= 2 or not is_kana(kana_key(sounds))):
        # One kana stands inside too many names to be of use.
        inside = kana_key(sounds) if len(sounds) >= 2 else name
        values = (f"%{_escaped(inside or name)}%", f"%{_escaped(name)}%", limit)
        rows = register.rows(f"{_ONE} WHERE p.rowid IN ({INSIDE}) ORDER BY p.kana_key", values) if name else []
        found.update((row[0], attendee(row)) for row in rows if row[0] not in found)
    return tuple(found.values())[:limit]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def similar(register: Register, new: NewAttendee, limit: int = 5) -> tuple[Attendee, ...]:
    """Return people with the same name in kana or as written."""
    kanas = [key for key in kana_keys(new.kana) if key]
    same = "SELECT id FROM attendee WHERE kana_key = ? AND deleted = 0 UNION " * len(kanas)
    same += "SELECT id FROM attendee WHERE name_key = ? AND deleted = 0 LIMIT ?"
    rows = register.rows(f"{_ONE} WHERE p.id IN ({same})", (*kanas, name_key(new.name), limit))
    return tuple(attendee(row) for row in rows)


def met(register: Register, keys: Iterable[str]) -> frozenset[str]:
    """Return which of many keys, of kana or of names as written, anybody has; one question for all of them."""
    rows = register.rows(_MET, {"keys": json.dumps([key for key in keys if key])})
    return frozenset(row[0] for row in rows)


def insert(run: Run, register: Register, new: NewAttendee) -> Attendee:
    """Add a person and the card that will stand for them."""
    made = new_id()
    stamp = (register.site, register.now())
    run(
        "INSERT INTO attendee (id, name, name_key, kana, kana_key, kana_order, birth_year, phone_last4, family,"
        " notes, site, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            made.bytes,
            new.name,
            name_key(new.name),
            new.kana,
            kana_key(new.kana),
            kana_order(new.kana),
            new.birth_year,
            new.phone_last4,
            new.family,
            new.notes,
            *stamp,
        ),
    )
    token = new_card(run, register, made)
    return Attendee(
        made, new.name, new.kana, new.birth_year, new.phone_last4, new.family, new.notes, token=token, row_ver=1
    )


def new_card(run: Run, register: Register, person: UUID) -> str:
    """Give a person a new card and return its token (80 random bits, no name); cards before it are dead."""
    import base64
    import secrets

    token = base64.b32encode(secrets.token_bytes(10)).decode()
    stamp = (register.site, register.now())
    run(
        "UPDATE card SET dead = 1, row_ver = row_ver + 1, site = ?, updated_at = ? WHERE attendee_id = ? AND dead = 0",
        (*stamp, person.bytes),
    )
    run("INSERT INTO card (token, attendee_id, site, updated_at) VALUES (?, ?, ?, ?)", (token, person.bytes, *stamp))
    return token


def update(run: Run, register: Register, person: UUID, new: NewAttendee) -> None:
    run(
        "UPDATE attendee SET name = ?, name_key = ?, kana = ?, kana_key = ?, kana_order = ?, birth_year = ?,"
        " phone_last4 = ?, family = ?, notes = ?, row_ver = row_ver + 1, site = ?, updated_at = ? WHERE id = ?",
        (
            new.name,
            name_key(new.name),
            new.kana,
            kana_key(new.kana),
            kana_order(new.kana),
            new.birth_year,
            new.phone_last4,
            new.family,
            new.notes,
            register.site,
            register.now(),
            person.bytes,
        ),
    )


def hide(run: Run, register: Register, person: bytes) -> None:
    """Take a person out of every list (their rows stay for the trace); stumbles and talks become nobody's."""
    stumbles.forget(run, register, UUID(bytes=person))
    consultations.forget(run, register, UUID(bytes=person))
    run(
        "UPDATE attendee SET deleted = 1, row_ver = row_ver + 1, site = ?, updated_at = ? WHERE id = ?",
        (register.site, register.now(), person),
    )


def of_card(register: Register, token: str) -> tuple[UUID, bool] | None:
    """Return (person, whether the card is dead) for a token, or None where we never made it."""
    row = register.row(
        "SELECT c.attendee_id, c.dead OR p.deleted FROM card c JOIN attendee p ON p.id = c.attendee_id WHERE token = ?",
        (token,),
    )
    return (UUID(bytes=row[0]), bool(row[1])) if row else None
