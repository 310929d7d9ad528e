"""Large letters in a small window: nothing is cut off, and what one needs most stays in sight."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from smartclass.bootstrap import App
from tests.ui.conftest import bury, settle
from tests.ui.test_every_screen import cut
from ui import screen as screens
from ui.kit.beside import Beside
from ui.kit.ruby_label import RubyLabel
from ui.kit.theme import Look, theme
from ui.player.step_view import StepView
from ui.window import Window

pytestmark = pytest.mark.looks

Find = Callable[[QWidget, str], QAbstractButton]


@pytest.fixture(params=[1024, 1366])
def large(request: pytest.FixtureRequest, window: Window, app: App) -> Window:
    app.settings.change(text_scale=200)
    window.restyle()
    window.resize(request.param, 700)
    settle()
    return window


def test_times_and_numbers_can_be_read(large: Window, find: Find) -> None:
    large.go("new_session")
    find(large, "more").click()
    settle()
    fields = large.present.findChildren(QAbstractSpinBox)
    assert len(fields) == 4
    for field in fields:
        edit = field.findChild(QLineEdit)
        assert edit is not None
        assert edit.width() > edit.fontMetrics().horizontalAdvance(field.text()) + edit.textMargins().left()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_word_of_any_screen_is_cut(window: Window, app: App, language: str) -> None:
    app.settings.change(text_scale=200, language=language)
    window.restyle()
    found: dict[str, list[str]] = {}
    for name in screens.names():
        where = screens.load(name)(window.context)
        for sample in where.samples:
            window.go(name, **where.sample(sample))
            bury()
            for width in (1366, 1024):
                window.resize(width, 700)
                settle(3)
                if cut(window):
                    settle(30)  # a long page may still be filling
                if short := cut(window):
                    found[f"{name} {sample} {width}"] = short
        where.deleteLater()
    assert found == {}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_step_is_whole(large: Window, app: App, language: str) -> None:
    app.settings.change(language=language)
    large.restyle()
    for lesson in app.library.lessons():
        large.go("lesson", lesson=lesson.id)
        settle()
        view = large.present.findChild(StepView)
        assert view is not None
        for step in lesson.steps:
            view.show_step(lesson, step.common)
            settle(2)
            assert view.words.fits(view.words.width(), view.words.height()), (lesson.id, step.id)
            caution = view._caution_words
            assert caution.isHidden() or caution.fits(caution.width(), caution.height()), (lesson.id, step.id)


def test_the_practice_phone_takes_no_line_from_the_lesson(large: Window, find: Find) -> None:
    large.go("lesson", lesson="mynumber-read-card")
    settle()
    practise, following = find(large, "practise"), find(large, "next")
    below = practise.mapTo(large, QPoint()).y() > large.height() / 2
    assert below == (large.width() == 1024)
    assert following.mapTo(large, QPoint()).x() > practise.mapTo(large, QPoint()).x()
    large.resize(1920, 1000)
    settle()
    assert find(large, "practise").mapTo(large, QPoint()).y() < large.height() / 2


def test_the_next_class_can_be_started_without_scrolling(large: Window, find: Find) -> None:
    large.home()
    start = find(large, "start")
    assert start.mapTo(large, QPoint(0, start.height())).y() <= large.height()


def test_the_desk_shows_people_below_its_acts(large: Window, app: App, find: Find) -> None:
    large.go("desk", session=app.classes.today()[0].id)
    settle()
    undo = find(large, "undo")
    assert undo.mapTo(large, QPoint(0, undo.height())).y() < large.height() / 2


def test_the_quiet_ways_of_the_desk_take_turns_with_its_acts(large: Window, app: App, find: Find) -> None:
    large.go("desk", session=app.classes.today()[0].id)
    more, teach = find(large, "more"), find(large, "teach")
    doors = [large.present.findChild(QAbstractButton, name) for name in ("paper", "bookings", "seats", "talk")]
    assert not any(door.isVisible() for door in doors)
    more.click()
    settle()
    assert all(door.isVisible() for door in doors)
    assert not teach.isVisible()
    more.click()
    assert teach.isVisible()
    more.click()
    find(large, "seats").click()
    assert large.present.title() == "座席のようす"


def test_the_end_of_the_script_can_be_reached(large: Window, app: App, find: Find) -> None:
    lesson = app.library.get("mynumber-read-card")
    large.go("teach", lesson=lesson.id, step=lesson.steps[2].id)
    settle()
    differs = find(large, "differs")
    assert differs.geometry().bottom() <= differs.parentWidget().height()


def test_a_paper_is_beside_its_choices_while_it_can_be_read(styled: QApplication, qtbot: QtBot) -> None:
    side, paper = QScrollArea(), QWidget()
    beside = Beside(Look(theme("light"), 2.0), side, paper, wide=260)
    qtbot.addWidget(beside)
    beside.resize(1024, 600)
    beside.show()
    settle()
    assert paper.x() >= side.width() == 460
    beside.setMinimumSize(0, 0)
    beside.resize(640, 600)
    settle()
    beside.resize(640, 600)
    settle()
    assert (paper.x(), side.height()) == (side.x(), 240)
    assert paper.y() > side.y()


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("screen", "grid"), [("procedures", "_grid"), ("practice_home", "_tiles")])
def test_tiles_are_equally_wide_and_their_words_are_whole(
    large: Window, app: App, language: str, screen: str, grid: str
) -> None:
    app.settings.change(language=language)
    large.restyle()
    app.library.lessons()  # read when the program starts
    large.go(screen)
    settle()
    box = getattr(large.present, grid)
    tiles = [box.itemAt(place).widget() for place in range(box.count())]
    assert len(tiles) >= 5
    assert max(tile.width() for tile in tiles) - min(tile.width() for tile in tiles) <= 1
    for tile in tiles:
        assert tile.height() >= tile.heightForWidth(tile.width()), tile.text()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_help_in_a_lesson_is_whole(large: Window, app: App, language: str, find: Find) -> None:
    app.settings.change(language=language)
    large.restyle()
    steps = ((lesson.id, step) for lesson in app.library.lessons() for step in lesson.steps)
    lesson, longest = max(steps, key=lambda one: len(str(one[1].common.say_cue)))
    large.go("lesson", lesson=lesson, step=longest.id)
    find(large, "trouble").click()
    settle()
    for words in large.overlay.findChildren(RubyLabel):
        assert words.fits(words.width(), words.height()), words.text()
    for button in large.overlay.findChildren(QAbstractButton):
        assert button.height() >= button.minimumSizeHint().height(), button.text()
        assert large.rect().contains(button.mapTo(large, button.rect().bottomRight())), button.text()
