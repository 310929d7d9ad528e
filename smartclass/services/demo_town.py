"""A whole invented town for trying things out at full size: the same seed gives the same town on the same day."""

from __future__ import annotations

import random
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from smartclass import resources
from smartclass.domain import fiscal
from smartclass.domain.registry import Attendee, ClassSession, How, Role
from smartclass.i18n import _
from smartclass.services.bookings import Bookings
from smartclass.services.classes import Classes
from smartclass.services.demo import COURSES, STUMBLES, Filled, invented, refuse_unless_empty
from smartclass.services.drawing import Drawing
from smartclass.services.people import People
from smartclass.storage import people as table
from smartclass.storage import roll, sessions, stumbles
from smartclass.storage.invented import Line, attended
from smartclass.storage.register import Register, Run
from smartclass.storage.stumbles import Spot

STARTS = (time(10, 0), time(13, 30), time(15, 30))
ABSENT = 0.14
"""How many of those expected stay away."""
CALLED_OFF = 0.02
EVERY = 2000
"""So many people or attendances go in between two lines that tell how far it is."""
DRAWN_IN = timedelta(days=9)
BUSY = 40
"""So many people are expected this morning at the first centre."""

Slot = tuple[date, time, UUID]
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Size:
    """How large a town is to be; `attendances` are people who came."""

    people: int = 8_000
    sessions: int = 2_000
    attendances: int = 30_000
    applicants: int = 120
    seats: int = 20
    booked: int = 40
    """For so many of the classes to come people booked by telephone."""


