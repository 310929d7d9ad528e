"""The table of frozen reports: only ever added to, found by index, and there after an upgrade."""

from __future__ import annotations

import shutil
from datetime import datetime
from uuid import UUID

import pytest

from smartclass.domain import fiscal
from smartclass.domain.freezing import Frozen
from smartclass.domain.registry import Role
from smartclass.paths import Home
from smartclass.storage import frozen, migrations
from smartclass.storage.driver import DatabaseError
from smartclass.storage.register import Register, new_id
from tests.conftest import JAPAN, FixedClock
from tests.storage.test_migrations import FIRST

YEAR = fiscal.year(2025)
AT = datetime(2026, 4, 5, 9, 30, tzinfo=JAPAN)


def put(register: Register, *, report: str = "yearly", centre: UUID | None = None, day: int = 5) -> Frozen:
    figures = {("whole", "", "visits"): 12, ("centre", "南館", "visits"): 12}
    moment = AT.replace(day=day)
    made = Frozen(new_id(), report, YEAR, centre, figures, "ab" * 32, "cd" * 32, moment, Role.COORDINATOR, 3)
    with register.write() as run:
        frozen.add(run, register, made)
    return made


def test_what_was_frozen_is_read_back_whole(register: Register) -> None:
    first, second, other = put(register), put(register, day=6), put(register, report="monthly")
    assert frozen.latest(register, "yearly", YEAR, None) == second
    assert frozen.latest(register, "yearly", fiscal.year(2024), None) is None
    assert frozen.of_span(register, YEAR) == {("yearly", None): second, ("monthly", None): other}
    assert frozen.every(register) == (other, second, first)  # the last made first, whatever the clock said


@pytest.mark.parametrize("change", ["UPDATE frozen_report SET figures = '[]'", "DELETE FROM frozen_report"])
def test_nothing_of_it_can_be_changed(register: Register, change: str) -> None:
    put(register)
    with pytest.raises(DatabaseError, match="only ever added"), register.write() as run:
        run(change)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        (frozen.LATEST, ("2025-04-01", "2026-03-31", "yearly", None)),
        (frozen.OF_SPAN, ("2025-04-01", "2026-03-31")),
        (frozen.ACTS, (3, "2025-04-01", "2026-03-31", None, None, 9)),
    ],
)
def test_the_questions_go_by_index(register: Register, question: str, values: tuple[object, ...]) -> None:
    steps = [str(row[3]) for row in register.rows(f"EXPLAIN QUERY PLAN {question}", values)]
    assert not [step for step in steps if step.startswith("SCAN")]


def test_an_old_register_can_freeze_after_its_upgrade(home: Home, clock: FixedClock) -> None:
    home.prepare()
    shutil.copyfile(FIRST, home.database)
    register = Register.open(home, clock)
    assert register.row("PRAGMA user_version") == (migrations.LATEST,)
    assert frozen.every(register) == ()
    assert frozen.last_act(register) > 0
    made = put(register)
    assert frozen.latest(register, "yearly", YEAR, None) == made
    register.check()
    register.close()
