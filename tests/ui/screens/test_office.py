"""Register, one person, data, settings, welcome."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from smartclass import i18n
from smartclass.bootstrap import App
from smartclass.domain.registry import NewAttendee
from tests.ui.conftest import settle
from tests.ui.screens.test_class import words
from ui.screens.data import Data
from ui.screens.person import Person
from ui.screens.register import Register
from ui.screens.welcome import Welcome
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]


def test_people_are_found_while_typing(window: Window, app: App) -> None:
    window.go("register")
    screen = window.present
    assert isinstance(screen, Register)
    assert "60人" in screen._found.text()
    screen._search.setText("ありえない")
    screen.look_up()
    assert "見つかりませんでした" in screen._found.text()
    name = app.people.all(limit=1)[0]
    screen._search.setText(name.kana)
    screen.look_up()
    assert any(name.name in one.text() for one in screen.findChildren(QAbstractButton))


def test_sixty_people_are_not_more_than_sixty(window: Window, app: App) -> None:
    assert len(app.people.all()) == 60
    window.go("register")
    assert isinstance(window.present, Register)
    assert window.present._found.text() == "60人"
    app.people.add(NewAttendee(name="新しい 人", kana="あたらしい ひと"))
    window.go("register")
    assert window.present._found.text().startswith("60人より多く")


def test_an_empty_register_says_what_to_do(empty_window: Window) -> None:
    empty_window.go("register")
    assert "人をたす" in words(empty_window)


def test_a_person_is_added_and_changed(window: Window, app: App, find: Find) -> None:
    window.go("register")
    window.go("person")
    screen = window.present
    assert isinstance(screen, Person)
    find(window, "save").click()
    assert "名前を入れてください" in screen._faults.text()
    screen._name.edit.setText("新井 朝子")
    screen._kana.edit.setText("あらい あさこ")
    screen._year.edit.setText("むかし")
    find(window, "save").click()
    assert "1948" in screen._year._below.text()
    screen._year.edit.setText("昭和20")
    find(window, "save").click()
    added = app.people.search("あらいあさこ")[0]
    assert added.birth_year == 1945
    window.go("person", person=added.id)
    changed = window.present
    assert isinstance(changed, Person)
    changed._last4.edit.setText("1234")
    find(window, "save").click()
    assert app.people.get(added.id).phone_last4 == "1234"


def test_somebody_similar_is_shown_first(window: Window, app: App, find: Find) -> None:
    known = app.people.all(limit=1)[0]
    window.go("register")
    window.go("person")
    screen = window.present
    assert isinstance(screen, Person)
    screen._name.edit.setText(known.name)
    find(window, "save").click()
    assert "似た名前" in words(window)
    before = len(app.people.all())
    find(window, "add-anyway").click()
    assert len(app.people.all()) == before + 1


def test_a_my_number_never_enters(window: Window, app: App, find: Find) -> None:
    window.go("person", person=app.people.all(limit=1)[0].id)
    screen = window.present
    assert isinstance(screen, Person)
    screen._notes.setPlainText("番号は 1234-5678-9018")
    find(window, "save").click()
    assert "マイナンバー" in screen._faults.text()
    assert app.people.all(limit=1)[0].notes == ""


def test_a_list_is_previewed_then_read_in(window: Window, app: App, qtbot: QtBot, tmp_path: Path, find: Find) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes("氏名,ふりがな,生年\n新田 一,にった はじめ,1950\n,,\n駄目 男,,999\n".encode("cp932"))
    window.go("data")
    screen = window.present
    assert isinstance(screen, Data)
    screen.preview(file)
    qtbot.waitUntil(lambda: "1人を読めます" in words(window))
    assert "4行め" in words(window)
    before = len(app.people.all())
    find(window, "import").click()
    qtbot.waitUntil(lambda: len(app.people.all()) > before)


def test_a_file_that_is_no_list_is_refused(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe\x81")
    window.go("data")
    assert isinstance(window.present, Data)
    window.present.preview(file)
    qtbot.waitUntil(window.overlay.isVisible)


def test_a_copy_is_saved_where_one_likes(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    window.go("data")
    screen = window.present
    assert isinstance(screen, Data)
    screen.backup(tmp_path / "copy.db")
    qtbot.waitUntil(lambda: "控えを保存しました" in window.notice.text())
    assert (tmp_path / "copy.db").exists()


@pytest.mark.parametrize(
    ("button", "field", "value"),
    [
        ("theme-yellow", "theme", "yellow"),
        ("size-150", "text_scale", 150),
        ("speed-slow", "speed", "slow"),
        ("language-en", "language", "en"),
    ],
)
def test_each_choice_works_at_once(
    window: Window, app: App, find: Find, button: str, field: str, value: object
) -> None:
    window.go("settings")
    find(window, button).click()
    settle()
    assert getattr(app.settings.now, field) == value
    assert window.look.scale == app.settings.now.text_scale / 100
    assert i18n.language() == app.settings.now.language


def test_the_sound_test_says_what_to_expect(window: Window, app: App, find: Find) -> None:
    window.go("settings")
    find(window, "sound-test").click()
    assert window.notice.text() == app.speech.state().sentence


def test_welcome_takes_a_name_or_the_demo(empty_window: Window, app: App, qtbot: QtBot, find: Find) -> None:
    empty_window.go("welcome")
    screen = empty_window.present
    assert isinstance(screen, Welcome)
    find(empty_window, "begin").click()
    assert "会場の名前を入れてください" in words(empty_window)
    find(empty_window, "demo").click()
    qtbot.waitUntil(lambda: len(app.people.all()) == 60, timeout=20_000)
    qtbot.waitUntil(lambda: empty_window.present.__class__.__name__ == "Today")


def test_welcome_with_a_centre_of_ones_own(empty_window: Window, app: App, find: Find) -> None:
    empty_window.go("welcome")
    assert isinstance(empty_window.present, Welcome)
    empty_window.present._centre.edit.setText("川南公民館")
    find(empty_window, "begin").click()
    assert [centre.name for centre in app.classes.centres()] == ["川南公民館"]
    find(empty_window, "unprotected").click()
    assert empty_window.present.__class__.__name__ == "Today"
