"""The steps that bring a register's file up to date: one file each, found by name, applied in order."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

_NAMES = tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name.startswith("m")))
if not _NAMES:
    raise RuntimeError("no migrations found")

LATEST = len(_NAMES)
"""The version of a register with every step applied; kept in `PRAGMA user_version`."""

EXCHANGED = """
    row_ver INTEGER NOT NULL DEFAULT 1,
    site INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
"""
"""The columns of every table whose rows will one day travel between centres."""


def apply(database: Any) -> None:
    """Apply every step not yet applied, each in a transaction of its own."""
    from sqlite_utils import Migrations

    steps = Migrations("smartclass")
    for number, name in enumerate(_NAMES, start=1):
        module = importlib.import_module(f"{__name__}.{name}")
        steps(name=name)(_numbered(module.apply, number))
    steps.apply(database)


def _numbered(step: Any, number: int) -> Any:
    def run(database: Any) -> None:
        step(database)
        database.execute(f"PRAGMA user_version = {number}")

    return run
