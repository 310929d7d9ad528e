"""The figures of a fiscal year counted anew in plain Python from whole tables: no SQL that counts, none of our code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

Rows = Callable[[str], list[tuple[Any, ...]]]
Numbers = tuple[int | float, ...]
"""Held, cancelled, hours, staff, staff hours, seats, visits, people, newcomers: a line of the year's report."""


def year(rows: Rows, fiscal: int) -> dict[tuple[str, str, str], Numbers]:
    """Return every line of the year's reports by (centre or "", part: "whole" "month" "course" "centre", name)."""
    first, last = f"{fiscal}-04-01", f"{fiscal + 1}-03-31"
    centres, courses = dict(rows("SELECT id, name FROM centre")), dict(rows("SELECT id, title FROM course"))
    staff: dict[bytes, int] = defaultdict(int)
    for session, _who in rows("SELECT session_id, staff_id FROM session_staff"):
        staff[session] += 1
    came: dict[bytes, set[bytes]] = defaultdict(set)
    for session, who, present in rows("SELECT session_id, attendee_id, present FROM attendance WHERE deleted = 0"):
        if present:
            came[session].add(who)
    held, called_off, seen_before = _classes(rows, came, first, last)
    held.sort(key=lambda one: (one[1], one[2], centres[one[4]], one[0]))
    found: dict[tuple[str, str, str], Numbers] = {}
    for where in (None, *centres):
        mine = [one for one in held if where in (None, one[4])]
        off = [one for one in called_off if where in (None, one[4])]
        known = set(seen_before)
        begun: dict[bytes, int] = {}
        for one in mine:
            begun[one[0]] = len(came[one[0]] - known)
            known |= came[one[0]]
        parts: tuple[tuple[str, Callable[[Any], str]], ...] = (
            ("whole", lambda _one: ""),
            ("month", lambda one: one[1][:7]),
            ("course", lambda one: courses[one[5]]),
            ("centre", lambda one: centres[one[4]]),
        )
        for part, name_of in parts:
            for name in {name_of(one) for one in (*mine, *off)}:
                some = [one for one in mine if name_of(one) == name]
                line = _line(some, sum(name_of(one) == name for one in off), came, begun, staff)
                found[centres[where] if where else "", part, name] = line
    return found


def _classes(rows: Rows, came: Any, first: str, last: str) -> tuple[list[Any], list[Any], set[bytes]]:
    """Return the year's classes that were held, those called off, and everybody who came before the year."""
    held, called_off, before = [], [], set()
    sql = "SELECT id, day, starts, ends, centre_id, course_id, state, count_only, capacity, deleted FROM class_session"
    for session in rows(sql):
        key, day, _starts, _ends, _centre, _course, state, count_only, _seats, deleted = session
        if deleted or day > last:
            continue
        if state == "cancelled":
            called_off += [session] if day >= first else []
        elif day < first:
            before |= came[key]
        elif state != "planned" or count_only or came[key]:
            held.append(session)
    return held, called_off, before


def _line(some: list[Any], off: int, came: Any, begun: Any, staff: Any) -> Numbers:
    minutes = {one[0]: _minutes(one[3]) - _minutes(one[2]) for one in some}
    people: set[bytes] = set()
    for one in some:
        people |= came[one[0]]
    return (
        len(some),
        off,
        round(sum(minutes.values()) / 60, 1),
        sum(staff[one[0]] for one in some),
        round(sum(staff[one[0]] * minutes[one[0]] for one in some) / 60, 1),
        sum(one[8] for one in some),
        sum(len(came[one[0]]) + one[7] for one in some),
        len(people),
        sum(begun[one[0]] for one in some),
    )


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def printed(document: Any) -> dict[tuple[str, str], Numbers]:
    """Return the numbers that a year's report prints, by (part, name as printed)."""
    found: dict[tuple[str, str], Numbers] = {}
    parts = {"月ごとの実績": "month", "会場ごとの実績": "centre", "講座ごとの実績": "course"}
    for table in document.tables():
        if part := parts.get(table.name):
            for row in table.rows:
                found[part, row[0]] = row[1:]
            found["whole", ""] = table.totals[1:]
    return found


def agree(document: Any, centre: str, counted: dict[tuple[str, str, str], Numbers]) -> bool:
    """Tell whether a year's report prints what was counted anew for `centre` ("": all); empty months are zeros."""
    said = printed(document)
    wanted: dict[tuple[str, str], Numbers] = {}
    for (where, part, name), numbers in counted.items():
        if where == centre:
            called = f"R{int(name[:4]) - 2018}.{int(name[5:])}月" if part == "month" else name
            wanted[part, called] = numbers
    empty = {key for key, numbers in said.items() if not any(numbers)}
    return {key: value for key, value in said.items() if key not in empty} == wanted
