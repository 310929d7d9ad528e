"""The window: the way back, the calm cards, and what runs in the background."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from smartclass.bootstrap import App
from smartclass.errors import Problem
from tests.ui.conftest import settle
from ui.tasks import Task, Tasks
from ui.window import Window


def test_back_and_home(window: Window) -> None:
    for name in ("today", "plan", "register"):
        window.go(name)
    window.back()
    assert window.present.title() == "予定"
    window.home()
    assert window.present.title() == "今日の教室"
    window.back()
    assert window.present.title() == "今日の教室"


def test_bars_lead_where_they_say(window: Window) -> None:
    window.go("today")
    window.go("plan")
    assert window.bar is not None
    window.bar.places["register"].click()
    assert window.present.title() == "名簿"
    window.bar.back.click()
    assert window.present.title() == "予定"
    window.bar.home.click()
    assert window.present.title() == "今日の教室"


def test_a_screen_that_can_not_open_leaves_the_old_one(window: Window) -> None:
    window.go("today")
    window.go("lesson", lesson="gone")
    assert window.overlay.isVisible()
    assert window.present.title() == "今日の教室"


def test_a_question_is_answered_by_yes_only(window: Window) -> None:
    window.go("today")
    answers: list[str] = []
    window.ask("?", "?", "はい", "いいえ", lambda: answers.append("yes"))
    buttons = {one.text(): one for one in window.overlay.findChildren(QAbstractButton)}
    buttons["いいえ"].click()
    assert answers == []
    window.ask("?", "?", "はい", "いいえ", lambda: answers.append("yes"))
    QTest.keyClick(window.overlay, Qt.Key.Key_Escape)
    assert answers == []
    window.ask("?", "?", "はい", "いいえ", lambda: answers.append("yes"))
    next(
        one for one in window.overlay.findChildren(QAbstractButton) if one.text() == "はい" and not one.isHidden()
    ).click()
    assert answers == ["yes"]


def test_enter_presses_what_has_the_focus(window: Window, app: App) -> None:
    window.go("today")
    button = window.present.findChild(QAbstractButton, "office")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert window.present.title() == "予定"


def test_narrow_windows_stack(window: Window, app: App) -> None:
    app.settings.change(text_scale=200)
    window.restyle()
    window.go("today")
    assert window.compact()
    window.resize(1920, 1000)
    settle()
    assert not window.compact()


def test_work_is_done_apart_and_reports_back(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[object] = []
    steps: list[tuple[int, int]] = []

    def work(task: Task) -> int:
        task.step(1, 2)
        return 7

    tasks.run(work, done=seen.append, progressed=lambda done, whole: steps.append((done, whole)))
    qtbot.waitUntil(lambda: seen == [7])
    assert steps == [(1, 2)]


def test_a_problem_reaches_whoever_asked(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[Problem] = []

    def work(_task: Task) -> None:
        raise Problem("だめでした。")

    tasks.run(work, done=lambda _value: pytest.fail("it went well"), failed=seen.append)
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert str(seen[0]) == "だめでした。"


def test_cancelled_work_says_nothing_more(qtbot: QtBot, tasks: Tasks) -> None:
    ended: list[object] = []
    task = tasks.run(lambda task: task.step(1, 1), done=lambda _value: pytest.fail("it was cancelled"))
    task.cancel()
    task.failed.connect(ended.append)
    qtbot.waitUntil(lambda: len(ended) == 1)


def test_busy_shows_only_when_it_takes_long(window: Window, qtbot: QtBot) -> None:
    window.go("today")
    stopped: list[bool] = []
    quick = window.busy("すぐ", lambda: stopped.append(True))
    quick.end()
    assert not window.overlay.isVisible()
    slow = window.busy("ゆっくり", lambda: stopped.append(True))
    qtbot.waitUntil(window.overlay.isVisible)
    slow.progress(1, 3)
    slow.end()
    assert not window.overlay.isVisible()
    slow = window.busy("やめる", lambda: stopped.append(True))
    qtbot.waitUntil(window.overlay.isVisible)
    QTest.keyClick(window.overlay, Qt.Key.Key_Escape)
    assert stopped == [True]


def test_none_is_counted_right_by_this_pyside() -> None:
    """PySide6 6.12.0 on Python 3.11 drops a reference to None at every painter call."""
    from PySide6.QtGui import QPainter, QPixmap

    picture = QPixmap(10, 10)
    painter = QPainter(picture)
    before = sys.getrefcount(None)
    for _ in range(500):
        painter.drawLine(0, 0, 9, 9)
        painter.save()
        painter.restore()
    after = sys.getrefcount(None)
    painter.end()
    assert after > before - 100
