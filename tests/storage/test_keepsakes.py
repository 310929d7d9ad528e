"""Who came how often to a course, and what somebody looked at, each by an index."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import UUID

from smartclass.domain.people_papers import Finisher
from smartclass.domain.registry import NewAttendee
from smartclass.services.classes import Classes
from smartclass.services.people import People
from smartclass.services.progress import Progress
from smartclass.services.roll import Roll
from smartclass.storage import keepsakes
from smartclass.storage.register import Register
from tests.storage.test_questions import Statements, plans

DAY = date(2026, 11, 21)


def _person(register: Register, name: str, kana: str) -> UUID:
    added = People(register).add(NewAttendee(name, kana), even_if_similar=True).attendee
    assert added is not None
    return added.id


def _came(register: Register, day: date, *persons: UUID, course: str = "スマホ") -> UUID:
    session = Classes(register).create(course=course, day=day, starts=time(10)).id
    for person in persons:
        Roll(register).check_in(session, person)
    return session


def test_only_those_who_came_often_enough_within_the_days(register: Register) -> None:
    second, first = _person(register, "石﨑 正夫", "いしざき まさお"), _person(register, "青木 フミ", "あおき ふみ")
    _came(register, DAY - timedelta(days=400), first, second)
    _came(register, DAY - timedelta(days=7), first, second)
    _came(register, DAY - timedelta(days=3), second, course="ほか")
    called_off = _came(register, DAY - timedelta(days=2), second)
    Classes(register).cancel(called_off, "台風")
    last = _came(register, DAY, first, second)
    Roll(register).correct(last, second, False, "まちがい")
    course = Classes(register).get(last).course.id
    year = (course, DAY - timedelta(days=366), DAY)
    assert keepsakes.finishers(register, *year, 2) == (Finisher("青木 フミ", 2),)
    assert keepsakes.finishers(register, *year, 1) == (Finisher("青木 フミ", 2), Finisher("石﨑 正夫", 1))
    assert keepsakes.finishers(register, *year, 3) == ()


def test_lessons_of_one_person_in_one_class(register: Register) -> None:
    person, other = _person(register, "青木 フミ", "あおき ふみ"), _person(register, "髙木 しげる", "たかぎ しげる")
    here, there = _came(register, DAY, person), _came(register, DAY - timedelta(days=7), person)
    progress = Progress(register)
    progress.reached("calls", "a", person=person, session=here)
    progress.reached("wifi", "a", person=person, session=here)
    progress.reached("map", "a", person=person, session=there)
    progress.reached("mail", "a", person=other, session=here)
    progress.reached("camera", "a", person=None, session=here)
    assert sorted(keepsakes.seen(register, person, here)) == ["calls", "wifi"]


def test_both_questions_use_an_index(register: Register) -> None:
    person = _person(register, "青木 フミ", "あおき ふみ")
    session = _came(register, DAY, person)
    statements = Statements()
    register.watch(statements.append)
    keepsakes.finishers(register, Classes(register).get(session).course.id, DAY, DAY, 1)
    keepsakes.seen(register, person, session)
    steps = plans(register, statements)
    assert any("class_session_course" in step for step in steps)
    assert any("progress_person" in step for step in steps)
    assert not [step for step in steps if step.startswith("SCAN") and "CONSTANT" not in step]
