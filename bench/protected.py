"""What the protection costs and keeps: check-in against an unprotected register, unlocking, planted names, damage."""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import time as clock_time
from pathlib import Path
from typing import Any

TIMES, NAMES, DAMAGES, UNLOCKS, YEARS = 600, 50, 1000, 9, 7
WORDS, CODE = "sakura densha mikan", "0" * 24


def _home(folder: Path, *, protected: bool) -> Any:
    from smartclass.bootstrap import build
    from smartclass.paths import Home

    app = build(Home(folder))
    if protected:
        app.protection.protect(WORDS, CODE)
    return app


def _people(app: Any, names: list[tuple[str, str]]) -> list[Any]:
    from smartclass.domain.registry import NewAttendee

    with app.register.write():
        added = [app.people.add(NewAttendee(*name), even_if_similar=True).attendee for name in names]
    return [one.id for one in added]


def check_in() -> tuple[float, float]:
    """Return the median seconds of one check-in (protected, unprotected), interleaved."""
    with tempfile.TemporaryDirectory() as folder:
        apps = [_home(Path(folder) / name, protected=name == "p") for name in ("p", "u")]
        names = [(f"名前 {number}", f"なまえ {number}") for number in range(TIMES)]
        both = []
        for app in apps:
            session = app.classes.create(course="bench", day=app.clock.today(), starts=clock_time(10, 0))
            both.append((app, session.id, _people(app, names)))
        taken: list[list[float]] = [[], []]
        for number in range(TIMES):
            for which in (0, 1) if number % 2 else (1, 0):
                app, session_id, persons = both[which]
                began = time.perf_counter()
                app.roll.check_in(session_id, persons[number])
                taken[which].append(time.perf_counter() - began)
        for app in apps:
            app.close()
    return statistics.median(taken[0]), statistics.median(taken[1])


def year() -> tuple[float, float]:
    """Return the median processor seconds of the year's report as PDF (protected, unprotected), interleaved."""
    from bench import month_report
    from bench.year_report import YEAR
    from smartclass.bootstrap import build, gate
    from smartclass.domain import fiscal
    from smartclass.paths import Home

    month_report.ROWS, month_report.SESSIONS, month_report.PEOPLE = 30_000, 2_500, 1_500
    with tempfile.TemporaryDirectory() as folder:
        homes = [Home(Path(folder) / name) for name in ("p", "u")]
        for home in homes:
            app = build(home)
            month_report.fill(app.register)
            if home is homes[0]:
                app.protection.protect(WORDS, CODE)
            app.close()
        span, taken = fiscal.year(YEAR), ([], [])  # type: tuple[Any, tuple[list[float], list[float]]]
        for number in range(YEARS):
            for which in (0, 1) if number % 2 else (1, 0):
                app = build(homes[which], key=None if which else gate(homes[0]).open(WORDS))
                app.classes.today()
                began = time.process_time()
                document = app.paper.report("yearly", first=span.first, last=span.last)
                app.paper.render(document, ".pdf")
                taken[which].append(time.process_time() - began)
                app.close()
    return statistics.median(taken[0]), statistics.median(taken[1])


def unlock() -> tuple[float, float]:
    """Return the seconds (median, longest) from the passphrase to today's classes."""
    from smartclass.bootstrap import build, gate
    from smartclass.paths import Home

    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        _home(home.root, protected=True).close()
        taken = []
        for _round in range(UNLOCKS):
            began = time.perf_counter()
            app = build(home, key=gate(home).open(WORDS))
            app.classes.today()
            taken.append(time.perf_counter() - began)
            app.close()
    return statistics.median(taken), max(taken)


DAY = """
import os, sys
from datetime import time
from pathlib import Path
import bench.protected as b
from smartclass.cli import main
folder, out = Path(sys.argv[1]), Path(sys.argv[2])
names = b.planted()
app = b._home(folder, protected=False)
b._people(app, names[:10])                          # before there was a passphrase
app.keeping.backup(app.home.backups / "before.db")
app.protection.protect(b.WORDS, b.CODE)
persons = b._people(app, names[10:])
session = app.classes.create(course="bench", day=app.clock.today(), starts=time(10, 0))
app.roll.expect(session.id, persons[:20])
for person in persons:
    app.roll.check_in(session.id, person)
app.roll.correct(session.id, persons[0], False, "")
app.people.change(persons[1], notes=names[2][0])
app.people.search(names[3][1])
app.register.rows("SELECT name FROM attendee ORDER BY notes, kana DESC")
app.paper.render(app.paper.sign_in_sheet(session.id), ".pdf")
app.paper.render(app.paper.sign_in_sheet(session.id), ".xlsx")
app.keeping.backup(out / "stick.db")
app.backups.restore(out / "stick.db")
app.protection.renew(b.WORDS, b.WORDS, b.CODE)
app.keeping.backup(app.home.backups / "after.db")
b._people(app, names[:3])
os._exit(0)                                         # the plug is pulled: journals stay as they are
"""


