"""Merging: everything moves, nothing is counted twice, and taking it back restores the bytes of both rows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from smartclass.domain.calls import Reached
from smartclass.domain.needs import Need
from smartclass.domain.play import Result
from smartclass.domain.registry import NewAttendee
from smartclass.errors import Problem
from smartclass.services.bookings import Bookings
from smartclass.services.classes import Classes
from smartclass.services.following import Following
from smartclass.services.merging import Merging
from smartclass.services.needs import Needs
from smartclass.services.people import People
from smartclass.services.progress import Progress
from smartclass.services.retention import Retention
from smartclass.services.roll import Roll
from smartclass.settings import SettingsFile
from smartclass.storage import erasing, following, imports, merging, planning, stumbles
from smartclass.storage.register import Register
from tests.conftest import FixedClock
from tests.storage.merged import Twins, add, raw, twins


@pytest.fixture
def two(register: Register, clock: FixedClock) -> Twins:
    return twins(register, clock)


def people_tables(register: Register) -> set[str]:
    tables = register.rows(
        "SELECT DISTINCT m.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c, "
        "(SELECT 1) LEFT JOIN pragma_foreign_key_list(m.name) AS f"
        " WHERE m.type = 'table' AND (c.name LIKE '%attendee%' OR c.name LIKE '%person%' OR f.\"table\" = 'attendee')"
    )
    return {name for (name,) in tables}


WRITTEN_DOWN = {"merge", "audit", "meta"}
"""What tells afterwards that there was a merge; meta keeps the audit's last seal."""


def test_every_table_that_knows_people_is_thought_of(register: Register) -> None:
    by_attendance = {"desk_row"}
    assert people_tables(register) | by_attendance == set(merging.MOVES) | merging._SPARED


def test_a_merge_and_its_undo_restore_the_bytes_of_every_row(register: Register, two: Twins) -> None:
    before = raw(register)
    made = Merging(register).merge(two.kept, two.gone)
    assert raw(register) != before
    register.check()
    Merging(register).undo(made.id)
    after = raw(register)
    for table in before:
        if table not in WRITTEN_DOWN:
            assert after[table] == before[table], table
    (row,) = register.rows("SELECT changes, undone_at IS NOT NULL FROM merge")
    assert row == ("[]", 1)
    register.check()


def test_everything_moves(register: Register, two: Twins) -> None:
    roll, service = Roll(register), Merging(register)
    plan = service.preview(two.kept, two.gone)
    assert (plan.visits, plan.together, plan.bookings, plan.lessons, plan.cards) == (2, 1, 1, 2, 1)
    assert plan.filled == ("birth_year", "notes")
    acts = register.rows("SELECT * FROM act")
    service.merge(two.kept, two.gone)
    assert register.rows("SELECT * FROM act") == acts
    assert [len(Following(register).history(one).visits) for one in (two.kept, two.gone)] == [2, 0]
    assert roll.counts(two.both).present == 1
    assert roll.counts(two.alone).present == 1
    for card in two.cards:
        assert roll.scan(two.both, f"A1:{card}").attendee == People(register).get(two.kept)
    assert dict(Following(register).history(two.kept).lessons) == {"basics-calls": 2, "basics-map": 1}
    assert Progress(register).place("basics-calls", person=two.kept, session=None) == "three"
    assert Needs(register).of(two.kept) == (Need.EAR, Need.SLOW)
    assert sum(one.count for one in stumbles.of_person(register, two.kept, two.both)) == 5
    assert stumbles.of_person(register, two.gone, two.both) == ()
    assert planning.calls(register, two.ahead) == {two.kept: Reached.REACHED}
    listing = Bookings(register, Classes(register), People(register)).list(two.ahead)
    assert [one.person.id for one in listing.bookings] == [two.kept]
    assert listing.bookings[0].phone == "09012345678"
    assert register.rows("SELECT attendee_id FROM import_person") == [(two.kept.bytes,)]
    entry = People(register).get(two.kept)
    assert (entry.name, entry.birth_year, entry.notes) == ("髙橋 𠮷男", 1944, "右の席\n右の耳が遠い")
    assert People(register).search("高橋") == (entry,)
    with pytest.raises(Problem, match="名簿にいません"):
        People(register).get(two.gone)


