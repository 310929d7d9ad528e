"""Statements a register was asked, and which of them read a whole large table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from smartclass.storage.register import Register

BIG = {
    "act", "attendance", "attendee", "booking", "card", "class_session", "import_person", "progress", "session_call",
    "session_lesson", "session_staff", "stumble",
}  # fmt: skip
"""Tables that grow with people and classes; the others have a few dozen lines at most."""
_NAMED = re.compile(r"\b(?:FROM|JOIN|UPDATE|INTO|,)\s+\"?(\w+)\"?(?:\s+(?:AS\s+)?(\w+))?", re.IGNORECASE)
_KEYWORDS = {"ON", "WHERE", "LEFT", "JOIN", "ORDER", "GROUP", "SET", "LIMIT", "UNION", "INDEXED", "VALUES", "SELECT"}
_VALUE = re.compile(r"x'[0-9a-f]*'|'(?:[^']|'')*'|\b\d+(?:\.\d+)?\b", re.IGNORECASE)
_CHANGING = ("SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "WITH")


class Asked(dict[str, str]):
    """One statement of each shape (its values taken out), as it was asked."""

    def hear(self, sql: str) -> None:
        told = sql.lstrip()
        if told.upper().startswith(_CHANGING):
            self.setdefault(re.sub(r"(\?, )+\?", "?", _VALUE.sub("?", told)), told)


@contextmanager
def listening(register: Register) -> Iterator[Asked]:
    """Collect what a register is asked meanwhile."""
    asked = Asked()
    register.watch(asked.hear)
    try:
        yield asked
    finally:
        register.watch(None)


def scans(register: Register, asked: Asked) -> dict[str, list[str]]:
    """Return, by shape, each step that reads all of a large table, or all of an index without a LIMIT."""
    found: dict[str, list[str]] = {}
    for shape, sql in asked.items():
        names = _tables(sql)
        for row in register.rows(f"EXPLAIN QUERY PLAN {sql}"):
            step = str(row[3])
            if _reads_all(step, names, limited=" LIMIT " in shape):
                found.setdefault(" ".join(shape.split()), []).append(step)
    return found


def _tables(sql: str) -> dict[str, set[str]]:
    """Return what each name in a statement may stand for."""
    names: dict[str, set[str]] = {table: {table} for table in BIG}
    for table, alias in _NAMED.findall(sql):
        if alias and alias.upper() not in _KEYWORDS:
            names.setdefault(alias, set()).add(table.lower())
    return names


def _reads_all(step: str, names: dict[str, set[str]], *, limited: bool) -> bool:
    seen = re.match(r"(SCAN|SEARCH) (\w+)(.*)", step)
    if seen is None or not names.get(seen[2], set()) & BIG:
        return False
    if "AUTOMATIC" in seen[3]:
        return True
    return seen[1] == "SCAN" and not ("INDEX" in seen[3] and limited)
