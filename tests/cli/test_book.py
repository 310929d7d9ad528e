"""`book` and `draw`: the telephone and the draw without a screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Class, Command


@pytest.fixture
def full(smartclass: Command, todays_class: Class) -> Class:
    """Today's class with its twelve seats taken (two by the roster) and a couple waiting."""
    for number in range(10):
        smartclass("book", "--session", "today", "--name", f"人{number}番", "--phone", f"000{number}")
    first = smartclass("book", "--session", "today", "--name", "見本 太郎", "--kana", "みほん たろう")
    who = first.out.split("\t")[2]
    smartclass("book", "--session", "today", "--name", "見本 花子", "--with", who, "--phone", "090-1111-2222")
    return todays_class


def test_booking_and_the_line(smartclass: Command, full: Class) -> None:
    rows = json.loads(smartclass("book", "--session", "today", "--json").out)
    assert [row["standing"] for row in rows].count("booked") == 12
    waiting = [row for row in rows if row["standing"] == "waiting"]
    assert [row["number"] for row in waiting] == [11, 12]
    assert waiting[0]["party"] == waiting[1]["party"]
    assert waiting[1]["phone"] == "09011112222"


def test_cancelling_says_whom_to_call(smartclass: Command, full: Class) -> None:
    rows = json.loads(smartclass("book", "--session", "today", "--json").out)
    one, two = rows[0]["id"], rows[1]["id"]
    assert smartclass("book", "--session", "today", one, "--cancel").out == ""
    called = smartclass("book", "--session", "today", two, "--cancel").out.splitlines()
    assert [line.split("\t")[1] for line in called] == ["11", "12"]
    assert smartclass("book", "--session", "today", rows[-1]["id"], "--no-answer").out.count("waiting") == 2
    assert smartclass("book", "--session", "today", rows[-1]["id"], "--seat").code == 0
    again = smartclass("book", "--session", "today", one).out
    assert again.startswith("waiting\t")
    assert smartclass("book", "--session", "today", one, "--seat").code == 2
    assert smartclass("book", "--session", "today", one, "--seat", "--over").code == 0


def test_the_call_sheet_is_saved(smartclass: Command, full: Class, tmp_path: Path) -> None:
    out = tmp_path / "calls.pdf"
    assert smartclass("book", "--session", "today", "--calls", out).code == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_somebody_similar_is_asked_about(smartclass: Command, todays_class: Class) -> None:
    refused = smartclass("book", "--session", "today", "--name", "佐藤花子")
    assert (refused.code, refused.out) == (1, "")
    assert "似た名前" in refused.err
    assert smartclass("book", "--session", "today", "--name", "佐藤花子", "--anyway").code == 0
    assert "マイナンバー" in smartclass("book", "--session", "today", "--name", "123456789018").err


def test_a_draw_from_switch_to_protocol(smartclass: Command, todays_class: Class, tmp_path: Path) -> None:
    assert smartclass("draw", "--session", "today", "--on").code == 0
    for number in range(14):
        smartclass("book", "--session", "today", "--name", f"名前{number}番")
    told = json.loads(smartclass("draw", "--session", "today", "--preview", "--json").out)
    assert told == {"seats": 10, "bookings": 14, "parties": 14, "first_timers": 14, "lost_last": 0, "times": 0}
    assert "seats\t10" in smartclass("draw", "--session", "today", "--preview").out
    out = tmp_path / "draw.csv"
    drawn = smartclass("draw", "--session", "today", "--seed", "2026", "--out", out)
    assert drawn.out.startswith("seed\t2026\n")
    assert drawn.out.count("booked") == 10
    assert "名前" not in out.read_text(encoding="utf-8-sig")
    again = json.loads(smartclass("draw", "--session", "today", "--protocol", "--json").out)
    assert (again["seed"], again["seats"], again["times"], len(again["lines"])) == ("2026", 10, 1, 14)
    assert smartclass("draw", "--session", "today").code == 2
    assert smartclass("draw", "--session", "today", "--take-back").code == 0
    assert smartclass("draw", "--session", "today", "--seed", "2026").out == drawn.out


def test_a_draw_switched_off_gives_seats_in_order(smartclass: Command, todays_class: Class) -> None:
    smartclass("draw", "--session", "today", "--on")
    assert smartclass("book", "--session", "today", "--name", "ひとり").out.startswith("applied\t1")
    assert smartclass("draw", "--session", "today", "--off").code == 0
    assert "booked\t1" in smartclass("book", "--session", "today").out
