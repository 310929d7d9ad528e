"""A disk that is full or write-protected, a stick pulled out, damaged pages, a second start: what is said and lost.

The first three need the right to mount (they are left out without it); tests/test_faults*.py make them by other means.
"""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import time as clock_time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGE, DAMAGES, FILL = 4096, 100, 200

PROGRAM = """
import sys
from PySide6.QtWidgets import QMessageBox
from ui import app
def said(box):
    print(box.text().replace("\\n\\n", " "), flush=True)
    return 0
QMessageBox.exec = said
sys.exit(app.main(["--home", sys.argv[1]]))
"""


@contextlib.contextmanager
def _disk(size: str) -> Iterator[Path]:
    """Mount a small disk; OSError where that isn't allowed."""
    with tempfile.TemporaryDirectory() as folder:
        if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=False).returncode:
            raise OSError("no right to mount")
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "-l", folder], check=False, capture_output=True)


class Desk:
    """A class, and how many were said to be here."""

    def __init__(self, root: Path) -> None:
        self.root, self.said = root, 0
        self.app = self.open()
        self.session = self.app.classes.create(course="見本", day=self.app.clock.today(), starts=clock_time(10)).id

    def open(self) -> Any:
        from smartclass.bootstrap import build
        from smartclass.paths import Home

        return build(Home(self.root))

    def next(self) -> None:
        self.app.roll.walk_in(self.session, f"飛入 {self.said}")
        self.said += 1

    def again(self) -> str:
        """Go on, close, open, go on; returns what is to be reported."""
        self.next()
        self.app.close()
        began = time.perf_counter()
        self.app = self.open()
        took = time.perf_counter() - began
        self.app.keeping.check()
        lost = self.said - self.app.roll.counts(self.session).present
        self.next()
        return f"lost {lost} of {self.said}; the next acts and the next start ({took * 1000:.0f} ms) work"


def _sentence(act: Callable[[], object]) -> str:
    from smartclass.errors import Problem

    try:
        act()
    except Problem as problem:
        return problem.sentence
    return "works."


def full_disk() -> Iterator[str]:
    """Fill a disk of 4 MB; then keep a copy, start, and make room again."""
    with _disk("4m") as disk:
        desk = Desk(disk / "home")
        with (disk / "ballast").open("wb", buffering=0) as ballast, contextlib.suppress(OSError):
            while ballast.write(bytes(PAGE)):
                pass

        def go_on() -> None:
            while True:
                desk.next()

        said = [_sentence(one) for one in (go_on, desk.app.backups.keep)]
        desk.app.settings.change(theme="dark")
        desk.app.close()
        said.append(_sentence(lambda: setattr(desk, "app", desk.open())))
        (disk / "ballast").unlink()
        desk.app.close()
        desk.app = desk.open()
        yield f"full disk      desk: {said[0]} copy: {said[1]} start: {said[2]} {desk.again()}"
        desk.app.close()


def write_protected() -> Iterator[str]:
    """Start from a disk that is write-protected."""
    with _disk("16m") as disk:
        desk = Desk(disk / "home")
        desk.next()
        desk.app.close()
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        said = _sentence(lambda: setattr(desk, "app", desk.open()))
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        desk.app = desk.open()
        yield f"read-only      start: {said} {desk.again()}"
        desk.app.close()


def pulled_out() -> Iterator[str]:
    """Pull a stick out in the middle of a copy."""
    with tempfile.TemporaryDirectory() as folder, _disk("64m") as stick:
        desk = Desk(Path(folder) / "home")
        for _number in range(FILL):
            desk.next()

        def pull(_done: int, _whole: int) -> None:
            subprocess.run(["umount", "-l", str(stick)], check=False, capture_output=True)

        said = _sentence(lambda: desk.app.backups.to_stick(stick, pull))
        yield f"stick pulled   {said} {desk.again()}"
        desk.app.close()


def damaged_pages() -> Iterator[str]:
    """Let one page after another hold noise; each time, the newest good copy is looked for and brought back."""
    from smartclass.bootstrap import rescue
    from smartclass.errors import Damaged
    from smartclass.paths import Home

    noticed, back, longest, chance = 0, 0, 0.0, random.Random(3)
    with tempfile.TemporaryDirectory() as folder:
        desk, home = Desk(Path(folder)), Home(Path(folder))
        for _number in range(FILL):
            desk.next()
        desk.app.backups.keep()
        desk.app.close()
        whole = home.database.read_bytes()
        for _number in range(DAMAGES):
            content, page = bytearray(whole), chance.randrange(len(whole) // PAGE)
            content[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)
            home.database.write_bytes(content)
            try:
                app = desk.open()
                try:
                    app.keeping.check()
                finally:
                    app.close()
            except Damaged:
                noticed += 1
            began = time.perf_counter()
            door = rescue(home)
            found = door.newest_good()
            if found is not None:
                door.restore(found.copy.path)
                desk.app = desk.open()
                longest = max(longest, time.perf_counter() - began)
                back += desk.app.roll.counts(desk.session).present == desk.said
                desk.app.close()
    yield f"damaged pages  {noticed} of {DAMAGES} noticed, {back} brought back whole, longest {longest * 1000:.0f} ms"


def second_start() -> Iterator[str]:
    """Start the program while it is open."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-X", "utf8", "-c", PROGRAM, folder]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
        first = subprocess.Popen(command, cwd=ROOT, env=environment)
        try:
            time.sleep(5)  # its window stands
            began = time.perf_counter()
            done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
            took = time.perf_counter() - began
            yield f"second start   {done.stdout.strip()} exit {done.returncode}, {took * 1000:.0f} ms"
        finally:
            first.kill()
            first.wait()


def lines() -> Iterator[str]:
    """Return the figures in words."""
    for part in (full_disk, write_protected, pulled_out, damaged_pages, second_start):
        try:
            yield from part()
        except OSError as error:
            yield f"{part.__name__}: left out ({error})"
