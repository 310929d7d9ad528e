"""Texts of a form: which marks they hold, what is wrong with them, and what they become."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain import form_text
from smartclass.domain.form_marks import Value
from smartclass.domain.form_text import Fault, Kind, Place, Why


def place(text: str, cell: str = "A1", row: int = 1, rows: int = 1, kind: Kind = Kind.CELL) -> Place:
    return Place("表", cell, row, text, kind, rows)


def give(name: str) -> Value:
    return {"visits": 1234, "first_day": date(2026, 10, 3), "centre": "会場"}.get(name.strip(), "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{{visits}}", 1234),
        (" ｛｛visits｝｝ ", 1234),
        ("{{rows:sessions}} {{visits}}", 1234),
        ("{{visits}}人", "1,234人"),
        ("{{centre}}、{{first_day}}", "会場、令和8年10月3日"),
        ("{{rows:sessions}}", ""),
        ("{{first_day}}", date(2026, 10, 3)),
        ("ことば", "ことば"),
    ],
)
def test_what_a_text_becomes(text: str, value: Value) -> None:
    assert form_text.filled(text, give) == value


@given(st.text(alphabet="{}｛｝ab", max_size=20))
def test_any_braces_can_be_looked_at(text: str) -> None:
    findings = form_text.look([place(text)])
    assert bool(findings.faults) == form_text.has_braces(text)
    assert findings.known == ()


@pytest.mark.parametrize(
    ("places", "fault"),
    [
        ([place("{{vists}}")], Fault("表 A1", Why.UNKNOWN, "vists", "visits")),
        ([place("{{ ? }}")], Fault("表 A1", Why.UNKNOWN, "?", "")),
        ([place("{{visits")], Fault("表 A1", Why.OPEN, near="visits")),
        ([place("{{visits}}}}")], Fault("表 A1", Why.OPEN, near="visits")),
        ([place("{{visits}}", kind=Kind.FORMULA)], Fault("表 A1", Why.FORMULA)),
        ([place("{{row.date}}")], Fault("表 A1", Why.NO_ROWS, "row.date", "rows:sessions")),
        ([place("{{行.日付}}", "", 0, kind=Kind.HEADER)], Fault("表", Why.NO_ROWS, "行.日付", "rows:sessions")),
        ([place("{{rows:all}}", "", 0, kind=Kind.HEADER)], Fault("表", Why.TWO_ROWS)),
    ],
)
def test_each_fault_has_its_place(places: list[Place], fault: Fault) -> None:
    assert form_text.look(places).faults == (fault,)


def test_lines_are_repeated_by_one_mark_in_one_row() -> None:
    line = [place("{{rows:sessions}}", rows=2), place("{{row.date}}", "B1"), place("{{row.course}}", "B2", 2)]
    assert form_text.look(line).faults == ()
    twice = form_text.look([*line, place("{{rows:all}}", "C2", 2)])
    assert [fault.why for fault in twice.faults] == [Why.TWO_ROWS]
    other = Place("別", "A1", 1, "{{row.date}}")
    assert [fault.where for fault in form_text.look([*line, other]).faults] == ["別 A1"]


def test_known_marks_are_told_once_with_the_parts_they_need() -> None:
    findings = form_text.look(
        [place("{{Visits}} {{visits}}"), place("{{q1.visits}} {{第1四半期.実人数}} {{4月.held}}")]
    )
    assert findings.known == ("visits", "q1.visits", "第1四半期.実人数", "4月.held")
    assert findings.parts == ("q1", "m4")
