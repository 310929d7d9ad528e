"""Period figures against an independent recount in plain Python, and the indexes they must use."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from smartclass.domain import age_band, fiscal
from smartclass.domain.registry import Centre
from smartclass.paths import Home
from smartclass.storage import report_queries
from smartclass.storage.register import Register

STAMP = "2026-11-21"


class Noon:
    """Always the same moment."""

    def now(self) -> datetime:
        return datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

    def today(self) -> date:
        return self.now().date()

    def ticks(self) -> float:
        return 0.0


class Filled:
    """A register of random classes, and the same facts in plain lists."""

    def __init__(self, register: Register, seed: int) -> None:
        self.register = register
        chance = random.Random(seed)
        self.centres = [Centre(UUID(int=n + 1), f"会場{n}") for n in range(3)]
        self.born = {n: chance.choice([None, *range(1930, 1975)]) for n in range(40)}
        self.sessions: list[tuple[int, int, date, str, int]] = []
        self.attended: list[tuple[int, int, int, int]] = []
        for n in range(120):
            day = date(2026, 9, 1) + timedelta(days=chance.randrange(150))
            state = chance.choice(["planned", "running", "ended", "ended", "cancelled"])
            self.sessions.append((n, chance.randrange(3), day, state, chance.randrange(4)))
            for person in chance.sample(range(40), chance.randrange(9)):
                self.attended.append((n, person, chance.randrange(2), chance.randrange(2)))
        with register.write() as run:
            self._store(run)

    def _store(self, run: object) -> None:
        assert callable(run)
        tail = (1, STAMP)
        for centre in self.centres:
            run(
                "INSERT INTO centre (id, name, site, updated_at) VALUES (?, ?, ?, ?)",
                (centre.id.bytes, centre.name, *tail),
            )
        run("INSERT INTO course (id, title, site, updated_at) VALUES (?, ?, ?, ?)", (_key(1, 0), "講座", *tail))
        run(
            "INSERT INTO staff (id, name, role, site, updated_at) VALUES (?, '花子', 'helper', ?, ?)",
            (_key(2, 0), *tail),
        )
        for person, born in self.born.items():
            run(
                "INSERT INTO attendee (id, name, name_key, birth_year, site, updated_at) VALUES (?, ?, ?, ?, ?, ?)",
                (_key(3, person), f"人{person}", f"人{person}", born, *tail),
            )
        for n, centre, day, state, only in self.sessions:
            run(
                "INSERT INTO class_session (id, centre_id, course_id, day, starts, ends, capacity, count_only, state,"
                " site, updated_at) VALUES (?, ?, ?, ?, '10:00', '11:30', 12, ?, ?, ?, ?)",
                (_key(4, n), self.centres[centre].id.bytes, _key(1, 0), day.isoformat(), only, state, *tail),
            )
            run("INSERT INTO session_staff VALUES (?, ?)", (_key(4, n), _key(2, 0)))
        for n, (session, person, expected, present) in enumerate(self.attended):
            run(
                "INSERT INTO attendance (id, session_id, attendee_id, expected, present, site, updated_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (_key(5, n), _key(4, session), _key(3, person), expected, present, *tail),
            )


def _key(kind: int, number: int) -> bytes:
    return UUID(int=(kind << 64) + number + 1).bytes


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    opened = Register.open(Home(tmp_path), Noon())
    yield opened
    opened.close()


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("at", [None, 0, 2])
@pytest.mark.parametrize("span", [fiscal.month(2026, 11), fiscal.quarter(2026, 3), fiscal.year(2026)], ids=str)
def test_figures_equal_a_recount_by_hand(register: Register, seed: int, at: int | None, span: fiscal.Period) -> None:
    town = Filled(register, seed)
    figures = report_queries.period(register, span, None if at is None else town.centres[at])

    inside = [s for s in town.sessions if span.first <= s[2] <= span.last and at in (None, s[1])]
    assert len(figures.sessions) == len(inside)
    assert sum(line.count_only for line in figures.sessions) == sum(s[4] for s in inside)
    assert all(line.staff == 1 and line.course == "講座" for line in figures.sessions)
    assert [line.day for line in figures.sessions] == sorted(s[2] for s in inside)
    numbers = {s[0] for s in inside}
    rows = [a for a in town.attended if a[0] in numbers]
    assert sum(line.present for line in figures.sessions) == sum(a[3] for a in rows)
    assert sum(line.expected for line in figures.sessions) == sum(a[2] for a in rows)
    assert sum(line.walk_ins for line in figures.sessions) == sum(a[3] and not a[2] for a in rows)

    running = {s[0] for s in town.sessions if s[3] != "cancelled"}
    people = {a[1] for a in rows if a[3] and a[0] in running}
    before = {a[1] for a in town.attended if a[3] and a[0] in running and town.sessions[a[0]][2] < span.first}
    assert figures.people == len(people)
    assert figures.first_timers == len(people - before)
    assert figures.bands == age_band.tally([town.born[person] for person in people], span.last)


def test_a_month_is_found_by_index(register: Register) -> None:
    register.rows("SELECT 1")
    days = ("2026-11-01", "2026-11-30", None, None)
    for sql, values in ((report_queries.SESSIONS, days), (report_queries.PEOPLE, (days[0], *days))):
        plan = [str(row[3]) for row in register.rows(f"EXPLAIN QUERY PLAN {sql}", values)]
        assert any("class_session_day" in step for step in plan), plan
        assert any("attendance_count" in step for step in plan), plan
        assert not any(step.startswith("SCAN") for step in plan), plan
