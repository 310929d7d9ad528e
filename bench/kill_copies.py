"""Copies made, and brought back, while somebody kills the program, and what must be true afterwards."""

from __future__ import annotations

import itertools
import os

from bench.kill_desk import Said, Say, add, many_people, names
from smartclass.bootstrap import App

STICK, OUTSIDE = "stick", "outside"
"""Folders in the home that stand for a stick and for a place somebody chose."""


def keep(app: App, say: Say) -> None:
    stick = app.home.root / STICK
    for number in itertools.count():
        add(app, f"控 {os.getpid()}-{number}")
        app.backups.keep()
        say(f"kept {len(names(app))}")
        if number % 3 == 1:
            app.backups.to_stick(stick)
            say(f"stick {len(names(app))}")
        if number % 3 == 2:
            app.keeping.backup(app.home.root / OUTSIDE / "hand.db")
            say(f"hand {len(names(app))}")


def a_stick(app: App) -> None:
    (app.home.root / STICK).mkdir()
    many_people(app)


def keep_wrong(app: App, said: Said) -> list[str]:
    from smartclass.services.backups import FOLDER

    folders = {"kept": app.home.backups, "stick": app.home.root / STICK / FOLDER, "hand": app.home.root / OUTSIDE}
    last = {what: int(count) for what, count in (line.split() for line in said)}
    outside = app.home.root / OUTSIDE
    paths = [*(one.path for one in app.backups.copies([app.home.root / STICK])), *outside.glob("*.db")]
    held = [(path.parent, app.backups.preview(path).figures.people) for path in paths]
    wrong = []
    for what, count in last.items():
        most = max((people for folder, people in held if folder == folders[what]), default=0)
        wrong += [] if most >= count else [f"{what}: {most} of {count} people"]
    return wrong if len(names(app)) >= max(last.values(), default=0) else [*wrong, "somebody is missing"]


# --- a copy brought back


def two_copies(app: App) -> None:
    for name in ("甲", "乙"):
        add(app, name)
        app.keeping.backup(app.home.root / OUTSIDE / f"{name}.db")


def bring_back(app: App, say: Say) -> None:
    say(f"now {' '.join(sorted(names(app)))}")
    for number in itertools.count():
        name = "甲乙"[number % 2]
        says = f"{'甲' if name == '甲' else '乙 甲'}"
        say(f"begin {says}")
        app.backups.restore(app.home.root / OUTSIDE / f"{name}.db")
        say(f"now {says}")
        say(f"adding {number}")
        add(app, f"{number}")
        say(f"now {says} {number}")


def bring_back_wrong(app: App, said: Said) -> list[str]:
    state: set[str] = set()
    may_be: list[set[str]] = []
    for line in said:
        what, *people = line.split()
        new = state | set(people) if what == "adding" else set(people)
        may_be = [new] if what == "now" else [state, new]
        state = new if what == "now" else state
    return [] if not said or names(app) in may_be else [f"{len(names(app))} people: neither before nor after"]
