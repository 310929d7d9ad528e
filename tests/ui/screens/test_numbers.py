"""番号入力: seen as names before anything happens, entered at once, taken back at once."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from smartclass.bootstrap import App
from smartclass.errors import Problem
from tests.ui.conftest import settle
from ui.screens.desk import Desk
from ui.screens.numbers import Numbers
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]


@pytest.fixture
def session(app: App, window: Window) -> UUID:
    found = app.classes.today()[0].id
    window.go("desk", session=found)
    window.go("numbers", session=found)
    settle()
    return found


def numbers(window: Window) -> Numbers:
    assert isinstance(window.present, Numbers)
    return window.present


def words(window: Window, name: str) -> str:
    return numbers(window).findChildren(QLabel, name)[0].text()


def test_the_names_are_shown_and_one_press_enters_them(app: App, window: Window, session: UUID, find: Find) -> None:
    roster = app.roll.roster(session)
    QTest.keyClicks(numbers(window).typed, "2-3 1 99 x")
    numbers(window).look_up()
    assert words(window, "summary") == "この3人を 出席にします。"
    assert all(row.attendee.name in words(window, "names") for row in roster[:3])
    assert "99" in words(window, "missing")
    assert "x" in words(window, "missing")
    assert app.roll.counts(session).present == 0
    find(window, "enter").click()
    settle()
    assert isinstance(window.present, Desk)
    assert "3人を出席にしました" in window.notice.text()
    assert [row.number for row in app.roll.roster(session) if row.present] == [1, 2, 3]
    find(window, "undo").click()
    assert app.roll.counts(session).present == 0


def test_who_is_here_already_is_said(app: App, window: Window, session: UUID) -> None:
    first = app.roll.roster(session)[0].attendee
    app.roll.check_in(session, first.id)
    numbers(window).typed.setText("1")
    numbers(window).look_up()
    assert words(window, "summary") == ""
    assert first.name in numbers(window)._here.text()


def test_nothing_typed_is_told_kindly(app: App, window: Window, session: UUID, find: Find) -> None:
    find(window, "enter").click()
    assert "番号を、入れてください" in window.notice.text()
    assert isinstance(window.present, Numbers)
    assert app.roll.counts(session).present == 0


def test_what_is_typed_stays_when_the_screen_is_made_anew(window: Window, session: UUID) -> None:
    numbers(window).typed.setText("4 5")
    window.restyle()
    settle()
    assert numbers(window).typed.text() == "4 5"


def test_a_full_disk_is_said_and_nothing_is_lost(
    app: App, window: Window, session: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_what: object) -> int:
        raise Problem("いっぱいです。")

    monkeypatch.setattr(app.sheet, "enter", full)
    numbers(window).typed.setText("1")
    numbers(window).enter()
    assert window.overlay.isVisible()
    assert numbers(window).typed.text() == "1"
