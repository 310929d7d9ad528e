"""Teaching and following alone: the step, the family, the projector, the voice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from smartclass.bootstrap import App
from smartclass.domain.lesson import Family
from smartclass.errors import Problem
from tests.conftest import FixedClock
from tests.ui.conftest import settle
from tests.ui.screens.test_class import words
from ui.player.stage import Stage
from ui.screens.lesson import LessonScreen
from ui.screens.teach import Teach
from ui.screens.words import Words
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]
LESSON = "mynumber-read-card"


@pytest.fixture
def teach(window: Window) -> Teach:
    window.go("teach", lesson=LESSON)
    settle()
    assert isinstance(window.present, Teach)
    return window.present


def stage(screen: Teach | LessonScreen) -> Stage:
    assert screen._stage is not None
    return screen._stage


def test_notes_never_reach_the_projector(window: Window, teach: Teach) -> None:
    teach._project()
    assert teach._projector is not None
    for step in range(len(stage(teach).lesson.steps)):
        stage(teach).to(step)
        seen = teach._projector.shown.readable()
        text = stage(teach).text
        for secret in (text.note, text.say_cue):
            assert not secret or secret not in seen
        everything = "\n".join(
            widget.text() for widget in teach._projector.findChildren(QWidget) if hasattr(widget, "text")
        )
        assert not text.note or text.note not in everything
    teach.leave()


def test_private_steps_are_dark(teach: Teach) -> None:
    private = [number for number, step in enumerate(stage(teach).lesson.steps) if step.private]
    assert private
    stage(teach).to(private[0])
    assert teach._mirror.readable() == ""
    assert "ご本人だけ" in teach._state.text()


def test_black_and_freeze(teach: Teach, find: Find) -> None:
    find(teach, "black").click()
    assert teach._mirror.readable() == ""
    find(teach, "black").click()
    seen = teach._mirror.readable()
    find(teach, "freeze").click()
    find(teach, "next").click()
    assert teach._mirror.readable() == seen
    assert "止まっています" in teach._state.text()
    find(teach, "freeze").click()
    assert teach._mirror.readable() != seen


@pytest.mark.parametrize(
    ("key", "index"), [(Qt.Key.Key_PageDown, 1), (Qt.Key.Key_Right, 1), (Qt.Key.Key_PageUp, 0), (Qt.Key.Key_Left, 0)]
)
def test_a_clicker_turns_the_step(teach: Teach, key: Qt.Key, index: int) -> None:
    QTest.keyClick(teach, key)
    assert stage(teach).index == index


def test_keys_b_f_k(teach: Teach) -> None:
    QTest.keyClick(teach, Qt.Key.Key_B)
    assert stage(teach).black
    QTest.keyClick(teach, Qt.Key.Key_Period)
    assert not stage(teach).black
    QTest.keyClick(teach, Qt.Key.Key_F)
    assert stage(teach).frozen
    QTest.keyClick(teach, Qt.Key.Key_K)
    assert stage(teach).family is Family.IPHONE
    assert stage(teach).index == 0


def test_the_family_changes_and_the_step_stays(teach: Teach, find: Find) -> None:
    stage(teach).to(4)
    find(teach, "family-rakuraku").click()
    assert (stage(teach).family, stage(teach).index) == (Family.RAKURAKU, 4)


def test_the_projector_opens_and_closes(window: Window, teach: Teach, find: Find) -> None:
    find(teach, "project").click()
    assert teach._projector is not None
    projector = teach._projector
    QTest.keyClick(projector, Qt.Key.Key_PageDown)
    assert stage(teach).index == 1
    QTest.keyClick(projector, Qt.Key.Key_Escape)
    assert teach._projector is None
    find(teach, "project").click()
    find(teach, "project").click()
    assert teach._projector is None


def test_the_end_is_said(window: Window, teach: Teach, find: Find) -> None:
    stage(teach).to(99)
    assert stage(teach).upcoming is None
    find(teach, "next").click()
    assert "さいごの手順" in window.notice.text()


def test_the_place_is_kept_for_the_class(window: Window, app: App) -> None:
    session = app.classes.today()[0].id
    window.go("teach", lesson=LESSON, session=session)
    assert isinstance(window.present, Teach)
    stage(window.present).to(5)
    window.home()
    window.go("teach", lesson=LESSON, session=session)
    assert isinstance(window.present, Teach)
    assert stage(window.present).index == 5


def test_phrases_are_lit_by_the_clock_without_sound(teach: Teach, clock: FixedClock, find: Find) -> None:
    find(teach, "listen").click()
    narrator = teach._narration._narrator  # type: ignore[union-attr]
    lit = set()
    for _tick in range(600):
        clock.pass_by(milliseconds=30)
        narrator.tick()
        lit.add(teach._mirror._view.words.highlighted())
        if not narrator.playing:
            break
    assert not narrator.playing
    assert len(lit) > 2
    find(teach, "again").click()
    assert narrator.playing
    find(teach, "next").click()
    assert narrator.playing, "the next step is read on"
    find(teach, "quiet").click()
    assert not narrator.playing
    assert teach._mirror._view.words.highlighted() == ""


@pytest.fixture
def lesson(window: Window) -> LessonScreen:
    window.go("practice_home")
    window.go("lesson", lesson=LESSON)
    settle()
    assert isinstance(window.present, LessonScreen)
    return window.present


def test_following_alone_to_the_end(window: Window, lesson: LessonScreen, find: Find) -> None:
    whole = len(stage(lesson).lesson.steps)
    for number in range(whole):
        assert stage(lesson).index == number
        find(lesson, "next").click()
    assert "できました" in lesson._view.words.text()
    find(lesson, "previous").click()
    assert stage(lesson).index == whole - 1
    find(lesson, "next").click()
    find(lesson, "next").click()
    assert window.present.__class__.__name__ == "PracticeHome"


def test_help_offers_ways_on_and_the_helper_a_sentence(window: Window, lesson: LessonScreen, find: Find) -> None:
    stage(lesson).to(2)
    find(lesson, "trouble").click()
    assert window.overlay.isVisible()
    assert stage(lesson).text.say_cue in words(window.overlay)
    QTest.keyClick(window.overlay, Qt.Key.Key_Escape)
    assert not window.overlay.isVisible()
    assert stage(lesson).index == 2


def test_a_word_is_explained_where_it_is_pressed(window: Window, lesson: LessonScreen, find: Find) -> None:
    label = lesson._view.words
    places = [part for part in label._parts if label.text()[part[0] : sum(part)] == "カード"]
    laid, shifts, top, ink = label._placed()
    spot = ink.boxes(laid, shifts, top, places[0])[0].center().toPoint()
    QTest.mouseMove(label, spot)
    QTest.mouseClick(label, Qt.MouseButton.LeftButton, pos=spot)
    assert "うすい札" in words(window.overlay)
    find(window.overlay, "close-word").click()
    assert not window.overlay.isVisible()
    QTest.mouseClick(label, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert not window.overlay.isVisible()


def test_the_words_of_a_step_are_offered_to_the_keyboard_too(window: Window, lesson: LessonScreen, find: Find) -> None:
    many = next(
        n
        for n, one in enumerate(stage(lesson).lesson.steps)
        if "スマホ" in (t := one.common.text.plain) and "カード" in t
    )
    stage(lesson).to(many)
    find(lesson, "trouble").click()
    find(window.overlay, "words").click()
    assert "どの言葉の意味" in words(window.overlay)
    find(window.overlay, "word-0").click()
    assert lesson._terms[0].meaning.plain in words(window.overlay)


def test_every_word_can_be_looked_up(window: Window, find: Find, qtbot: QtBot) -> None:
    window.go("practice_home")
    find(window, "words").click()
    qtbot.waitUntil(lambda: "手のひらの機械" in words(window))
    assert isinstance(window.present, Words)
    window.present._search.setText("れじ")
    assert "お金をはらう所" in words(window)
    assert window.present.place() == {"text": "れじ"}
    window.present._search.setText("りんご")
    assert "見つかりませんでした" in words(window)


def test_back_from_the_first_step_leads_out(window: Window, lesson: LessonScreen, find: Find) -> None:
    QTest.keyClick(lesson, Qt.Key.Key_PageDown)
    QTest.keyClick(lesson, Qt.Key.Key_PageUp)
    find(lesson, "previous").click()
    assert window.present.__class__.__name__ == "PracticeHome"


def test_the_family_is_remembered(app: App, lesson: LessonScreen, find: Find) -> None:
    find(lesson, "family-iphone").click()
    assert app.settings.now.family == "iphone"


def test_the_speed_changes_without_losing_the_place(app: App, lesson: LessonScreen) -> None:
    narration = lesson._narration
    assert narration is not None
    narration.play()
    narration.set_speed("quick")
    assert narration.playing
    assert app.settings.now.speed == "quick"


def test_leaving_the_practice_needs_a_yes(window: Window, find: Find, qtbot: QtBot) -> None:
    window.go("practice_home")
    find(window, "leave").click()
    assert window.overlay.isVisible()
    yes = [one for one in window.overlay.findChildren(QAbstractButton) if one.text() == "先生の画面へ"]
    yes[0].click()
    assert window.present.__class__.__name__ == "Today"


def test_the_practice_shell_has_no_way_to_the_register(window: Window, lesson: LessonScreen) -> None:
    assert window.bar is not None
    assert window.bar.places == {}
    shown = {one.objectName() for one in window.findChildren(QAbstractButton) if not one.isHidden()}
    assert not shown & {"office", "start", "paper", "register"}


def test_a_screen_that_differs_is_noted_and_seen_by_the_coordinator(
    window: Window, app: App, lesson: LessonScreen, find: Find
) -> None:
    stage(lesson).to(2)
    find(lesson, "trouble").click()
    find(window.overlay, "differs").click()
    assert not window.overlay.isVisible()
    (note,) = app.differences.all()
    assert (note.lesson, note.step) == (LESSON, stage(lesson).lesson.steps[2].id)
    window.go("data")
    find(window, "review").click()
    assert "手順3" in words(window)
    find(window, f"open-{LESSON}").click()
    assert isinstance(window.present, Teach)
    find(window, "differs").click()
    assert len(app.differences.all()) == 1
    window.go("differences")
    find(window, f"seen-{LESSON}").click()
    assert app.differences.all() == ()
    assert "見なおす教材はありません" in words(window)


def test_a_note_that_cannot_be_written_is_told(
    window: Window, app: App, lesson: LessonScreen, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_what: object) -> None:
        raise Problem("書きとめられませんでした。", "そのまま続けられます。")

    monkeypatch.setattr(app.differences, "note", refuse)
    find(lesson, "trouble").click()
    find(window.overlay, "differs").click()
    assert "書きとめられませんでした" in words(window.overlay)


def test_a_lesson_past_its_day_is_listed(window: Window, app: App, clock: FixedClock) -> None:
    clock.moment += timedelta(days=900)
    window.go("differences")
    assert "をすぎています" in words(window)
