"""The steps that bring a register's file up to date: one file each, found by name, applied in order."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from typing import Any

Step = Callable[[Any], None]

APPLICATION_ID = 0x534D4331
"""`PRAGMA application_id` of our files ("SMC1"): tells a register from any other SQLite file."""

EXCHANGED = """
    row_ver INTEGER NOT NULL DEFAULT 1,
    site INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
"""
"""The columns of every table whose rows will one day travel between centres."""


def found(path: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the steps in a folder, in order; RuntimeError where there are none (a broken bundle)."""
    names = tuple(sorted(module.name for module in pkgutil.iter_modules(path) if module.name.startswith("m0")))
    if not names:
        raise RuntimeError("no migrations found")
    return names


_NAMES = found(__path__)

LATEST = len(_NAMES)
"""The version of a register with every step applied; kept in `PRAGMA user_version`."""


def apply(database: Any) -> None:
    """Apply every step not yet applied. The caller's transaction makes it all of them or none."""
    from sqlite_utils import Migrations

    steps = Migrations("smartclass")
    for number, (name, step) in enumerate(_steps(), start=1):
        steps(name=name)(_numbered(step, number))
    steps.apply(database)


def _steps() -> list[tuple[str, Step]]:
    return [(name, importlib.import_module(f"{__name__}.{name}").apply) for name in _NAMES]


def _numbered(step: Step, number: int) -> Step:
    def run(database: Any) -> None:
        step(database)
        database.execute(f"PRAGMA user_version = {number}")

    return run
