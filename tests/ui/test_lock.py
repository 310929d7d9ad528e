"""The lock of an open program: the desk is covered, a lesson goes on, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from smartclass.bootstrap import App, build, gate
from smartclass.domain.audit import What
from smartclass.domain.class_session import Role
from smartclass.paths import Home
from tests.conftest import FixedClock
from tests.ui.conftest import bury, settle
from ui.idle import Idle
from ui.kit.ruby_label import RubyLabel
from ui.tasks import Tasks
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]
WORDS, HELPER, CODE = "sakura densha mikan", "umi yama kawa 7", "0" * 24

pytestmark = pytest.mark.usefixtures("cheap_keys")


@pytest.fixture
def locked_home(home: Home, clock: FixedClock) -> Home:
    app = build(home, clock=clock)
    app.demo.fill(seed=1)
    app.protection.protect(WORDS, CODE)
    app.protection.add(WORDS, HELPER)
    app.settings.change(demo_offered=True, sound=False)
    app.close()
    return home


@pytest.fixture
def window(styled: QApplication, qtbot: QtBot, locked_home: Home, clock: FixedClock, tasks: Tasks) -> Iterator[Window]:
    key = gate(locked_home).open(WORDS)
    app = build(locked_home, key=key, clock=clock, executor=tasks.voice_executor)
    window = Window(app, tasks)
    window.resize(1366, 700)
    window.show()
    yield window
    window.close()
    tasks.close()
    settle()
    app.close()
    window.deleteLater()
    bury()


def away(window: Window, clock: FixedClock, minutes: float = 11) -> None:
    clock.pass_by(minutes=minutes)
    window.lock.idle.look()
    settle()


def shown(window: Window) -> str:
    settle(2)
    return "\n".join(one.text() for one in window.findChildren(RubyLabel) if one.isVisible())


def open_with(window: Window, qtbot: QtBot, words: str) -> None:
    cover = window.lock.cover
    assert cover is not None
    QTest.keyClicks(cover._words.edit, words)
    QTest.keyClick(cover._words.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.lock.cover is None, timeout=20_000)
    settle()


def test_the_desk_is_covered_and_comes_back_as_it_was(window: Window, clock: FixedClock, qtbot: QtBot) -> None:
    person = window.app.people.all(limit=1)[0]
    window.go("person", person=person.id)
    screen: Any = window.present
    screen._name.edit.setText("書きかけ")
    screen._name.edit.setFocus()
    settle()
    away(window, clock)
    assert window.lock.locked
    assert window.lock.cover is not None
    assert not screen.isVisible()
    assert not window.bar.isVisible()  # type: ignore[union-attr]
    assert "さっきのつづき" in shown(window)
    assert person.kana not in shown(window)
    open_with(window, qtbot, WORDS)
    assert window.present is screen
    assert screen.isVisible()
    assert window.bar.isVisible()  # type: ignore[union-attr]
    assert screen._name.edit.text() == "書きかけ"
    assert QApplication.focusWidget() in (screen._name.edit, None)
    day = clock.today()
    last = [(one.what, one.role, one.about) for one in window.app.audit.between(day, day)][-2:]
    assert last == [(What.LOCK, "coordinator", ""), (What.OPEN, "coordinator", "again")]


def test_wrong_words_wait_and_escape_opens_nothing(window: Window, clock: FixedClock, qtbot: QtBot) -> None:
    window.go("register")
    away(window, clock)
    cover = window.lock.cover
    assert cover is not None
    QTest.keyClick(cover, Qt.Key.Key_Escape)
    QTest.keyClick(cover._words.edit, Qt.Key.Key_Escape)
    assert cover.isVisible()
    assert not cover.findChildren(QAbstractButton, "leave")
    cover._words.edit.setText("wrong words here")
    cover._try()
    qtbot.waitUntil(lambda: cover._left > 0, timeout=20_000)
    assert "ちがうようです。1秒たったら" in shown(window)
    cover._show(1)
    cover._work(cover._code, pytest.fail, pytest.fail)  # too soon: it is not tried, and says why
    settle()
    assert "1秒たったら" in shown(window)
    assert "ちがうようです" not in shown(window)
    cover._waiting.stop()
    cover._second()
    assert "秒たったら" not in shown(window)
    cover._show(0)
    window.resize(1024, 700)
    settle()
    assert cover.geometry() == window.rect()
    window.go("reports")  # whatever leads on: below the cover
    settle()
    assert window.present is not None
    assert not window.present.isVisible()


def test_a_projected_lesson_goes_on_and_the_way_back_is_locked(
    window: Window, clock: FixedClock, qtbot: QtBot, find: Find
) -> None:
    session = window.app.classes.today()[0]
    window.go("teach", lesson="basics-calls", session=session.id)
    screen: Any = window.present
    screen._project()
    find(screen, "seats").click()
    assert screen._board.isVisible()
    away(window, clock)
    assert window.lock.locked
    assert window.lock.cover is None
    assert screen.isVisible()
    assert screen._projector is not None
    assert screen._projector.isVisible()
    assert not screen._board.isVisible()
    assert not screen._seats.isVisible()
    screen._next()
    assert screen._stage.index == 1
    window.go("desk", session=session.id)
    settle()
    assert window.lock.cover is not None
    assert window.present is not None
    assert not window.present.isVisible()
    open_with(window, qtbot, WORDS)
    assert window.present.isVisible()


def test_practice_is_never_taken_away(window: Window, clock: FixedClock) -> None:
    window.go("practice_home")
    away(window, clock)
    assert window.lock.locked
    assert window.lock.cover is None
    window.go("today")
    assert window.lock.cover is not None


def test_a_card_read_while_it_is_locked_does_nothing(window: Window, clock: FixedClock, qtbot: QtBot) -> None:
    session = window.app.classes.today()[0]
    window.go("desk", session=session.id)
    before = window.app.roll.counts(session.id)
    away(window, clock)
    cover = window.lock.cover
    assert cover is not None
    token = window.app.people.get(window.app.roll.roster(session.id)[-1].attendee.id).token
    QTest.keyClicks(cover._words.edit, f"A1:{token}")
    assert window.app.roll.counts(session.id) == before
    assert not window.notice.isVisible()


def test_what_hangs_above_is_covered_too(window: Window, clock: FixedClock, qtbot: QtBot) -> None:
    window.go("register")
    window.ask("消しますか", "佐藤さん", "はい", "いいえ", lambda: None)
    settle()
    assert window.overlay.isVisible()
    away(window, clock)
    assert not window.overlay.isVisible()
    open_with(window, qtbot, WORDS)
    assert window.overlay.isVisible()


def test_another_role_begins_anew(window: Window, clock: FixedClock, qtbot: QtBot) -> None:
    window.go("register")
    away(window, clock)
    open_with(window, qtbot, HELPER)
    assert window.app.role is Role.HELPER
    assert type(window.present).__name__ == "Today"
    assert len(window._history) == 1


def test_a_damaged_key_file_is_said_and_the_cover_stays(
    window: Window, clock: FixedClock, qtbot: QtBot, locked_home: Home
) -> None:
    window.go("register")
    window.lock.now()
    settle()
    for path in locked_home.root.glob("keys*"):
        path.write_bytes(b"spoiled")
    cover = window.lock.cover
    assert cover is not None
    cover._words.edit.setText(WORDS)
    cover._try()
    qtbot.waitUntil(lambda: cover.problem is not None, timeout=20_000)
    settle()
    assert cover.isVisible()
    assert window.lock.locked


def test_the_settings_say_when_and_never(window: Window, clock: FixedClock) -> None:
    window.go("register")
    window.app.settings.change(lock_minutes=0)
    away(window, clock, 600)
    assert not window.lock.locked
    window.app.settings.change(lock_minutes=30)
    window.lock.idle.touch()
    away(window, clock, 29)
    assert not window.lock.locked
    away(window, clock, 2)
    assert window.lock.locked
    window.lock.now()  # once is enough
    assert sum(one.what == What.LOCK for one in window.app.audit.between(clock.today(), clock.today())) == 1


def test_without_protection_nothing_locks(empty_window: Window, clock: FixedClock) -> None:
    empty_window.go("register")
    away(empty_window, clock)
    assert not empty_window.lock.locked


def test_touching_begins_anew_but_not_after_the_time_is_over(qapp: QApplication, clock: FixedClock) -> None:
    widget = QWidget()
    passed: list[int] = []
    idle = Idle(widget, clock, lambda: 10, every=1_000_000)
    idle.passed.connect(lambda: passed.append(1))

    def touch() -> None:
        at = QPointF(1, 1)
        buttons = (Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(widget, QMouseEvent(QEvent.Type.MouseButtonPress, at, widget.mapToGlobal(at), *buttons))

    for _time in range(3):
        clock.pass_by(minutes=9)
        touch()
    assert passed == []
    clock.pass_by(hours=3)  # the lid was closed: the first touch finds it locked
    touch()
    assert passed == [1]
    idle.stop()
    widget.deleteLater()


def test_the_app_of_an_unprotected_register_is_the_coordinators(app: App) -> None:
    assert (app.role, app.protected) == (Role.COORDINATOR, False)
