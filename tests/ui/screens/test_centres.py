"""会場: added by name, from the town's list, from the clipboard; called differently, taken away and brought back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from smartclass.bootstrap import App
from tests.ui.conftest import settle
from tests.ui.screens.test_class import words
from ui.kit.choices import Choice
from ui.screens.centres import CentresScreen
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]
LIST = "NO,名称,住所\n1,北公民館,北町1\n2,みどり交流館,緑町2\n3,,\n"


@pytest.fixture
def screen(window: Window) -> CentresScreen:
    window.go("centres")
    assert isinstance(window.present, CentresScreen)
    return window.present


def names(app: App) -> list[str]:
    return [one.name for one in app.classes.centres()]


def test_two_presses_from_data_lead_to_the_list(window: Window, find: Find) -> None:
    window.go("data")
    find(window, "centres").click()
    assert isinstance(window.present, CentresScreen)
    assert find(window, "choose-venues").isVisible()


def test_one_venue_is_added_by_name(window: Window, app: App, screen: CentresScreen) -> None:
    before = names(app)
    screen.field.edit.setText("北館")
    QTest.keyClick(screen.field.edit, Qt.Key.Key_Return)
    assert names(app) == [*before, "北館"]
    screen.field.edit.setText("北 館")
    QTest.keyClick(screen.field.edit, Qt.Key.Key_Return)
    assert names(app) == [*before, "北館"]
    assert "同じ名前の会場" in words(window)
    settle()
    assert "会場 2か所" in words(window)


def test_a_venue_is_called_differently(window: Window, app: App, screen: CentresScreen, find: Find) -> None:
    (used,) = app.classes.centres()
    find(window, f"centre-{used.id}").click()
    settle()
    (edit,) = screen.findChildren(QLineEdit, "new-name")
    assert window.focusWidget() is edit
    assert not screen.findChildren(QAbstractButton, "remove")  # classes were held there
    edit.setText("新しい公民館")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert names(app) == ["新しい公民館"]
    find(window, f"centre-{used.id}").click()
    find(window, f"centre-{used.id}").click()
    assert not screen.findChildren(QLineEdit, "new-name")[-1].isVisible()


def test_an_unused_venue_goes_and_comes_back(window: Window, app: App, screen: CentresScreen, find: Find) -> None:
    made = app.centres.add("北館")
    window.go("centres")
    find(window, f"centre-{made.id}").click()
    find(window, "remove").click()
    assert "北館" not in names(app)
    assert window.focusWidget() is find(window, "undo")
    find(window, "undo").click()
    assert "北館" in names(app)


def test_a_list_comes_in_and_is_taken_out_again(
    window: Window, app: App, screen: CentresScreen, tmp_path: Path, qtbot: QtBot, find: Find
) -> None:
    file = tmp_path / "public_facility.csv"
    file.write_bytes(LIST.encode("cp932"))
    before = names(app)
    screen.from_list.open(file)
    qtbot.waitUntil(lambda: "2か所が書いてあります" in words(window))
    assert "4行め：名前がありません。" in words(window)
    find(window, "venue-0").click()
    find(window, "enter-venues").click()
    assert names(app) == [*before, "みどり交流館"]
    assert window.focusWidget() is find(window, "undo-venues")
    settle()
    assert "会場 2か所" in words(window)
    find(window, "undo-venues").click()
    assert names(app) == before


def test_a_long_list_offers_rooms_and_finds_the_rest(
    window: Window, app: App, screen: CentresScreen, qtbot: QtBot, find: Find
) -> None:
    wells = "".join(f"第{n}配水場\tはいすいじょう\t上町{n}\n" for n in range(100))
    screen.from_list.open(f"名称\t名称_カナ\t住所\n北公民館\tキタコウミンカン\t北町\n{wells}")
    qtbot.waitUntil(lambda: "えらんだ 1か所" in find(window, "enter-venues").text())
    qtbot.waitUntil(lambda: "ほかに 41か所あります" in words(window))
    (search,) = screen.findChildren(QLineEdit, "venue-search")
    search.setText("きたこう")
    assert find(window, "venue-0").isChecked()
    search.setText("どこにもない")
    qtbot.waitUntil(lambda: "見つかりません" in words(window))
    search.setText("上町7")
    find(window, "choose-all").click()
    assert "えらんだ 12か所" in find(window, "enter-venues").text()
    find(window, "choose-none").click()
    settle()
    assert "まだ、えらんでいません" in words(window)


def test_a_list_with_heads_of_its_own_asks_for_the_names(
    window: Window, screen: CentresScreen, qtbot: QtBot, find: Find
) -> None:
    screen.from_list.open("たてもの\tところ\n北館\t北町\n")
    qtbot.waitUntil(lambda: bool(screen.findChildren(Choice, "name-column")))
    (choice,) = screen.findChildren(Choice, "name-column")
    choice.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "1か所が書いてあります" in words(window))
    choice.setCurrentIndex(0)
    assert find(window, "enter-venues").isVisible()


def test_nothing_new_is_said(window: Window, app: App, screen: CentresScreen, qtbot: QtBot) -> None:
    screen.from_list.open(f"名称\n{names(app)[0]}\n")
    qtbot.waitUntil(lambda: "新しく入れられる会場は、ありませんでした" in words(window))


def test_a_copied_table_and_a_copied_file_come_in_by_keys(
    window: Window, screen: CentresScreen, tmp_path: Path, qtbot: QtBot, find: Find
) -> None:
    board = QGuiApplication.clipboard()
    board.clear()
    find(window, "paste-venues").click()
    assert window.overlay.isVisible()
    window.overlay.dismiss()
    board.setText("名称\t住所\n東館\t東町\n")
    QTest.keyClick(screen, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "1か所が書いてあります" in words(window))
    board.setText("名称\t住所\n東館\t東町\n西館\t西町\n南館\t南町\n")
    QTest.keyClick(screen.field.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "3か所が書いてあります" in words(window))
    assert screen.field.text() == ""
    board.setText("西館")
    QTest.keyClick(screen.field.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert screen.field.text() == "西館"
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(file))])
    board.setMimeData(copied)
    QTest.keyClick(screen, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "2か所が書いてあります" in words(window))


def test_what_was_typed_for_a_class_stays_while_a_venue_is_added(window: Window, app: App, find: Find) -> None:
    window.go("new_session", course="あたらしい講座")
    find(window, "more").click()
    find(window, "centres").click()
    app.centres.add("北館")
    window.back()
    present = window.present
    assert present is not None
    assert present.place()["course"] == "あたらしい講座"
    assert present.place()["more"]
    assert "北館" in [present._centre.itemText(at) for at in range(2)]  # type: ignore[attr-defined]
