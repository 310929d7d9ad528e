"""消去: the quiet line, leaving somebody out, typing the number, the certificate; and what can't happen by a slip."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from smartclass.bootstrap import App
from smartclass.errors import Problem
from tests.conftest import JAPAN, FixedClock
from tests.storage.past import KEPT, NAME, Past, fill
from tests.ui.conftest import settle
from tests.ui.screens.test_class import words
from ui import screen as screens
from ui.screens.erase import Erase
from ui.screens.erasures import Erasures
from ui.screens.today import Today
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]


@pytest.fixture
def past(empty_window: Window, app: App, clock: FixedClock) -> Past:
    return fill(app.register, clock)


def opened(window: Window, qtbot: QtBot) -> Erase:
    window.go("erase")
    screen = window.present
    assert isinstance(screen, Erase)
    qtbot.waitUntil(lambda: "しらべています" not in screen._head.text())
    return screen


def typed(screen: Erase, text: str) -> None:
    screen._number.edit.setText(text)


def test_names_are_erased_after_the_number_was_typed(
    empty_window: Window, app: App, past: Past, qtbot: QtBot, find: Find
) -> None:
    screen = opened(empty_window, qtbot)
    assert "1人います" in screen._head.text()
    assert find(screen, f"due-{past.gone}").text() == NAME
    find(screen, "erase").click()
    for wrong in ("", "2", "あ", "²", "999999999999"):
        typed(screen, wrong)
        find(screen, "agree").click()
        assert "まだ何も消していません" in words(empty_window)
    assert app.retention.log() == ()
    typed(screen, "１")
    find(screen, "agree").click()
    qtbot.waitUntil(lambda: isinstance(empty_window.present, Erasures))
    assert "1人の名前を消しました" in empty_window.notice.text()
    certificate = empty_window.present
    assert isinstance(certificate, Erasures)
    qtbot.waitUntil(lambda: certificate.panel.pdf.startswith(b"%PDF"))
    assert [one.people for one in app.retention.log()] == [1]
    assert NAME not in words(empty_window)


def test_who_is_pressed_stays(empty_window: Window, app: App, past: Past, qtbot: QtBot, find: Find) -> None:
    app.retention.set_years(0)
    screen = opened(empty_window, qtbot)
    assert len(screen.chosen) == 2
    find(screen, f"due-{past.kept}").click()
    settle()
    assert screen.chosen == (past.gone,)
    find(screen, "erase").click()
    find(screen, f"due-{past.gone}").click()
    settle()
    assert not screen._number.isVisible()
    assert screen.chosen == ()
    assert "2人は、今回はのこします" in words(empty_window)
    find(screen, f"due-{past.gone}").click()
    find(screen, "erase").click()
    find(screen, "stop").click()
    find(screen, "erase").click()
    typed(screen, "1")
    screen.erase()
    qtbot.waitUntil(lambda: isinstance(empty_window.present, Erasures))
    assert [one.name for one in app.retention.due()] == [KEPT]


def test_the_rule_can_be_changed_here(empty_window: Window, app: App, past: Past, qtbot: QtBot, find: Find) -> None:
    screen = opened(empty_window, qtbot)
    find(screen, "years-0").click()
    qtbot.waitUntil(lambda: "2人います" in screen._head.text())
    assert app.settings.now.keep_years == 0
    app.retention.set_years(10)
    screen = opened(empty_window, qtbot)
    assert "消す時期の人はいません" in screen._head.text()
    assert find(screen, "years-10").isChecked()
    assert "お知らせします" in words(empty_window)


def test_an_erasure_that_fails_says_so_and_looks_again(
    empty_window: Window, app: App, past: Past, qtbot: QtBot, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_named: object) -> None:
        raise Problem("空きがありません。", "ファイルを消してください。")

    screen = opened(empty_window, qtbot)
    find(screen, "erase").click()
    typed(screen, "1")
    monkeypatch.setattr(app.retention, "erase", full)
    screen.erase()
    qtbot.waitUntil(empty_window.overlay.isVisible)
    qtbot.waitUntil(lambda: "1人います" in screen._head.text())


def test_an_erasure_can_be_stopped(
    empty_window: Window, app: App, past: Past, qtbot: QtBot, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, stops = Event(), Event(), []
    real = app.retention.erase

    def slow(people: Any, step: Any) -> Any:
        begun.set()
        assert go_on.wait(10)
        return real(people, step=step)

    def busy(words: str, cancel: Callable[[], None]) -> Any:
        stops.append(cancel)
        return Window.busy(empty_window, words, cancel)

    screen = opened(empty_window, qtbot)
    find(screen, "erase").click()
    screen._number.edit.setText("1")
    monkeypatch.setattr(app.retention, "erase", slow)
    monkeypatch.setattr(empty_window, "busy", busy)
    screen.erase()
    assert begun.wait(10)
    stops[0]()
    screen._head.set_text("")
    go_on.set()
    qtbot.waitUntil(lambda: "1人います" in screen._head.text())
    assert app.retention.log() == ()


def test_old_copies_are_named_with_what_to_do(
    empty_window: Window, app: App, past: Past, qtbot: QtBot, find: Find
) -> None:
    old = app.home.backups / "old.db"
    old.parent.mkdir(exist_ok=True)
    old.write_bytes(b"x")
    os.utime(old, (datetime(2030, 1, 1, tzinfo=JAPAN).timestamp(),) * 2)
    screen = opened(empty_window, qtbot)
    assert "old.db" in words(empty_window)
    assert "つぎのファイルを消してください" in words(empty_window)
    find(screen, "log").click()
    assert "まだありません" in words(empty_window)


def test_it_is_reached_from_the_data_screen(window: Window, find: Find) -> None:
    window.go("data")
    find(window, "erase").click()
    assert isinstance(window.present, Erase)


def test_the_start_screen_says_it_quietly_and_late(
    empty_window: Window, app: App, past: Past, qtbot: QtBot, find: Find
) -> None:
    asked: list[str] = []
    app.register.watch(asked.append)
    empty_window.go("today")
    settle()
    app.register.watch(None)
    assert len(asked) == 1
    today = empty_window.present
    assert isinstance(today, Today)
    assert today._due.isHidden()
    today._remind.start(0)
    qtbot.waitUntil(today._due.isVisible)
    assert "1人います" in today._due.text()
    assert NAME not in words(empty_window)
    find(today, "due").click()
    assert isinstance(empty_window.present, Erase)


def test_nobody_due_is_not_worth_a_line(window: Window, qtbot: QtBot) -> None:
    window.go("today")
    today = window.present
    assert isinstance(today, Today)
    with qtbot.waitSignal(today._remind.timeout):
        today._remind.start(0)
    done: list[object] = []
    window.context.tasks.run(lambda _task: None, done=done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert today._due.isHidden()


OWN_LOCK = {"protect"}
"""The one screen that asks for a secret: the passphrase of the program's own register."""


def test_no_screen_asks_for_somebodys_secret(window: Window) -> None:
    for name in set(screens.names()) - OWN_LOCK:
        for sample in screens.load(name).samples[:1]:
            made = screens.load(name)(window.context)
            where = made.sample(sample)
            made.deleteLater()
            window.go(name, **where)
            for edit in window.findChildren(QLineEdit):
                assert edit.echoMode() == QLineEdit.EchoMode.Normal, name
                said = edit.accessibleName() + edit.placeholderText()
                assert not any(word in said for word in ("マイナンバー", "暗証", "パスワード", "PIN")), name
