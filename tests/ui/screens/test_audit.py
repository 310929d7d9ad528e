"""操作の記録 on screen and on paper, and the program in the hands of a helper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from smartclass.bootstrap import App
from smartclass.domain import roles
from smartclass.domain.audit import What
from smartclass.domain.class_session import Role
from smartclass.storage.key_slots import DataKey, Kind
from tests.conftest import FixedClock
from tests.ui.conftest import settle
from ui import printing
from ui import screen as screens
from ui.kit.ruby_label import RubyLabel
from ui.screens import audit as shown_audit
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]


def words(window: Window) -> str:
    settle(2)
    return "\n".join(one.text() for one in window.findChildren(RubyLabel) if one.isVisible())


def test_it_is_reached_from_the_data_and_says_that_it_is_whole(
    window: Window, app: App, qtbot: QtBot, find: Find
) -> None:
    app.audit.record(What.EXPORT, "all.xlsx")
    app.audit.record(What.OPEN)
    window.go("data")
    find(window, "protection-audit").click()
    screen: Any = window.present
    qtbot.waitUntil(lambda: "どこも書きかえられていません" in words(window), timeout=20_000)
    assert "10:00　書き出した\n合言葉なし　all.xlsx" in words(window)
    find(window, "kind-open").click()
    assert "書き出した" not in words(window)
    assert "名簿を開いた" in words(window)
    assert screen.place() == {"month": "2026-11", "kind": "open"}
    find(window, "month-before").click()
    assert "ありません" in words(window)
    find(window, "month-after").click()
    qtbot.waitUntil(lambda: bool(screen.panel.pdf), timeout=20_000)
    settle()


def test_a_broken_chain_is_said(window: Window, app: App, qtbot: QtBot) -> None:
    app.audit.record(What.EXPORT, "all.xlsx")
    with app.register.write() as run:
        run("DROP TRIGGER audit_no_update")
        run("UPDATE audit SET about = 'all.zip'")
    window.go("audit")
    qtbot.waitUntil(lambda: "1番めの記録が、書きかえられています" in words(window), timeout=20_000)


def test_many_lines_are_not_all_shown(window: Window, app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown_audit, "MOST", 2)
    for _n in range(3):
        app.audit.record(What.OPEN)
    window.go("audit")
    assert "新しい2件だけ" in words(window)
    window.go("today")
    settle()


def test_printing_and_saving_are_written_down(
    window: Window, app: App, qtbot: QtBot, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "chosen", lambda *_given, **_more: SimpleNamespace(printerName=lambda: "教室"))
    monkeypatch.setattr(printing, "send", lambda *_given: None)
    window.go("audit")
    screen: Any = window.present
    qtbot.waitUntil(lambda: bool(screen.panel.pdf), timeout=20_000)
    screen.panel._to_printer()
    screen.panel.save_to(tmp_path / "x.csv")
    qtbot.waitUntil((tmp_path / "x.csv").exists, timeout=20_000)
    qtbot.waitUntil(lambda: len(app.audit.between(clock.today(), clock.today())) == 2, timeout=20_000)
    made = [(one.what, one.about) for one in app.audit.between(clock.today(), clock.today())]
    assert made == [
        (What.PRINT, "audit-2026-11-01-2026-11-30.pdf"),
        (What.SAVE, "audit-2026-11-01-2026-11-30.csv"),
    ]


@pytest.fixture
def helper(window: Window, app: App, monkeypatch: pytest.MonkeyPatch) -> Window:
    app.register._key = DataKey(b"k", Kind.VOLUNTEER, "00ff00ff")
    window.changed_hands()
    settle()
    yield window  # type: ignore[misc]
    app.register._key = None


def test_every_screen_a_helper_may_not_open_stays_shut(helper: Window) -> None:
    for name in screens.names():
        if roles.may_open(Role.HELPER, name):
            continue
        helper.go(name)
        settle(1)
        assert type(helper.present).__name__ == "Today", name
        assert helper.overlay.isVisible(), name
        assert "担当者の画面" in words(helper)
        helper.overlay.dismiss()


def test_every_screen_a_helper_may_open_opens(helper: Window, app: App) -> None:
    session = app.classes.today()[0].id
    where: dict[str, dict[str, Any]] = {
        "teach": {"lesson": "basics-calls", "session": session},
        "lesson": {"lesson": "basics-calls"},
        "practice": {"exercise": "basics-calls"},
        "procedure": {"procedure": app.procedures.all()[0].id},
        "papers": {"lesson": "basics-calls"},
    }
    where |= {name: {"session": session} for name in ("desk", "numbers", "seats", "close_class", "survey")}
    where["survey_tally"] = {"session": session}
    for name in sorted(roles.HELPER_SCREENS):
        helper.overlay.dismiss()
        helper.go(name, **where.get(name, {}))
        settle()
        assert helper.present is not None
        assert helper._history[-1][0] == name, words(helper)
        assert not helper.overlay.isVisible(), (name, words(helper))


def test_a_helper_sees_no_door_to_the_office(helper: Window, find: Find) -> None:
    names = {one.objectName() for one in helper.findChildren(QAbstractButton) if one.isVisible()}
    assert "away" in names
    assert not names & {"office", "settings", "talks", "due"}
    find(helper, "away").click()
    settle()
    assert helper.lock.cover is not None
    helper.lock.locked = False
    helper.lock.follow()
