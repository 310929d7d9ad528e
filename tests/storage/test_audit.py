"""The audit in the file: only added to, in order, part of the write it tells of, asked by an index."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from smartclass.domain.audit import What, Who, Why
from smartclass.errors import Locked
from smartclass.storage import audit
from smartclass.storage.driver import DatabaseError
from smartclass.storage.key_slots import DataKey, Kind
from smartclass.storage.register import Register
from tests.conftest import FixedClock

DAY = date(2026, 11, 21)


def test_entries_are_chained_and_found_by_day(register: Register, clock: FixedClock) -> None:
    assert audit.verdict(register).whole
    first = audit.record(register, What.OPEN)
    clock.pass_by(days=1)
    second = audit.record(register, What.EXPORT, str(uuid4()))
    assert (second.seq, second.before) == (2, first.seal)
    assert audit.between(register, DAY, DAY) == (first,)
    assert tuple(audit.everything(register)) == (first, second)
    verdict = audit.verdict(register)
    assert (verdict.whole, verdict.entries, verdict.head) == (True, 2, second.seal)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit SET about = 'x'",
        "DELETE FROM audit",
        "INSERT INTO audit SELECT seq + 5, at, role, slot, what, about, site, before, seal FROM audit",
        "INSERT OR REPLACE INTO audit SELECT seq, at, role, slot, 'x', about, site, before, seal FROM audit",
        "INSERT INTO audit SELECT seq + 1, at, role, slot, what, '佐藤', site, before, seal FROM audit",
    ],
)
def test_the_file_itself_refuses(register: Register, sql: str) -> None:
    audit.record(register, What.OPEN)
    with pytest.raises(DatabaseError), register.write() as run:
        run(sql)
    assert audit.verdict(register).entries == 1


@pytest.mark.parametrize(
    ("spoil", "why", "seq"),
    [
        ("UPDATE audit SET about = 'all.zip' WHERE seq = 2", Why.CHANGED, 2),
        ("UPDATE audit SET what = 'unheard-of' WHERE seq = 2", Why.CHANGED, 2),
        ("DELETE FROM audit WHERE seq = 1", Why.GAP, 1),
        ("DELETE FROM audit WHERE seq = 3", Why.END, 3),
        ("DELETE FROM audit", Why.END, 1),
    ],
)
def test_what_somebody_does_by_force_is_noticed(register: Register, spoil: str, why: Why, seq: int) -> None:
    for what in (What.OPEN, What.EXPORT, What.ERASE):
        audit.record(register, what)
    with register.write() as run:
        for name in ("audit_no_update", "audit_no_delete"):
            run(f"DROP TRIGGER {name}")
        run(spoil)
    verdict = audit.verdict(register)
    assert (verdict.why, verdict.seq) == (why, seq)


def test_an_entry_is_part_of_the_write_it_tells_of(register: Register) -> None:
    def cut_short() -> None:
        with register.write():
            audit.record(register, What.ERASE)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        cut_short()
    assert audit.verdict(register).entries == 0
    with pytest.raises(ValueError, match="only ids"):
        audit.record(register, What.EXPORT, "佐藤 花子")
    assert audit.verdict(register).entries == 0


def test_reading_and_writing_go_by_an_index(register: Register) -> None:
    audit.record(register, What.OPEN)
    asked: list[str] = []
    register.watch(asked.append)
    audit.record(register, What.OPEN)
    audit.between(register, DAY, DAY)
    register.watch(None)
    questions = [sql for sql in asked if sql.lstrip().startswith(("SELECT", "INSERT"))]
    plans = [str(row[3]) for sql in questions for row in register.rows(f"EXPLAIN QUERY PLAN {sql}")]
    assert any("audit_at" in plan for plan in plans)
    assert {plan for plan in plans if plan.startswith("SCAN")} <= {"SCAN CONSTANT ROW"}


def test_the_chain_is_read_in_pieces(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "_CHUNK", 2)
    made = [audit.record(register, What.PRINT, str(n)) for n in range(5)]
    assert list(audit.everything(register)) == made
    assert audit.verdict(register).entries == 5


def test_who_is_a_role_and_a_slot(register: Register) -> None:
    assert register.who == Who()
    register._key = DataKey(b"k", Kind.COORDINATOR, "ab12cd34")
    assert register.who == Who("coordinator", "ab12cd34")
    register.admit(DataKey(b"k", Kind.VOLUNTEER, "00ff00ff"))
    assert register.who == Who("helper", "00ff00ff")
    with pytest.raises(Locked):
        register.admit(DataKey(b"other", Kind.COORDINATOR, "ab12cd34"))
    assert audit.record(register, What.OPEN).role == "helper"
    register._key = None
