"""Stumbles in the register: counted up, without a name unless checked in, and nothing else kept."""

from __future__ import annotations

from collections import Counter
from datetime import date, time
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartclass.domain.play import Result
from smartclass.domain.registry import NewAttendee
from smartclass.domain.stumbles import KINDS
from smartclass.paths import Home
from smartclass.services.classes import Classes
from smartclass.services.people import People
from smartclass.services.roll import Roll
from smartclass.storage import stumbles
from smartclass.storage.register import Register
from smartclass.storage.stumbles import MOST, Spot
from tests.conftest import FixedClock

DAY = date(2026, 11, 21)


@pytest.fixture
def session(classes: Classes) -> UUID:
    return classes.create(course="スマホ", day=DAY, starts=time(10)).id


@pytest.fixture
def person(people: People) -> UUID:
    added = people.add(NewAttendee("見本 花子")).attendee
    assert added is not None
    return added.id


def kept(register: Register) -> list[tuple[object, ...]]:
    return register.rows("SELECT exercise, scene, kind, count, attendee_id, deleted FROM stumble ORDER BY count")


def test_counts_add_up_in_one_transaction(register: Register, session: UUID, person: UUID) -> None:
    asked: list[str] = []
    mine = Spot(session, "calls", "ringing", Result.MISSED, person)
    pcs = Spot(session, "calls", "ringing", Result.MISSED)
    stumbles.add(register, {mine: 2, pcs: 1})
    register.watch(asked.append)
    stumbles.add(register, {mine: 1, pcs: 3})
    register.watch(None)
    assert [sql for sql in asked if sql.startswith(("BEGIN", "COMMIT"))] == ["BEGIN IMMEDIATE", "COMMIT"]
    found = stumbles.of_class(register, session)
    assert sorted((one.count, one.named) for one in found) == [(3, True), (4, False)]
    assert len({one.who for one in found}) == 2
    assert [one.count for one in stumbles.of_person(register, person, session)] == [3]
    assert stumbles.of_person(register, uuid4(), session) == ()


def test_a_row_tells_no_time_and_no_words(register: Register, session: UUID, clock: FixedClock) -> None:
    stumbles.add(register, {Spot(session, "calls", "ringing", Result.MISSED): 1})
    columns = [row[1] for row in register.rows("PRAGMA table_info(stumble)")]
    assert columns == [
        *("id", "session_id", "attendee_id", "exercise", "scene", "kind", "count"),
        *("row_ver", "site", "updated_at", "deleted"),
    ]
    (row,) = register.rows("SELECT * FROM stumble")
    assert row[9] == clock.today().isoformat()
    assert UUID(bytes=row[0]).version == 5  # made from what it is about, not from the moment
    assert row[2] is None


@pytest.mark.parametrize(
    "spot",
    [
        {"exercise": ""},
        {"exercise": "x" * 61},
        {"scene": ""},
        {"scene": "x" * 61},
        {"kind": Result.ADVANCED},
        {"session": UUID(int=7)},
    ],
    ids=str,
)
def test_what_can_not_be_counted_is_let_pass(register: Register, session: UUID, spot: dict[str, object]) -> None:
    good = {"session": session, "exercise": "calls", "scene": "ringing", "kind": Result.MISSED}
    stumbles.add(register, {Spot(**{**good, **spot}): 1, Spot(**good): 0, Spot(**{**good, "scene": "b"}): 1})  # type: ignore[arg-type]
    assert [row[1] for row in kept(register)] == ["b"]


def test_a_kind_of_another_version_is_let_pass(register: Register, session: UUID, person: UUID) -> None:
    stumbles.add(register, {Spot(session, "calls", "a", Result.MISSED, person): 1})
    register.rows("UPDATE stumble SET kind = 'with-the-nose'")
    assert stumbles.of_class(register, session) == ()
    assert stumbles.sums(register, DAY, DAY, None) == ()
    with register.write() as run:
        stumbles.forget(run, register, person)
    assert kept(register) == [("calls", "a", "with-the-nose", 0, None, 1)]


def test_a_count_ends_somewhere(register: Register, session: UUID) -> None:
    spot = Spot(session, "calls", "a", Result.MISSED)
    for _time in range(2):
        stumbles.add(register, {spot: 10 * MOST})
    assert [one.count for one in stumbles.of_class(register, session)] == [MOST]


