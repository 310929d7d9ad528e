"""Two entries of one person, with something in every table that knows people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any
from uuid import UUID

from smartclass.domain.calls import Reached
from smartclass.domain.needs import Need
from smartclass.domain.play import Result
from smartclass.domain.registry import NewAttendee
from smartclass.services.bookings import Bookings
from smartclass.services.classes import Classes
from smartclass.services.needs import Needs
from smartclass.services.people import People
from smartclass.services.progress import Progress
from smartclass.services.roll import Roll
from smartclass.storage import imports, planning, stumbles
from smartclass.storage.register import Register
from tests.conftest import FixedClock


@dataclass(frozen=True, slots=True)
class Twins:
    """`both` is a class where both entries are written down as here; at `alone` only `gone` is; `ahead` is booked."""

    kept: UUID
    gone: UUID
    both: UUID
    alone: UUID
    ahead: UUID
    cards: tuple[str, str]


def add(register: Register, name: str, kana: str = "", born: int | None = None, notes: str = "") -> UUID:
    made = People(register).add(NewAttendee(name, kana, born, notes=notes), even_if_similar=True).attendee
    assert made is not None
    return made.id


def twins(register: Register, clock: FixedClock) -> Twins:
    """Write 髙橋 𠮷男 down twice."""
    classes, roll, people = Classes(register), Roll(register), People(register)
    kept = add(register, "髙橋 𠮷男", "たかはし よしお", notes="右の席")
    gone = add(register, "高橋 吉男", "タカハシ ヨシオ", 1944, "右の耳が遠い")
    day = clock.today()
    both, alone, ahead = (
        classes.create(course="スマホ", day=day + timedelta(days=days), starts=time(10)).id for days in (-14, -7, 7)
    )
    for session, who in ((both, gone), (both, kept), (alone, gone)):
        roll.expect(session, [who])
        clock.pass_by(minutes=1)
        roll.check_in(session, who)
    roll.undo(both)
    roll.check_in(both, kept)
    Bookings(register, classes, people).book(ahead, [gone], phone="09012345678")
    _learned(register, clock, kept, gone, both)
    with register.write() as run:
        imports.add(run, register, [gone])
        planning.set_call(run, register, ahead, gone, Reached.REACHED)
    Needs(register).set(kept, {Need.SLOW})
    Needs(register).set(gone, {Need.EAR})
    return Twins(kept, gone, both, alone, ahead, (people.get(kept).token, people.get(gone).token))


def _learned(register: Register, clock: FixedClock, kept: UUID, gone: UUID, session: UUID) -> None:
    progress = Progress(register)
    for step, who in (("two", kept), ("two", gone), ("three", gone)):
        clock.pass_by(minutes=1)
        progress.reached("basics-calls", step, person=who, session=session)
    progress.reached("basics-map", "one", person=gone, session=None)
    spot = ("basics-calls", "ringing", Result.MISSED)
    stumbles.add(register, {stumbles.Spot(session, *spot, kept): 2, stumbles.Spot(session, *spot, gone): 3})


def raw(register: Register) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table, as it is stored."""
    tables = [name for (name,) in register.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {name: sorted(register.rows(f"SELECT * FROM {name}"), key=repr) for name in tables}
