from __future__ import annotations

from pathlib import Path

import pytest

from smartclass.content import practice_loader
from smartclass.domain.lesson import Family
from smartclass.domain.practice import Action, ItemKind, SceneKind, Way
from tests.content.samples import GOOD, changed

FOLDER = GOOD / "basics" / "01-denwa"


def test_a_whole_practice_is_read() -> None:
    practice = practice_loader.load(FOLDER).practice
    assert practice is not None
    assert (practice.start, practice.goal, practice.person) == ("ringing", "talking", "れんしゅう花子")
    ringing = practice.scenes[0]
    assert (ringing.kind, ringing.title.plain) == (SceneKind.CALL, "電話")
    green, answer, _red = ringing.items
    assert (green.kind, green.action, green.swipe, green.go) == (ItemKind.ICON, Action.SWIPE, Way.UP, "talking")
    assert (answer.kind, answer.action) == (ItemKind.BUTTON, Action.TAP)
    assert [item.id for item in ringing.items_for(Family.IPHONE)] == ["answer", "red"]
    assert [item.id for item in ringing.items_for(Family.ANDROID)] == ["green", "red"]
    assert ringing.hint.plain == "緑の丸を、さがしましょう。"
    assert ringing.misses[0].item == "red"


def test_a_lesson_may_have_no_practice() -> None:
    loaded = practice_loader.load(GOOD / "basics" / "02-kakeru")
    assert (loaded.file, loaded.practice, loaded.faults) == (None, None, ())


@pytest.mark.parametrize(
    ("old", "new", "words", "line"),
    [
        ('kind = "icon"', 'kind = "knob"', "からえらんでください", 13),
        ('kind = "dialog"', 'kind = "cinema"', "からえらんでください", 41),
        ('swipe = "up"', 'swipe = "round"', "up、down、left、right", 15),
        ('swipe = "up"', 'swipe = "up"\nlong = true', "しぐさは1つだけ", 11),
        ('swipe = "up"\ngo = "talking"', 'swipe = "up"', "どの場面へ行くか", 11),
        ('id = "red"', 'id = "green"', "2つあります：green", 27),
        ('id = "missed"', 'id = "talking"', "2つあります：talking", 53),
        ('goal = "talking"\n', "", "「goal」がありません", 0),
        ("format = 1", "format = 9", "新しい版", 1),
        ('swipe = "up"', "hold = 99", "1から10まで", 15),
        ('swipe = "up"', 'picture = "../x.svg"', "同じフォルダーにある", 15),
        ("[[scene.miss]]", "[scene.miss]", "[[miss]] と書いて", 35),
        ('families = ["iphone"]', "families = []", "1から3まで", 24),
        ('swipe = "up"', 'colour = "red"', "「colour」という項目", 15),
    ],
)
def test_each_slip_is_told_with_its_line(tmp_path: Path, old: str, new: str, words: str, line: int) -> None:
    loaded = practice_loader.load(changed(tmp_path, old, new, file="practice.toml"))
    assert loaded.practice is None
    assert any(words in fault.sentence and fault.line == line for fault in loaded.faults), loaded.faults


@pytest.mark.parametrize(
    ("gesture", "action"),
    [
        ('need = "1234"', Action.TYPE),
        ("hold = 3", Action.HOLD),
        ('drag = "card"', Action.DRAG),
        ('scan = "qr-a"', Action.SCAN),
        ("long = true", Action.LONG),
    ],
)
def test_every_gesture_is_known(tmp_path: Path, gesture: str, action: Action) -> None:
    practice = practice_loader.load(changed(tmp_path, 'swipe = "up"', gesture, file="practice.toml")).practice
    assert practice is not None
    assert practice.scenes[0].items[0].action == action


def test_too_many_scenes_are_refused(tmp_path: Path) -> None:
    many = "".join(f'\n[[scene]]\nid = "s{n}"\nkind = "page"\n' for n in range(200))
    lesson = changed(tmp_path, 'kind = "dialog"', 'kind = "dialog"', file="practice.toml")
    path = lesson / "practice.toml"
    path.write_text(path.read_text(encoding="utf-8") + many, encoding="utf-8")
    assert "1から200まで" in practice_loader.load(lesson).faults[0].sentence


def test_a_picture_that_acts_stops_the_practice(tmp_path: Path) -> None:
    lesson = changed(tmp_path, 'swipe = "up"', 'picture = "bad.svg"', file="practice.toml")
    (lesson / "bad.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', encoding="utf-8")
    assert [(fault.line, fault.sentence[:5]) for fault in practice_loader.load(lesson).faults] == [(15, "絵に、動く")]
