"""Talks and survey answers in the register: their sums against a recount, their indexes, and being forgotten."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, time, timedelta
from uuid import UUID

import pytest

from smartclass.domain.consultation import OUTCOMES
from smartclass.domain.registry import NewAttendee
from smartclass.domain.survey import Answer, ClassSurvey, SurveySums, Way
from smartclass.paths import Home
from smartclass.services.classes import Classes
from smartclass.services.people import People
from smartclass.services.roll import Roll
from smartclass.storage import consultations, survey
from smartclass.storage.register import Register
from tests.conftest import FixedClock

DAY = date(2026, 11, 21)
TOPICS = ("", "call-answer", "wifi-join", "safety-message")


@pytest.fixture
def session(classes: Classes) -> UUID:
    return classes.create(course="スマホ", day=DAY, starts=time(10)).id


@pytest.fixture
def person(people: People) -> UUID:
    added = people.add(NewAttendee("見本 花子")).attendee
    assert added is not None
    return added.id


def talk(
    register: Register,
    session: UUID | None,
    *,
    day: date | None = None,
    centre: UUID | None = None,
    person: UUID | None = None,
    **columns: str,
) -> UUID:
    with register.write() as run:
        made = consultations.insert(
            run,
            register,
            session=session,
            centre=centre,
            day=day,
            starts=time(10),
            minutes=15,
            person=person,
            staff=None,
        )
        if columns:
            assert consultations.update(run, register, made, columns, 1)
    return made


@pytest.mark.parametrize("seed", range(3))
def test_sums_equal_a_recount(register: Register, classes: Classes, seed: int) -> None:
    chance = random.Random(seed)
    centres = [classes.add_centre(name).id for name in ("北", "南")]
    talks: list[tuple[date, UUID, str, str]] = []
    answers: list[tuple[date, UUID, Answer, int]] = []
    for _class in range(20):
        day, centre = DAY + timedelta(days=chance.randrange(-40, 40)), chance.choice(centres)
        made = classes.create(course="スマホ", day=day, starts=time(10), centre=centre).id
        held = chance.random() > 0.2
        for _talk in range(chance.randrange(4)):
            what = chance.choice(TOPICS), str(chance.choice(OUTCOMES))
            talk(register, made, topic=what[0], outcome=what[1])
            talks += [(day, centre, *what)] if held else []
        for answer in Answer:
            number = chance.randrange(5)
            with register.write() as run:
                survey.put(run, register, made, chance.choice(list(Way)), answer, number)
            answers += [(day, centre, answer, number)] if held else []
        if not held:
            classes.cancel(made, "台風")
    for _talk in range(15):
        day, centre, what = (
            DAY + timedelta(days=chance.randrange(-40, 40)),
            chance.choice(centres),
            chance.choice(TOPICS),
        )
        talk(register, None, day=day, centre=centre, topic=what)
        talks.append((day, centre, what, ""))
    for first, last in ((DAY, DAY), (date(2026, 11, 1), date(2026, 11, 30)), (date(2026, 1, 1), date(2027, 12, 31))):
        for where in (None, *centres):
            inside = [one for one in talks if first <= one[0] <= last and where in (None, one[1])]
            assert consultations.sums(register, first, last, where) == Counter(
                (topic, outcome) for _day, _centre, topic, outcome in inside
            )
            said = Counter[Answer]()
            for day, centre, answer, number in answers:
                said[answer] += number if first <= day <= last and where in (None, centre) else 0
            assert survey.sums(register, first, last, where) == SurveySums(*(said[answer] for answer in Answer))


def test_a_class_moved_to_another_day_takes_its_talks_along(
    register: Register, classes: Classes, session: UUID
) -> None:
    made = talk(register, session)
    classes.change(session, day=DAY + timedelta(days=30))
    found = consultations.by_id(register, made)
    assert found is not None
    assert found.day == DAY + timedelta(days=30)
    assert not consultations.sums(register, DAY, DAY, None)


def test_a_row_is_changed_only_as_it_was_known(register: Register, session: UUID) -> None:
    made = talk(register, session, topic="wifi-join")
    with register.write() as run:
        assert not consultations.update(run, register, made, {"topic": ""}, 1)
        assert consultations.update(run, register, made, {"deleted": 1}, 2)
    assert consultations.by_id(register, made) is None
    assert consultations.of_class(register, session) == ()
    assert not consultations.counted(register, session)


def test_a_person_is_forgotten_and_the_sums_stay(register: Register, session: UUID, person: UUID) -> None:
    made = talk(register, session, person=person, topic="wifi-join", outcome="done", note="家のWi-Fi")
    removed = talk(register, session, person=person, note="まちがい", deleted="1")
    before = consultations.counted(register, session)
    assert [one.id for one in consultations.of_person(register, person, 9)] == [made]
    with register.write() as run:
        consultations.forget(run, register, person)
    (left,) = consultations.of_class(register, session)
    assert (left.id, left.person, left.name, left.note, left.topic) == (made, None, "", "", "wifi-join")
    assert consultations.counted(register, session) == before
    assert register.rows("SELECT attendee_id, note FROM consultation WHERE id = ?", (removed.bytes,)) == [(None, "")]
    assert consultations.of_person(register, person, 9) == ()


def test_a_walk_in_taken_back_stays_where_somebody_talked_with_them(register: Register, session: UUID) -> None:
    roll, people = Roll(register), People(register)
    stays, goes = (roll.walk_in(session, name).attendee for name in ("相談 した子", "飛入 花子"))
    assert stays is not None
    assert goes is not None
    talk(register, session, person=stays.id, note="つづきは次回")
    talk(register, session, person=goes.id, deleted="1", note="まちがい")
    roll.undo(session)
    roll.undo(session)
    assert [one.name for one in people.all()] == ["相談 した子"]
    assert sorted(register.rows("SELECT attendee_id, note FROM consultation"), key=str) == sorted(
        [(stays.id.bytes, "つづきは次回"), (None, "")], key=str
    )


def test_answers_are_counted_without_person_order_or_time(register: Register, session: UUID, clock: FixedClock) -> None:
    columns = [row[1] for row in register.rows("PRAGMA table_info(survey_answer)")]
    assert columns == ["id", "session_id", "way", "answer", "count", "row_ver", "site", "updated_at", "deleted"]
    assert survey.of_class(register, session) == ClassSurvey()
    with register.write() as run:
        survey.put(run, register, session, Way.TOUCH, Answer.GOOD, 1)
        survey.put(run, register, session, Way.TOUCH, Answer.GOOD, 2)
        survey.put(run, register, session, Way.PAPER, Answer.MORE, 3)
    assert survey.of_class(register, session) == ClassSurvey(SurveySums(good=2), SurveySums(more=3))
    assert survey.counted_here(register, session, Way.TOUCH, Answer.GOOD) == 2
    rows = register.rows("SELECT id, updated_at FROM survey_answer")
    assert len(rows) == 2
    assert {UUID(bytes=key).version for key, _day in rows} == {5}  # made from what it is about, not from the moment
    assert {day for _key, day in rows} == {clock.today().isoformat()}


def test_two_laptops_add_their_touches_but_share_the_paper(
    register: Register, session: UUID, clock: FixedClock
) -> None:
    other = Register.open(Home(register.home.root.parent / "other"), clock)
    paper = [survey._id(one, session, Way.PAPER, Answer.GOOD) for one in (register, other)]
    touch = [survey._id(one, session, Way.TOUCH, Answer.GOOD) for one in (register, other)]
    assert paper[0] == paper[1]
    assert touch[0] != touch[1]
    other.close()


@pytest.mark.parametrize(
    "act", ["class", "day", "person", "one", "counted", "sums", "put", "answers", "answer sums", "here", "forget"]
)
def test_every_question_goes_by_an_index(register: Register, session: UUID, person: UUID, act: str) -> None:
    made = talk(register, session, person=person)
    asked: list[str] = []
    register.watch(asked.append)
    with register.write() as run:
        {
            "class": lambda: consultations.of_class(register, session),
            "day": lambda: consultations.of_day(register, DAY),
            "person": lambda: consultations.of_person(register, person, 2),
            "one": lambda: consultations.by_id(register, made),
            "counted": lambda: consultations.counted(register, session),
            "sums": lambda: consultations.sums(register, DAY, DAY, None),
            "put": lambda: survey.put(run, register, session, Way.PAPER, Answer.GOOD, 1),
            "answers": lambda: survey.of_class(register, session),
            "answer sums": lambda: survey.sums(register, DAY, DAY, None),
            "here": lambda: survey.counted_here(register, session, Way.TOUCH, Answer.GOOD),
            "forget": lambda: consultations.forget(run, register, person),
        }[act]()
    register.watch(None)
    questions = [sql for sql in asked if sql.lstrip().startswith(("SELECT", "INSERT", "UPDATE"))]
    assert questions
    steps = [str(row[3]) for sql in questions for row in register.rows(f"EXPLAIN QUERY PLAN {sql}")]
    assert not [step for step in steps if step.startswith("SCAN")], steps
