"""A town some years on: people of long ago with everything known of them, and people still coming."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from smartclass.domain.play import Result
from smartclass.domain.registry import NewAttendee
from smartclass.services.classes import Classes
from smartclass.services.people import People
from smartclass.services.progress import Progress
from smartclass.services.roll import Roll
from smartclass.storage import stumbles
from smartclass.storage.register import Register
from tests.conftest import JAPAN, FixedClock

NAME, KANA, NOTES, REASON = "遠藤 昔子", "えんどう むかしこ", "右の耳が遠いとのこと", "遠藤さんの押しまちがい"
THEN, NOW = date(2026, 11, 21), date(2036, 6, 1)
KEPT = "今井 今子"


@dataclass(frozen=True, slots=True)
class Past:
    """`gone` came in 2026 and never again; `kept` came too, and still does; `session` is the class of 2026."""

    gone: UUID
    kept: UUID
    session: UUID
    token: str


def add(people: People, name: str, kana: str = "", born: int | None = None, notes: str = "", last4: str = "") -> UUID:
    made = people.add(NewAttendee(name, kana, born, last4, "iphone", notes), even_if_similar=True).attendee
    assert made is not None
    return made.id


def fill(register: Register, clock: FixedClock) -> Past:
    """Fill a register in 2026, then let ten years go by."""
    classes, people, roll = Classes(register), People(register), Roll(register)
    classes.add_centre("みどり野公民館")
    gone = add(people, NAME, KANA, 1957, NOTES, "4649")
    kept = add(people, KEPT, "いまい いまこ", 1945)
    session = classes.create(course="スマホ", day=THEN, starts=time(10)).id
    roll.expect(session, [gone, kept])
    roll.check_in(session, gone)
    roll.check_in(session, kept)
    roll.correct(session, gone, False, REASON)
    roll.correct(session, gone, True, REASON)
    roll.undo(session)
    roll.correct(session, gone, True, REASON)
    Progress(register).reached("basics-calls", "two", person=gone, session=session)
    stumbles.add(register, {stumbles.Spot(session, "basics-calls", "ringing", Result.MISSED, gone): 3})
    people.new_card(gone)
    token = people.get(gone).token
    clock.moment = datetime(2035, 5, 1, 10, 0, tzinfo=JAPAN)
    roll.check_in(classes.create(course="スマホ", day=date(2035, 5, 1), starts=time(10)).id, kept)
    clock.moment = datetime(NOW.year, NOW.month, NOW.day, 10, 0, tzinfo=JAPAN)
    return Past(gone, kept, session, token)
