"""Kills a program in the middle of each of its operations, and looks whether anything acknowledged was lost.

python -m bench.kills --kills 2000

The kills come by the clock, just before a statement of SQL, or just before a file of ours changes, in turn. The killed
process says a line after each act that returned; it can't take such a line back. Then the register is opened as the
program does, read through, and compared with what was said; each copy is looked into. The same register is killed ten
times before the next one. At every twentieth kill the whole program's next start is timed.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench import kill_child
from bench.kill_child import Act, Look, forked, listen
from bench.kill_operations import EVERY, Operation

MANNERS = {"clock": 1, "file": 40, "statement": 300}
"""How a process dies, and at which step at the latest."""
SAME, COLD = 10, 20
OURS = ("smartclass", "uuid6", "sqlite_utils", "argon2", "reportlab", "cryptography")


@dataclass(slots=True)
class Row:
    """What came out for one operation."""

    kills: int = 0
    said: int = 0
    wrong: list[str] = field(default_factory=list)
    journals: int = 0
    rescued: int = 0
    halves: int = 0
    copies: int = 0
    opened: float = 0.0
    starts: list[float] = field(default_factory=list)


class Bench:
    """A folder with a home for each operation, made as it was before the first kill."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder, self._seed = folder, seed
        self._keys: dict[str, Any] = {}

    def prepare(self, operation: Operation) -> None:
        """Make the home that every tenth kill begins with."""
        from smartclass.bootstrap import build, gate
        from smartclass.paths import Home

        home = Home(self._home(operation, "before"))

        def act(say: Callable[[str], None]) -> None:
            app = build(home)
            app.settings.change(demo_offered=True)
            operation.prepare(app)
            if operation.protected:
                app.protection.protect(kill_child.WORDS, kill_child.CODE)
            app.close()
            say(" ".join(name for name in sys.modules if name.partition(".")[0] in OURS))

        child, heard = forked(act)
        said = listen(child, heard, 60).decode()
        os.close(heard)
        if os.waitpid(child, 0)[1]:
            raise RuntimeError(f"{operation.name} can't be prepared")
        for name in said.split():
            importlib.import_module(name)  # once, and not in every child
        self._keys[operation.name] = gate(home).open(kill_child.WORDS) if operation.protected else None

    def _home(self, operation: Operation, which: str) -> Path:
        return self._folder / operation.name.replace(", ", "-") / which

    def kill(self, operation: Operation, number: int, row: Row, *, start: bool) -> None:
        """Kill the `number`th process of this operation and write into `row` what became of it."""
        root, key = self._home(operation, "now"), self._keys[operation.name]
        if number % SAME == 0 or operation.at_opening:
            shutil.rmtree(root, ignore_errors=True)
            shutil.copytree(self._home(operation, "before"), root)
        chance = random.Random(f"{self._seed} {operation.name} {number}")
        manners = [one for one in MANNERS if one != "file" or operation.files]
        manner = manners[number % len(manners)]
        point = chance.randint(1, 3 + chance.randrange(MANNERS[manner]))
        acts = chance.randint(0, operation.acts) if manner == "clock" else 0
        seconds = chance.uniform(0, operation.longest) if manner == "clock" else 1.0
        said = _killed(kill_child.worker(operation, root, key, manner, point), acts, seconds)
        journal = root / "register.db-wal"
        row.journals += journal.exists() and journal.stat().st_size > 0
        if start:
            row.starts.append(kill_child.cold(root, root.parent / "screen.json"))
        look = _looked(kill_child.looker(operation, root, key, said))
        row.kills, row.said = row.kills + 1, row.said + len(said)
        row.wrong += [f"{operation.name} {number} ({manner} {point}): {one}" for one in look.wrong]
        row.rescued, row.halves, row.copies = (
            row.rescued + look.rescued,
            row.halves + look.left,
            row.copies + look.copies,
        )
        row.opened = max(row.opened, look.opened)
        if look.wrong:
            print(*row.wrong[-len(look.wrong) :], *said[-6:], sep="\n", file=sys.stderr, flush=True)
            shutil.copytree(root, self._folder / f"wrong-{operation.name}-{number}", dirs_exist_ok=True)
            shutil.rmtree(root)
            shutil.copytree(self._home(operation, "before"), root)


