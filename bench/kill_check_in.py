"""Kills a program that checks people in, at random moments, and looks whether anything acknowledged was lost.

python -m bench.kill_check_in --runs 200

The child writes a line for each check-in after it returned; a killed process can't take such a line back. Every
fifth run begins with an empty folder, so that the kill may fall into the making of the register itself.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from uuid import UUID

ROOT = Path(__file__).resolve().parents[1]
PEOPLE = 200


@dataclass(frozen=True, slots=True)
class Run:
    """What became of one run: acknowledged check-ins, those lost, and whether the journal was left behind."""

    acknowledged: int
    lost: int
    recovered: bool


def work(root: Path) -> None:
    """Check people in, one after another, and say so after each, until somebody kills us."""
    from smartclass.adapters.clock import SystemClock
    from smartclass.domain.registry import NewAttendee
    from smartclass.paths import Home
    from smartclass.services.classes import Classes
    from smartclass.services.people import People
    from smartclass.services.roll import Roll
    from smartclass.storage.register import Register

    clock = SystemClock()
    register = Register.open(Home(root), clock)
    classes, people, roll = Classes(register), People(register), Roll(register)
    if not people.all(limit=1):
        with register.write():
            for number in range(PEOPLE):
                people.add(NewAttendee(f"見本 {number}", f"みほん {number}"), even_if_similar=True)
    persons = [person.id for person in people.all(PEOPLE)]
    while True:
        session = classes.create(course="見本", day=clock.today(), starts=time(10)).id
        for number, person in enumerate(persons):
            roll.check_in(session, person)
            came = person
            if number % 10 == 9:
                walked_in = roll.walk_in(session, f"飛入 {number}").attendee
                assert walked_in is not None
                came = walked_in.id
            os.write(1, f"{session} {came}\n".encode())


def one(root: Path, chance: random.Random) -> Run:
    """Start a child, kill it after a moment, and compare what it said with what the register holds."""
    fresh = not (root / "register.db").exists()
    child = subprocess.Popen(
        [sys.executable, "-m", "bench.kill_check_in", "--child", str(root)], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert child.stdout is not None
    heard: list[bytes] = []
    if fresh:
        wait, first = chance.uniform(0.15, 1.0), b""
    else:
        wait, first = chance.uniform(0.0, 0.3), child.stdout.readline()
    timer = threading.Timer(wait, child.kill)
    timer.start()
    heard.extend((first, *child.stdout))
    child.wait()
    child.stdout.close()
    timer.join()
    recovered = (root / "register.db-wal").exists() and (root / "register.db-wal").stat().st_size > 0
    said = [line.decode().split() for line in heard if line.endswith(b"\n")]
    return Run(len(said), _lost(root, said), recovered)


def _lost(root: Path, said: list[list[str]]) -> int:
    """Return how many acknowledged check-ins aren't there; RuntimeError where the register isn't whole."""
    from smartclass.adapters.clock import SystemClock
    from smartclass.paths import Home
    from smartclass.storage.register import Register

    register = Register.open(Home(root), SystemClock())
    try:
        register.check()
        present = set(register.rows("SELECT session_id, attendee_id FROM attendance WHERE present = 1"))
        acts = register.rows("SELECT session_id, attendee_id FROM act")
        if present != set(acts) or len(acts) != len(present):
            raise RuntimeError("attendance and its trace differ")
    finally:
        register.close()
    return sum((UUID(session).bytes, UUID(person).bytes) not in present for session, person in said)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        work(given.child)
    chance = random.Random(given.seed)
    runs: list[Run] = []
    folder = Path(tempfile.mkdtemp())
    try:
        for number in range(given.runs):
            if number % 5 == 0:
                shutil.rmtree(folder)
            runs.append(one(folder, chance))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    lost = sum(run.lost for run in runs)
    print(
        f"kill -9: {len(runs)} runs, {sum(run.acknowledged for run in runs)} check-ins acknowledged, {lost} lost,"
        f" journal left behind in {sum(run.recovered for run in runs)}"
    )
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
