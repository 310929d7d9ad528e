"""Copies as a person meets them: one press for the stick, a look before anything comes back, and the way back."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QStorageInfo
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from smartclass.bootstrap import App
from smartclass.errors import Problem
from smartclass.services.backups import FOLDER
from smartclass.storage import duplicating
from tests.storage.test_copies import damage
from tests.ui.conftest import bury
from tests.ui.screens.test_class import words
from ui import keeper, volumes
from ui.keeper import Keeper, keep_last
from ui.kit import copies_card
from ui.kit.copies_card import CopiesCard
from ui.screens import copies, data
from ui.screens.copies import Copies
from ui.tasks import Tasks
from ui.volumes import Stick
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]


@pytest.fixture
def sticks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Stick]:
    """One stick is in; a test may take it out or put more in."""
    held = [Stick("教室の USB", tmp_path / "A", 4_000_000_000)]
    held[0].root.mkdir()
    monkeypatch.setattr(volumes, "sticks", lambda: tuple(held))
    return held


def test_one_press_puts_a_copy_on_the_stick(window: Window, sticks: list[Stick], qtbot: QtBot, find: Find) -> None:
    window.go("data")
    qtbot.waitUntil(lambda: "はじめてとります" in words(window))
    assert "USB の控え：まだありません" in words(window)
    find(window, "stick").click()
    qtbot.waitUntil(lambda: "USB に控えを入れ、中身も確かめました。教室 12回、受講者 60人" in window.notice.text())
    assert len(list((sticks[0].root / FOLDER).glob("*.db"))) == 1
    qtbot.waitUntil(lambda: "さいごの控え：今日 10:00" in words(window))
    assert "USB の控え：2026年11月21日（土）" in words(window)


def test_without_a_stick_it_says_what_to_do(window: Window, sticks: list[Stick], find: Find) -> None:
    sticks.clear()
    window.go("data")
    find(window, "stick").click()
    assert "USB が見つかりません。さしてから、もう一度押してください。" in words(window)


def test_of_two_sticks_one_is_chosen(
    window: Window, sticks: list[Stick], tmp_path: Path, qtbot: QtBot, find: Find
) -> None:
    sticks.append(Stick("もう1本", tmp_path / "B", 1))
    (tmp_path / "B").mkdir()
    window.go("data")
    find(window, "stick").click()
    assert "どの USB に入れますか。" in words(window)
    find(window, "stick-B").click()
    qtbot.waitUntil((tmp_path / "B" / FOLDER).exists)
    qtbot.waitUntil(lambda: "USB に控えを入れ" in window.notice.text())
    assert not list(sticks[0].root.iterdir())


def test_a_stick_pulled_out_is_a_sentence(
    window: Window, sticks: list[Stick], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, find: Find
) -> None:
    def fail(*_any: object) -> bytes:
        raise OSError(errno.EIO, "x")

    monkeypatch.setattr(duplicating, "_copied", fail)
    window.go("data")
    find(window, "stick").click()
    qtbot.waitUntil(window.overlay.isVisible)
    assert "USBをさしなおして" in words(window).replace(" ", "")


def test_copies_go_to_another_folder_too(
    window: Window, app: App, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, find: Find
) -> None:
    monkeypatch.setattr(copies_card.QFileDialog, "getExistingDirectory", lambda *_any: str(tmp_path / "share"))
    (tmp_path / "share").mkdir()
    window.go("data")
    find(window, "folder").click()
    qtbot.waitUntil(lambda: "べつのフォルダー：" in words(window))
    assert (tmp_path / "share" / FOLDER).exists()
    find(window, "folder").click()
    qtbot.waitUntil(lambda: app.backups.folder is None)
    monkeypatch.setattr(copies_card.QFileDialog, "getExistingDirectory", lambda *_any: "")
    find(window, "folder").click()
    (card,) = window.findChildren(CopiesCard)
    (tmp_path / "file").touch()
    card.choose_folder(tmp_path / "file")
    qtbot.waitUntil(window.overlay.isVisible)


def test_a_copy_is_looked_into_comes_back_and_goes_again(
    window: Window, app: App, sticks: list[Stick], qtbot: QtBot, find: Find
) -> None:
    app.backups.keep()
    before = len(app.people.all())
    app.roll.walk_in(app.classes.today()[0].id, "あとの人")
    window.go("copies")
    qtbot.waitUntil(lambda: "いつの控えに戻しますか" in words(window))
    assert len(app.people.all()) == before + 1
    find(window, "copy").click()
    qtbot.waitUntil(lambda: "この控えに入っていないもの：受講者 1人、出席 1件" in words(window))
    find(window, "stop").click()
    assert not [one for one in window.findChildren(QAbstractButton, "agree") if one.isVisible()]
    bury()
    find(window, "copy").click()
    qtbot.waitUntil(lambda: "この控えに入っていないもの" in words(window))
    find(window, "agree").click()
    assert "そのまま、お待ちください" in words(window)
    qtbot.waitUntil(lambda: "控えから戻しました" in window.notice.text())
    assert len(app.people.all()) == before
    window.go("copies")
    qtbot.waitUntil(lambda: "いつの控えに戻しますか" in words(window))
    assert isinstance(window.present, Copies)
    (aside,) = app.home.backups.glob("before-restore-*/register.db")
    window.present.look_into(aside)
    qtbot.waitUntil(lambda: "今の記録は、ぜんぶこの控えに入っています" in words(window))
    find(window, "agree").click()
    qtbot.waitUntil(lambda: len(app.people.all()) == before + 1)


def test_a_damaged_copy_is_said_and_nothing_comes_back(
    window: Window, app: App, sticks: list[Stick], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, find: Find
) -> None:
    path = app.backups.keep().path
    assert path is not None
    damage(path)
    window.go("copies")
    monkeypatch.setattr(copies.QFileDialog, "getOpenFileName", lambda *_any: (str(path), ""))
    find(window, "other").click()
    qtbot.waitUntil(window.overlay.isVisible)
    assert "この控えは、こわれているようです" in words(window)
    window.overlay.dismiss()
    assert isinstance(window.present, Copies)
    window.present.restore(path)
    qtbot.waitUntil(lambda: "この控えは、こわれているようです" in words(window))
    monkeypatch.setattr(copies.QFileDialog, "getOpenFileName", lambda *_any: ("", ""))
    find(window, "other")


def test_the_samples_are_what_a_person_would_see(window: Window, app: App, sticks: list[Stick]) -> None:
    made = Copies(window.context)
    assert made.sample("") == {}
    window.go("copies", **made.sample("preview"))
    assert "教室 1回、受講者 2人、出席 9件" in words(window)
    assert "控えから戻す前の記録" in copies.copy_words.ORIGINS.values()
    assert copies.copy_words.detail(made.sample("list")["copies"][2]) == "控えから戻す前の記録"
    made.deleteLater()


def test_no_copies_yet(window: Window, sticks: list[Stick], qtbot: QtBot) -> None:
    window.go("copies")
    qtbot.waitUntil(lambda: "控えは、まだありません" in words(window))
    assert "閉じるときに自動で" in words(window)


def test_a_file_of_ones_own(
    window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, find: Find
) -> None:
    window.go("data")
    monkeypatch.setattr(data.QFileDialog, "getSaveFileName", lambda *_any: (str(tmp_path / "mine.db"), ""))
    find(window, "backup").click()
    qtbot.waitUntil((tmp_path / "mine.db").exists)
    qtbot.waitUntil(lambda: "控えを保存しました" in window.notice.text())
    find(window, "restore").click()
    assert isinstance(window.present, Copies)


def test_the_timer_keeps_copies_and_says_once_what_fails(
    window: Window, app: App, tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "EVERY", 10)
    kept = Keeper(window, app, tasks)
    qtbot.waitUntil(lambda: len(list(app.home.backups.glob("*.db"))) == 1)
    kept._timer.stop()
    (app.home.root / "file").touch()
    app.settings.change(copy_folder=str(app.home.root / "file"))
    kept.keep()
    qtbot.waitUntil(lambda: "控えをとれませんでした。そこには控えを置けません。" in window.notice.text())
    window.tell("x")
    kept.keep()
    done: list[int] = []
    tasks.run(lambda _task: 1, done=done.append)
    qtbot.waitUntil(lambda: done == [1])
    assert window.notice.text() == "x"
    keep_last(app)
    app.settings.change(copy_folder="")
    kept.keep()
    qtbot.waitUntil(lambda: not kept._said)


def test_what_fails_at_the_very_end_is_in_the_log(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise Problem("x")

    monkeypatch.setattr(app.backups, "keep", fail)
    keep_last(app)


def test_a_register_that_turns_out_damaged_offers_its_copies(
    window: Window, app: App, tasks: Tasks, sticks: list[Stick], qtbot: QtBot
) -> None:
    kept = Keeper(window, app, tasks)
    kept.look()
    app.register.checkpoint()
    damage(app.home.database)
    kept.look()
    qtbot.waitUntil(window.overlay.isVisible)
    assert "こわれているようです" in words(window)
    (yes,) = [one for one in window.overlay.findChildren(QAbstractButton) if one.text() == "控えを見る"]
    yes.click()
    assert isinstance(window.present, Copies)


def test_sticks_are_told_by_their_place() -> None:
    assert volumes.removable("/media/hanako/USB")
    assert not volumes.removable("/")
    assert not volumes.removable("/home")
    assert {stick.root for stick in volumes.sticks()} <= {
        Path(volume.rootPath()) for volume in QStorageInfo.mountedVolumes()
    }
