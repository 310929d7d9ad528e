"""The desk: 40 taps for 40 people, nobody twice, everything can be taken back, and nothing is forgotten."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID, uuid4

import pytest

from smartclass.domain.registry import CheckInResult, Counts, How, NewAttendee
from smartclass.errors import Problem
from smartclass.services.classes import Classes
from smartclass.services.people import People
from smartclass.services.progress import Progress
from smartclass.services.roll import Roll
from tests.conftest import FixedClock


@pytest.fixture
def session(classes: Classes) -> UUID:
    return classes.create(course="スマホ", day=date(2026, 11, 21), starts=time(10)).id


@pytest.fixture
def three(people: People, roll: Roll, session: UUID) -> list[UUID]:
    """Three people expected, entered against kana order."""
    made = []
    for name, kana in (
        ("鈴木 三郎", "すずき さぶろう"),
        ("青木 一郎", "あおき いちろう"),
        ("加藤 二郎", "かとう じろう"),
    ):
        added = people.add(NewAttendee(name, kana)).attendee
        assert added is not None
        made.append(added.id)
    assert roll.expect(session, made) == 3
    assert roll.expect(session, made) == 0
    return made


def here(roll: Roll, session: UUID) -> set[UUID]:
    return {row.attendee.id for row in roll.roster(session) if row.present}


def test_the_roster_is_in_kana_order_and_numbered(roll: Roll, session: UUID, three: list[UUID]) -> None:
    roster = roll.roster(session)
    assert [(row.number, row.attendee.name) for row in roster] == [(1, "青木 一郎"), (2, "加藤 二郎"), (3, "鈴木 三郎")]
    assert not any(row.present or row.at or row.how or row.twin for row in roster)
    assert roll.counts(session) == Counts(3, 0)


def test_a_tap_checks_in_and_a_second_is_harmless(
    roll: Roll, clock: FixedClock, session: UUID, three: list[UUID]
) -> None:
    first = roll.check_in(session, three[1])
    clock.pass_by(minutes=5)
    second = roll.check_in(session, three[1], How.CARD)
    assert (first.result, second.result) == (CheckInResult.DONE, CheckInResult.ALREADY)
    assert first.attendee == second.attendee
    assert first.counts == second.counts == Counts(3, 1)
    row = roll.roster(session)[0]
    assert (row.at, row.how, row.present) == (clock.moment.replace(minute=0), How.TAP, True)
    assert len(roll.trace(session)) == 1


def test_numbers_of_the_printed_sheet_do_not_move_when_somebody_walks_in(
    roll: Roll, clock: FixedClock, session: UUID, three: list[UUID]
) -> None:
    printed = {row.attendee.id: row.number for row in roll.roster(session)}
    roll.walk_in(session, "小川 光", "おがわ ひかる")
    clock.pass_by(minutes=1)
    roll.walk_in(session, "池田 葵", "いけだ あおい")
    now = roll.roster(session)
    assert [row.attendee.name for row in now] == ["青木 一郎", "池田 葵", "小川 光", "加藤 二郎", "鈴木 三郎"]
    assert [row.number for row in now] == [1, 5, 4, 2, 3]
    assert printed.items() <= {row.attendee.id: row.number for row in now}.items()


def test_people_of_the_same_name_are_marked(roll: Roll, people: People, session: UUID) -> None:
    for name, kana in (("髙橋 誠", "たかはし まこと"), ("高橋　誠", "たかはし せい"), ("高橋 実", "")):
        added = people.add(NewAttendee(name, kana), even_if_similar=True).attendee
        assert added is not None
        roll.expect(session, [added.id])
    assert [(row.attendee.name, row.twin) for row in roll.roster(session)] == [
        ("高橋　誠".replace("　", " "), True),
        ("髙橋 誠", True),
        ("高橋 実", False),
    ]


def test_a_card_is_read_however_the_scanner_types_it(
    roll: Roll, people: People, session: UUID, three: list[UUID]
) -> None:
    token = people.get(three[0]).token
    for code, result in (
        (f"A1:{token}", CheckInResult.DONE),
        (f"ａ１：{token.lower()}\n", CheckInResult.ALREADY),
        (f"A1;{token}", CheckInResult.ALREADY),
        (f"a1*{token}", CheckInResult.ALREADY),
    ):
        scanned = roll.scan(session, code)
        assert (scanned.result, scanned.attendee and scanned.attendee.id) == (result, three[0])
    assert roll.roster(session)[2].how is How.CARD


@pytest.mark.parametrize("code", ["https://example.jp/", "", "A1:", "A1:short", "4901234567894", "B1:ABCDEFGHIJKLMNOP"])
def test_somebody_elses_code_is_no_error(roll: Roll, session: UUID, code: str) -> None:
    assert roll.scan(session, code).result is CheckInResult.FOREIGN_CODE
    assert roll.scan(session, code).attendee is None


def test_an_unknown_and_a_lost_card_say_so(roll: Roll, people: People, session: UUID, three: list[UUID]) -> None:
    assert roll.scan(session, "A1:ABCDEFGHIJKLMNOP").result is CheckInResult.UNKNOWN_CARD
    old = people.get(three[0]).token
    new = people.new_card(three[0]).token
    assert roll.scan(session, f"A1:{old}").result is CheckInResult.DEAD_CARD
    assert here(roll, session) == set()
    assert roll.scan(session, f"A1:{new}").result is CheckInResult.DONE


def test_a_walk_in_needs_a_name_and_nothing_else(roll: Roll, people: People, session: UUID) -> None:
    done = roll.walk_in(session, "飛入 太郎")
    assert done.result is CheckInResult.DONE
    assert done.attendee is not None
    assert done.counts == Counts(0, 1)
    assert people.get(done.attendee.id) == done.attendee
    assert roll.roster(session)[0].how is How.WALK_IN
    for name, sentence in ((" ", "名前を入れて"), ("1234-5678-9018", "マイナンバー")):
        with pytest.raises(Problem, match=sentence):
            roll.walk_in(session, name)
    assert len(people.all()) == 1


def test_people_only_counted(roll: Roll, session: UUID, three: list[UUID]) -> None:
    assert roll.set_count_only(session, 4).total == 4
    assert roll.set_count_only(session, 4) == Counts(3, 0, 4)
    roll.check_in(session, three[0])
    assert roll.counts(session).total == 5
    for wrong in (-1, 1000):
        with pytest.raises(Problem, match="999人"):
            roll.set_count_only(session, wrong)
    assert [trace.act for trace in roll.trace(session)] == ["count_only", "check_in:tap"]


def test_everybody_at_once_and_back_at_once(roll: Roll, session: UUID, three: list[UUID]) -> None:
    roll.check_in(session, three[0])
    assert roll.all_present(session) == 2
    assert roll.all_present(session) == 0
    assert roll.counts(session) == Counts(3, 3)
    assert [row.how for row in roll.roster(session)] == [How.ALL, How.ALL, How.TAP]
    undone = roll.undo(session)
    assert undone is not None
    assert undone.act == "all_present"
    assert here(roll, session) == {three[0]}


def test_undo_goes_back_act_by_act_to_the_start(roll: Roll, session: UUID, three: list[UUID]) -> None:
    roll.check_in(session, three[0])
    roll.set_count_only(session, 2)
    roll.set_count_only(session, 5)
    roll.walk_in(session, "飛入")
    undone = []
    while trace := roll.undo(session):
        undone.append((trace.act, roll.counts(session).total))
    assert undone == [("walk_in", 6), ("count_only", 3), ("count_only", 1), ("check_in:tap", 0)]
    assert roll.counts(session) == Counts(3, 0, 0)
    assert len(roll.trace(session)) == 8


def test_undo_gives_back_the_time_and_way_somebody_came(
    roll: Roll, clock: FixedClock, session: UUID, three: list[UUID]
) -> None:
    came = clock.moment
    roll.check_in(session, three[1], How.CARD)
    clock.pass_by(minutes=10)
    roll.correct(session, three[1], False, "ちがう人でした")
    clock.pass_by(minutes=10)
    roll.check_in(session, three[1])
    roll.undo(session)
    assert here(roll, session) == set()
    undone = roll.undo(session)
    assert undone is not None
    assert (undone.act, undone.attendee_id, undone.detail) == ("correct", three[1], "ちがう人でした")
    row = roll.roster(session)[0]
    assert (row.present, row.at, row.how) == (True, came, How.CARD)


def test_undoing_a_walk_in_takes_the_person_back_out(roll: Roll, people: People, session: UUID) -> None:
    person = roll.walk_in(session, "まちがい").attendee
    assert person is not None
    token = people.get(person.id).token
    roll.undo(session)
    assert roll.roster(session) == ()
    assert people.all() == ()
    assert people.search("まちがい") == ()
    with pytest.raises(Problem, match="名簿にいません"):
        roll.check_in(session, person.id)
    assert roll.scan(session, f"A1:{token}").result is CheckInResult.DEAD_CARD
    assert people.add(NewAttendee("まちがい")).attendee is not None


@pytest.mark.parametrize("use", ["expected", "expected here", "present", "lesson", "edited"])
def test_a_walk_in_who_is_known_by_now_stays(
    roll: Roll, people: People, classes: Classes, progress: Progress, session: UUID, use: str
) -> None:
    person = roll.walk_in(session, "飛入 太郎").attendee
    assert person is not None
    other = classes.create(course="つぎ", day=date(2026, 11, 28), starts=time(10)).id
    {
        "expected": lambda: roll.expect(other, [person.id]),
        "expected here": lambda: roll.expect(session, [person.id]),
        "present": lambda: roll.check_in(other, person.id),
        "lesson": lambda: progress.reached("calls", "one", person=person.id, session=None),
        "edited": lambda: people.change(person.id, kana="とびいり たろう"),
    }[use]()
    roll.undo(session)
    assert here(roll, session) == set()
    assert people.get(person.id).name == "飛入 太郎"


def test_a_correction_is_a_new_fact_with_its_reason(
    roll: Roll, clock: FixedClock, session: UUID, three: list[UUID]
) -> None:
    roll.check_in(session, three[0])
    clock.pass_by(hours=3)
    assert roll.correct(session, three[0], False, " 欠席の電話\u200bあり ") == Counts(3, 0)
    assert roll.correct(session, three[0], False, "もう一度") == Counts(3, 0)
    assert roll.correct(session, three[1], True, "押しわすれ") == Counts(3, 1)
    assert [(trace.act, trace.attendee_id, trace.detail) for trace in roll.trace(session)] == [
        ("check_in:tap", three[0], ""),
        ("correct", three[0], "欠席の電話 あり"),
        ("correct", three[1], "押しわすれ"),
    ]
    assert roll.roster(session)[0].how is How.CORRECTION
    with pytest.raises(Problem, match="12けた"):
        roll.correct(session, three[0], True, "090-1234-5678-1")


def test_a_correction_about_somebody_not_on_the_roster(roll: Roll, people: People, session: UUID) -> None:
    stranger = people.add(NewAttendee("別人")).attendee
    assert stranger is not None
    assert roll.correct(session, stranger.id, False, "いませんでした") == Counts(0, 0)
    assert roll.roster(session) == ()
    assert roll.trace(session) == ()
    with pytest.raises(Problem, match="名簿にいません"):
        roll.correct(session, uuid4(), True, "")


def test_the_trace_can_only_be_added_to(roll: Roll, session: UUID, three: list[UUID]) -> None:
    roll.check_in(session, three[0])
    for sql in ("DELETE FROM act", "UPDATE act SET detail = 'x'"):
        with pytest.raises(Exception, match="only ever added"):
            roll._register.rows(sql)
    assert len(roll.trace(session)) == 1


def test_taking_somebody_off_the_roster_keeps_their_presence(roll: Roll, session: UUID, three: list[UUID]) -> None:
    roll.check_in(session, three[0])
    for person in three[:2]:
        roll.unexpect(session, person)
    assert [row.attendee.id for row in roll.roster(session)] == [three[2], three[0]]
    assert roll.counts(session) == Counts(1, 1)


def test_somebody_or_some_class_unknown_is_said_and_nothing_is_written(
    roll: Roll, session: UUID, three: list[UUID]
) -> None:
    with pytest.raises(Problem, match="名簿にいません"):
        roll.check_in(session, uuid4())
    with pytest.raises(Problem, match="もう名簿にありません"):
        roll.check_in(uuid4(), three[0])
    with pytest.raises(Problem, match="もう名簿にありません"):
        roll.walk_in(uuid4(), "飛入")
    assert roll.counts(uuid4()) == Counts(0, 0)
    assert roll.undo(uuid4()) is None
    assert roll.trace(session) == ()


def test_two_classes_do_not_mix(roll: Roll, classes: Classes, session: UUID, three: list[UUID]) -> None:
    other = classes.create(course="べつ", day=date(2026, 11, 21), starts=time(14)).id
    roll.check_in(session, three[0])
    roll.check_in(other, three[1])
    roll.undo(session)
    assert here(roll, other) == {three[1]}
    assert here(roll, session) == set()
    assert classes.get(other).present == 1


def test_forty_people_are_forty_taps(roll: Roll, people: People, session: UUID) -> None:
    made = [people.add(NewAttendee(f"見本 {n}"), even_if_similar=True).attendee for n in range(40)]
    roll.expect(session, [person.id for person in made if person])
    for person in made:
        assert person is not None
        last = roll.check_in(session, person.id)
    assert last.counts == Counts(40, 40)
    assert len(roll.trace(session)) == 40
