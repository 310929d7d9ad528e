"""Making a report final, its line below the sheet, what changed since, and a whole year into a folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from smartclass.bootstrap import App
from smartclass.domain import fiscal
from tests.conftest import FixedClock
from tests.ui.conftest import settle
from tests.ui.screens.test_class import words
from tests.ui.screens.test_reports import made, reports, rows
from ui.screens.frozen import FrozenScreen
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]
OCTOBER = fiscal.month(2026, 10)


def go(window: Window, qtbot: QtBot, chosen: str = "last-month", report: str = "monthly") -> None:
    window.go("reports", report=report, chosen=chosen)
    made(window, qtbot)
    settle()


def freeze(window: Window, app: App, qtbot: QtBot, find: Find) -> None:
    go(window, qtbot)
    find(window, "freeze").click()
    assert "この報告を確定しますか" in words(window)
    reports(window).freezing.freeze()
    qtbot.waitUntil(lambda: bool(app.freezing.every()), timeout=20_000)
    qtbot.waitUntil(lambda: "に確定しました" in words(window), timeout=20_000)
    settle()


def change(app: App) -> str:
    session = app.classes.between(OCTOBER.first, OCTOBER.last)[0].id
    person = next(row.attendee for row in app.roll.roster(session) if row.present)
    app.roll.correct(session, person.id, False, "まちがい")
    return person.name


def test_a_report_is_made_final_and_says_so(window: Window, app: App, qtbot: QtBot, find: Find) -> None:
    freeze(window, app, qtbot, find)
    assert "2026年11月21日に確定しました。そのあと、変わっていません。" in words(window)
    assert not reports(window).freezing._freeze.isVisible()
    assert app.freezing.standing("monthly", OCTOBER).as_frozen
    (document,) = reports(window).panel._documents
    assert document.footer.endswith("令和8年11月21日に確定")


@pytest.mark.parametrize(("chosen", "report"), [("this-month", "monthly"), ("last-month", "continuity")])
def test_what_cannot_be_final_has_no_button(window: Window, app: App, qtbot: QtBot, chosen: str, report: str) -> None:
    go(window, qtbot, chosen, report)
    assert not reports(window).freezing.isVisible()


def test_what_changed_since_is_listed_with_what_was_done(
    window: Window, app: App, qtbot: QtBot, find: Find, clock: FixedClock
) -> None:
    freeze(window, app, qtbot, find)
    name = change(app)
    clock.pass_by(days=1)
    go(window, qtbot)
    assert "か所の数が変わっています" in words(window)
    find(window, "changes").click()
    screen = window.present
    assert isinstance(screen, FrozenScreen)
    qtbot.waitUntil(lambda: len(rows(screen, "act-")) == 1, timeout=20_000)
    assert any("延べ人数" in one and " → " in one for one in words(window).splitlines())
    (line,) = rows(screen, "act-")
    assert line.text().startswith(name)
    assert "来ていない" in line.text()
    assert screen.place()["first"] == date(2026, 10, 1)
    line.click()
    assert type(window.present).__name__ == "Desk"
    window.back()
    go(window, qtbot)
    assert find(window, "freeze").text() == "あらためて確定する"


def test_a_report_that_was_never_frozen_says_where_to(window: Window, qtbot: QtBot) -> None:
    window.go("frozen")
    qtbot.waitUntil(lambda: "まだ確定していません" in words(window), timeout=20_000)


def test_a_whole_year_is_saved_from_the_screen(
    window: Window, app: App, qtbot: QtBot, find: Find, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(window, qtbot, "fiscal-year", "yearly")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: "")
    find(window, "whole-year").click()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(tmp_path / "year"))
    find(window, "whole-year").click()
    qtbot.waitUntil(lambda: "8個のファイルに保存しました" in words(window), timeout=30_000)
    assert len(list((tmp_path / "year").iterdir())) == 8
    assert not reports(window).year.working.isVisible()
