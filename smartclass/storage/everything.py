"""Reading whole tables out, whatever tables this version has: of the centre, or only what names one person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from smartclass.storage.register import Register

CHUNK = 2000
"""Rows read at once: between two of them somebody at the desk may write."""
_OWN = frozenset({"meta", "_sqlite_migrations"})
_MADE_UP = frozenset({"name_key", "kana_key", "kana_order"})
"""Columns computed from others, for searching only."""
_SHAPES = """
    SELECT m.name, c.name, c.pk FROM sqlite_schema m JOIN pragma_table_info(m.name) c
     WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY m.rowid, c.cid
"""
_CALLED = {
    "session_id": "SELECT s.day || ' ' || s.starts || ' ' || c.title || '（' || e.name || '）' FROM class_session s"
    " JOIN course c ON c.id = s.course_id JOIN centre e ON e.id = s.centre_id WHERE s.id = ?",
    "course_id": "SELECT title FROM course WHERE id = ?",
    "centre_id": "SELECT name FROM centre WHERE id = ?",
    "staff_id": "SELECT name FROM staff WHERE id = ?",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """A table: its columns (those that hold data of their own) and its primary key."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]


def shapes(register: Register) -> tuple[Shape, ...]:
    """Return every table that holds data, in the order they were made."""
    columns: dict[str, list[str]] = {}
    keys: dict[str, list[tuple[int, str]]] = {}
    for table, column, place in register.rows(_SHAPES):
        if table not in _OWN:
            columns.setdefault(table, []).append(column)
            keys.setdefault(table, []).extend([(place, column)] if place else [])
    return tuple(
        Shape(
            table,
            tuple(name for name in names if name not in _MADE_UP),
            tuple(name for _place, name in sorted(keys[table])) or ("rowid",),
        )
        for table, names in columns.items()
    )


def of_person(shape: Shape) -> str:
    """Return the column by which a table's rows belong to a person, "" where they don't."""
    if shape.name == "attendee":
        return "id"
    return "attendee_id" if "attendee_id" in shape.columns else ""


def count(register: Register, shape: Shape) -> int:
    """Return how many rows there are to read."""
    alive = " WHERE deleted = 0" if "deleted" in shape.columns else ""
    return int(register.rows(f'SELECT count(*) FROM "{shape.name}"{alive}')[0][0])  # noqa: S608 - names of our schema


def chunks(register: Register, shape: Shape, person: UUID | None = None) -> Iterator[list[tuple[Any, ...]]]:
    """Yield a table's rows in order of their key, a chunk at a time; rows taken back (deleted) stay out.

    With `person` only the rows that belong to that person.
    """
    names = ", ".join(f'"{name}"' for name in (*shape.columns, *shape.key))  # quoted: "at" and "count" are words of SQL
    order = ", ".join(f'"{name}"' for name in shape.key)
    fixed = ["deleted = 0"] if "deleted" in shape.columns else []
    values: list[Any] = []
    if person is not None:
        fixed.append(f'"{of_person(shape)}" = ?')
        values.append(person.bytes)
    last: Sequence[Any] = ()
    while True:
        after = [f"({order}) > ({', '.join('?' * len(last))})"] if last else []
        where = " AND ".join([*fixed, *after])
        sql = f'SELECT {names} FROM "{shape.name}"' + (f" WHERE {where}" if where else "")  # noqa: S608
        rows = register.rows(f"{sql} ORDER BY {order} LIMIT ?", (*values, *last, CHUNK))
        if not rows:
            return
        wide = len(shape.columns)
        last = rows[-1][wide:]
        yield [row[:wide] for row in rows]


def called(register: Register, column: str, key: bytes) -> str:
    """Return the words for a row that a column points to ("2026-11-21 10:00 はじめてのスマホ（会場）"), or ""."""
    sql = _CALLED.get(column)
    row = register.row(sql, (key,)) if sql else None
    return str(row[0]) if row else ""
