"""The three faces, and the paper slips: one touch an answer, no way to the register but a helper's."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QSpinBox, QWidget

from smartclass.bootstrap import App
from smartclass.domain.survey import Answer, SurveySums
from tests.conftest import FixedClock
from tests.ui.conftest import settle
from ui.screens.survey import Survey
from ui.screens.survey_tally import SurveyTally
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]


@pytest.fixture
def session(app: App, window: Window, find: Find) -> UUID:
    found = app.classes.today()[0].id
    window.go("close_class", session=found)
    find(window, "survey").click()
    settle()
    return found


def faces(window: Window, find: Find) -> Survey:
    find(window, "faces").click()
    settle()
    assert isinstance(window.present, Survey)
    return window.present


def press(window: Window, words: str) -> None:
    next(one for one in window.overlay.findChildren(QAbstractButton) if one.text() == words).click()
    settle()


def test_one_touch_is_an_answer_and_a_second_one_is_not(
    app: App, window: Window, session: UUID, find: Find, clock: FixedClock
) -> None:
    shown = faces(window, find)
    face = find(window, "face-good")
    face.click()
    assert not shown.asking
    assert not face.isVisible()  # the second touch of a shaking hand meets thanks
    clock.pass_by(seconds=1.9)
    shown.look_at_clock()
    assert not shown.asking
    clock.pass_by(seconds=0.2)
    shown.look_at_clock()
    assert shown.asking
    find(window, "face-more").click()
    assert app.survey.of_class(session).touch == SurveySums(1, 0, 1)


def test_only_a_helpers_two_presses_lead_away(
    app: App, window: Window, session: UUID, find: Find, clock: FixedClock
) -> None:
    shown = faces(window, find)
    assert window.bar is not None
    assert not window.bar.isVisible()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Back, Qt.Key.Key_F5):
        QTest.keyClick(window, key)
        QTest.keyClick(shown, key)
    visible = [one for one in window.findChildren(QAbstractButton) if one.isVisible()]
    assert {one.objectName() for one in visible} == {"face-good", "face-middle", "face-more", "leave"}
    find(window, "leave").click()
    press(window, "アンケートを つづける")
    assert window.present is shown
    find(window, "leave").click()
    press(window, "先生の画面へ")
    assert isinstance(window.present, SurveyTally)
    window.back()
    assert window._history[-1][0] == "close_class"


def test_what_was_said_to_a_helper_is_not_on_the_faces(app: App, window: Window, session: UUID, find: Find) -> None:
    window.tell("見本 花子さん、ようこそ。")
    faces(window, find)
    assert window.notice.text() == ""


def test_faces_opened_from_nowhere_lead_to_the_numbers(app: App, window: Window, find: Find) -> None:
    found = app.classes.today()[0].id
    window._history.clear()
    window.present = None
    window.go("survey", session=found)
    find(window, "leave").click()
    press(window, "先生の画面へ")
    assert isinstance(window.present, SurveyTally)


def test_paper_is_three_numbers_and_can_be_taken_back(app: App, window: Window, session: UUID, find: Find) -> None:
    app.survey.answer(session, Answer.GOOD)
    for answer, count in zip(Answer, (5, 2, 1), strict=True):
        next(one for one in window.findChildren(QSpinBox, f"paper-{answer}")).setValue(count)
    find(window, "keep").click()
    assert app.survey.of_class(session).sums == SurveySums(6, 2, 1)
    assert isinstance(window.present, SurveyTally)
    assert window.present._whole.text() == "ぜんぶで 9人が答えました。"
    find(window, "undo").click()
    assert app.survey.of_class(session).sums == SurveySums(1, 0, 0)
    assert [field.value() for field in window.present._fields.values()] == [0, 0, 0]
    find(window, "undo").click()
    find(window, "undo").click()
    assert window.notice.text() == "もどすことは、もうありません。"
    assert window.present._whole.text() == "答えは、まだありません。"


def test_numbers_typed_are_not_lost_on_the_way_out(app: App, window: Window, session: UUID) -> None:
    window.findChildren(QSpinBox, "paper-good")[0].setValue(4)
    window.restyle()
    assert window.findChildren(QSpinBox, "paper-good")[-1].value() == 4
    window.back()
    assert app.survey.of_class(session).paper == SurveySums(4, 0, 0)
