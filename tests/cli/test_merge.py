"""`merge`, `list absent`, `erase --person`: ids and figures, never a name."""

from __future__ import annotations

import json

import pytest

from smartclass import bootstrap
from smartclass.domain.registry import NewAttendee
from smartclass.paths import Home
from tests.cli.conftest import Command
from tests.conftest import FixedClock
from tests.storage.merged import Twins, twins


@pytest.fixture
def two(home: Home, clock: FixedClock) -> Twins:
    app = bootstrap.build(home, clock=clock)
    made = twins(app.register, clock)
    app.people.add(NewAttendee("鈴木 一郎", "すずき いちろう"))
    app.close()
    return made


def test_find_look_merge_and_take_back(smartclass: Command, two: Twins) -> None:
    (row,) = json.loads(smartclass("merge", "--json").out)
    assert {row["one"], row["other"]} == {str(two.kept), str(two.gone)}
    assert row["signs"] == "かなが同じ・書き方が同じ"
    assert "かなが同じ" in smartclass("merge").out
    plan = json.loads(smartclass("merge", two.kept, two.gone, "--dry-run").out)
    assert plan == {
        "filled": ["birth_year", "notes"], "visits": 2, "together": 1, "bookings": 1, "lessons": 2, "cards": 1,
    }  # fmt: skip
    done = smartclass("merge", two.kept, two.gone, "--yes")
    assert "まとめました" in done.out
    assert smartclass("merge").out == ""
    assert smartclass("merge", "--undo", done.out.strip().rpartition("：")[2]).code == 0
    assert smartclass("merge", "--undo", "last").code == 2
    assert "高橋" not in done.out + smartclass("merge").out


def test_two_people_are_remembered(smartclass: Command, two: Twins) -> None:
    assert smartclass("merge", two.kept, two.gone, "--apart").code == 0
    assert smartclass("merge").out == ""


def test_what_is_missing_is_said(smartclass: Command, two: Twins) -> None:
    for arguments in ((two.kept,), (two.kept, two.gone), (two.kept, "x", "--yes"), (two.kept, two.kept, "--yes")):
        assert smartclass("merge", *arguments).code == 2


def test_who_stopped_coming_by_id(smartclass: Command, two: Twins, clock: FixedClock) -> None:
    assert smartclass("list", "absent").out == ""
    clock.pass_by(weeks=11)
    (row,) = json.loads(smartclass("list", "absent", "--json").out)
    assert (row["id"], row["visits"], row["spoken"]) == (str(two.gone), 2, "")


def test_one_person_is_erased_on_request(smartclass: Command, two: Twins) -> None:
    said = smartclass("erase", "--dry-run", "--person", two.gone).out
    assert "2回" in said
    assert "1件" in said
    assert "1人の名前を消しました" in smartclass("erase", "--yes", "--person", two.gone).out
    assert smartclass("erase", "--dry-run", "--person", two.gone).code == 2
