"""The practice PC: a card keeps its holder's place, and nobody's name is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smartclass.bootstrap import App
from tests.ui.screens.test_class import words
from ui.screens.lesson import LessonScreen
from ui.screens.practice_home import PracticeHome
from ui.window import Window

LESSON = "mynumber-read-card"


def test_a_card_keeps_the_place_without_a_name(window: Window, app: App) -> None:
    person = app.people.get(app.people.all(limit=1)[0].id)
    window.go("practice_home", topic="mynumber")
    home = window.present
    assert isinstance(home, PracticeHome)
    QTest.keyClicks(home, f"A1:{person.token}")
    QTest.keyClick(home, Qt.Key.Key_Return)
    assert person.name not in words(window) + window.notice.text()
    home._open(LESSON)
    assert isinstance(window.present, LessonScreen)
    stage = window.present._stage
    assert stage is not None
    assert stage.person == person.id
    stage.to(4)
    window.go("practice_home")
    window.go("lesson", lesson=LESSON, person=person.id)
    assert isinstance(window.present, LessonScreen)
    assert window.present._stage is not None
    assert window.present._stage.index == 4


def test_a_foreign_card_is_answered_kindly(window: Window) -> None:
    window.go("practice_home")
    home = window.present
    assert isinstance(home, PracticeHome)
    QTest.keyClicks(home, "https://x.jp")
    QTest.keyClick(home, Qt.Key.Key_Return)
    assert "そのまま" in window.notice.text()
    QTest.keyClick(home, Qt.Key.Key_Escape)
    assert home._typed == ""
