"""The invented centre: the same seed gives the same one, and it never mixes with real people."""

from __future__ import annotations

import pytest

from smartclass.domain.registry import NewAttendee, SessionState
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.services.classes import Classes
from smartclass.services.consultations import Consultations
from smartclass.services.demo import PEOPLE, SESSIONS, STUMBLES, Demo
from smartclass.services.library import Library
from smartclass.services.people import People
from smartclass.services.practising import Practising
from smartclass.services.roll import Roll
from smartclass.services.stumbles import Stumbles
from smartclass.services.survey import Survey
from smartclass.storage.register import Register
from tests.conftest import FixedClock


@pytest.fixture
def demo(register: Register, classes: Classes, people: People, roll: Roll) -> Demo:
    return Demo(register, classes, people, roll)


def test_a_believable_centre(demo: Demo, classes: Classes, people: People, roll: Roll, clock: FixedClock) -> None:
    filled = demo.fill(1)
    everybody = people.all()
    assert (filled.attendees, filled.sessions) == (len(everybody), SESSIONS) == (PEOPLE, SESSIONS)
    assert len({person.name for person in everybody}) == PEOPLE - 1
    assert all(person.kana for person in everybody)
    (today,) = classes.today()
    assert today.expected >= 8
    assert (today.present, today.state) == (0, SessionState.PLANNED)
    sessions = classes.between(clock.today().replace(year=2025), clock.today().replace(year=2027))
    assert sum(session.present for session in sessions) == filled.attendances > 60
    assert sum(session.day > clock.today() for session in sessions) == 2
    assert {session.state for session in sessions if session.day < clock.today()} == {SessionState.ENDED}
    assert all(session.staff and session.lesson_ids for session in sessions)
    assert any(session.count_only for session in sessions)
    walk_ins = [row for session in sessions for row in roll.roster(session.id) if row.number > session.expected]
    assert walk_ins


def test_people_stumbled_where_the_lessons_have_scenes(demo: Demo, home: Home, clock: FixedClock) -> None:
    demo.fill(1)
    library = Library(home, clock)
    counted = Stumbles(demo._register, library, Practising(home, library))
    sums = counted.sums(clock.today().replace(year=2025), clock.today())
    assert {one.lesson for one in sums} == {lesson for lesson, *_rest in STUMBLES}
    assert all(one.step for one in sums)


def test_people_asked_and_answered_in_past_classes_only(
    demo: Demo, classes: Classes, home: Home, clock: FixedClock
) -> None:
    demo.fill(1)
    today, library = clock.today(), Library(home, clock)
    talks = Consultations(demo._register, classes, library)
    past = [one for one in classes.between(today.replace(year=2025), today) if one.day < today]
    sums = talks.sums(today.replace(year=2025), today)
    assert sums.total == 2 * len(past) > 0
    assert all(line.title for line in sums.lines)
    assert sum(one.person is None for session in past for one in talks.held(session.id)) == len(past)
    answers = Survey(demo._register, classes)
    assert all(answers.of_class(one.id).sums.total == one.present for one in past)
    assert [talks.held(one.id) for one in classes.today()] == [()]


def test_the_same_seed_gives_the_same_centre(demo: Demo, people: People, home: Home, clock: FixedClock) -> None:
    demo.fill(5)
    other = Register.open(Home(home.root / "other"), clock)
    theirs = People(other)
    Demo(other, Classes(other), theirs, Roll(other)).fill(5)
    assert [(person.name, person.birth_year, person.phone_last4) for person in theirs.all()] == [
        (person.name, person.birth_year, person.phone_last4) for person in people.all()
    ]
    other.close()


def test_a_register_that_holds_anybody_is_left_alone(demo: Demo, people: People) -> None:
    people.add(NewAttendee("佐藤"))
    with pytest.raises(Problem, match="もう記録があります") as caught:
        demo.fill(1)
    assert caught.value.way_out
    assert len(people.all()) == 1


def test_a_register_that_holds_a_centre_is_left_alone(demo: Demo, classes: Classes, people: People) -> None:
    classes.add_centre("中央公民館")
    with pytest.raises(Problem):
        demo.fill(1)
    assert people.all() == ()


def test_a_demo_cut_short_leaves_nothing(
    demo: Demo, people: People, classes: Classes, roll: Roll, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_given: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(roll, "expect", stop)
    with pytest.raises(ZeroDivisionError):
        demo.fill(1)
    assert (people.all(), classes.centres()) == ((), ())