def planted() -> list[tuple[str, str]]:
    """Return 50 names that nothing else in the world is called."""
    chance = random.Random(7)
    kanji, kana = "鷲椿榊楢檜鶯鯉亀鶴萩", "ヌヱヰヲヴゾヂヅポペ"
    return [
        ("".join(chance.choices(kanji, k=5)) + str(number), "".join(chance.choices(kana, k=6)))
        for number in range(NAMES)
    ]


def found(*folders: Path) -> tuple[int, int, int]:
    """Return (names found, files searched, bytes searched) in every file, in four encodings."""
    wanted = [text for pair in planted() for text in pair]
    needles = {
        text: [text.encode(code, "ignore") for code in ("utf-8", "utf-16-le", "utf-16-be", "cp932")] for text in wanted
    }
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    contents = [path.read_bytes() for path in files]
    hits = {text for text, forms in needles.items() for form in forms if any(form in content for content in contents)}
    return len(hits), len(files), sum(map(len, contents))


def search() -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Return what a thief finds (in a protected home, its copies and the temporary folder; in an unprotected one)."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        home, stick, temporary, bare = (root / one for one in ("home", "stick", "tmp", "bare"))
        for each in (home, stick, temporary):
            each.mkdir()
        environment = {**os.environ, "TMPDIR": str(temporary)}
        where = Path(__file__).resolve().parents[1]
        command = [sys.executable, "-c", DAY, str(home), str(stick)]
        subprocess.run(command, check=True, cwd=where, env=environment)
        app = _home(bare, protected=False)
        _people(app, planted())
        app.close()
        return found(home, stick, temporary), found(bare)


def damage() -> tuple[int, int]:
    """Return (noticed, tried): bit flips, zeroed blocks and truncations of register, copy and key file."""
    from smartclass.bootstrap import build, gate
    from smartclass.errors import Problem
    from smartclass.paths import Home

    with tempfile.TemporaryDirectory() as name:
        home, copy, spoiled = Home(Path(name) / "home"), Path(name) / "copy.db", Path(name) / "spoiled.db"
        app = _home(home.root, protected=True)
        _people(app, planted())
        app.keeping.backup(copy)
        app.close()
        key = gate(home).open(WORDS)
        spare = home.root / "keys.spare.json"
        spare.unlink()

        def opens() -> None:
            again = build(home, key=key)
            try:
                again.keeping.check()
            finally:
                again.register._connection.close()

        def restores() -> None:
            from smartclass.storage import copies

            copies.candidate(Home(Path(name) / "new"), spoiled, key)

        kinds: list[tuple[Path, Path, Callable[[], object]]] = [
            (home.database, home.database, opens),
            (copy, spoiled, restores),
            (home.keys, home.keys, lambda: gate(home).open(WORDS)),
        ]
        chance, noticed = random.Random(11), 0
        for number in range(DAMAGES):
            source, target, act = kinds[number % 3]
            whole = source.read_bytes()
            target.write_bytes(_spoil(whole, chance))
            try:
                act()
            except Problem:
                noticed += 1
            finally:
                if source == target:
                    for part in ("-wal", "-shm"):
                        target.with_name(target.name + part).unlink(missing_ok=True)
                    source.write_bytes(whole)
        return noticed, DAMAGES


def _spoil(whole: bytes, chance: random.Random) -> bytes:
    kind, place = chance.randrange(4), chance.randrange(len(whole))
    content = bytearray(whole)
    if kind == 0:
        return bytes(content[:place])
    if kind == 1:
        start = min(place, max(0, len(content) - 512))
        content[start : start + 512] = bytes(len(content[start : start + 512]))
        return bytes(content)
    content[place] ^= 1 << chance.randrange(8)
    return bytes(content)


def lines() -> list[str]:
    """Return the figures in words."""
    ours, bare = check_in()
    middle, longest = unlock()
    locked, open_ = year()
    thief, control = search()
    noticed, tried = damage()
    return [
        f"check-in p50 {ours * 1000:.2f} ms; unprotected {bare * 1000:.2f} ms; ratio {ours / bare:.2f}",
        f"the year's report {locked * 1000:.0f} ms; unprotected {open_ * 1000:.0f} ms; ratio {locked / open_:.2f}",
        f"unlock to today's classes {middle * 1000:.0f} ms, longest {longest * 1000:.0f} ms",
        f"of {2 * NAMES} planted names and kana {thief[0]} found in {thief[1]} files, {thief[2] / 1e6:.1f} MB "
        f"(unprotected: {control[0]})",
        f"{noticed} of {tried} random damages noticed",
    ]
