"""The month's figures over 1,000,000 attendances in 13 centres, against the two SQL statements behind them."""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROWS = 1_000_000
CENTRES, SESSIONS, PEOPLE = 13, 40_000, 8_000
ROUNDS = 7


def fill(register: Any) -> None:
    """Put in a million attendances by plain bulk statements."""
    from smartclass.storage.register import new_id

    chance = random.Random(1)
    stamp = (1, "2026-04-01T10:00:00.000+09:00")
    centres = [new_id().bytes for _ in range(CENTRES)]
    course = new_id().bytes
    people = [new_id().bytes for _ in range(PEOPLE)]
    sessions = [new_id().bytes for _ in range(SESSIONS)]
    first = date(2021, 11, 1)
    connection = register._connection
    connection.execute("BEGIN")
    connection.execute("INSERT INTO course (id, title, site, updated_at) VALUES (?, 'bench', ?, ?)", (course, *stamp))
    connection.executemany(
        "INSERT INTO centre (id, name, site, updated_at) VALUES (?, ?, ?, ?)",
        [(centre, f"会場 {number}", *stamp) for number, centre in enumerate(centres)],
    )
    connection.executemany(
        "INSERT INTO class_session (id, centre_id, course_id, day, starts, ends, capacity, state, site, updated_at)"
        " VALUES (?, ?, ?, ?, '10:00', '11:30', 30, 'ended', ?, ?)",
        [
            (
                session,
                chance.choice(centres),
                course,
                (first + timedelta(days=n * 1850 // SESSIONS)).isoformat(),
                *stamp,
            )
            for n, session in enumerate(sessions)
        ],
    )
    connection.executemany(
        "INSERT INTO attendee (id, name, name_key, kana, kana_key, birth_year, site, updated_at)"
        " VALUES (?, ?, ?, '', '', ?, ?, ?)",
        [(person, f"人 {n}", f"人{n}", chance.randint(1935, 1962), *stamp) for n, person in enumerate(people)],
    )
    each = ROWS // SESSIONS
    connection.executemany(
        "INSERT INTO attendance (id, session_id, attendee_id, expected, present, how, at, site, updated_at)"
        " VALUES (?, ?, ?, 1, 1, 'tap', ?, ?, ?)",
        (
            (chance.randbytes(16), session, person, stamp[1], *stamp)
            for session in sessions
            for person in chance.sample(people, each)
        ),
    )
    connection.execute("COMMIT")
    connection.execute("ANALYZE")


def measure() -> tuple[float, float]:
    """Return the median seconds of (the figures of a month, their bare SQL)."""
    from smartclass.adapters.clock import SystemClock
    from smartclass.domain.fiscal import month
    from smartclass.paths import Home
    from smartclass.storage import report_queries
    from smartclass.storage.register import Register

    asked: list[tuple[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        register = Register.open(Home(Path(folder)), SystemClock())
        fill(register)
        span = month(2026, 10)
        plain_rows = register.rows

        def remembering(sql: str, values: Any = ()) -> Any:
            asked.append((sql, values))
            return plain_rows(sql, values)

        register.rows = remembering
        report_queries.period(register, span, None)
        register.rows = plain_rows
        statements = list(asked)
        ours: list[float] = []
        bare: list[float] = []
        for _round in range(ROUNDS):
            began = time.perf_counter()
            report_queries.period(register, span, None)
            ours.append(time.perf_counter() - began)
            began = time.perf_counter()
            for sql, values in statements:
                register._connection.execute(sql, values).fetchall()
            bare.append(time.perf_counter() - began)
        register.close()
    return statistics.median(ours), statistics.median(bare)


def lines() -> list[str]:
    """Return the figures in words."""
    ours, bare = measure()
    return [f"{ROWS} attendances: {ours * 1000:.0f} ms; bare SQL {bare * 1000:.0f} ms; ratio {ours / bare:.2f}"]
