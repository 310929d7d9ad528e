"""SQL for bookings and draws. Who has a seat is told by attendance.expected: the roster has the last word."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from smartclass.domain.bookings import Booking, NoShows, Standing
from smartclass.domain.draw import DrawLine
from smartclass.domain.ids import booking_id, draw_id
from smartclass.storage.people import COLUMNS, attendee
from smartclass.storage.register import Register, Run

CANCELLED = "cancelled"

_BOOKED = f"""
    SELECT {COLUMNS}, b.party, b.number, b.place, b.phone, b.calls, b.at
      FROM attendance a JOIN attendee p ON p.id = a.attendee_id
      LEFT JOIN booking b ON b.session_id = a.session_id AND b.attendee_id = a.attendee_id AND b.deleted = 0
     WHERE a.session_id = ? AND a.expected = 1 AND a.deleted = 0
     ORDER BY p.kana_order, p.name_key, p.id
"""  # noqa: S608 - constants only

_IN_LINE = f"""
    SELECT {COLUMNS}, b.party, b.number, b.place, b.phone, b.calls, b.at, b.standing
      FROM booking b JOIN attendee p ON p.id = b.attendee_id AND p.deleted = 0
     WHERE b.session_id = ? AND b.deleted = 0 AND b.standing IN ('waiting', 'applied')
       AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.session_id = b.session_id
            AND a.attendee_id = b.attendee_id AND a.expected = 1 AND a.deleted = 0)
     ORDER BY b.place, b.number
