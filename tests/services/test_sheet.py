"""The numbers of a sheet once given out belong to their persons; presence by number; joined and left on the way."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartclass.domain.registry import Counts, How, Mark, NewAttendee
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.services.classes import Classes
from smartclass.services.people import People
from smartclass.services.roll import Roll
from smartclass.services.sheet import Sheet
from smartclass.storage.register import Register
from tests.conftest import FixedClock


@pytest.fixture
def sheet(register: Register, roll: Roll) -> Sheet:
    return Sheet(register, roll)


@pytest.fixture
def session(classes: Classes, people: People, roll: Roll) -> UUID:
    """Four people expected, entered against kana order."""
    made = classes.create(course="スマホ", day=date(2026, 11, 21), starts=time(10)).id
    for name, kana in (("鈴木", "すずき"), ("青木", "あおき"), ("加藤", "かとう"), ("和田", "わだ")):
        added = people.add(NewAttendee(name, kana)).attendee
        assert added is not None
        roll.expect(made, [added.id])
    return made


def numbers(roll: Roll, session: UUID) -> dict[str, int]:
    return {row.attendee.name: row.number for row in roll.roster(session)}


def add(people: People, name: str, kana: str) -> UUID:
    added = people.add(NewAttendee(name, kana), even_if_similar=True).attendee
    assert added is not None
    return added.id


PRINTED = {"青木": 1, "加藤": 2, "鈴木": 3, "和田": 4}


def test_before_it_is_given_out_the_numbers_follow_the_kana(
    roll: Roll, people: People, sheet: Sheet, session: UUID
) -> None:
    roll.expect(session, [add(people, "石井", "いしい")])
    assert numbers(roll, session) == {"青木": 1, "石井": 2, "加藤": 3, "鈴木": 4, "和田": 5}


def test_once_given_out_they_stay_with_their_persons(roll: Roll, people: People, sheet: Sheet, session: UUID) -> None:
    sheet.give_out(session)
    roll.walk_in(session, "池田", "いけだ")
    roll.expect(session, [add(people, "石井", "いしい")])
    roll.check_in(session, add(people, "上田", "うえだ"))
    assert numbers(roll, session) == PRINTED | {"池田": 5, "石井": 6, "上田": 7}
    sheet.give_out(session)
    aoki = next(row.attendee.id for row in roll.roster(session) if row.number == 1)
    people.change(aoki, kana="わたなべ")
    roll.unexpect(session, aoki)
    assert numbers(roll, session) == {"加藤": 2, "鈴木": 3, "和田": 4, "池田": 5, "石井": 6, "上田": 7}
    roll.expect(session, [aoki])
    assert numbers(roll, session)["青木"] == 1


def test_a_number_is_never_given_to_somebody_else(roll: Roll, sheet: Sheet, session: UUID) -> None:
    sheet.give_out(session)
    roll.walk_in(session, "まちがい")
    roll.undo(session)
    roll.walk_in(session, "池田")
    assert numbers(roll, session) == PRINTED | {"池田": 6}


def test_what_is_typed_is_shown_before_anything_happens(roll: Roll, sheet: Sheet, session: UUID) -> None:
    roll.check_in(session, roll.roster(session)[0].attendee.id)
    reading = sheet.read(session, "１、3〜4 9 x")
    assert [row.attendee.name for row in reading.rows] == ["鈴木", "和田"]
    assert [row.attendee.name for row in reading.here] == ["青木"]
    assert (reading.unknown, reading.unread) == ((9,), ("x",))
    assert roll.counts(session) == Counts(4, 1)
    assert sheet.read(session, "") == sheet.read(uuid4(), "")


def test_numbers_make_present_at_once_and_one_undo_takes_all_back(roll: Roll, sheet: Sheet, session: UUID) -> None:
    roll.check_in(session, roll.roster(session)[0].attendee.id)
    assert sheet.enter(session, "1 3-4 9") == 2
    assert sheet.enter(session, "1 3-4 9") == 0
    assert [row.how for row in roll.roster(session)] == [How.TAP, None, How.NUMBERS, How.NUMBERS]
    undone = roll.undo(session)
    assert undone is not None
    assert undone.act == "numbers"
    assert roll.counts(session) == Counts(4, 1)
    roll.walk_in(session, "池田", "いけだ")
    assert numbers(roll, session) == PRINTED | {"池田": 5}


def test_a_presence_by_number_comes_back_as_it_was(roll: Roll, clock: FixedClock, sheet: Sheet, session: UUID) -> None:
    sheet.enter(session, "2")
    person, came = roll.roster(session)[1].attendee.id, clock.moment
    clock.pass_by(minutes=5)
    sheet.set_marks(session, person, frozenset({Mark.LATE}))
    roll.correct(session, person, False, "")
    roll.undo(session)
    row = roll.roster(session)[1]
    assert (row.present, row.how, row.at, row.marks) == (True, How.NUMBERS, came, {Mark.LATE})


def test_joined_later_and_left_earlier_can_be_taken_back_one_by_one(roll: Roll, sheet: Sheet, session: UUID) -> None:
    person = roll.roster(session)[0].attendee.id
    with pytest.raises(Problem, match="まだ受付していない"):
        sheet.set_marks(session, person, frozenset({Mark.LATE}))
    roll.check_in(session, person)
    said = [frozenset({Mark.LATE}), frozenset({Mark.LEFT_EARLY}), frozenset(Mark), frozenset[Mark]()]
    for marks in said:
        sheet.set_marks(session, person, marks)
        sheet.set_marks(session, person, marks)
        assert roll.roster(session)[0].marks == marks
    assert roll.counts(session) == Counts(4, 1)
    for marks in [*said[2::-1], frozenset[Mark]()]:
        assert roll.undo(session) is not None
        assert roll.roster(session)[0].marks == marks
    roll.undo(session)
    assert roll.counts(session) == Counts(4, 0)
    assert roll.undo(session) is None


def test_a_mark_does_not_bring_a_number_with_it(roll: Roll, people: People, sheet: Sheet, session: UUID) -> None:
    person = roll.roster(session)[2].attendee.id
    roll.check_in(session, person)
    sheet.set_marks(session, person, frozenset({Mark.LEFT_EARLY}))
    roll.expect(session, [add(people, "石井", "いしい")])
    assert numbers(roll, session)["鈴木"] == 4
    sheet.give_out(session)
    roll.walk_in(session, "池田", "いけだ")
    assert numbers(roll, session)["鈴木"] == 4
    assert roll.roster(session)[4].marks == {Mark.LEFT_EARLY}


ACTS = st.lists(st.sampled_from(["walk_in", "expect", "unexpect", "check_in", "all", "undo", "numbers", "give_out"]))


@settings(max_examples=30)
@given(ACTS, st.data())
def test_nothing_that_happens_later_moves_a_number(acts: list[str], data: st.DataObject) -> None:
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        register = Register.open(Home(Path(folder)), FixedClock())
        people, roll = People(register), Roll(register)
        sheet = Sheet(register, roll)
        session = Classes(register).create(course="x", day=date(2026, 11, 21), starts=time(10)).id
        known = [add(people, f"人{n}", kana) for n, kana in enumerate(("わ", "あ", "さ", "か"))]
        roll.expect(session, known[:2])
        sheet.give_out(session)
        fixed: dict[UUID, int] = {}
        for act in acts:
            person = data.draw(st.sampled_from(known))
            {
                "walk_in": lambda: roll.walk_in(session, "飛入", "い"),
                "expect": lambda person=person: roll.expect(session, [person]),
                "unexpect": lambda person=person: roll.unexpect(session, person),
                "check_in": lambda person=person: roll.check_in(session, person),
                "all": lambda: roll.all_present(session),
                "undo": lambda: roll.undo(session),
                "numbers": lambda: sheet.enter(session, "1-3"),
                "give_out": lambda: sheet.give_out(session),
            }[act]()
            now = {row.attendee.id: row.number for row in roll.roster(session)}
            assert all(fixed.setdefault(key, number) == number for key, number in now.items())
            assert len(set(fixed.values())) == len(fixed)
        register.close()
