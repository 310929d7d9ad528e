"""SQL for the seat board. Nothing of it outlives its class."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from smartclass.domain.seats import Place, SeatEvent
from smartclass.storage.register import Register, Run, new_id


def add(run: Run, register: Register, session: UUID, place: Place, kind: str) -> None:
    """Note one tap; what is left of earlier days (a class nobody closed) goes."""
    run("DELETE FROM seat_event WHERE at < ?", (register.clock.today().isoformat(),))
    now = register.now()
    person = place.person.bytes if place.person else None
    row = (new_id().bytes, session.bytes, person, place.number, kind, now, register.site, now)
    run(
        "INSERT INTO seat_event (id, session_id, attendee_id, place, kind, at, site, updated_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        row,
    )


def events(register: Register, session: UUID) -> tuple[SeatEvent, ...]:
    """Return every tap of a class, oldest first."""
    rows = register.rows(
        "SELECT attendee_id, place, kind, at FROM seat_event WHERE session_id = ? ORDER BY id", (session.bytes,)
    )
    return tuple(
        SeatEvent(Place(UUID(bytes=person) if person else None, number), kind, datetime.fromisoformat(at))
        for person, number, kind, at in rows
    )


def take_back(run: Run, session: UUID) -> bool:
    """Forget the last tap of a class; false where there is none."""
    done = run(
        "DELETE FROM seat_event WHERE id = (SELECT max(id) FROM seat_event WHERE session_id = ?)", (session.bytes,)
    )
    return bool(done.rowcount > 0)


def erase(run: Run, session: UUID) -> None:
    """Forget all taps of a class."""
    run("DELETE FROM seat_event WHERE session_id = ?", (session.bytes,))
