"""SQL for erasing people: who is past their time, what goes, what stays so that no report changes, and the log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from smartclass.domain import age_band
from smartclass.domain.age_band import AgeBand
from smartclass.domain.ids import first_id, made_at
from smartclass.domain.registry import Role
from smartclass.domain.retention import DuePerson, Erasure, keep_until, reported_years
from smartclass.storage import consultations, merging, stumbles
from smartclass.storage.people import NOBODY
from smartclass.storage.register import Register, Run, new_id

_PAST = """
    FROM attendee AS p
    WHERE p.id > :after AND p.id < :registered
        AND NOT EXISTS (SELECT 1 FROM erased_person AS e WHERE e.attendee_id = p.id)
        AND NOT EXISTS (SELECT 1 FROM merge AS m WHERE m.gone_id = p.id AND m.undone_at IS NULL)
        AND NOT EXISTS (
            SELECT 1 FROM attendance AS a JOIN class_session AS s ON s.id = a.session_id
            WHERE a.attendee_id = p.id AND a.deleted = 0 AND s.deleted = 0
                AND (a.present = 1 AND s.day >= :kept_from OR a.expected = 1 AND s.day >= :today))
"""
"""People written down before a moment, who didn't come on `kept_from` or later and aren't expected from today on.

The id tells when somebody was written down, so that the primary key alone leaves out everybody younger. People taken
out of the lists by an undo are in it too: their names are still in the file. Who was merged goes with whom they became.
"""
_LAST = """
    (SELECT max(s.day) FROM attendance AS a JOIN class_session AS s ON s.id = a.session_id
     WHERE a.attendee_id = p.id AND a.present = 1 AND a.deleted = 0 AND s.deleted = 0)
"""
DUE = f"SELECT p.id, p.name, p.kana, p.updated_at, {_LAST} {_PAST} ORDER BY p.kana_order, p.name_key, p.id"
COUNT = f"SELECT count(*) {_PAST}"
EACH = 500
"""People looked at in one question while they are counted: at the desk nobody waits for the register longer."""
_PORTION = (
    "SELECT max(id) FROM (SELECT id FROM attendee WHERE id > :after AND id < :registered ORDER BY id LIMIT :each)"
)
_VISITS = (
    "SELECT DISTINCT s.day FROM attendance AS a JOIN class_session AS s ON s.id = a.session_id"
    " WHERE a.attendee_id = ? AND a.present = 1 AND a.deleted = 0"
)
FORGET = (
    "DELETE FROM card WHERE attendee_id = :p",
    "DELETE FROM progress WHERE attendee_id = :p",
    "UPDATE booking SET phone = '' WHERE attendee_id = :p AND phone <> ''",
    "DELETE FROM seat_event WHERE attendee_id = :p",
    "DELETE FROM session_call WHERE attendee_id = :p",
    "DELETE FROM attendee_need WHERE attendee_id = :p",
    "DELETE FROM follow_up WHERE attendee_id = :p",
    "DELETE FROM not_same WHERE attendee_id = :p OR other_id = :p",
    "DELETE FROM merge WHERE attendee_id = :p OR gone_id = :p",
    "UPDATE act SET detail = '' WHERE attendee_id = :p AND detail <> ''",
)
"""What goes beside the entry itself. A new table that knows people belongs here (a test asks for it)."""
_BLANK = (
    f"UPDATE attendee SET name = '{NOBODY}', name_key = '', kana = '', kana_key = '', kana_order = '',"  # noqa: S608
    " birth_year = NULL, phone_last4 = '', family = '', notes = '', deleted = 1, row_ver = row_ver + 1,"
    " site = ?, updated_at = ? WHERE id = ?"
)
_LOG = "SELECT id, at, role, years, kept_from, people, asked FROM erasure"
_AHEAD = """
    FROM attendance AS a JOIN class_session AS s ON s.id = a.session_id AND s.day >= :today AND s.deleted = 0
    WHERE a.attendee_id = :p AND a.expected = 1 AND a.present = 0 AND a.deleted = 0
