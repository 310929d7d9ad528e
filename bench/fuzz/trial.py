"""Trying cases at one door, and watching what they do: time, memory, files, programs, addresses."""

from __future__ import annotations

import contextlib
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bench.fuzz.parsers import PARSERS

LONGEST = 2.0
MEMORY = 1 << 30
MOST_FINDINGS = 20
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_MOVING = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "shutil.rmtree")
_OUTWARD = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn")


class Hang(BaseException):
    """A case took more than its time."""


@dataclass
class Outcome:
    """What became of a stretch of cases of one parser."""

    parser: str
    kinds: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, int] = (0.0, -1)
    spent: float = 0.0
    findings: dict[str, int] = field(default_factory=dict)


def _watch(folder: Path, seen: list[str]) -> None:
    """Note every file written, program started or address asked for outside of `folder`."""
    inside = (str(folder), "/dev/null")

    def hook(event: str, values: tuple[object, ...]) -> None:
        if event == "open" and isinstance(values[2], int) and values[2] & _WRITING:
            if isinstance(values[0], str | bytes) and not os.fsdecode(values[0]).startswith(inside):
                seen.append(f"wrote {values[0]!r}")
        elif event in _OUTWARD:
            seen.append(event)
        elif event in _MOVING and not os.fsdecode(values[0]).startswith(inside):  # type: ignore[arg-type]
            seen.append(f"{event} {values[0]!r}")

    sys.addaudithook(hook)


def _timed_out(_number: int, _frame: object) -> None:
    raise Hang


def stretch(parser: str, seed: int, numbers: range) -> Outcome:
    """Try some cases of one parser."""
    from smartclass.errors import Problem

    outcome = Outcome(parser)
    outside: list[str] = []
    sys.dont_write_bytecode = True
    signal.signal(signal.SIGPROF, _timed_out)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        case = PARSERS[parser][1](folder)
        with contextlib.suppress(Exception):
            case(random.Random("warm"))  # what is imported then is no part of the first case
        _watch(folder, outside)
        before = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
        resource.setrlimit(resource.RLIMIT_AS, (before + MEMORY, resource.RLIM_INFINITY))
        for number in numbers:
            chance = random.Random(f"{seed}/{parser}/{number}")
            began, why = time.process_time(), ""
            signal.setitimer(signal.ITIMER_PROF, LONGEST)
            try:
                kind = "value" if case(chance) is not None else "nothing"
            except Problem:
                kind = "problem"
            except (Exception, Hang) as error:  # noqa: BLE001 - finding these is what this is for
                kind, why = "finding", _told(error)
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)
            if outside:
                kind, why = "finding", f"outside: {outside[0]}"
                outside.clear()
            outcome.kinds[kind] += 1
            taken = time.process_time() - began
            outcome.spent += taken
            outcome.slowest = max(outcome.slowest, (taken, number))
            if why and len(outcome.findings) < MOST_FINDINGS:
                outcome.findings.setdefault(why, number)
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return outcome


def _told(error: BaseException) -> str:
    """Say what was raised and by which line of the program."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f"{Path(one.filename).name}:{one.lineno}" for one in frames if "/smartclass/" in one.filename]
    return f"{type(error).__name__} at {ours[-1] if ours else frames[-1].name}: {str(error)[:80]!r}"
