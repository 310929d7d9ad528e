"""A list in with its columns chosen, out again in one press; all of the centre and all of one person out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from smartclass.bootstrap import App
from tests.ui.conftest import settle
from tests.ui.screens.test_class import words
from ui.kit import import_card
from ui.kit.choices import Choice
from ui.kit.import_card import one_line
from ui.screens.data import Data
from ui.screens.person import Person
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]
LIST = "だれ,よびな,町,生年\n新田 一,にった はじめ,上,1950\n新田 二,にった つぎ,下,三百\n"


@pytest.fixture
def data(window: Window) -> Data:
    window.go("data")
    assert isinstance(window.present, Data)
    return window.present


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "list.csv"
    made.write_bytes(LIST.encode("cp932"))
    return made


def choose(data: Data, column: int, field: str) -> None:
    (choice,) = data.findChildren(Choice, f"column-{column}")
    choice.setCurrentIndex(choice.findData(field))


def test_columns_are_chosen_previewed_and_remembered(
    window: Window, app: App, data: Data, file: Path, qtbot: QtBot, find: Find
) -> None:
    data.preview(file)
    qtbot.waitUntil(lambda: "名前の列をえらんでください" in words(window))
    choose(data, 0, "name")
    qtbot.waitUntil(lambda: "1人を読めます。読めない行は 1行です" in words(window))
    assert "3行め：生まれた年を読めません" in words(window)
    assert "新田 一　1950" in words(window)
    choose(data, 1, "kana")
    qtbot.waitUntil(lambda: "新田 一　にった はじめ　1950" in words(window))
    before = len(app.people.all())
    find(window, "import").click()
    qtbot.waitUntil(lambda: "これまでの読みこみ" in words(window))
    assert len(app.people.all()) == before + 1
    opened = app.keeping.importing.open(file)
    assert opened.layout.fields == ("name", "kana", "", "birth")


def test_one_press_takes_the_list_out_again(
    window: Window, app: App, data: Data, file: Path, qtbot: QtBot, find: Find
) -> None:
    file.write_text("氏名\n新田 一\n新田 二\n", encoding="utf-8")
    before = len(app.people.all())
    data.preview(file)
    qtbot.waitUntil(lambda: "2人を読めます" in words(window))
    find(window, "import").click()
    qtbot.waitUntil(lambda: "これまでの読みこみ" in words(window))
    (batch,) = app.keeping.importing.batches()
    find(window, f"undo-{batch.id}").click()
    qtbot.waitUntil(lambda: "2人を名簿から外しました" in window.notice.text())
    assert len(app.people.all()) == before
    settle()
    assert "これまでの読みこみ" not in words(window)


def test_an_older_list_is_asked_about_first(
    window: Window, app: App, data: Data, file: Path, qtbot: QtBot, find: Find
) -> None:
    file.write_text("氏名\n新田 一\n新田 二\n", encoding="utf-8")
    importing = app.keeping.importing
    importing.enter(importing.preview(file))
    app.roll.check_in(app.classes.today()[0].id, app.people.search("新田 二")[0].id)
    window.go("data")
    (batch,) = importing.batches()
    find(window, f"undo-{batch.id}").click()
    assert window.overlay.isVisible()
    assert len(app.people.search("新田")) == 2
    assert isinstance(window.present, Data)
    window.present.importing.undo(batch.id)
    qtbot.waitUntil(lambda: "1人は、そのあと記録があるので、残しました" in window.notice.text())
    assert [person.name for person in app.people.search("新田")] == ["新田 二"]


def test_a_list_without_heads(window: Window, data: Data, file: Path, qtbot: QtBot, find: Find) -> None:
    file.write_text("新田 一,1950\n新田 二,1951\n", encoding="utf-8")
    data.preview(file)
    qtbot.waitUntil(lambda: "名前の列をえらんでください" in words(window))
    find(window, "heads").click()
    qtbot.waitUntil(lambda: "1列め" in words(window))
    choose(data, 0, "name")
    qtbot.waitUntil(lambda: "2人を読めます" in words(window))
    find(window, "heads").click()
    qtbot.waitUntil(lambda: "1列め" not in words(window))


def test_a_long_list_shows_its_beginning_and_every_reason(
    window: Window, data: Data, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_card, "SHOWN", 40)
    good = "".join(f"新田 {n},\n" for n in range(9))
    file.write_text("氏名,生年\n" + good + "".join(f"駄目 {n},三百\n" for n in range(50)), encoding="utf-8")
    data.preview(file)
    qtbot.waitUntil(lambda: "ほか10行" in words(window))
    assert "ほか4人" in words(window)
    assert all(f"{n}行め：" in words(window) for n in range(11, 51))


def test_everything_is_written_out(window: Window, data: Data, tmp_path: Path, qtbot: QtBot) -> None:
    data.exporting.export(tmp_path / "all.xlsx")
    assert "書き出しています" in words(window)
    qtbot.waitUntil(lambda: "行を書き出しました：all.xlsx" in window.notice.text())
    assert (tmp_path / "all.xlsx").stat().st_size > 5000
    assert not data.exporting.working.isVisible()


def test_writing_out_can_be_stopped(
    window: Window, app: App, data: Data, tmp_path: Path, qtbot: QtBot, find: Find
) -> None:
    data.exporting.export(tmp_path / "all.zip")
    find(window, "stop").click()
    assert "やめました" in window.notice.text()
    assert not data.exporting.working.isVisible()
    done: list[int] = []
    window.context.tasks.run(lambda _task: 1, done=done.append)
    qtbot.waitUntil(lambda: done == [1])
    assert "書き出しました" not in window.notice.text()


def test_a_place_where_nothing_can_be_written(window: Window, data: Data, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").touch()
    data.exporting.export(tmp_path / "file" / "all.xlsx")
    qtbot.waitUntil(window.overlay.isVisible)
    assert not data.exporting.working.isVisible()


def test_the_person_screen_writes_out_what_is_held(
    window: Window, app: App, tmp_path: Path, qtbot: QtBot, find: Find
) -> None:
    window.go("person")
    assert not [one for one in window.findChildren(QAbstractButton, "disclose") if one.isVisible()]
    assert isinstance(window.present, Person)
    window.present.disclose(tmp_path)
    assert not list(tmp_path.glob("*.pdf"))
    window.go("person", person=app.people.all(limit=1)[0].id)
    find(window, "disclose")
    assert isinstance(window.present, Person)
    window.present.disclose(tmp_path / "out")
    qtbot.waitUntil(lambda: "保存しました" in window.notice.text(), timeout=20_000)
    assert sorted(file.suffix for file in (tmp_path / "out").iterdir()) == [".pdf", ".xlsx"]


def test_the_dialogs_lead_on(
    window: Window, data: Data, file: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, find: Find
) -> None:
    from ui.kit import export_card, import_card

    monkeypatch.setattr(import_card.QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    find(window, "choose").click()
    qtbot.waitUntil(lambda: "名前の列をえらんでください" in words(window))
    chosen = (str(tmp_path / "all"), export_card.KINDS[".zip"])
    monkeypatch.setattr(export_card.QFileDialog, "getSaveFileName", lambda *_args: chosen)
    find(window, "export").click()
    qtbot.waitUntil((tmp_path / "all.zip").exists)


def test_a_sample_stays_in_its_line() -> None:
    assert one_line("氏名", 2) == "氏名"
    assert one_line("見本 花子、見本 春子", 6) == "見本 花子…"
    assert one_line("090-1234-5678", 6) == "090-1234…"


def test_rows_copied_in_a_spreadsheet_come_in(window: Window, app: App, data: Data, qtbot: QtBot, find: Find) -> None:
    board = QGuiApplication.clipboard()
    board.clear()
    find(window, "paste").click()
    assert window.overlay.isVisible()
    window.overlay.dismiss()
    board.setText('氏名\tふりがな\t備考\n新田 一\tにった はじめ\t"右耳,\n少し"\n新田 二\tにった つぎ\t\n')
    QTest.keyClick(data, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "2人を読めます" in words(window))
    before = len(app.people.all())
    find(window, "import").click()
    qtbot.waitUntil(lambda: "これまでの読みこみ" in words(window))
    assert len(app.people.all()) == before + 2


def test_rows_copied_without_heads(window: Window, data: Data, qtbot: QtBot, find: Find) -> None:
    QGuiApplication.clipboard().setText("新田 一\t1950\n新田 二\t1951\n")
    find(window, "paste").click()
    qtbot.waitUntil(lambda: "名前の列をえらんでください" in words(window))
    find(window, "heads").click()
    qtbot.waitUntil(lambda: "1列め" in words(window))
    choose(data, 0, "name")
    qtbot.waitUntil(lambda: "2人を読めます" in words(window))
