"""Erasing: nothing of a person is left in any table, in the file or in its journal; no count changes."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path

import pytest

from smartclass.domain.age_band import AgeBand
from smartclass.domain.registry import Role
from smartclass.domain.retention import Erasure, kept_from
from smartclass.paths import Home
from smartclass.services.classes import Classes
from smartclass.services.people import People
from smartclass.services.roll import Roll
from smartclass.storage import erasing, stumbles
from smartclass.storage.driver import DatabaseError
from smartclass.storage.people import NOBODY
from smartclass.storage.register import Register
from tests.conftest import FixedClock
from tests.storage.past import KANA, KEPT, NAME, NOTES, NOW, REASON, THEN, Past, add, fill

FROM = kept_from(NOW, 1)
KNOWN = {
    "act": "its words go, the act stays",
    "attendance": "stays: it is what is counted",
    "attendee_need": "goes",
    "booking": "its telephone goes, the booking stays: it is counted",
    "card": "goes",
    "consultation": "becomes nobody's, without its note",
    "erased_age": "stays: the band as counted",
    "erased_person": "is the log",
    "follow_up": "goes",
    "import_person": "stays: which list an id came with, and no name",
    "merge": "goes, with the entry that was merged",
    "not_same": "goes",
    "progress": "goes",
    "seat_event": "goes",
    "session_call": "goes",
    "stumble": "becomes nobody's",
}
"""Every table that knows people by id, and what erasing does there."""


@pytest.fixture
def past(register: Register, clock: FixedClock) -> Past:
    return fill(register, clock)


def erase(register: Register, past: Past) -> Erasure:
    with register.write() as run:
        made = erasing.begin(run, register, Role.COORDINATOR, 1, FROM, 1)
        erasing.erase(run, register, past.gone, made.id)
    erasing.wipe(register)
    return made


def raw(home: Home) -> bytes:
    return b"".join(path.read_bytes() for path in home.root.iterdir() if path.name.startswith("register.db"))


def test_only_who_was_not_here_lately_is_due(register: Register, past: Past) -> None:
    (one,) = erasing.due(register, FROM, 1)
    assert (one.id, one.name, one.kana, one.came) == (past.gone, NAME, KANA, True)
    assert one.last >= THEN
    assert one.until < NOW
    assert erasing.due_count(register, FROM) == 1


@pytest.mark.parametrize("each", [1, 2, 500])
def test_counting_goes_in_portions(register: Register, past: Past, monkeypatch: pytest.MonkeyPatch, each: int) -> None:
    for number in range(4):
        add(People(register), f"人{number}")
    monkeypatch.setattr(erasing, "EACH", each)
    assert erasing.due_count(register, FROM) == len(erasing.due(register, FROM, 1)) == 5


def test_a_booking_keeps_somebody(register: Register, past: Past) -> None:
    coming = Classes(register).create(course="スマホ", day=NOW + timedelta(days=3), starts=time(10)).id
    Roll(register).expect(coming, [past.gone])
    assert erasing.due(register, FROM, 1) == ()
    Roll(register).unexpect(coming, past.gone)
    assert erasing.due_count(register, FROM) == 1


def test_who_never_came_is_counted_from_the_day_they_were_written_down(register: Register, past: Past) -> None:
    never = add(People(register), "一度も 来ない")
    (one,) = (one for one in erasing.due(register, FROM, 1) if one.id == never)
    assert not one.came
    assert one.last < FROM


def test_who_was_taken_back_is_due_too(register: Register, past: Past) -> None:
    roll = Roll(register)
    taken = roll.walk_in(past.session, "取り消し 太郎").attendee
    assert taken is not None
    roll.undo(past.session)
    assert taken.id in {one.id for one in erasing.due(register, FROM, 1)}


def test_the_question_goes_by_index(register: Register, past: Past) -> None:
    values = erasing._bounds(register, FROM)
    steps = [str(row[3]) for row in register.rows(f"EXPLAIN QUERY PLAN {erasing._PORTION}", {**values, "each": 1})]
    assert any("(id>? AND id<?)" in step for step in steps), steps
    for sql in (erasing.DUE, erasing.COUNT):
        plan = [str(row[3]) for row in register.rows(f"EXPLAIN QUERY PLAN {sql}", values)]
        assert not [step for step in plan if step.startswith("SCAN")], plan
        assert any("attendance_person" in step for step in plan), plan
    for sql in erasing.FORGET:
        plan = [str(row[3]) for row in register.rows(f"EXPLAIN QUERY PLAN {sql}", {"p": past.gone.bytes})]
        assert not [step for step in plan if step.startswith("SCAN")], plan


def test_nothing_of_a_person_is_left_in_any_table(register: Register, past: Past) -> None:
    tables = [name for (name,) in register.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    before = " ".join(str(register.rows(f"SELECT * FROM {name}")) for name in tables)
    signs = (NAME, "エンドウ", NOTES, REASON, "4649", past.token, "1957")
    assert all(sign in before for sign in signs)
    erase(register, past)
    after = " ".join(str(register.rows(f"SELECT * FROM {name}")) for name in tables)
    assert [sign for sign in signs if sign in after] == []
    assert KEPT in after
    assert register.row("SELECT name, deleted FROM attendee WHERE id = ?", (past.gone.bytes,)) == (NOBODY, 1)
    register.check()


def test_nothing_of_a_person_is_left_in_the_bytes_of_the_file(register: Register, past: Past, home: Home) -> None:
    register.checkpoint()
    People(register).change(past.gone, notes=NOTES + "。")  # one copy of the entry in the journal, one in the file
    signs = [sign.encode() for sign in (NAME, KANA, NOTES, REASON, past.token)]
    assert all(sign in raw(home) for sign in signs)
    erase(register, past)
    assert [sign.decode() for sign in signs if sign in raw(home)] == []
    assert KEPT.encode() in raw(home)


def test_a_wipe_that_was_cut_short_is_finished_later(register: Register, past: Past, home: Home) -> None:
    with register.write() as run:
        made = erasing.begin(run, register, Role.COORDINATOR, 1, FROM, 1)
        erasing.erase(run, register, past.gone, made.id)
    assert register.row("SELECT 1 FROM meta WHERE key = 'wipe'")
    assert NAME.encode() in raw(home)
    erasing.wipe(register)
    assert NAME.encode() not in raw(home)
    asked: list[str] = []
    register.watch(asked.append)
    erasing.wipe(register)
    register.watch(None)
    assert len(asked) == 1


def test_a_journal_that_somebody_reads_is_not_called_wiped(register: Register, past: Past, home: Home) -> None:
    from smartclass.errors import Problem
    from smartclass.storage.driver import dbapi2

    other = dbapi2.connect(str(home.database), isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM attendee").fetchone()
    with register.write() as run:
        erasing.begin(run, register, Role.COORDINATOR, 1, FROM, 1)
    register._connection.execute("PRAGMA busy_timeout=1")
    with pytest.raises(Problem):
        erasing.wipe(register)
    other.close()
    assert register.row("SELECT 1 FROM meta WHERE key = 'wipe'")
    erasing.wipe(register)
    assert not register.row("SELECT 1 FROM meta WHERE key = 'wipe'")


def test_what_was_counted_stays(register: Register, past: Past) -> None:
    roll = Roll(register)
    counts = roll.counts(past.session)
    sums = stumbles.sums(register, THEN, THEN, None)
    acts = [(trace.at, trace.act, trace.attendee_id) for trace in roll.trace(past.session)]
    erase(register, past)
    assert roll.counts(past.session) == counts
    assert stumbles.sums(register, THEN, THEN, None) == sums
    assert [(trace.at, trace.act, trace.attendee_id) for trace in roll.trace(past.session)] == acts
    assert {row.attendee.name for row in roll.roster(past.session)} == {"消去ずみ", KEPT}
    assert erasing.kept_bands(register, past.session, 2026) == {past.gone: AgeBand.SIXTIES}
    assert erasing.kept_bands(register, past.session, 2027) == {past.gone: AgeBand.SEVENTIES}
    assert register.rows("SELECT year FROM erased_age") == [(2026,), (2027,)]


def test_without_a_birth_year_no_age_is_kept(register: Register, past: Past) -> None:
    People(register).change(past.gone, birth_year=None)
    erase(register, past)
    assert register.rows("SELECT * FROM erased_age") == []


def test_the_log_holds_no_name_and_cannot_be_changed(register: Register, past: Past) -> None:
    made = erase(register, past)
    assert erasing.log(register) == (made,)
    assert erasing.by_id(register, made.id) == made
    assert erasing.by_id(register, past.gone) is None
    for table in ("erasure", "erased_person", "erased_age"):
        column = register.rows(f"SELECT name FROM pragma_table_info('{table}')")[1][0]
        for sql in (f"DELETE FROM {table}", f"UPDATE {table} SET {column} = {column}"):
            with pytest.raises(DatabaseError, match="only ever added"), register.write() as run:
                run(sql)


@pytest.mark.parametrize("change", ["detail = 'x'", "detail = '', is_now = 1 - is_now", "detail = '', at = ''"])
def test_acts_still_cannot_be_changed(register: Register, past: Past, change: str) -> None:
    with pytest.raises(DatabaseError, match="only ever added"), register.write() as run:
        run("UPDATE act SET detail = ''")
    erase(register, past)
    with pytest.raises(DatabaseError, match="only ever added"), register.write() as run:
        run(f"UPDATE act SET {change} WHERE attendee_id = ?", (past.gone.bytes,))


def test_every_table_that_knows_people_is_thought_of(register: Register) -> None:
    tables = register.rows(
        "SELECT DISTINCT m.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c, "
        "(SELECT 1) LEFT JOIN pragma_foreign_key_list(m.name) AS f"
        " WHERE m.type = 'table' AND (c.name LIKE '%attendee%' OR c.name LIKE '%person%' OR f.\"table\" = 'attendee')"
    )
    assert {name for (name,) in tables} == set(KNOWN)


def test_no_column_asks_for_what_a_class_does_not_need(register: Register) -> None:
    columns = register.rows(
        "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table'"
    )
    named = {f"{table}.{column}".lower() for table, column in columns}
    unwanted = ("pin", "password", "secret", "my_number", "mynumber", "birthday", "birth_date", "birth_month")
    assert [name for name in named for word in unwanted if word in name] == []
    assert "attendee.birth_year" in named


def test_an_erased_person_cannot_come_back_by_their_card(register: Register, past: Past, tmp_path: Path) -> None:
    erase(register, past)
    assert Roll(register).scan(past.session, f"A1:{past.token}").attendee is None
    assert People(register).search(KANA) == ()
    assert People(register).search("4649") == ()
    copy = tmp_path / "copy.db"
    register.backup_to(copy)
    assert NAME.encode() not in copy.read_bytes()
    assert erasing.due(register, FROM, 1) == ()