def _killed(act: Act, acts: int, seconds: float) -> list[str]:
    """Let a child say so many lines, kill it so many seconds later, and return all it said."""
    child, heard = forked(act)
    said = listen(child, heard, 60, lines=acts + 1)
    said += listen(child, heard, seconds)
    os.close(heard)
    status = os.waitpid(child, 0)[1]
    if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
        raise RuntimeError("the process ended by itself")
    return [line.decode() for line in said.split(b"\n")[:-1] if line != b"ready"]


def _looked(act: Act) -> Look:
    child, heard = forked(act)
    said = listen(child, heard, 60)
    os.close(heard)
    os.waitpid(child, 0)
    return Look(**json.loads(said)) if said else Look(["the register can't be used"])


def run(kills: int, seed: int, folder: Path, chosen: Sequence[Operation], *, starts: bool = True) -> dict[str, Row]:
    """Kill `kills` times, the operations in turn; returns what came out for each."""
    rows = {one.name: Row() for one in chosen}
    bench = Bench(folder, seed)
    for operation in chosen:
        bench.prepare(operation)
    for number in range(kills):
        turn, which = divmod(number, len(chosen))
        bench.kill(chosen[which], turn, rows[chosen[which].name], start=starts and turn % COLD == COLD - 1)
    return rows


def shared(kills: int, seed: int, folder: Path, chosen: Sequence[Operation], jobs: int) -> dict[str, Row]:
    """Do as `run`, with `jobs` processes that share the operations."""
    parts = [chosen[job::jobs] for job in range(min(jobs, len(chosen)))]
    begun = []
    for part in parts:
        share = round(kills * len(part) / len(chosen))
        begun.append(forked(lambda say, part=part, share=share: _say_rows(say, run(share, seed, folder, part))))  # type: ignore[misc]
    rows = {}
    for child, heard in begun:
        said = listen(child, heard, 3600)
        os.close(heard)
        if os.waitpid(child, 0)[1]:
            raise RuntimeError("a process of the bench ended early")
        rows.update({name: Row(**row) for name, row in json.loads(said).items()})
    return {one.name: rows[one.name] for one in chosen}


def _say_rows(say: Callable[[str], None], rows: dict[str, Row]) -> None:
    say(json.dumps({name: asdict(row) for name, row in rows.items()}))


def table(rows: dict[str, Row]) -> list[str]:
    """Return the figures, an operation on a line."""
    head = f"{'':20} kills   said  lost  journal  halves  rescue  copies  open ms  start ms"
    lines = [head]
    for name, row in rows.items():
        start = f"{max(row.starts) * 1000:.0f}" if row.starts else "-"
        lines.append(
            f"{name:20} {row.kills:5} {row.said:6} {len(row.wrong):5} {row.journals:8} {row.halves:7} {row.rescued:7}"
            f" {row.copies:7} {row.opened * 1000:8.0f} {start:>9}"
        )
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("operation", nargs="*", help=" | ".join(one.name for one in EVERY))
    parser.add_argument("--kills", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where the registers stand, and what went wrong stays")
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    chosen = [one for one in EVERY if not given.operation or one.name in given.operation]
    began = time.monotonic()
    folder = given.folder or Path(tempfile.mkdtemp())
    try:
        rows = shared(given.kills, given.seed, folder, chosen, given.jobs)
    finally:
        if not given.folder:
            shutil.rmtree(folder, ignore_errors=True)
    wrong = [one for row in rows.values() for one in row.wrong]
    print(*table(rows), *wrong, sep="\n")
    kills, said = (sum(getattr(row, name) for row in rows.values()) for name in ("kills", "said"))
    print(f"{kills} kills, {said} lines said, {len(wrong)} wrong, in {time.monotonic() - began:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
