"""Search as you type over 100,000 people, against one indexed prefix question in bare SQL."""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from pathlib import Path

PEOPLE = 100_000
TYPED = ("さ", "さと", "さとう", "さとうは", "たか", "わたなべ", "髙橋", "田", "1234", "はなこ", "んん")


def measure() -> tuple[list[float], float]:
    """Return the seconds of each search, and the median of the bare prefix question."""
    import tomllib

    from smartclass import resources
    from smartclass.adapters.clock import SystemClock
    from smartclass.domain.registry import NewAttendee
    from smartclass.paths import Home
    from smartclass.services.people import People
    from smartclass.storage import people as table
    from smartclass.storage.register import Register

    names = tomllib.loads(resources.asset("demo", "names.toml").read_text(encoding="utf-8"))
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        register = Register.open(Home(Path(folder)), SystemClock())
        with register.write() as run:
            for _number in range(PEOPLE):
                (surname, surname_kana), (given, given_kana) = (
                    chance.choice(names[key]) for key in ("surnames", "given")
                )
                last4 = f"{chance.randrange(10000):04d}"
                new = NewAttendee(f"{surname} {given}", f"{surname_kana} {given_kana}", 1945, last4)
                table.insert(run, register, new)
        service = People(register)
        found: list[float] = []
        floor: list[float] = []
        for _round in range(20):
            for typed in TYPED:
                began = time.perf_counter()
                service.search(typed)
                found.append(time.perf_counter() - began)
                began = time.perf_counter()
                register.rows(
                    "SELECT id, name FROM attendee WHERE kana_key >= ? AND kana_key < ? AND deleted = 0 LIMIT 50",
                    ("サト", "サト\U0010ffff"),
                )
                floor.append(time.perf_counter() - began)
        register.close()
    return found, statistics.median(floor)


def lines() -> list[str]:
    """Return the figures in words."""
    found, floor = measure()
    p95 = statistics.quantiles(found, n=20)[18]
    middle = statistics.median(found)
    return [
        f"{PEOPLE} people: p50 {middle * 1000:.2f} ms, p95 {p95 * 1000:.2f} ms;"
        f" bare prefix {floor * 1000:.2f} ms; p50 ratio {middle / floor:.1f}"
    ]
