"""The processes around a kill: the one that is killed, the one that looks afterwards, and a whole program's start."""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench.kill_copies import OUTSIDE, STICK
from bench.kill_operations import Operation
from bench.start import PAINTED, SCREEN

WORDS, CODE = "sakura densha mikan", "0" * 24
CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.copyfile")
"""Events of the interpreter at which a file of ours changes; opening one is looked at apart."""
TRACED = ("register", "copies", "protecting", "looking")
"""The modules of storage that open connections."""

COLD = (
    """
import sys; sys.path.insert(0, sys.argv[2])
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
"""
    + PAINTED
    + """
import ui.app
from smartclass.bootstrap import gate, rescue
from smartclass.errors import Damaged
from smartclass.paths import Home
from smartclass.settings import Settings
from ui.kit import fonts
from ui.tasks import Tasks
app = QApplication([]); app.setStyle("Fusion"); fonts.load()
home = Home(Path(sys.argv[3]))
key = gate(home).open(sys.argv[4]) if home.locked else None
try:
    window = ui.app.open_window(home, Tasks(), key)
except Damaged as damage:
    from ui.rescue import RescueWindow
    window = RescueWindow(rescue(home, key=key), damage, Settings(), Tasks()); window.showMaximized()
eye = Painted(); window.installEventFilter(eye); window.update(); app.exec()
"""
)


Act = Callable[[Callable[[str], None]], None]
"""What a child does; it is given the means to say a line."""


@dataclass(slots=True)
class Look:
    """What was found after a kill; `wrong` is empty where everything is as it should be."""

    wrong: list[str] = field(default_factory=list)
    opened: float = 0.0
    rescued: bool = False
    copies: int = 0
    left: int = 0


def forked(act: Act) -> tuple[int, int]:
    """Run `act` in a child that can say lines; returns (process id, where to read them)."""
    heard, told = os.pipe()
    child = os.fork()
    if child:
        os.close(told)
        return child, heard
    code = 1
    try:
        os.close(heard)
        act(lambda line: os.write(told, f"{line}\n".encode()) and None)
        code = 0
    except BaseException:  # noqa: BLE001 - a child must never go on as the parent
        traceback.print_exc()
    finally:
        os._exit(code)


def listen(child: int, heard: int, seconds: float, *, lines: int = -1) -> bytes:
    """Return what the child says until it ends, or until it said so many `lines`; after `seconds` it is killed."""
    said, end = b"", time.monotonic() + seconds
    while not 0 <= lines <= said.count(b"\n"):
        ready, _out, _error = select.select([heard], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            os.kill(child, signal.SIGKILL)
            end = time.monotonic() + 60  # it says its last words
            continue
        block = os.read(heard, 1 << 16)
        if not block:
            break
        said += block
    return said


def worker(operation: Operation, root: Path, key: Any, manner: str, point: int) -> Act:
    """Return what the child does: the operation again and again, its own killer at step `point` where so chosen."""

    def act(say: Callable[[str], None]) -> None:
        from smartclass.bootstrap import build
        from smartclass.paths import Home

        if operation.at_opening:
            say("ready")
            _dies(root, manner, point)
        app = build(Home(root), key=key)
        if not operation.at_opening:
            say("ready")
            _dies(root, manner, point)
        operation.work(app, say)
        signal.pause()

    return act


def _dies(root: Path, manner: str, point: int) -> None:
    left = [point]

    def step() -> None:
        left[0] -= 1
        if left[0] <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def event(name: str, words: tuple[Any, ...]) -> None:
        written = name == "open" and isinstance(words[1], str) and set(words[1]) & set("wax+")
        if (written or name in CHANGES) and str(words[0]).startswith(str(root)):
            step()

    if manner == "file":
        sys.addaudithook(event)
    if manner == "statement":
        _traced(step)


def _traced(step: Callable[[], None]) -> None:
    import importlib

    from smartclass.storage import connection

    def connect(*words: Any) -> Any:
        opened = connection.connect(*words)
        opened.set_trace_callback(lambda _statement: step())
        return opened

    for name in TRACED:
        vars(importlib.import_module(f"smartclass.storage.{name}"))["connect"] = connect


def looker(operation: Operation, root: Path, key: Any, said: list[str]) -> Act:
    """Return what looks after a kill, as the program does at its next start."""

    def act(say: Callable[[str], None]) -> None:
        say(json.dumps(asdict(_look(operation, root, key, said))))

    return act


def _look(operation: Operation, root: Path, key: Any, said: list[str]) -> Look:
    from smartclass.bootstrap import build, rescue
    from smartclass.errors import Damaged, Problem
    from smartclass.paths import Home

    look, home = Look(), Home(root)
    began = time.perf_counter()
    try:
        app = build(home, key=key)
    except Damaged:
        found = rescue(home, key=key).newest_good()
        if found is None:
            return Look(["no copy to go on with"])
        rescue(home, key=key).restore(found.copy.path)
        app, look.rescued = build(home, key=key), True
    app.classes.today()
    look.opened = time.perf_counter() - began
    try:
        app.keeping.check()
        look.wrong += operation.wrong(app, said)
        for copy in app.backups.copies([root / STICK]):
            look.copies += 1
            app.backups.preview(copy.path)
    except Problem as problem:
        look.wrong.append(problem.sentence)
    for half in (halves := _halves(root)):
        os.utime(half, (0, 0))  # as if some time had passed
    look.left = len(halves)
    app.classes.add_centre(f"あと {time.monotonic_ns()}")
    app.backups.keep()
    if (root / STICK).is_dir():
        app.backups.to_stick(root / STICK)
    look.wrong += [f"left lying: {path.name}" for path in _halves(root)]
    app.close()
    return look


def _halves(root: Path) -> list[Path]:
    """Return the files that somebody's work left half done."""
    return [path for path in root.rglob(".*") if path.is_file() and path.parent.name != OUTSIDE]


def cold(root: Path, screen: Path) -> float:
    """Start the program itself, unlocked where it is protected; returns the seconds until something is to be seen."""
    import subprocess

    screen.write_text(SCREEN, encoding="utf-8")
    where = Path(__file__).resolve().parents[1]
    command = [sys.executable, "-c", COLD, str(time.monotonic()), str(where), str(root), WORDS]
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screen}"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=where, env=environment)
    return float(done.stdout.split()[0])