"""  # noqa: S608 - constants only

_PUT = """
    INSERT INTO booking (id, session_id, attendee_id, number, place, standing, party, phone, calls, drawn, at,
        deleted, site, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (session_id, attendee_id) DO UPDATE SET
        number = excluded.number, place = excluded.place, standing = excluded.standing, party = excluded.party,
        phone = excluded.phone, calls = excluded.calls, drawn = excluded.drawn, at = excluded.at,
        deleted = excluded.deleted, row_ver = row_ver + 1, site = excluded.site, updated_at = excluded.updated_at
"""

_RECORD = """
    INSERT INTO draw (id, session_id, seed, at, seats, times, lines, deleted, site, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (session_id) DO UPDATE SET
        seed = excluded.seed, at = excluded.at, seats = excluded.seats, times = excluded.times,
        lines = excluded.lines, deleted = excluded.deleted, row_ver = row_ver + 1, site = excluded.site,
        updated_at = excluded.updated_at
"""

_RIGHTS = """
    SELECT b.attendee_id,
        NOT EXISTS (SELECT 1 FROM attendance a JOIN class_session t ON t.id = a.session_id
            WHERE a.attendee_id = b.attendee_id AND a.present = 1 AND a.deleted = 0
                AND t.day < s.day AND t.state <> 'cancelled' AND t.deleted = 0),
        coalesce((SELECT h.drawn = 'lost' FROM booking h
            JOIN draw d ON d.session_id = h.session_id AND d.at IS NOT NULL
            JOIN class_session t ON t.id = h.session_id AND t.state <> 'cancelled' AND t.deleted = 0
            WHERE h.attendee_id = b.attendee_id AND h.session_id <> b.session_id AND h.drawn > '' AND h.deleted = 0
            ORDER BY d.at DESC LIMIT 1), 0)
      FROM booking b JOIN class_session s ON s.id = b.session_id
     WHERE b.session_id = ? AND b.deleted = 0
"""
"""Who of a session's bookings never came to a class on a day before it, and who lost in their last draw."""

_NO_SHOWS = """
    SELECT count(*), coalesce(sum(expected), 0), coalesce(sum(came), 0) FROM (
        SELECT (SELECT count(*) FROM attendance a
                 WHERE a.session_id = s.id AND a.expected = 1 AND a.deleted = 0) AS expected,
               (SELECT count(*) FROM attendance a
                 WHERE a.session_id = s.id AND a.expected = 1 AND a.present = 1 AND a.deleted = 0) AS came
          FROM class_session s
         WHERE s.course_id = ? AND s.day < ? AND s.centre_id = ? AND s.state = 'ended' AND s.deleted = 0
           AND EXISTS (SELECT 1 FROM attendance a
                 WHERE a.session_id = s.id AND a.present = 1 AND a.expected = 1 AND a.deleted = 0)
         ORDER BY s.day DESC, s.starts DESC LIMIT ?)
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A booking as it is stored, and whether the person stood on the roster beside it."""

    number: int
    place: int
    standing: str
    party: UUID
    phone: str = ""
    calls: int = 0
    drawn: str = ""
    at: str = ""
    expected: bool = False
    row_ver: int = 0


@dataclass(frozen=True, slots=True)
class DrawRow:
    """A draw as it is stored; `at` is None while bookings still wait for it."""

    seed: str = ""
    at: datetime | None = None
    seats: int = 0
    times: int = 0
    lines: tuple[DrawLine, ...] = ()


def of_session(register: Register, session: UUID) -> tuple[Booking, ...]:
    """Return everybody with a seat in kana order, then the line in its order."""
    booked = [_booking((*row, "booked")) for row in register.rows(_BOOKED, (session.bytes,))]
    return (*booked, *(_booking(row) for row in register.rows(_IN_LINE, (session.bytes,))))


def _booking(row: tuple[Any, ...]) -> Booking:
    person = attendee(row[:8])
    party, number, place, phone, calls, at, standing = row[8:]
    if party is None:
        return Booking(person, Standing(standing), person.id)
    since = datetime.fromisoformat(at)
    return Booking(person, Standing(standing), UUID(bytes=party), number, place, phone, calls, since)


def get(register: Register, session: UUID, person: UUID) -> Row | None:
    """Return somebody's booking as stored (cancelled ones too), or None where there never was one."""
    row = register.row(
        "SELECT number, place, standing, party, phone, calls, drawn, at, row_ver FROM booking"
        " WHERE session_id = ? AND attendee_id = ? AND deleted = 0",
        (session.bytes, person.bytes),
    )
    if row is None:
        return None
    number, place, standing, party, phone, calls, drawn, at, version = row
    on = is_expected(register, session, person)
    return Row(number, place, standing, UUID(bytes=party), phone, calls, drawn, at, on, version)


def is_expected(register: Register, session: UUID, person: UUID) -> bool:
    sql = "SELECT 1 FROM attendance WHERE session_id = ? AND attendee_id = ? AND expected = 1 AND deleted = 0"
    return register.row(sql, (session.bytes, person.bytes)) is not None


def put(run: Run, register: Register, session: UUID, person: UUID, row: Row, *, deleted: bool = False) -> None:
    """Store a booking in place of what was there."""
    key = booking_id(session, person).bytes
    values = (row.number, row.place, row.standing, row.party.bytes, row.phone, row.calls, row.drawn, row.at)
    stamp = (int(deleted), register.site, register.now())
    run(_PUT, (key, session.bytes, person.bytes, *values, *stamp))


def next_number(register: Register, session: UUID) -> int:
    """Return the number of the next booking; one that was told to somebody is never given again."""
    row = register.row(
        "SELECT coalesce(max(number), 0) + 1 FROM booking WHERE session_id = ? AND deleted = 0", (session.bytes,)
    )
    return int(row[0]) if row else 1


def rights(register: Register, session: UUID) -> dict[UUID, tuple[bool, bool]]:
    """Return (first timer, lost last time) of everybody who ever booked for a session."""
    rows = register.rows(_RIGHTS, (session.bytes,))
    return {UUID(bytes=person): (bool(first), bool(lost)) for person, first, lost in rows}


def no_shows(register: Register, course: UUID, centre: UUID, before: date, classes: int) -> NoShows:
    """Return how many stayed away in the last classes of a course at a centre before a day.

    Classes where nobody was ticked off (only counted) say nothing about that and are left out.
    """
    row = register.row(_NO_SHOWS, (course.bytes, before.isoformat(), centre.bytes, classes)) or (0, 0, 0)
    return NoShows(row[0], row[1], row[1] - row[2])


def draw_of(register: Register, session: UUID, *, even_off: bool = False) -> DrawRow | None:
    """Return the draw of a session, None where bookings are taken in the order they come.

    `even_off` finds one that was switched off too: how often was drawn is not forgotten.
    """
    sql = "SELECT seed, at, seats, times, lines FROM draw WHERE session_id = ? AND deleted <= ?"
    row = register.row(sql, (session.bytes, int(even_off)))
    if row is None:
        return None
    lines = tuple(DrawLine(n, party, bool(first), bool(lost), w) for n, party, first, lost, w in json.loads(row[4]))
    return DrawRow(row[0], datetime.fromisoformat(row[1]) if row[1] else None, row[2], row[3], lines)


def put_draw(run: Run, register: Register, session: UUID, row: DrawRow, *, deleted: bool = False) -> None:
    """Store a draw in place of what was there."""
    lines = json.dumps([(o.number, o.party, int(o.first_timer), int(o.lost_last), o.waiting) for o in row.lines])
    at = row.at.isoformat(timespec="milliseconds") if row.at else None
    values = (row.seed, at, row.seats, row.times, lines, int(deleted), register.site, register.now())
    run(_RECORD, (draw_id(session).bytes, session.bytes, *values))