"""
AHEAD = f"SELECT count(*) {_AHEAD}"


def due(register: Register, kept_from: date, years: int) -> tuple[DuePerson, ...]:
    """Return everybody past their time, in kana order."""
    return tuple(_due(row, register, years) for row in register.rows(DUE, _bounds(register, kept_from)))


def due_count(register: Register, kept_from: date) -> int:
    """Return how many people are past their time, without looking at a name; others may ask in between."""
    bounds, found = _bounds(register, kept_from), 0
    while last := register.rows(_PORTION, {**bounds, "each": EACH})[0][0]:
        until = (int.from_bytes(last) + 1).to_bytes(len(last))
        found += int(register.rows(COUNT, {**bounds, "registered": until})[0][0])
        bounds["after"] = last
    return found


def _bounds(register: Register, kept_from: date) -> dict[str, Any]:
    now = register.clock.now()
    registered = first_id(datetime.combine(kept_from, time(), now.tzinfo))
    return {
        "after": b"",
        "registered": registered.bytes,
        "kept_from": kept_from.isoformat(),
        "today": register.clock.today().isoformat(),
    }


def _due(row: Sequence[Any], register: Register, years: int) -> DuePerson:
    person = UUID(bytes=row[0])
    made = made_at(person) or datetime.fromisoformat(row[3])
    registered = made.astimezone(register.clock.now().tzinfo).date()
    came = date.fromisoformat(row[4]) if row[4] else None
    last = max(registered, came or registered)
    return DuePerson(person, row[1], row[2], last, last == came, keep_until(last, years))


def begin(
    run: Run, register: Register, role: Role, years: int, kept_from: date, people: int, *, asked: bool = False
) -> Erasure:
    """Add a line to the erase log, and a reminder to wipe the file afterwards."""
    made = Erasure(new_id(), register.clock.now(), role, years, kept_from, people, asked)
    run(
        "INSERT INTO erasure (id, at, role, years, kept_from, people, asked, site) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (made.id.bytes, register.now(), str(role), years, kept_from.isoformat(), people, int(asked), register.site),
    )
    run("INSERT OR REPLACE INTO meta (key, value) VALUES ('wipe', ?)", (register.now(),))
    return made


def erase(run: Run, register: Register, person: UUID, erasure: UUID) -> None:
    """Take everything that tells who somebody is; their visits stay, as somebody's, with the age band as counted.

    Entries that were merged into theirs go with them.
    """
    for twin in merging.gone_into(run, person):
        erase(run, register, twin, erasure)
    run("INSERT INTO erased_person (attendee_id, erasure_id) VALUES (?, ?)", (person.bytes, erasure.bytes))
    (born,) = run("SELECT birth_year FROM attendee WHERE id = ?", (person.bytes,)).fetchone()
    if born is not None:
        visits = [date.fromisoformat(day) for (day,) in run(_VISITS, (person.bytes,)).fetchall()]
        for year in sorted(reported_years(visits)):
            band = age_band.band(born, date(year, 12, 31))
            run("INSERT INTO erased_age VALUES (?, ?, ?)", (person.bytes, year, str(band)))
    stumbles.forget(run, register, person)
    consultations.forget(run, register, person)
    for sql in FORGET:
        run(sql, {"p": person.bytes})
    run(_BLANK, (register.site, register.now(), person.bytes))


def bookings_ahead(register: Register, person: UUID) -> int:
    """Return at how many classes from today on somebody is expected."""
    return int(register.rows(AHEAD, {"p": person.bytes, "today": register.clock.today().isoformat()})[0][0])


def give_up_seats(run: Run, register: Register, person: UUID) -> None:
    """Take somebody off the rosters from today on, so that nobody waits for a person without a name."""
    ahead = {"p": person.bytes, "today": register.clock.today().isoformat()}
    for session, key in run(f"SELECT a.session_id, a.id {_AHEAD}", ahead).fetchall():
        stamp = (register.site, register.now())
        run(
            "UPDATE attendance SET expected = 0, row_ver = row_ver + 1, site = ?, updated_at = ? WHERE id = ?",
            (*stamp, key),
        )
        run(
            "UPDATE booking SET standing = 'cancelled', row_ver = row_ver + 1, site = ?, updated_at = ?"
            " WHERE session_id = ? AND attendee_id = ? AND deleted = 0",
            (*stamp, session, person.bytes),
        )


def wipe(register: Register) -> None:
    """Make sure that what was erased is gone from the bytes of the file too; costs nothing where that was done."""
    if register.row("SELECT 1 FROM meta WHERE key = 'wipe'") is None:
        return
    register.wipe()
    with register.write() as run:
        run("DELETE FROM meta WHERE key = 'wipe'")


def log(register: Register) -> tuple[Erasure, ...]:
    """Return every erasure, the newest first."""
    return tuple(_erasure(row) for row in register.rows(f"{_LOG} ORDER BY at DESC, id DESC"))


def by_id(register: Register, erasure: UUID) -> Erasure | None:
    row = register.row(f"{_LOG} WHERE id = ?", (erasure.bytes,))
    return _erasure(row) if row else None


def _erasure(row: Sequence[Any]) -> Erasure:
    name, at, role, years, kept_from, people, asked = row
    day = date.fromisoformat(kept_from)
    return Erasure(UUID(bytes=name), datetime.fromisoformat(at), Role(role), years, day, people, bool(asked))


def kept_bands(register: Register, session: UUID, year: int) -> dict[UUID, AgeBand]:
    """Return the age band, as it was counted, of everybody at a session whose birth year is gone."""
    sql = (
        "SELECT a.attendee_id, (SELECT e.band FROM erased_age AS e WHERE e.attendee_id = a.attendee_id AND e.year <= ?"
        " ORDER BY e.year DESC LIMIT 1) AS band FROM attendance AS a"
        " WHERE a.session_id = ? AND a.present = 1 AND a.deleted = 0 AND band IS NOT NULL"
    )
    return {UUID(bytes=person): AgeBand(band) for person, band in register.rows(sql, (year, session.bytes))}
