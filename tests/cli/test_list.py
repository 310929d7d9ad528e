"""`list`: everything with the ids that other commands take."""

from __future__ import annotations

import json
from datetime import date

import pytest

from smartclass.adapters.links import trouble
from smartclass.cli import links
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
    assert all(set(row["formats"]) & {".pdf", ".csv"} for row in rows)


def test_the_addresses_and_those_that_no_longer_answer(smartclass: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    all_of_them = json.loads(smartclass("links", "--json").out)
    assert any(row["printed"] for row in all_of_them)
    assert len(smartclass("links").out.splitlines()) == len(all_of_them)
    gone = all_of_them[0]["url"]
    monkeypatch.setattr(links, "probe", lambda: lambda url: "404" if url == gone else "")
    told = smartclass("links", "--dead")
    assert told.code == 1
    assert told.out.startswith(f"404\t{gone}\t")
    monkeypatch.setattr(links, "probe", lambda: lambda _url: "")
    assert smartclass("links", "--dead").code == 0


def test_the_probe_is_that_of_the_network() -> None:
    assert links.probe() is trouble
