"""Talks with one person: begun in one tap, told in three, each taken back in one."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartclass.bootstrap import App, build
from smartclass.domain.consultation import Outcome
from smartclass.domain.registry import NewAttendee, Role
from smartclass.errors import Problem
from smartclass.paths import Home
from tests.conftest import FixedClock

DAY = date(2026, 11, 21)


@pytest.fixture
def app(home: Home, clock: FixedClock) -> Any:
    made = build(home, clock=clock)
    yield made
    made.close()


@pytest.fixture
def session(app: App) -> UUID:
    return app.classes.create(course="スマホ", day=DAY, starts=time(10), ends=time(11)).id


@pytest.fixture
def person(app: App) -> UUID:
    added = app.people.add(NewAttendee("見本 花子")).attendee
    assert added is not None
    return added.id


def test_a_talk_of_four_taps(app: App, session: UUID, clock: FixedClock) -> None:
    clock.pass_by(minutes=17)
    begun = app.consultations.begin(session)
    assert (begun.starts, begun.ends, begun.day, begun.outcome, begun.person) == (
        time(10, 15),
        time(10, 30),
        DAY,
        Outcome.OPEN,
        None,
    )
    app.consultations.change(begun.id, topic="wifi")
    app.consultations.change(begun.id, topic="wifi-join")
    told = app.consultations.change(begun.id, outcome=Outcome.HOMEWORK, note="  家の箱の番号を\t写真にとる ")
    assert (told.topic, told.outcome, told.note) == ("wifi-join", Outcome.HOMEWORK, "家の箱の番号を 写真にとる")
    assert app.consultations.held(session) == (told,)
    assert [(slot.starts, slot.held) for slot in app.consultations.slots(session, 30)] == [
        (time(10), (told,)),
        (time(10, 30), ()),
    ]
    (line,) = app.consultations.of_class(session).lines
    assert (line.title, line.counts) == ("Wi-Fi・通信", (0, 1, 0, 0))
    assert app.consultations.sums(DAY, DAY).total == 1


def test_every_act_is_taken_back_in_turn(app: App, session: UUID) -> None:
    talks = app.consultations
    one, two = talks.begin(session, starts=time(10)).id, talks.begin(session, starts=time(10, 15)).id
    talks.change(one, topic="wifi-join")
    talks.change(two, outcome=Outcome.DESK)
    talks.change(one, outcome=Outcome.DONE, note="できました")
    talks.change(one, outcome=Outcome.DONE)  # nothing new: nothing to take back
    talks.remove(two)
    assert [talk.id for talk in talks.held(session)] == [one]
    assert talks.undo(session) == two
    assert talks.get(two).outcome is Outcome.DESK
    assert talks.undo(session) == one
    assert (talks.get(one).topic, talks.get(one).outcome, talks.get(one).note) == ("wifi-join", Outcome.OPEN, "")
    assert [talks.undo(session) for _ in range(4)] == [two, one, two, one]
    assert talks.held(session) == ()
    assert talks.undo(session) is None
    assert talks.undo(uuid4()) is None


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(["begin", "topic", "outcome", "remove", "undo"]), st.integers(0, 4)), max_size=14
    )
)
def test_undo_walks_the_whole_way_back(app: App, acts: list[tuple[str, int]]) -> None:
    session = app.classes.create(course="スマホ", day=DAY, starts=time(10)).id
    talks = app.consultations
    seen = [talks.held(session)]

    def view(held: Any) -> Any:
        return [(one.id, one.topic, one.outcome) for one in held]

    for act, number in acts:
        held = talks.held(session)
        if act == "begin":
            talks.begin(session)
        elif act == "undo":
            talks.undo(session)
            if len(seen) > 1:
                seen.pop()
            assert view(talks.held(session)) == view(seen[-1])
            continue
        elif held and act == "remove":
            talks.remove(held[number % len(held)].id)
        elif held:
            value = (
                ("call", "wifi", "wifi-join", "map", "photo")[number] if act == "topic" else list(Outcome)[number % 4]
            )
            talks.change(held[number % len(held)].id, **{act: value})
        if view(talks.held(session)) != view(held):
            seen.append(talks.held(session))
    while len(seen) > 1:
        seen.pop()
        assert talks.undo(session)
        assert view(talks.held(session)) == view(seen[-1])


def test_what_was_erased_does_not_come_back(app: App, session: UUID, person: UUID) -> None:
    talk = app.consultations.begin(session, person=person).id
    app.consultations.change(talk, note="右の耳が遠い")
    app.consultations.change(talk, note="")
    app.consultations.forget(person)
    assert app.consultations.undo(session) is None
    left = app.consultations.get(talk)
    assert (left.person, left.note) == (None, "")


def test_a_second_tap_on_a_seat_makes_no_second_talk(app: App, session: UUID, person: UUID, clock: FixedClock) -> None:
    begun = app.consultations.begin(session, person=person)
    clock.pass_by(minutes=20)
    assert app.consultations.begin(session, person=person) == begun
    assert app.consultations.begin(session).id != begun.id
    app.consultations.change(begun.id, outcome=Outcome.DONE)
    again = app.consultations.begin(session, person=person)
    assert again.id != begun.id
    assert again.name == "見本 花子"


def test_the_next_helper_sees_what_the_last_one_wrote(app: App, session: UUID, person: UUID, clock: FixedClock) -> None:
    assert app.consultations.last_of(person) is None
    first = app.consultations.begin(session, person=person)
    app.consultations.change(first.id, outcome=Outcome.HOMEWORK, note="パスワードの紙を持ってくる")
    clock.pass_by(days=7)
    later = app.classes.create(course="スマホ", day=clock.today(), starts=time(10)).id
    now = app.consultations.begin(later, person=person)
    before = app.consultations.last_of(person, besides=now.id)
    assert before is not None
    assert (before.day, before.note) == (DAY, "パスワードの紙を持ってくる")
    assert [one.id for one in app.consultations.of_person(person)] == [now.id, first.id]


def test_outside_of_a_class(app: App, person: UUID, clock: FixedClock) -> None:
    clock.pass_by(minutes=3)
    alone = app.consultations.begin(person=person)
    assert (alone.session, alone.day, alone.starts) == (None, DAY, time(10))
    assert app.consultations.sums(DAY, DAY).total == 1
    centre = app.classes.add_centre("中央公民館").id
    app.consultations.begin()
    assert app.consultations.sums(DAY, DAY, centre).total == 1
    assert [len(slot.held) for slot in app.consultations.slots(None)] == [1, 1]
    assert app.consultations.undo() is not None
    assert app.consultations.held() == (app.consultations.get(alone.id),)
    clock.pass_by(days=1)
    assert app.consultations.held() == ()


def test_a_class_of_another_day_takes_the_first_free_time(app: App) -> None:
    past = app.classes.create(course="スマホ", day=date(2026, 11, 14), starts=time(13)).id
    assert [app.consultations.begin(past).starts for _ in range(2)] == [time(13), time(13, 15)]


def test_everything_else_of_a_talk_can_be_changed(app: App, session: UUID, person: UUID) -> None:
    helper = app.classes.add_staff("田中 ゆり", Role.HELPER).id
    talk = app.consultations.begin(session, staff=helper)
    assert talk.staff_name == "田中 ゆり"
    changed = app.consultations.change(talk.id, person=person, staff=None, starts=time(10, 30), minutes=30)
    assert (changed.name, changed.staff, changed.staff_name) == ("見本 花子", None, "")
    assert (changed.starts, changed.minutes) == (time(10, 30), 30)
    assert app.consultations.change(talk.id, person=None, staff=helper).person is None
    with pytest.raises(TypeError):
        app.consultations.change(talk.id, day=DAY)


def test_what_cannot_be_written_down_is_said(app: App, session: UUID) -> None:
    talk = app.consultations.begin(session).id
    for fields, said in (
        ({"note": "1234 5678 9018"}, "マイナンバー"),
        ({"note": "0123-4567-8901"}, "12けた"),
        ({"topic": "gone"}, "話題"),
        ({"minutes": 4}, "5分から120分"),
        ({"person": uuid4()}, "名簿にいません"),
    ):
        with pytest.raises(Problem, match=said):
            app.consultations.change(talk, **fields)
    with pytest.raises(Problem, match="長さ"):
        app.consultations.begin(session, minutes=121)
    with pytest.raises(Problem, match="もうありません"):
        app.consultations.begin(uuid4())
    app.consultations.remove(talk)
    with pytest.raises(Problem, match="もうありません"):
        app.consultations.change(talk, note="")
    assert len(app.consultations.change(app.consultations.begin(session).id, note="あ" * 300).note) == 200
