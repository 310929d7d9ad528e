from __future__ import annotations

import dataclasses
from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from smartclass.domain.play import Act, Gesture
from smartclass.domain.practice import Action
from smartclass.domain.registry import SessionState
from smartclass.domain.walk import pace
from tests.ui.conftest import settle
from tests.ui.screens.test_class import words
from ui.phone.rehearsal import Mode
from ui.screens.practice import PracticeScreen
from ui.screens.practice_home import PracticeHome
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]


def opened(window: Window, **where: object) -> PracticeScreen:
    window.go("practice", **{"exercise": "mynumber-read-card", "mode": Mode.ALONE, **where})
    settle()
    assert isinstance(window.present, PracticeScreen)
    return window.present


def to_the_end(here: PracticeScreen) -> None:
    while (made := pace(here.phone.play)) is not None:
        for act in made.acts:
            here.phone.acted.emit(act, None)


def test_a_lessons_step_opens_the_same_place(window: Window, find: Find) -> None:
    window.go("lesson", lesson="mynumber-read-card", step="login")
    find(window, "practise").click()
    settle()
    assert isinstance(window.present, PracticeScreen)
    assert window.present.phone.play.scene_id == "top"


def test_the_three_ways_follow_each_other(window: Window, find: Find) -> None:
    here = opened(window, mode=Mode.WATCH)
    assert here.rehearsal is not None
    assert here.rehearsal.showing
    assert find(window, "listen").text() == "とめる"
    find(window, "listen").click()
    assert not here.rehearsal.showing
    assert find(window, "listen").text() == "つづける"
    find(window, "next").click()
    assert here.rehearsal.mode is Mode.TOGETHER
    assert find(window, "mode-together").isChecked()
    to_the_end(here)
    assert "できました" in here.words.text()
    assert "ひとりで" in here.words.text()
    find(window, "next").click()
    assert here.rehearsal.mode is Mode.ALONE
    assert here.phone.play.scene_id == "home"
    to_the_end(here)
    assert "なんどでも" in here.words.text()


def test_back_takes_back_and_at_the_beginning_leaves(window: Window, find: Find) -> None:
    window.go("practice_home")
    here = opened(window)
    here.phone.acted.emit(Act(Gesture.TAP, "portal"), None)
    assert here.phone.play.scene_id == "top"
    find(window, "previous").click()
    assert here.phone.play.scene_id == "home"
    find(window, "previous").click()
    assert window.present is not here


def test_again_starts_over_and_help_comes_when_asked(window: Window, find: Find) -> None:
    here = opened(window)
    here.phone.acted.emit(Act(Gesture.TAP, "portal"), None)
    find(window, "again").click()
    assert here.phone.play.scene_id == "home"
    find(window, "trouble").click()
    assert "マイナポータル" in here.words.text()
    find(window, "trouble").click()
    assert here.phone.overlay.glowing
    find(window, "listen").click()
    find(window, "mode-trouble").click()
    assert here.rehearsal is not None
    assert here.rehearsal.mode is Mode.TROUBLE


def test_the_phone_family_changes_in_place(window: Window, find: Find) -> None:
    here = opened(window, scene="pin")
    find(window, "family-rakuraku").click()
    assert str(here.phone.play.family) == "rakuraku"
    assert here.phone.play.scene_id == "pin"
    assert window.context.app.settings.now.family == "rakuraku"


def test_stumbles_go_to_the_class_under_way(window: Window, find: Find) -> None:
    app = window.context.app
    session = app.classes.today()[0]
    if session.state is not SessionState.RUNNING:
        app.classes.start(session.id)
    here = opened(window)
    here.phone.acted.emit(Act(Gesture.TAP, "mail"), None)
    assert app.stumbles.pending == 1
    here.leave()
    settle()
    window.context.tasks.close()
    live = app.stumbles.live(session.id)
    assert [one.lesson for one in live] == ["mynumber-read-card"]


@pytest.mark.parametrize("family", ["android", "iphone", "rakuraku"])
def test_every_practice_can_be_finished_by_keyboard_alone(window: Window, family: str) -> None:
    """Tab goes to everything, Space presses it; digits, letters and 「決定」 are keys like the others."""
    for exercise in window.context.app.practising.exercises():
        if family not in exercise.families:
            continue
        here = opened(window, exercise=exercise.id, family=family)
        while (made := pace(here.phone.play)) is not None:
            wanted = made.item.id
            if made.item.action is Action.TYPE:
                here.phone.acted.emit(made.acts[-2], None) if len(made.acts) > 1 else None
                if here.phone.typing != wanted:
                    press(here, wanted)
                if here.phone.play.scene_id == made.play.scene_id:
                    press(here, "key-enter")
            else:
                press(here, wanted)
            assert here.phone.play.scene_id == made.after.scene_id, f"{exercise.id}: {wanted}"
        assert "できました" in here.words.text()


