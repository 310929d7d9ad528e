"""SQL for stumbles: counted up in class, read by class or by person, summed for coordinators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from smartclass.domain.ids import stumble_id
from smartclass.domain.play import Result
from smartclass.domain.stumbles import KINDS, Stumble
from smartclass.storage.register import Register, Run

MOST = 1_000_000
LONGEST_ID = 60
_ADD = """
    INSERT INTO stumble (id, session_id, attendee_id, exercise, scene, kind, count, site, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET
        count = min(count + excluded.count, 1000000), attendee_id = excluded.attendee_id, deleted = 0,
        row_ver = row_ver + 1, site = excluded.site, updated_at = excluded.updated_at
"""
_OF_CLASS = """
    SELECT exercise, scene, kind, count, attendee_id, site FROM stumble
    WHERE session_id = ? AND deleted = 0 ORDER BY exercise, scene, kind, id
"""
_OF_PERSON = """
    SELECT exercise, scene, kind, count, attendee_id, site FROM stumble
    WHERE attendee_id = ? AND session_id = ? AND deleted = 0 ORDER BY exercise, scene, kind, id
"""
_SUMS = """
    SELECT t.exercise, t.scene, t.kind, sum(t.count) FROM class_session AS s
    JOIN stumble AS t ON t.session_id = s.id AND t.deleted = 0
    WHERE s.day BETWEEN ? AND ? AND s.deleted = 0 AND (? IS NULL OR s.centre_id = ?)
    GROUP BY t.exercise, t.scene, t.kind ORDER BY t.exercise, t.scene, t.kind
"""
_KINDS = {str(kind): kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Spot:
    """What is counted: a kind of stumble on a scene of an exercise in a class, by a person or by nobody known."""

    session: UUID
    exercise: str
    scene: str
    kind: Result
    person: UUID | None = None

    @property
    def valid(self) -> bool:
        """Whether it can stand in the register."""
        named = all(0 < len(name) <= LONGEST_ID for name in (self.exercise, self.scene))
        return named and self.kind in KINDS


def add(register: Register, counts: Mapping[Spot, int]) -> None:
    """Count up in one durable transaction.

    A class that is gone takes its counts with it; those of a person who is gone become nobody's.
    """
    with register.write() as run:
        here: dict[UUID, bool] = {}
        known: dict[UUID, bool] = {}
        for spot, count in counts.items():
            if spot.session not in here:
                here[spot.session] = _alive(run, "class_session", spot.session)
            if spot.person and spot.person not in known:
                known[spot.person] = _alive(run, "attendee", spot.person)
            if here[spot.session] and spot.valid and count > 0:
                kept = spot if spot.person is None or known[spot.person] else replace(spot, person=None)
                _count(run, register, kept, count)


def _alive(run: Run, table: str, row: UUID) -> bool:
    return run(f"SELECT 1 FROM {table} WHERE id = ? AND deleted = 0", (row.bytes,)).fetchone() is not None  # noqa: S608


def _count(run: Run, register: Register, spot: Spot, count: int) -> None:
    name = stumble_id(register.site, spot.session, spot.person, spot.exercise, spot.scene, spot.kind)
    run(
        _ADD,
        (
            name.bytes,
            spot.session.bytes,
            spot.person.bytes if spot.person else None,
            spot.exercise,
            spot.scene,
            str(spot.kind),
            min(count, MOST),
            register.site,
            register.clock.today().isoformat(),
        ),
    )


def of_class(register: Register, session: UUID) -> tuple[Stumble, ...]:
    """Return everything counted in one class; people and PCs are bare numbers."""
    return _stumbles(register.rows(_OF_CLASS, (session.bytes,)))


def of_person(register: Register, person: UUID, session: UUID) -> tuple[Stumble, ...]:
    """Return what was counted for one person in one class."""
    return _stumbles(register.rows(_OF_PERSON, (person.bytes, session.bytes)))


def sums(register: Register, first: date, last: date, centre: UUID | None) -> tuple[Stumble, ...]:
    """Return the sums of a span of days, at one centre or at all: nobody, no class, no day in them."""
    where = centre.bytes if centre else None
    rows = register.rows(_SUMS, (first.isoformat(), last.isoformat(), where, where))
    found = ((exercise, scene, _KINDS.get(kind), count) for exercise, scene, kind, count in rows)
    return tuple(Stumble(exercise, scene, kind, count) for exercise, scene, kind, count in found if kind)


def forget(run: Run, register: Register, person: UUID) -> None:
    """Cut a person off from their counts: these become nobody's, and the old rows are emptied."""
    rows = run(
        "SELECT session_id, exercise, scene, kind, sum(count) FROM stumble WHERE attendee_id = ? AND deleted = 0"
        " GROUP BY session_id, exercise, scene, kind",
        (person.bytes,),
    ).fetchall()
    run(
        "UPDATE stumble SET attendee_id = NULL, count = 0, deleted = 1, row_ver = row_ver + 1, site = ?,"
        " updated_at = ? WHERE attendee_id = ?",
        (register.site, register.clock.today().isoformat(), person.bytes),
    )
    for session, exercise, scene, kind, count in rows:
        if kind in _KINDS and count:
            _count(run, register, Spot(UUID(bytes=session), exercise, scene, _KINDS[kind]), count)


def _stumbles(rows: Sequence[Sequence[Any]]) -> tuple[Stumble, ...]:
    numbers: dict[object, int] = {}
    found = []
    for exercise, scene, kind, count, person, site in rows:
        if kind in _KINDS:
            who = numbers.setdefault(site if person is None else person, len(numbers))
            found.append(Stumble(exercise, scene, _KINDS[kind], count, who, person is not None))
    return tuple(found)
