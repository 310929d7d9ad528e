"""Counting what a register holds: how much, never who."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from smartclass.domain.backups import Figures, Held
from smartclass.storage.driver import Connection

Ask = Callable[[str], list[tuple[Any, ...]]]

_KINDS = {
    "sessions": ("class_session", "deleted = 0"),
    "people": ("attendee", "deleted = 0"),
    "attendances": ("attendance", "present = 1 AND deleted = 0"),
}


def of(connection: Connection) -> Figures:
    """Count what an open file holds."""
    return figures(lambda sql: connection.execute(sql).fetchall())


def figures(ask: Ask) -> Figures:
    """Count what a register holds; a table that an old version didn't have yet counts nothing."""
    tables = _tables(ask)
    counts = {
        kind: ask(f"SELECT count(*) FROM {table} WHERE {where}")[0][0] if table in tables else 0  # noqa: S608 - ours
        for kind, (table, where) in _KINDS.items()
    }
    last = ask("SELECT at FROM act ORDER BY seq DESC LIMIT 1") if "act" in tables else []
    return Figures(**counts, last=_moment(last[0][0]) if last else None)


def held(ask: Ask) -> Held:
    """Count, and keep the ids of what was counted."""
    tables = _tables(ask)
    ids = {
        kind: frozenset(row[0] for row in ask(f"SELECT id FROM {table} WHERE {where}"))  # noqa: S608 - ours
        if table in tables
        else frozenset()
        for kind, (table, where) in _KINDS.items()
    }
    return Held(figures(ask), ids)


def _tables(ask: Ask) -> set[str]:
    return {name for (name,) in ask("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
