"""SQL for what helps somebody in class."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from smartclass.domain.ids import need_id
from smartclass.domain.needs import Need
from smartclass.storage.register import Register, Run

OF_SESSION = """
    SELECT n.attendee_id, n.need, a.present FROM attendance AS a
    JOIN attendee_need AS n ON n.attendee_id = a.attendee_id AND n.deleted = 0
    WHERE a.session_id = ? AND a.deleted = 0 AND (a.expected = 1 OR a.present = 1)
"""
_PUT = """
    INSERT INTO attendee_need (id, attendee_id, need, deleted, site, updated_at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (attendee_id, need) DO UPDATE SET deleted = excluded.deleted, row_ver = row_ver + 1,
        site = excluded.site, updated_at = excluded.updated_at
    WHERE deleted <> excluded.deleted
"""
_ORDER = tuple(Need)


def of_person(register: Register, person: UUID) -> tuple[Need, ...]:
    """Return what helps one person, in the order of the form."""
    rows = register.rows("SELECT need FROM attendee_need WHERE attendee_id = ? AND deleted = 0", (person.bytes,))
    return _sorted({name for (name,) in rows})


def of_session(register: Register, session: UUID) -> dict[UUID, tuple[tuple[Need, ...], bool]]:
    """Return what helps each person of a class who needs anything, and whether they are here."""
    found: dict[bytes, tuple[set[str], bool]] = {}
    for person, need, present in register.rows(OF_SESSION, (session.bytes,)):
        found.setdefault(person, (set(), bool(present)))[0].add(need)
    return {UUID(bytes=person): (_sorted(names), here) for person, (names, here) in found.items()}


def put(run: Run, register: Register, person: UUID, wanted: Collection[Need]) -> None:
    """Make these the needs of somebody, no others."""
    before = of_person(register, person)
    for need in Need:
        if (need in wanted) != (need in before):
            key = need_id(person, need).bytes
            gone = int(need not in wanted)
            run(_PUT, (key, person.bytes, str(need), gone, register.site, register.now()))


def _sorted(names: set[str]) -> tuple[Need, ...]:
    return tuple(need for need in _ORDER if str(need) in names)