def press(here: PracticeScreen, name: str) -> None:
    """Reach a spot by the Tab key and press it with the space bar."""
    QApplication.sendPostedEvents()
    spots = [spot for spot in here.phone.findChildren(QAbstractButton) if spot.isVisible()]
    wanted = next(spot for spot in spots if spot.objectName() == name)
    start = here.window().focusWidget() or here.phone
    start.setFocus()
    for _count in range(400):
        if here.window().focusWidget() is wanted:
            break
        here.window().focusNextPrevChild(True)
    assert here.window().focusWidget() is wanted, f"Tab never reaches {name}"
    QTest.keyClick(wanted, Qt.Key.Key_Space)


def test_page_keys_work_like_in_a_lesson(window: Window) -> None:
    here = opened(window, mode=Mode.TOGETHER)
    assert here.rehearsal is not None
    QTest.keyClick(here, Qt.Key.Key_PageDown)
    assert here.rehearsal.mode is Mode.ALONE
    here.phone.acted.emit(Act(Gesture.TAP, "portal"), None)
    QTest.keyClick(here, Qt.Key.Key_PageUp)
    assert here.phone.play.scene_id == "home"


def test_the_words_are_lit_while_they_are_said(window: Window) -> None:
    here = opened(window, mode=Mode.TOGETHER)
    here._speaker.lit.emit(0, 3)
    assert here.words.highlighted()
    here._speaker.lit.emit(0, 0)
    assert not here.words.highlighted()


def test_a_lesson_without_a_practice_opens_its_drill(
    window: Window, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = window.context.app.library
    lesson = dataclasses.replace(library.get("mynumber-read-card"), drill="drill-read-qr")
    monkeypatch.setattr(library, "get", lambda _id: lesson)
    window.go("lesson", lesson=lesson.id)
    find(window, "practise").click()
    settle()
    assert isinstance(window.present, PracticeScreen)
    assert window.present.title() == "QRコードを読む"


def test_language_and_size_change_in_the_middle_and_nothing_is_lost(window: Window) -> None:
    here = opened(window, exercise="drill-wifi")
    while (made := pace(here.phone.play)) is not None and made.item.action is not Action.TYPE:
        here.phone.acted.emit(made.acts[0], None)
    assert made is not None
    here.phone.act(Act(Gesture.TAP, made.item.id))
    here.phone.write(made.item, "Ha")
    scene = here.phone.play.scene_id
    window.context.app.settings.change(language="en")
    window.context.restyle()
    settle()
    there = window.present
    assert isinstance(there, PracticeScreen)
    assert there is not here
    item = there.phone.play.item(made.item.id)
    assert item is not None
    assert (there.phone.play.scene_id, there.phone.play.text_in(item)) == (scene, "Ha")
    assert there.phone.play.scene.hint != here.phone.play.scene.hint
    window.resize(900, 700)
    settle()
    window.go("lesson", lesson="basics-calls")
    window.back()
    settle()
    assert isinstance(window.present, PracticeScreen)
    assert window.present.phone.play.scene_id == scene


def test_the_end_stays_the_end_when_the_screen_is_made_anew(window: Window) -> None:
    here = opened(window)
    to_the_end(here)
    window.context.restyle()
    settle()
    assert isinstance(window.present, PracticeScreen)
    assert "できました" in window.present.words.text()


def tiles(window: Window) -> list[str]:
    assert isinstance(window.present, PracticeHome)
    return [tile.objectName() for tile in window.present._shown]


def test_the_lessons_are_there_before_the_drills_are_read(window: Window, qtbot: QtBot) -> None:
    assert not window.context.app.practising.ready()
    window.context.app.library.lessons()
    window.go("practice_home", topic="basics")
    lessons = tiles(window)
    assert lessons
    assert not [name for name in lessons if name.startswith("drill-")]
    qtbot.waitUntil(lambda: any(name.startswith("drill-") for name in tiles(window)), timeout=20_000)
    whole = tiles(window)
    assert whole[: len(lessons)] == lessons
    assert window.context.app.practising.ready()
    window.go("practice_home", topic="basics")
    assert tiles(window) == whole


def test_who_presses_at_once_waits_without_the_window_standing_still(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, held = window.context.app.library, Event()
    read = library.lessons
    monkeypatch.setattr(library, "lessons", lambda: read() if held.wait(20) else ())
    assert not library.ready()
    window.go("practice_home", topic="basics")
    assert tiles(window) == []
    assert "よういしています" in words(window)
    held.set()
    qtbot.waitUntil(lambda: bool(tiles(window)), timeout=20_000)
    library.forget()
    window.go("practice_home")
    window.go("words")
    qtbot.waitUntil(library.ready, timeout=20_000)
    settle()


def test_drills_that_come_when_somebody_has_gone_on_are_no_matter(window: Window, qtbot: QtBot) -> None:
    window.context.app.library.lessons()
    window.go("practice_home")
    topics = tiles(window)
    window.go("words")
    qtbot.waitUntil(window.context.app.practising.ready, timeout=20_000)
    settle()
    window.back()
    assert tiles(window) == topics
