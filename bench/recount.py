"""The figures of a fiscal year counted anew in plain Python from whole tables: no SQL that counts, none of our code."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Any

Rows = Callable[[str], list[tuple[Any, ...]]]
Numbers = tuple[int | float, ...]
"""Held, cancelled, hours, staff, staff hours, seats, visits, people, newcomers: a line of the year's report."""
_STATES = ("came", "away", "gave up", "no seat", "unknown")
_OUTCOMES, _ANSWERS = ("done", "homework", "desk", ""), ("good", "middle", "more")


def year(rows: Rows, fiscal: int) -> dict[tuple[str, str, str], Numbers]:
    """Return every line of the year's reports by (centre or "", part: "whole" "month" "course" "centre", name).

    Further parts: "applied" by course, "draw", "talk" and "survey" as a whole.
    """
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
    applied, drawn = _bookings(rows, came)
    asked, answers = _talks(rows, first, last), _answers(rows, first, last)
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
        here = centres[where] if where else ""
        for part, name, numbers in _extra(mine, where, courses, (applied, drawn, asked, answers)):
            found[here, part, name] = numbers
    return found


def _extra(mine: list[Any], where: Any, courses: Any, counted: Any) -> Iterator[tuple[str, str, Numbers]]:
    """Yield what became of those who applied, the draws, the consultations, and the answers."""
    applied, drawn, asked, answers = counted
    for name in {courses[one[5]] for one in mine}:
        yield "applied", name, _applied([one for one in mine if courses[one[5]] == name], applied)
    yield "applied", "", _applied(mine, applied)
    draws = [drawn[one[0]] for one in mine if one[0] in drawn]
    yield "draw", "", (len(draws), sum(n for n, _won in draws), sum(won for _n, won in draws))
    talks = Counter(outcome for at, outcome in asked if where in (None, at))
    yield "talk", "", (*(talks[one] for one in _OUTCOMES), talks.total())
    faces = [sum(n for at, face, n in answers if where in (None, at) and face == one) for one in _ANSWERS]
    yield "survey", "", (*faces, sum(faces))


def _bookings(rows: Rows, came: Any) -> tuple[dict[bytes, Counter[str]], dict[bytes, tuple[int, int]]]:
    """Return what became of those who applied, by class; and of draws how many were in them and how many won."""
    expected: dict[bytes, set[bytes]] = defaultdict(set)
    for session, who, on in rows("SELECT session_id, attendee_id, expected FROM attendance WHERE deleted = 0"):
        if on:
            expected[session].add(who)
    booked: dict[bytes, dict[bytes, str]] = defaultdict(dict)
    for session, who, standing in rows("SELECT session_id, attendee_id, standing FROM booking WHERE deleted = 0"):
        booked[session][who] = standing
    counted = dict(rows("SELECT id, count_only FROM class_session"))
    found: dict[bytes, Counter[str]] = {}
    for session, only in counted.items():
        ends: Counter[str] = Counter()
        for who in {*expected[session], *booked[session]}:
            if who in came[session]:
                ends["came"] += 1
            elif who in expected[session]:
                ends["unknown" if only and not came[session] else "away"] += 1
            else:
                ends["no seat" if booked[session][who] in ("waiting", "applied") else "gave up"] += 1
        found[session] = ends
    drawn = {}
    for session, lines, at, deleted in rows("SELECT session_id, lines, at, deleted FROM draw"):
        if at and not deleted:
            waiting = [line[4] for line in json.loads(lines)]
            drawn[session] = (len(waiting), sum(one == 0 for one in waiting))
    return found, drawn


def _applied(some: list[Any], applied: dict[bytes, Counter[str]]) -> Numbers:
    ends = sum((applied[one[0]] for one in some), Counter[str]())
    return (ends.total(), *(ends[one] for one in _STATES))


def _going(rows: Rows, first: str, last: str) -> dict[bytes, bytes]:
    """Return the centres of the year's classes that were not called off."""
    sql = "SELECT id, day, centre_id, state, deleted FROM class_session"
    return {
        key: centre
        for key, day, centre, state, deleted in rows(sql)
        if first <= day <= last and state != "cancelled" and not deleted
    }


def _talks(rows: Rows, first: str, last: str) -> list[tuple[bytes, str]]:
    """Return the centre and the outcome of every consultation of the year, in classes and outside of them."""
    going = _going(rows, first, last)
    found = []
    for session, centre, day, outcome, deleted in rows(
        "SELECT session_id, centre_id, day, outcome, deleted FROM consultation"
    ):
        if not deleted and (session in going or (session is None and first <= day <= last)):
            found.append((going.get(session, centre), outcome))
    return found


def _answers(rows: Rows, first: str, last: str) -> list[tuple[bytes, str, int]]:
    going = _going(rows, first, last)
    sql = "SELECT session_id, answer, count FROM survey_answer WHERE deleted = 0"
    return [(going[session], face, n) for session, face, n in rows(sql) if session in going]


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
        elif table.name in ("申込", "申込と抽選"):
            lines = (*table.rows, ("", *table.totals[1:]))
            found.update({("applied", row[0]): (*row[1:], 0)[: len(_STATES) + 1] for row in lines})
        elif table.name == "個別相談":
            found["talk", ""] = table.totals[1:]
        elif table.name == "アンケート":
            found["survey", ""] = table.rows[0]
    said = {name: value for block in document.blocks for name, value in getattr(block, "pairs", ())}
    if draws := said.get("抽選をした教室"):
        names = ("抽選に入った申込", "抽選で席がとれた人")
        found["draw", ""] = (int(draws.rstrip("回")), *(int(said[name].rstrip("人")) for name in names))
    return found


def agree(document: Any, centre: str, counted: dict[tuple[str, str, str], Numbers]) -> bool:
    """Tell whether a year's report prints what was counted anew for `centre` ("": all); empty months are zeros."""
    said = printed(document)
    wanted: dict[tuple[str, str], Numbers] = {}
    for (where, part, name), numbers in counted.items():
        if where == centre:
            called = f"R{int(name[:4]) - 2018}.{int(name[5:])}月" if part == "month" else name
            wanted[part, called] = numbers
    return _counted(said) == _counted(wanted)


def _counted(found: dict[tuple[str, str], Numbers]) -> dict[tuple[str, str], Numbers]:
    return {key: numbers for key, numbers in found.items() if any(numbers)}