def test_what_was_written_since_is_not_overwritten(register: Register, two: Twins) -> None:
    service = Merging(register)
    made = service.merge(two.kept, two.gone)
    People(register).change(two.kept, notes="新しいメモ")
    before = raw(register)
    with pytest.raises(Problem, match="書きかわった"):
        service.undo(made.id)
    assert raw(register) == before


def test_what_is_new_since_stays_with_the_kept_one(register: Register, two: Twins, clock: FixedClock) -> None:
    service = Merging(register)
    made = service.merge(two.kept, two.gone)
    later = Classes(register).create(course="スマホ", day=clock.today(), starts=clock.now().time()).id
    Roll(register).check_in(later, two.kept)
    service.undo()
    assert service.log()[0].undone
    assert made.id == service.log()[0].id
    assert Roll(register).counts(later).present == 1
    assert len(Following(register).history(two.gone).visits) == 2


def test_a_second_merge_has_to_be_taken_back_first(register: Register, two: Twins) -> None:
    service, third = Merging(register), add(register, "高橋 吉男", "たかはし よしお")
    first = service.merge(two.kept, two.gone)
    second = service.merge(third, two.kept)
    assert merging.kept_of(register, two.gone.bytes) == third.bytes
    with pytest.raises(Problem):
        service.undo(first.id)
    service.undo(second.id)
    service.undo(first.id)
    assert People(register).get(two.gone).notes == "右の耳が遠い"
    with pytest.raises(Problem, match="もどせるまとめは"):
        service.undo()


def test_who_was_told_apart_from_one_is_apart_from_both(register: Register, two: Twins) -> None:
    service, third = Merging(register), add(register, "高橋 吉男", "たかはし よしお", 1944)
    service.apart(two.gone, third)
    service.apart(two.gone, two.kept)
    made = service.merge(two.kept, two.gone)
    assert service.find() == []
    service.undo(made.id)
    assert {frozenset((pair.one, pair.other)) for pair in service.find()} == {frozenset((two.kept, third))}


def test_a_presence_taken_back_at_the_desk_is_the_kept_ones(register: Register, two: Twins) -> None:
    roll, service = Roll(register), Merging(register)
    service.merge(two.kept, two.gone)
    roll.undo(two.alone)
    assert roll.counts(two.alone).present == 0
    roll.undo(two.both)
    assert roll.counts(two.both).present == 1, "the other check-in still stands"
    with pytest.raises(Problem, match="書きかわった"):
        service.undo()


def test_the_better_booking_and_the_better_call_stay(register: Register, two: Twins) -> None:
    Merging(register).merge(two.gone, two.kept)
    listing = Bookings(register, Classes(register), People(register)).list(two.ahead)
    assert [one.person.id for one in listing.bookings] == [two.gone]


def test_one_thing_of_both_becomes_one(register: Register, two: Twins, clock: FixedClock) -> None:
    follow = Following(register)
    follow.spoke(two.gone)
    clock.pass_by(days=1)
    follow.spoke(two.kept)
    Needs(register).set(two.kept, {Need.EAR})
    bookings = Bookings(register, Classes(register), People(register))
    bookings.book(two.ahead, [two.kept], phone="09087654321")
    with register.write() as run:
        planning.set_call(run, register, two.ahead, two.kept, Reached.NO_ANSWER)
    before = raw(register)
    made = Merging(register).merge(two.kept, two.gone)
    assert register.rows("SELECT day FROM follow_up WHERE deleted = 0") == [(clock.today().isoformat(),)]
    assert len(bookings.list(two.ahead).bookings) == 1
    assert list(planning.calls(register, two.ahead).values()) == [Reached.REACHED]
    Merging(register).undo(made.id)
    after = raw(register)
    assert {table: rows for table, rows in after.items() if table not in WRITTEN_DOWN} == {
        table: rows for table, rows in before.items() if table not in WRITTEN_DOWN
    }


