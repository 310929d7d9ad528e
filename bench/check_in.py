"""One check-in at the desk, against the same two rows written with raw SQL and the same pragmas."""

from __future__ import annotations

import statistics
import tempfile
import time
from datetime import time as clock_time
from pathlib import Path

TIMES = 600


def measure() -> tuple[float, float]:
    """Return the median seconds of (a check-in through the services, raw SQL), interleaved."""
    from smartclass.adapters.clock import SystemClock
    from smartclass.domain.registry import NewAttendee
    from smartclass.paths import Home
    from smartclass.services.classes import Classes
    from smartclass.services.people import People
    from smartclass.services.roll import Roll
    from smartclass.storage.driver import dbapi2
    from smartclass.storage.register import Register

    with tempfile.TemporaryDirectory() as folder:
        clock = SystemClock()
        register = Register.open(Home(Path(folder)), clock)
        classes, people, roll = Classes(register), People(register), Roll(register)
        session = classes.create(course="bench", day=clock.today(), starts=clock_time(10, 0))
        persons = []
        with register.write():
            for number in range(TIMES):
                added = people.add(NewAttendee(f"名前 {number}", f"なまえ {number}"), even_if_similar=True).attendee
                assert added is not None
                persons.append(added.id)
        raw = dbapi2.connect(str(Path(folder) / "raw.db"), isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-64000"):
            raw.execute(f"PRAGMA {pragma}")
        raw.execute("CREATE TABLE attendance (id BLOB PRIMARY KEY, session BLOB, person BLOB, at TEXT) STRICT")
        raw.execute("CREATE TABLE act (seq INTEGER PRIMARY KEY, session BLOB, person BLOB, at TEXT) STRICT")
        ours: list[float] = []
        bare: list[float] = []
        for person in persons:
            began = time.perf_counter()
            roll.check_in(session.id, person)
            ours.append(time.perf_counter() - began)
            began = time.perf_counter()
            now = clock.now().isoformat()
            raw.execute("BEGIN IMMEDIATE")
            raw.execute(
                "INSERT INTO attendance VALUES (?, ?, ?, ?)", (person.bytes, session.id.bytes, person.bytes, now)
            )
            raw.execute("INSERT INTO act (session, person, at) VALUES (?, ?, ?)", (session.id.bytes, person.bytes, now))
            raw.execute("COMMIT")
            bare.append(time.perf_counter() - began)
        raw.close()
        register.close()
    return statistics.median(ours), statistics.median(bare)


def lines() -> list[str]:
    """Return the figures in words."""
    ours, bare = measure()
    return [f"p50 {ours * 1000:.2f} ms; raw SQL {bare * 1000:.2f} ms; ratio {ours / bare:.2f}"]
