"""Repeating, copying, calling off and telling people: nothing is made twice, nothing is lost, and all can be undone."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID, uuid4

import pytest

from smartclass.adapters.holidays import JapaneseHolidays
from smartclass.domain.announcing import Town
from smartclass.domain.calls import Reached
from smartclass.domain.registry import ClassSession, NewAttendee, Role, SessionState
from smartclass.domain.repeat import LeftOut, Repeat
from smartclass.errors import Problem
from smartclass.services.classes import Classes
from smartclass.services.people import People
from smartclass.services.planning import POSTER_DAYS, Planning
from smartclass.services.roll import Roll
from smartclass.storage.register import Register

DAY = date(2026, 11, 24)


@pytest.fixture
def planning(register: Register, classes: Classes, roll: Roll) -> Planning:
    return Planning(register, classes, roll, JapaneseHolidays())


@pytest.fixture
def persons(people: People) -> list[UUID]:
    added = [people.add(NewAttendee(name, kana, phone_last4=last)).attendee for name, kana, last in PEOPLE]
    return [one.id for one in added if one]


PEOPLE = (("山田 一", "やまだ はじめ", "1234"), ("青木 フミ", "あおき ふみ", ""))


@pytest.fixture
def session(classes: Classes, roll: Roll, persons: list[UUID]) -> ClassSession:
    staff = classes.add_staff("先生", Role.INSTRUCTOR)
    made = classes.create(
        course="スマホ", day=DAY, starts=time(10), ends=time(11, 30), capacity=8, lesson_ids=("a",), staff=(staff.id,)
    )
    roll.expect(made.id, persons)
    return classes.get(made.id)


def alike(one: ClassSession, other: ClassSession) -> bool:
    kept = ("centre", "course", "starts", "ends", "capacity", "lesson_ids", "staff")
    return all(getattr(one, name) == getattr(other, name) for name in kept)


def test_holidays_have_names(planning: Planning) -> None:
    assert planning.holiday(date(2026, 11, 23)) == "勤労感謝の日"
    assert planning.holiday(DAY) == ""
    assert planning.holidays_known_until() == date(2030, 12, 31)


def test_a_preview_makes_nothing_and_the_same_days_are_made_once(
    planning: Planning, classes: Classes, session: ClassSession
) -> None:
    rule = Repeat(DAY, times=6)
    found = planning.preview(session.id, rule)
    assert len(classes.between(date.min, date.max)) == 1
    assert [one.day for one in found if one.left_out is LeftOut.YEAR_END] == [date(2026, 12, 29)]
    days = [one.day for one in found if one.left_out is None]
    made = planning.repeat(session.id, days)
    assert [one.day for one in made] == days
    assert all(alike(one, session) and one.expected == 0 for one in made)
    again = planning.preview(session.id, Repeat(DAY, until=days[-1]))
    assert not [one for one in again if one.left_out is None]


def test_a_day_is_free_again_when_its_class_was_called_off(planning: Planning, session: ClassSession) -> None:
    (made,) = planning.repeat(session.id, [date(2026, 12, 1)])
    planning.call_off(made.id, "台風")
    assert planning.preview(session.id, Repeat(DAY, times=1))[0].left_out is None


@pytest.mark.parametrize("rule", [Repeat(DAY), Repeat(DAY, until=DAY), Repeat(DAY, until=date(2026, 1, 1))])
def test_a_rule_without_an_end_is_said(planning: Planning, session: ClassSession, rule: Repeat) -> None:
    with pytest.raises(Problem, match=r"いつまで|おわりの日"):
        planning.preview(session.id, rule)


def test_all_days_are_made_or_none(planning: Planning, classes: Classes, session: ClassSession) -> None:
    for days in ([], [date(2026, 12, 1), date(2062, 1, 1)]):
        with pytest.raises(Problem):
            planning.repeat(session.id, days)
    assert classes.between(date.min, date.max) == (session,)


def test_the_people_come_along_where_wanted(planning: Planning, roll: Roll, session: ClassSession) -> None:
    (made,) = planning.repeat(session.id, [date(2026, 12, 1), date(2026, 12, 1)], people=True)
    assert [row.attendee.name for row in roll.roster(made.id)] == ["青木 フミ", "山田 一"]
    assert planning.copy(session.id, date(2026, 12, 2), people=True).expected == 2


def test_a_copy_keeps_its_length_and_the_same_twice_is_refused(planning: Planning, session: ClassSession) -> None:
    made = planning.copy(session.id, DAY, time(14))
    assert (made.starts, made.ends, made.expected) == (time(14), time(15, 30), 0)
    assert planning.copy(session.id, DAY, time(23)).ends == time(23, 59)
    with pytest.raises(Problem, match="もう同じ教室"):
        planning.copy(session.id, DAY, time(14))
    with pytest.raises(Problem, match="もう同じ教室"):
        planning.copy(session.id, DAY)


def test_what_was_just_made_is_taken_back_but_nothing_that_was_used(
    planning: Planning, classes: Classes, roll: Roll, session: ClassSession, persons: list[UUID]
) -> None:
    days = [date(2026, 12, day) for day in (1, 8, 15, 22)]
    made = planning.repeat(session.id, days, people=True)
    roll.check_in(made[1].id, persons[0])
    classes.change(made[2].id, capacity=20)
    roll.set_count_only(made[3].id, 3)
    assert planning.take_back([one.id for one in made]) == 1
    assert [one.day for one in classes.between(date.min, date.max)] == [DAY, *days[1:]]
    assert planning.take_back([made[0].id]) == 0
    rows = classes._register.rows(
        "SELECT count(*) FROM attendance WHERE session_id = ? AND deleted = 0", (made[0].id.bytes,)
    )
    assert rows == [(0,)]


def test_calling_off_tells_whom_to_telephone(planning: Planning, roll: Roll, session: ClassSession) -> None:
    roll.walk_in(session.id, "飛び入り 太郎")
    told = planning.call_off(session.id, "台風のため")
    assert (told.session.state, told.session.reason) == (SessionState.CANCELLED, "台風のため")
    assert [(call.person.name, call.person.phone_last4, call.reached) for call in told.calls] == [
        ("青木 フミ", "", Reached.NOT_YET),
        ("山田 一", "1234", Reached.NOT_YET),
    ]
    assert told.left == 2


def test_calls_are_written_down_and_kept(planning: Planning, session: ClassSession, persons: list[UUID]) -> None:
    planning.call_off(session.id, "台風")
    planning.set_call(session.id, persons[0], Reached.NO_ANSWER)
    planning.set_call(session.id, persons[0], Reached.REACHED)
    planning.set_call(session.id, persons[0], Reached.REACHED)
    assert planning.calls(session.id).left == 1
    planning.set_call(session.id, persons[0], Reached.NOT_YET)
    assert planning.calls(session.id).left == 2
    with pytest.raises(Problem, match="名簿にいません"):
        planning.set_call(session.id, uuid4(), Reached.REACHED)


def test_calling_off_needs_a_reason_and_a_class_that_was_not_held(
    planning: Planning, classes: Classes, session: ClassSession
) -> None:
    for reason, sentence in (("", "わけ"), ("1234 5678 9018", "マイナンバー")):
        with pytest.raises(Problem, match=sentence):
            planning.call_off(session.id, reason)
    assert classes.get(session.id).state is SessionState.PLANNED
    classes.finish(session.id)
    with pytest.raises(Problem, match="おわった教室"):
        planning.call_off(session.id, "台風")


def test_a_calling_off_is_undone(planning: Planning, classes: Classes, session: ClassSession) -> None:
    planning.call_off(session.id, "台風")
    back = planning.hold_after_all(session.id)
    assert (back.state, back.reason, back.expected) == (SessionState.PLANNED, "", 2)
    classes.start(session.id)
    assert planning.hold_after_all(session.id).state is SessionState.RUNNING


def test_a_poster_shows_the_days_of_a_course(planning: Planning, classes: Classes, session: ClassSession) -> None:
    days = [one.day for one in planning.preview(session.id, Repeat(DAY, times=9)) if one.left_out is None]
    made = planning.repeat(session.id, days)
    planning.call_off(made[0].id, "台風")
    classes.create(course="ほかの講座", day=days[1], starts=time(9))
    town = Town(name="見本市")
    poster = planning.poster(session.id, town)
    assert [one.day for one in poster.sessions] == [DAY, *days[1:POSTER_DAYS]]
    assert poster.town == town
    planning.call_off(made[-1].id, "台風")
    with pytest.raises(Problem, match="中止の教室"):
        planning.poster(made[-1].id, town)


def test_nothing_reads_a_whole_table(planning: Planning, register: Register, session: ClassSession) -> None:
    asked: list[str] = []
    (made,) = planning.repeat(session.id, [date(2026, 12, 1)], people=True)
    register.watch(asked.append)
    planning.calls(session.id)
    person = planning.calls(session.id).calls[0].person.id
    planning.set_call(session.id, person, Reached.REACHED)
    planning.preview(session.id, Repeat(DAY, times=3))
    planning.take_back([made.id])
    register.watch(None)
    questions = [sql for sql in asked if sql.lstrip().startswith(("SELECT", "INSERT", "UPDATE"))]
    plans = [str(row[3]) for sql in questions for row in register.rows(f"EXPLAIN QUERY PLAN {sql}")]
    scans = [step for step in plans if step.startswith("SCAN") and "VIRTUAL TABLE" not in step]
    assert not [step for step in scans if step != "SCAN CONSTANT ROW"], scans
