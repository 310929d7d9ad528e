"""Protecting the register by real clicks: three screens at the first start, and the changes afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from smartclass.bootstrap import App, gate
from smartclass.errors import Locked
from smartclass.paths import Home
from smartclass.services.protection import Protection
from tests.ui.conftest import settle
from ui import volumes
from ui.kit.paper_panel import PaperPanel
from ui.kit.ruby_label import RubyLabel
from ui.screens.copies import Copies
from ui.screens.protect import Protect
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]
WORDS, NEW_WORDS = "sakura densha mikan", "umi yama kawa 7"
CODE = "0123456789ABCDEFGHJKMNPV"

pytestmark = pytest.mark.usefixtures("cheap_keys")


@pytest.fixture(autouse=True)
def known_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Protection, "new_code", lambda _self: "00000000000000000000000" + "0")


def words(window: QWidget) -> str:
    settle(2)
    return "\n".join(one.text() for one in window.findChildren(RubyLabel) if one.isVisible())


def present(window: Window) -> Protect:
    assert isinstance(window.present, Protect)
    return window.present


def typed(window: Window) -> QLineEdit:
    settle()
    return next(one for one in window.overlay.findChildren(QLineEdit, "secret") if one.isVisible())


def through_the_sheet(window: Window, qtbot: QtBot, find: Find) -> None:
    panel = window.findChild(PaperPanel)
    assert isinstance(panel, PaperPanel)
    qtbot.waitUntil(lambda: panel.pdf.startswith(b"%PDF"), timeout=20_000)
    find(window, "sheet-next").click()
    assert "番号の右下の4文字" in words(window)
    present(window)._back.edit.setText("oO ００")
    find(window, "sheet-next").click()
    qtbot.waitUntil(lambda: "4つだけ" in words(window), timeout=20_000)


def test_three_screens_at_the_first_start(empty_window: Window, app: App, home: Home, qtbot: QtBot, find: Find) -> None:
    window = empty_window
    app.settings.change(demo_offered=False)
    window.go("welcome")
    window.findChild(QLineEdit).setText("川南公民館")
    find(window, "begin").click()
    find(window, "words-next").click()
    assert "10文字以上" in words(window)
    present(window)._new.edit.setText(WORDS)
    find(window, "words-next").click()
    assert "見くらべられます" in words(window)
    present(window)._again.edit.setText(WORDS)
    present(window)._new.see.click()
    assert present(window)._new.edit.echoMode() is QLineEdit.EchoMode.Normal
    find(window, "words-next").click()
    through_the_sheet(window, qtbot, find)
    assert app.protection.on
    assert present(window).place() == {"act": "protect", "step": "done", "first": True}
    find(window, "done").click()
    assert window.present.__class__.__name__ == "Today"
    assert app.settings.now.demo_offered
    assert gate(home).open(WORDS)
    assert gate(home).open("0" * 24)


def test_the_first_start_without_protection_is_said(empty_window: Window, app: App, find: Find) -> None:
    empty_window.go("protect", first=True)
    find(empty_window, "unprotected").click()
    assert empty_window.present.__class__.__name__ == "Today"
    empty_window.go("data")
    assert "まだ守られていません" in words(empty_window)
    find(empty_window, "protection-protect").click()
    assert present(empty_window).title() == "名簿を守る"


def test_coming_back_to_the_first_start_makes_no_second_centre(empty_window: Window, app: App, find: Find) -> None:
    for _time in range(2):
        empty_window.go("welcome")
        empty_window.findChild(QLineEdit).setText("川南公民館")
        find(empty_window, "begin").click()
    assert len(app.classes.centres()) == 1


def test_changing_the_passphrase(window: Window, app: App, home: Home, qtbot: QtBot, find: Find) -> None:
    app.protection.protect(WORDS, "0" * 24)
    window.go("data")
    find(window, "protection-passphrase").click()
    find(window, "words-next").click()
    assert "いまの合言葉を入れて" in words(window)
    for now in ("wrong words here", WORDS):
        present(window)._now.edit.setText(now)
        present(window)._new.edit.setText(NEW_WORDS)
        present(window)._again.edit.setText(NEW_WORDS)
        find(window, "words-next").click()
        if now != WORDS:
            qtbot.waitUntil(lambda: "ちがうようです" in words(window.overlay), timeout=20_000)
            window.overlay.dismiss()
    qtbot.waitUntil(lambda: "合言葉を変えました" in words(window), timeout=20_000)
    find(window, "done").click()
    assert "守られています" in words(window)
    assert gate(home).open(NEW_WORDS)
    with pytest.raises(Locked):
        gate(home).open(WORDS)


@pytest.mark.parametrize("act", ["code", "renew"])
def test_a_new_sheet_and_a_new_key(window: Window, app: App, home: Home, qtbot: QtBot, find: Find, act: str) -> None:
    app.protection.protect(WORDS, CODE)
    (home.backups).mkdir()
    (home.backups / "spoiled.db").write_bytes(b"SQLite format 3\0")
    window.go("data")
    find(window, f"protection-{act}").click()
    screen = present(window)
    screen._now.edit.setText(WORDS)
    screen._new.edit.setText(NEW_WORDS)
    screen._again.edit.setText(NEW_WORDS)
    find(window, "words-next").click()
    through_the_sheet(window, qtbot, find)
    assert gate(home).open("0" * 24)
    assert gate(home).open(NEW_WORDS if act == "renew" else WORDS)
    assert ("読めない古い控え" in words(window.overlay)) is (act == "renew")


def test_what_was_typed_survives_another_text_size(window: Window, app: App, find: Find) -> None:
    window.go("protect")
    present(window)._new.edit.setText(WORDS)
    present(window)._again.edit.setText(WORDS)
    find(window, "words-next").click()
    app.settings.change(text_scale=200)
    window.restyle()
    settle()
    assert present(window).place()["step"] == "sheet"
    assert present(window).place()["code"] == "0" * 24


def test_a_copy_of_another_pc_asks_for_its_passphrase(
    window: Window,
    app: App,
    home: Home,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    find: Find,
) -> None:
    app.protection.protect(WORDS, CODE)
    app.keeping.backup(tmp_path / "stick.db")
    app.protection.renew(WORDS, NEW_WORDS, CODE)
    monkeypatch.setattr(volumes, "sticks", lambda: ())
    window.go("copies")
    screen = window.present
    assert isinstance(screen, Copies)
    screen.look_into(tmp_path / "stick.db")
    qtbot.waitUntil(lambda: "べつの合言葉" in words(window.overlay), timeout=20_000)
    find(window, "open-copy").click()
    assert "入れてください" in words(window.overlay)
    typed(window).setText("wrong words here")
    find(window, "open-copy").click()
    qtbot.waitUntil(lambda: "ちがうようです" in words(window.overlay), timeout=20_000)
    typed(window).setText(WORDS)
    find(window, "open-copy").click()
    qtbot.waitUntil(lambda: "今の記録は、ぜんぶこの控えに入っています" in words(window), timeout=20_000)
    find(window, "agree").click()
    qtbot.waitUntil(lambda: "控えから戻しました" in window.notice.text(), timeout=20_000)
    assert gate(home).open(NEW_WORDS)
    window.go("copies")
    assert isinstance(window.present, Copies)
    window.present.restore(tmp_path / "stick.db")
    qtbot.waitUntil(lambda: "べつの合言葉" in words(window.overlay), timeout=20_000)