def test_a_row_taken_back_earlier_comes_alive(register: Register, two: Twins) -> None:
    with register.write() as run:
        run(
            "UPDATE attendance SET deleted = 1 WHERE attendee_id = ? AND session_id = ?",
            (two.kept.bytes, two.both.bytes),
        )
    before = raw(register)
    made = Merging(register).merge(two.kept, two.gone)
    assert Roll(register).counts(two.both).present == 1
    Merging(register).undo(made.id)
    assert raw(register)["attendance"] == before["attendance"]


def test_erasing_takes_the_merged_entry_and_the_kept_rows_with_it(
    register: Register, two: Twins, clock: FixedClock
) -> None:
    Merging(register).merge(two.kept, two.gone)
    retention = Retention(register, SettingsFile(register.home))
    clock.moment += timedelta(days=366 * 4)
    assert [one.id for one in retention.due()] == [two.kept]
    retention.erase()
    tables = people_tables(register) | {"attendee"}
    left = " ".join(str(register.rows(f"SELECT * FROM {name}")) for name in tables)
    assert [sign for sign in ("髙橋", "高橋", "右の", "09012345678", *two.cards) if sign in left] == []
    assert register.rows("SELECT * FROM merge") == []
    with pytest.raises(Problem):
        Merging(register).undo()


def test_merging_goes_by_index(register: Register, two: Twins) -> None:
    asked: list[str] = []
    register.watch(asked.append)
    made = Merging(register).merge(two.kept, two.gone)
    Merging(register).undo(made.id)
    register.watch(None)
    for sql in asked:
        if sql.lstrip().startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
            steps = [str(row[3]) for row in register.rows(f"EXPLAIN QUERY PLAN {sql}")]
            scans = [
                step for step in steps if step.startswith("SCAN") and "VIRTUAL" not in step and "CONSTANT" not in step
            ]
            assert not [step for step in scans if "subquery" not in step], (sql, steps)


def plan_of(register: Register, sql: str, values: Any) -> list[str]:
    return [str(row[3]) for row in register.rows(f"EXPLAIN QUERY PLAN {sql}", values)]


def test_who_stopped_coming_is_asked_by_index(register: Register) -> None:
    bounds = {"oldest": "2025-01-01", "before": "2026-01-01", "today": "2026-03-01", "least": 2}
    assert not [step for step in plan_of(register, following.ABSENT, bounds) if step.startswith("SCAN")]
    assert not [step for step in plan_of(register, following.VISITS, (b"",)) if step.startswith("SCAN")]
    ahead = {"p": b"", "today": "2026-01-01"}
    assert not [step for step in plan_of(register, erasing.AHEAD, ahead) if step.startswith("SCAN")]


def test_an_imported_list_keeps_who_was_merged(register: Register, two: Twins) -> None:
    Merging(register).merge(two.kept, two.gone)
    (batch,) = imports.newest(register, 5)
    with register.write() as run:
        assert imports.take_back(run, register, batch.id) == (0, 1)


def test_a_stumble_from_another_pc_is_added_to_this_ones(register: Register, two: Twins) -> None:
    with register.write() as run:
        run("UPDATE stumble SET site = 7 WHERE attendee_id = ?", (two.gone.bytes,))
    stumbles.add(register, {stumbles.Spot(two.both, "basics-calls", "ringing", Result.MISSED, two.gone): 1})
    Merging(register).merge(two.kept, two.gone)
    assert sum(one.count for one in stumbles.of_person(register, two.kept, two.both)) == 6


def test_the_same_person_twice_or_nobody_is_said(register: Register, two: Twins) -> None:
    service = Merging(register)
    for one, other in ((two.kept, two.kept), (two.kept, UUID(int=5))):
        with pytest.raises(Problem):
            service.merge(one, other)
        with pytest.raises(Problem):
            service.apart(one, other)
    People(register).change(two.kept, notes="あ" * 499)
    with pytest.raises(Problem, match="長すぎ"):
        service.preview(two.kept, two.gone)
    with pytest.raises(Problem, match="まとめの記録"):
        service.undo(UUID(int=9))
    assert service.log() == ()


def test_a_new_person_is_nobody_yet(register: Register) -> None:
    assert Merging(register).find() == []
    People(register).add(NewAttendee("佐藤"))
    assert Merging(register).find() == []
