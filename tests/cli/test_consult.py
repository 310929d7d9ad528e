"""Consultations and the survey on the command line."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Class, Command


def test_a_talk_from_beginning_to_sum(smartclass: Command, todays_class: Class) -> None:
    begun = smartclass(
        "consult",
        "begin",
        "--session",
        "today",
        "--at",
        "10:15",
        "--person",
        todays_class.person,
        "--topic",
        "wifi-join",
    )
    talk = begun.out.strip()
    assert smartclass("consult", "tell", talk, "--result", "homework", "--note", "箱の番号").code == 0
    smartclass("consult", "begin", "--result", "done")
    (row,) = json.loads(smartclass("consult", "list", "--session", "today", "--json").out)
    assert row == {
        "id": talk, "day": "2026-11-21", "starts": "10:15", "minutes": 15, "topic": "wifi-join",
        "title": "Wi-Fiにつなぐ", "result": "homework", "name": "佐藤 花子", "note": "箱の番号",
    }  # fmt: skip
    assert len(smartclass("consult", "list").out.splitlines()) == 1
    sums = smartclass("consult", "sums", "--month", "2026-11").out.splitlines()
    assert sums == ["Wi-Fi・通信\t0\t1\t0\t0\t1", "\t1\t0\t0\t0\t1"]
    centre = str(todays_class.session.centre.id)
    assert json.loads(smartclass("consult", "sums", "--month", "2026-11", "--centre", centre, "--json").out)[0] == {
        "topic": "Wi-Fi・通信", "done": 0, "homework": 1, "desk": 0, "open": 0, "total": 1,
    }  # fmt: skip
    assert smartclass("consult", "remove", talk).code == 0
    assert smartclass("consult", "list", "--session", "today").out == ""


def test_the_topic_tree(smartclass: Command) -> None:
    rows = json.loads(smartclass("consult", "topics", "--json").out)
    assert {"id": "wifi-join", "topic": "Wi-Fi・通信", "title": "Wi-Fiにつなぐ", "lesson": "basics-wifi"} in rows


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("begin", "--session", "today", "--at", "soon"), "時間を読めません"),
        (("begin", "--session", "today", "--topic", "gone"), "その話題は"),
        (("begin", "--session", "today", "--note", "1234 5678 9018"), "マイナンバー"),
        (("tell", "x"), "その番号は読めません"),
        (("sums",), "期間がありません"),
    ],
)
def test_what_cannot_be_done_is_said_and_leaves_nothing(
    smartclass: Command, todays_class: Class, arguments: tuple[str, ...], said: str
) -> None:
    done = smartclass("consult", *arguments)
    assert (done.code != 0, done.out) == (True, "")
    assert said in done.err
    assert smartclass("consult", "list", "--session", str(todays_class.session.id)).out == ""


def test_the_survey(smartclass: Command, todays_class: Class) -> None:
    smartclass("survey", "touch", "good", "--session", "today")
    done = smartclass("survey", "paper", "--session", "today", "--good", 3, "--more", 2)
    expected = {"good": 4, "middle": 0, "more": 2, "total": 6}
    assert json.loads(done.out) == expected
    assert json.loads(smartclass("survey", "show", "--session", "today").out) == expected
    assert json.loads(smartclass("survey", "sums", "--fiscal-year", 2026).out) == expected
    centre = str(todays_class.session.centre.id)
    assert json.loads(smartclass("survey", "sums", "--month", "2026-12", "--centre", centre).out)["total"] == 0
    assert "期間がありません" in smartclass("survey", "sums").err
    assert smartclass("survey", "paper", "--session", "today", "--good", -1).code == 2
