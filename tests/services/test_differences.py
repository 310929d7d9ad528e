"""「画面がちがう」: noted once a day, kept in a file of its own, gone when looked at."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from smartclass.domain.lesson import Family
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.services import differences
from smartclass.services.differences import Differences
from tests.conftest import FixedClock


@pytest.fixture
def noted(home: Home, clock: FixedClock) -> Differences:
    home.prepare()
    return Differences(home, clock)


def test_nothing_is_there_at_first(noted: Differences) -> None:
    assert noted.all() == ()


def test_a_step_is_noted_once_a_day_for_each_phone(noted: Differences, clock: FixedClock, home: Home) -> None:
    for _press in range(3):
        noted.note("basics-calls", "answer", Family.IPHONE)
    noted.note("basics-calls", "answer", Family.ANDROID)
    clock.moment += timedelta(days=1)
    noted.note("basics-calls", "answer", Family.IPHONE)
    days = [(note.family, note.day) for note in noted.all()]
    today = clock.today()
    yesterday = (today - timedelta(days=1)).isoformat()
    assert days == [("iphone", yesterday), ("android", yesterday), ("iphone", today.isoformat())]
    held = json.loads(home.differences.read_text(encoding="utf-8"))
    assert set(held["notes"][0]) == {"lesson", "step", "family", "day"}


def test_looked_at_again_they_go(noted: Differences) -> None:
    noted.note("basics-calls", "answer", Family.IPHONE)
    noted.note("portal-login", "open", Family.IPHONE)
    noted.seen_to("basics-calls")
    assert [note.lesson for note in noted.all()] == ["portal-login"]


def test_the_oldest_give_way(noted: Differences, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(differences, "MOST", 3)
    for number in range(5):
        noted.note("basics-calls", f"step-{number}", Family.ANDROID)
    assert [note.step for note in noted.all()] == ["step-2", "step-3", "step-4"]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"notes": 1}', '{"notes": [1, {}, {"lesson": 1}]}'])
def test_what_cannot_be_read_is_passed_over(noted: Differences, home: Home, text: str) -> None:
    home.differences.write_text(text, encoding="utf-8")
    assert noted.all() == ()


def test_a_bad_note_goes_a_good_one_stays(noted: Differences, home: Home) -> None:
    good = {"lesson": "basics-calls", "step": "answer", "family": "iphone", "day": "2026-11-20"}
    bad = [{**good, "family": "fax"}, {**good, "day": "yesterday"}, {**good, "step": 3}]
    home.differences.write_text(json.dumps({"format": 1, "notes": [*bad, good]}), encoding="utf-8")
    assert [note.step for note in noted.all()] == ["answer"]


def test_a_newer_file_is_refused_in_words_and_left_alone(noted: Differences, home: Home) -> None:
    home.differences.write_text('{"format": 2, "notes": []}', encoding="utf-8")
    with pytest.raises(Problem, match="新しい版"):
        noted.note("basics-calls", "answer", Family.IPHONE)
    assert home.differences.read_text(encoding="utf-8") == '{"format": 2, "notes": []}'


def test_no_room_to_write_is_a_problem_in_words(home: Home, clock: FixedClock, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Problem, match="書きとめられません"):
        Differences(Home(tmp_path / "file"), clock).note("basics-calls", "answer", Family.IPHONE)
