"""Planning class sessions: three fields make one, and slips of the finger are caught."""

from __future__ import annotations

from datetime import date, time
from uuid import uuid4

import pytest

from smartclass.domain.registry import ClassSession, Role, SessionState
from smartclass.errors import Problem
from smartclass.services.classes import Classes
from tests.conftest import FixedClock

DAY = date(2026, 11, 21)


@pytest.fixture
def session(classes: Classes) -> ClassSession:
    return classes.create(course="はじめてのスマホ", day=DAY, starts=time(10))


def test_three_fields_make_a_class(classes: Classes, session: ClassSession) -> None:
    assert session.ends == time(11)
    assert session.capacity == 12
    assert session.state is SessionState.PLANNED
    assert [centre.name for centre in classes.centres()] == ["会場"]
    assert classes.today() == (session,)


def test_a_course_is_made_once(classes: Classes, session: ClassSession) -> None:
    again = classes.create(course=" はじめての スマホ ".replace(" ", ""), day=DAY, starts=time(13))
    assert again.course == session.course
    assert classes.courses() == (session.course,)


def test_courses_used_last_come_first(classes: Classes, session: ClassSession) -> None:
    classes.create(course="あとの講座", day=date(2026, 12, 1), starts=time(10))
    assert [course.title for course in classes.courses()] == ["あとの講座", "はじめてのスマホ"]


def test_everything_given_is_kept(classes: Classes) -> None:
    centre = classes.add_centre("みどり野公民館", "07")
    staff = [classes.add_staff(name, Role.HELPER) for name in ("乙", "甲")]
    made = classes.create(
        course="カード",
        day=DAY,
        starts=time(9, 30),
        centre=centre.id,
        ends=time(11, 45),
        capacity=20,
        lesson_ids=("b", "a"),
        staff=[member.id for member in (*staff, staff[0])],
    )
    assert (made.centre, made.starts, made.ends, made.capacity) == (centre, time(9, 30), time(11, 45), 20)
    assert made.lesson_ids == ("b", "a")
    assert {member.name for member in made.staff} == {"甲", "乙"}
    assert len(made.staff) == 2
    assert set(classes.staff()) == set(staff)


def test_today_is_today_and_here(classes: Classes, clock: FixedClock, session: ClassSession) -> None:
    other = classes.add_centre("ひかり公民館")
    there = classes.create(course="カード", day=DAY, starts=time(9), centre=other.id)
    classes.create(course="カード", day=date(2026, 11, 22), starts=time(9))
    assert classes.today() == (there, session)
    assert classes.today(other.id) == (there,)
    assert len(classes.between(DAY, date(2026, 11, 22))) == 3
    clock.pass_by(days=2)
    assert classes.today() == ()


def test_a_late_class_ends_before_midnight(classes: Classes) -> None:
    assert classes.create(course="夜", day=DAY, starts=time(23, 30)).ends == time(23, 59)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"course": " \u200b "}, "講座の名前"),
        ({"course": "1234 5678 9010"}, "12けた"),
        ({"course": "1234 5678 9018"}, "マイナンバー"),
        ({"day": date(2062, 11, 21)}, "その日付では"),
        ({"day": date(1926, 11, 21)}, "その日付では"),
        ({"ends": time(9, 59)}, "おわる時間"),
        ({"ends": time(10)}, "おわる時間"),
        ({"capacity": 0}, "定員"),
        ({"capacity": 501}, "定員"),
    ],
)
def test_a_slip_is_caught_when_made_and_when_changed(
    classes: Classes, session: ClassSession, fields: dict[str, object], sentence: str
) -> None:
    base: dict[str, object] = {"course": "スマホ", "day": DAY, "starts": time(10)}
    with pytest.raises(Problem, match=sentence):
        classes.create(**{**base, **fields})  # type: ignore[arg-type]
    with pytest.raises(Problem, match=sentence):
        classes.change(session.id, **fields)
    assert classes.between(date.min, date.max) == (session,)


def test_changing_everything(classes: Classes, session: ClassSession) -> None:
    centre, member = classes.add_centre("ひかり"), classes.add_staff("先生", Role.INSTRUCTOR)
    changed = classes.change(
        session.id,
        course="カード",
        centre=centre.id,
        day=date(2026, 11, 28),
        starts=time(14),
        ends=time(15),
        capacity=8,
        lesson_ids=("a",),
        staff=(member.id,),
    )
    assert changed == classes.get(session.id)
    assert (changed.course.title, changed.centre, changed.day, changed.starts) == (
        "カード",
        centre,
        date(2026, 11, 28),
        time(14),
    )
    assert (changed.ends, changed.capacity, changed.lesson_ids, changed.staff) == (time(15), 8, ("a",), (member,))


def test_changing_one_thing_leaves_the_rest(classes: Classes, session: ClassSession) -> None:
    assert classes.change(session.id, capacity=15).starts == session.starts
    with pytest.raises(TypeError, match="colour"):
        classes.change(session.id, colour="red")


def test_staff_who_are_not_known_are_refused_and_nothing_is_made(classes: Classes) -> None:
    with pytest.raises(Problem, match="もう名簿にありません"):
        classes.create(course="x", day=DAY, starts=time(10), staff=(uuid4(),))
    assert classes.today() == ()
    assert classes.courses() == ()


def test_a_class_is_started_ended_and_started_again(classes: Classes, session: ClassSession) -> None:
    assert classes.start(session.id).state is SessionState.RUNNING
    assert classes.finish(session.id).state is SessionState.ENDED
    assert classes.start(session.id).state is SessionState.RUNNING


def test_a_class_called_off_keeps_the_reason(classes: Classes, session: ClassSession) -> None:
    assert classes.cancel(session.id, "台風\u202eのため").state is SessionState.CANCELLED
    register = classes._register
    assert register.rows("SELECT reason FROM class_session") == [("台風 のため",)]
    with pytest.raises(Problem, match="12けた"):
        classes.cancel(session.id, "090-1234-5678-1")


def test_a_class_that_is_gone_is_said(classes: Classes) -> None:
    for act in (classes.get, classes.start, classes.finish):
        with pytest.raises(Problem, match="もうありません"):
            act(uuid4())


@pytest.mark.parametrize("name", ["", " ", "\u200b"])
def test_names_are_needed(classes: Classes, name: str) -> None:
    with pytest.raises(Problem, match="会場の名前"):
        classes.add_centre(name)
    with pytest.raises(Problem, match="名前を入れて"):
        classes.add_staff(name, Role.HELPER)
    assert classes.centres() == ()
    assert classes.staff() == ()


def test_two_laptops_give_a_course_the_same_id(classes: Classes, session: ClassSession) -> None:
    from smartclass.domain.ids import course_id

    assert session.course.id == course_id("はじめてのスマホ")