class DemoTown:
    """Fills an empty register with 13 centres, in one transaction; refuses one that holds anybody."""

    def __init__(self, register: Register, size: Size | None = None) -> None:
        self._register, self._size = register, size or Size()
        self._classes, self._people = Classes(register), People(register)
        self._bookings = Bookings(register, self._classes, self._people)
        self._homes: dict[UUID, list[Attendee]] = {}

    def fill(self, seed: int, say: Say = lambda _line: None) -> Filled:
        """Put the town in, telling in a line now and then how far it is; all of it goes in, or nothing."""
        refuse_unless_empty(self._people, self._classes)
        chance = random.Random(seed)
        names = tomllib.loads(resources.asset("demo", "names.toml").read_text(encoding="utf-8"))
        with self._register.write() as run:
            centres = [self._classes.add_centre(name).id for name in names["town"]["centres"]]
            staff = [self._classes.add_staff(name, Role.INSTRUCTOR).id for name in names["town"]["staff"]]
            say(_("会場 {centres}か所、講師 {staff}人").format(centres=len(centres), staff=len(staff)))
            self._settle(run, chance, names, centres, say)
            here = [self._session(slot, staff, chance) for slot in self._slots(chance, centres)]
            say(_("教室 {n}回").format(n=len(here)))
            attended = self._pass_by(run, chance, here, say)
            self._open_today(run, chance, centres, staff)
            booked = self._call(chance, here) + self._apply(chance, centres[0], staff)
            say(_("電話の申込 {n}件").format(n=booked))
        return Filled(self._size.people, self._size.sessions, attended)

    def _settle(self, run: Run, chance: random.Random, names: dict[str, Any], centres: list[UUID], say: Say) -> None:
        """Write the people down, each near one centre; some of them have the same name, as happens."""
        surnames = [*names["surnames"], *names["town"]["surnames"]]
        given = [*names["given"], *names["town"]["given"]]
        self._homes = {centre: [] for centre in centres}
        for number in range(1, self._size.people + 1):
            new = invented(chance, chance.choice(surnames), chance.choice(given))
            self._homes[chance.choice(centres)].append(table.insert(run, self._register, new))
            if number % EVERY == 0 or number == self._size.people:
                say(_("受講者 {n} / {all}人").format(n=number, all=self._size.people))

    def _slots(self, chance: random.Random, centres: list[UUID]) -> list[Slot]:
        """Choose when and where classes are, this fiscal year and the one before, never two at once in one room."""
        today = self._register.clock.today()
        year = fiscal.fiscal_year(today)
        first, last = fiscal.year(year - 1).first, fiscal.year(year).last
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        taken = (today, today + DRAWN_IN)
        free = [
            (day, starts, centre)
            for day in days
            if day.weekday() < 6 and day not in taken
            for starts in STARTS
            for centre in centres
        ]
        return sorted(chance.sample(free, self._size.sessions - len(centres) - 1))

    def _session(self, slot: Slot, staff: list[UUID], chance: random.Random, capacity: int = 30) -> ClassSession:
        day, starts, centre = slot
        course, lessons = chance.choice(COURSES)
        ends = (datetime.combine(day, starts) + timedelta(minutes=90)).time()
        return self._classes.create(
            course=course,
            day=day,
            starts=starts,
            ends=ends,
            centre=centre,
            capacity=capacity,
            lesson_ids=lessons,
            staff=chance.sample(staff, 2),
        )

    def _pass_by(self, run: Run, chance: random.Random, here: list[ClassSession], say: Say) -> int:
        """Let the classes before today have been: rosters, who came, walk-ins, and some that were called off."""
        today = self._register.clock.today()
        past = [session for session in here if session.day < today]
        off = {session.id for session in past if chance.random() < CALLED_OFF}
        held = [session for session in past if session.id not in off]
        came = Counter(chance.choices(range(len(held)), k=self._size.attendances))
        attended = 0
        for number, session in enumerate(held):
            before, attended = attended, attended + came[number]
            self._hold(run, chance, session, came[number])
            if attended // EVERY > before // EVERY:
                say(_("出席 {n} / {all}件").format(n=attended, all=self._size.attendances))
        for session in past:
            if session.id in off:
                self._expect(run, session, self._some(chance, session, 10))
                self._classes.cancel(session.id, "台風・大雨のため")
        return attended

    def _hold(self, run: Run, chance: random.Random, session: ClassSession, present: int) -> None:
        register = self._register
        walk_ins = min(present, chance.choices((0, 1, 2), (5, 3, 2))[0])
        absent = round((present - walk_ins) * ABSENT / (1 - ABSENT) + chance.random() - 0.5)
        begins = datetime.combine(session.day, session.starts, register.clock.now().tzinfo)
        lines = []
        for place, person in enumerate(self._some(chance, session, present + absent)):
            here, walked_in = place < present, place < walk_ins
            at = (begins + timedelta(seconds=chance.randint(-900, 300))).isoformat(timespec="milliseconds")
            how = How.WALK_IN if walked_in else chance.choice((How.TAP, How.CARD))
            lines.append(Line(person.id, not walked_in, str(how) if here else "", at if here else ""))
        attended(run, register, session.id, lines)
        uncounted = chance.choices((0, 1, 2), (8, 1, 1))[0]
        capacity = max(12, -(-(present + absent - walk_ins) // 5) * 5)
        fields = {"state": "ended", "count_only": uncounted, "capacity": capacity}
        sessions.update(run, register, session.id, fields)
        if uncounted:
            roll.act(run, register, session.id, "count_only", None, was=0, is_now=uncounted)
        counted = {
            Spot(session.id, lesson, scene, kind): chance.randint(1, count)
            for lesson, scene, kind, count in STUMBLES
            if lesson in session.lesson_ids
        }
        stumbles.add(register, counted)

    def _open_today(self, run: Run, chance: random.Random, centres: list[UUID], staff: list[UUID]) -> None:
        """Plan one class for today at every centre; the first of them is a full room."""
        today = self._register.clock.today()
        for number, centre in enumerate(centres):
            seats = 12 if number else BUSY
            session = self._session((today, STARTS[number % len(STARTS)], centre), staff, chance, seats)
            self._expect(run, session, self._some(chance, session, chance.randint(8, 12) if number else BUSY))

    def _call(self, chance: random.Random, here: list[ClassSession]) -> int:
        """Take bookings by telephone for the next classes, a few more than there are seats in some of them."""
        today = self._register.clock.today()
        coming = [session for session in here if session.day > today][: self._size.booked]
        booked = 0
        for session in coming:
            self._classes.change(session.id, capacity=12)
            for party in _parties(chance, self._some(chance, session, chance.randint(6, 15))):
                booked += len(self._bookings.book(session.id, [person.id for person in party]).bookings)
        return booked

    def _apply(self, chance: random.Random, centre: UUID, staff: list[UUID]) -> int:
        """Let more people apply for one class than there are seats; it waits to be drawn."""
        day = self._register.clock.today() + DRAWN_IN
        session = self._session((day, STARTS[0], centre), staff, chance, self._size.seats)
        Drawing(self._register, self._bookings).switch(session.id, on=True)
        applicants = self._some(chance, session, self._size.applicants)
        for party in _parties(chance, applicants):
            self._bookings.book(session.id, [person.id for person in party])
        return len(applicants)

    def _some(self, chance: random.Random, session: ClassSession, count: int) -> list[Attendee]:
        """Choose people who live near the centre of a class, and from the whole town where they are too few."""
        near = self._homes[session.centre.id]
        if len(near) < count:
            near = [person for people in self._homes.values() for person in people]
        return chance.sample(near, count)

    def _expect(self, run: Run, session: ClassSession, persons: list[Attendee]) -> None:
        attended(run, self._register, session.id, [Line(person.id, expected=True) for person in persons])


def _parties(chance: random.Random, persons: list[Attendee]) -> Iterator[list[Attendee]]:
    """Divide people into those who come alone and those who come as two."""
    rest = list(persons)
    while rest:
        size = min(len(rest), chance.choices((1, 2), (6, 1))[0])
        yield rest[:size]
        del rest[:size]
