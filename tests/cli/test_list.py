"""`list`: everything with the ids that other commands take."""

from __future__ import annotations

import json
from datetime import date

from tests.cli.conftest import Class, Command


def test_sessions_as_json(smartclass: Command, todays_class: Class) -> None:
    (row,) = json.loads(smartclass("list", "sessions", "--json").out)
    assert row == {
        "id": str(todays_class.session.id),
        "day": "2026-11-21",
        "starts": "10:00",
        "ends": "11:00",
        "course": "はじめてのスマホ",
        "centre": "中央公民館",
        "centre_id": str(todays_class.session.centre.id),
        "state": "planned",
        "expected": 2,
        "present": 0,
        "count_only": 0,
        "lessons": ["basics-calls"],
    }


def test_sessions_as_a_table(smartclass: Command, todays_class: Class) -> None:
    (line,) = smartclass("list", "sessions").out.splitlines()
    assert line.split("\t")[:3] == [str(todays_class.session.id), "2026-11-21", "10:00"]
    assert "basics-calls" not in line


def test_attendees_in_kana_order_with_their_cards(smartclass: Command, todays_class: Class) -> None:
    rows = json.loads(smartclass("list", "attendees", "--json").out)
    assert [row["name"] for row in rows] == ["佐藤 花子", "鈴木 一郎"]
    assert rows[0]["id"] == todays_class.person
    assert rows[1]["card"] == todays_class.card
    assert rows[0]["birth_year"] == 1948
    assert "phone" not in json.dumps(rows)


def test_lessons(smartclass: Command) -> None:
    rows = json.loads(smartclass("list", "lessons", "--json").out)
    assert len(rows) == len({row["id"] for row in rows}) > 0
    for row in rows:
        assert row["steps"] > 0
        assert row["families"]
        assert date.fromisoformat(row["review_by"])
        assert "{" not in row["title"]


def test_reports(smartclass: Command) -> None:
    rows = json.loads(smartclass("list", "reports", "--json").out)
    assert {"attendance", "sign_in_sheet", "monthly"} <= {row["id"] for row in rows}
    assert all(".pdf" in row["formats"] for row in rows)