def test_forgetting_a_person_leaves_the_sums(register: Register, session: UUID, person: UUID) -> None:
    mine = Spot(session, "calls", "a", Result.MISSED, person)
    other = Spot(session, "calls", "b", Result.DOUBLE, person)
    nobody = Spot(session, "calls", "a", Result.MISSED)
    stumbles.add(register, {mine: 2, other: 1, nobody: 5})
    before = stumbles.sums(register, DAY, DAY, None)
    with register.write() as run:
        stumbles.forget(run, register, person)
    assert stumbles.sums(register, DAY, DAY, None) == before
    assert stumbles.of_person(register, person, session) == ()
    assert sorted((one.scene, one.count, one.named) for one in stumbles.of_class(register, session)) == [
        ("a", 7, False),
        ("b", 1, False),
    ]
    assert not [row for row in kept(register) if row[4] is not None]
    assert [row[3] for row in kept(register) if row[5]] == [0, 0]
    stumbles.add(register, {mine: 1})  # the person is still here, and goes on
    assert [one.count for one in stumbles.of_person(register, person, session)] == [1]


def test_a_walk_in_taken_back_leaves_nobody(register: Register, session: UUID, roll: Roll) -> None:
    guest = roll.walk_in(session, "飛入 太郎").attendee
    assert guest is not None
    spot = Spot(session, "calls", "a", Result.MISSED, guest.id)
    stumbles.add(register, {spot: 1})
    roll.undo(session)
    stumbles.add(register, {spot: 2})  # was still waiting to be written
    assert [(one.count, one.named) for one in stumbles.of_class(register, session)] == [(3, False)]


def test_sums_are_of_the_days_and_the_centre(register: Register, classes: Classes) -> None:
    first, second = (classes.add_centre(name).id for name in ("みどり", "中央"))
    spots = [
        Spot(classes.create(course="スマホ", day=day, starts=time(10), centre=centre).id, "calls", "a", Result.MISSED)
        for day, centre in ((DAY, first), (DAY, second), (date(2026, 12, 1), first))
    ]
    stumbles.add(register, dict(zip(spots, (1, 10, 100), strict=True)))
    last = date(2026, 12, 31)
    assert [one.count for one in stumbles.sums(register, DAY, last, None)] == [111]
    assert [one.count for one in stumbles.sums(register, DAY, last, first)] == [101]
    assert [one.count for one in stumbles.sums(register, DAY, DAY, None)] == [11]
    assert stumbles.sums(register, last, last, None) == ()


@pytest.mark.parametrize("act", ["of_class", "of_person", "add", "forget", "sums"])
def test_every_question_has_its_index(register: Register, session: UUID, person: UUID, act: str) -> None:
    asked: list[str] = []
    spot = Spot(session, "calls", "a", Result.MISSED, person)
    stumbles.add(register, {spot: 1})
    register.watch(asked.append)
    if act == "forget":
        with register.write() as run:
            stumbles.forget(run, register, person)
    else:
        {
            "of_class": lambda: stumbles.of_class(register, session),
            "of_person": lambda: stumbles.of_person(register, person, session),
            "add": lambda: stumbles.add(register, {spot: 1}),
            "sums": lambda: stumbles.sums(register, DAY, DAY, None),
        }[act]()
    register.watch(None)
    questions = [sql for sql in asked if sql.lstrip().startswith(("SELECT", "INSERT", "UPDATE"))]
    assert len(questions) == 1 or act in ("add", "forget")
    plans = [str(row[3]) for sql in questions for row in register.rows(f"EXPLAIN QUERY PLAN {sql}")]
    assert not [step for step in plans if step.startswith("SCAN")], plans


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    st.lists(
        st.dictionaries(
            st.tuples(st.sampled_from("ab"), st.sampled_from("xyz"), st.sampled_from(sorted(KINDS)), st.booleans()),
            st.integers(1, 50),
            max_size=8,
        ),
        max_size=8,
    )
)
def test_what_was_written_in_parts_adds_up(
    register: Register, classes: Classes, person: UUID, parts: list[dict[tuple[str, str, Result, bool], int]]
) -> None:
    session = classes.create(course="スマホ", day=DAY, starts=time(10)).id
    whole: Counter[tuple[str, str, Result, bool]] = Counter()
    for part in parts:
        whole.update(part)
        counts = {Spot(session, e, s, kind, person if named else None): n for (e, s, kind, named), n in part.items()}
        stumbles.add(register, counts)
    found = stumbles.of_class(register, session)
    assert {(one.exercise, one.scene, one.kind, one.named): one.count for one in found} == whole
    assert len(found) == len(whole)


def test_another_laptop_counts_in_rows_of_its_own(
    register: Register, session: UUID, home: Home, clock: FixedClock
) -> None:
    spot = Spot(session, "calls", "a", Result.MISSED)
    stumbles.add(register, {spot: 1})
    copy = home.root / "copy.db"
    register.backup_to(copy)
    register.restore_from(copy)
    stumbles.add(register, {spot: 4})
    found = stumbles.of_class(register, session)
    assert sorted(one.count for one in found) == [1, 4]
    assert len({one.who for one in found}) == 2
