"""A believable centre of invented people, for looking around: the same seed gives the same centre."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from smartclass import resources
from smartclass.domain.consultation import Outcome
from smartclass.domain.lesson import Family
from smartclass.domain.play import Result
from smartclass.domain.registry import Attendee, ClassSession, NewAttendee, Role
from smartclass.domain.survey import Answer, Way
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.services.classes import Classes
from smartclass.services.people import People
from smartclass.services.roll import Roll
from smartclass.storage import consultations, stumbles, survey
from smartclass.storage.register import Register
from smartclass.storage.stumbles import Spot

STUMBLES = (
    ("mynumber-read-card", "reader", Result.TOO_SHORT, 7),
    ("mynumber-read-card", "pin", Result.WRONG_TEXT, 3),
    ("mynumber-read-card", "home", Result.MISSED, 2),
    ("basics-calls", "ringing", Result.DRAGGED, 4),
)
"""Where people in a demo class stumbled: lesson, scene, kind, how often."""
TALKS = (
    ("wifi-join", Outcome.HOMEWORK, "家の箱のパスワードを、写真にとってきます"),
    ("call-answer", Outcome.DONE, ""),
    ("card-renew", Outcome.DESK, "市民課で暗証番号の手続き"),
    ("cashless-start", Outcome.DONE, ""),
)
"""What was asked in demo classes: topic, result, note. Two in each class, the second without a name."""
PEOPLE = 60
SESSIONS = 12
COURSES = (
    ("はじめてのスマホ", ("basics-calls",)),
    ("マイナンバーカードとスマホ", ("mynumber-read-card", "portal-login")),
    ("スマホではらってみよう", ("cashless-show-code",)),
)


@dataclass(frozen=True, slots=True)
class Filled:
    """How much the demo put in."""

    attendees: int
    sessions: int
    attendances: int


def refuse_unless_empty(people: People, classes: Classes) -> None:
    """Raise a Problem where a register holds anybody, or a centre: invented people never mix with real ones."""
    if people.all(limit=1) or classes.centres():
        raise Problem(
            _("名簿に、もう記録があります。お試しのデータは入れませんでした。"),
            _("お試し用には、空のフォルダーを --home でえらんでください。"),
        )


def invented(chance: random.Random, surname: Sequence[str], given: Sequence[str]) -> NewAttendee:
    """Make somebody up; surname and given name are (written, kana)."""
    return NewAttendee(
        name=f"{surname[0]} {given[0]}",
        kana=f"{surname[1]} {given[1]}",
        birth_year=chance.choices((None, chance.randint(1936, 1962)), (1, 14))[0],
        phone_last4=chance.choices(("", f"{chance.randrange(10000):04d}"), (1, 2))[0],
        family=chance.choices(("", *map(str, Family)), (1, 5, 3, 4))[0],
    )


class Demo:
    """Fills an empty register; refuses one that holds anybody."""

    def __init__(self, register: Register, classes: Classes, people: People, roll: Roll) -> None:
        self._register = register
        self._classes, self._people, self._roll = classes, people, roll

    def fill(self, seed: int) -> Filled:
        """Put in 60 people, 12 sessions over three months (one of them today), rosters and attendance."""
        refuse_unless_empty(self._people, self._classes)
        chance = random.Random(seed)
        names = tomllib.loads(resources.asset("demo", "names.toml").read_text(encoding="utf-8"))
        with self._register.write():
            self._classes.add_centre(names["centre"])
            staff = [self._classes.add_staff(name, Role.INSTRUCTOR).id for name in names["staff"]]
            persons = self._persons(chance, names)
            sessions = [self._session(number, staff, chance) for number in range(SESSIONS)]
            attended = sum(self._attend(session, persons, chance) for session in sessions)
        return Filled(len(persons), len(sessions), attended)

    def _persons(self, chance: random.Random, names: dict[str, Any]) -> list[Attendee]:
        """Make 60 people; two of them have the same name, as happens."""
        pairs = [(surname, given) for surname in names["surnames"] for given in names["given"]]
        chosen = chance.sample(pairs, PEOPLE - 1)
        chosen.append(chosen[0])
        made = []
        for surname, given in chosen:
            added = self._people.add(invented(chance, surname, given), even_if_similar=True).attendee
            if added is not None:
                made.append(added)
        return made

    def _session(self, number: int, staff: list[UUID], chance: random.Random) -> ClassSession:
        """Make session `number` of 12: weekly back from today, two still to come."""
        today = self._register.clock.today()
        day: date = today + timedelta(weeks=number - 9)
        title, lessons = COURSES[number % len(COURSES)]
        hour = 10 if number % 2 else 13
        return self._classes.create(
            course=title,
            day=day,
            starts=time(hour, 0),
            ends=time(hour + 1, 30),
            capacity=12,
            lesson_ids=lessons,
            staff=chance.sample(staff, 2),
        )

    def _attend(self, session: ClassSession, persons: list[Attendee], chance: random.Random) -> int:
        """Put people on the roster; for past days let most of them come, some walk in, and some go uncounted."""
        expected = chance.sample(persons, chance.randint(8, 11))
        self._roll.expect(session.id, [person.id for person in expected])
        if session.day >= self._register.clock.today():
            return 0
        here = [person for person in expected if chance.random() < 0.86]
        here += chance.sample([person for person in persons if person not in expected], chance.randint(0, 2))
        for person in here:
            self._roll.check_in(session.id, person.id)
        if chance.random() < 0.3:
            self._roll.set_count_only(session.id, chance.randint(1, 2))
        self._classes.finish(session.id)
        stumbles.add(
            self._register,
            {
                Spot(session.id, lesson, scene, kind): count
                for lesson, scene, kind, count in STUMBLES
                if lesson in session.lesson_ids
            },
        )
        self._ask(session, here)
        return len(here)

    def _ask(self, session: ClassSession, here: list[Attendee]) -> None:
        """Let two people of a class ask something, and everybody say what they thought of it."""
        first = session.day.isocalendar().week % len(TALKS)
        with self._register.write() as run:
            for place, person in enumerate((here[0].id, None)):
                topic, outcome, note = TALKS[(first + place) % len(TALKS)]
                talk = consultations.insert(
                    run,
                    self._register,
                    session=session.id,
                    centre=None,
                    day=None,
                    starts=time(session.starts.hour, 15 * place),
                    minutes=15,
                    person=person,
                    staff=session.staff[0].id,
                )
                told = {"topic": topic, "outcome": str(outcome), "note": note if person else ""}
                consultations.update(run, self._register, talk, told, 1)
            for answer, count in zip(Answer, (len(here) - 3, 2, 1), strict=True):
                survey.put(run, self._register, session.id, Way.PAPER, answer, max(0, count))
