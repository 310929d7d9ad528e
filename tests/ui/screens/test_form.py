"""The city's form on screen: chosen, seen, saved; a form that can't be filled says why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from smartclass.bootstrap import App
from smartclass.services.forms import Forms
from tests.ui.conftest import settle
from tests.ui.screens.test_class import words
from ui.kit.sheet_paper import SheetPaper
from ui.screens import form as form_screen
from ui.screens.form import FormScreen
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]


def form(path: Path, *cells: str, chart: bool = False) -> Path:
    made = Workbook()
    assert made.active is not None
    made.active.append(cells)
    if chart:
        made.active.add_chart(BarChart())
    made.save(path)
    return path


def at(window: Window) -> FormScreen:
    assert isinstance(window.present, FormScreen)
    return window.present


def until(qtbot: QtBot, check: Callable[[], bool]) -> None:
    """Wait, if need be as long as a busy machine takes to load the library for the first time."""
    qtbot.waitUntil(check, timeout=30_000)


def papers(window: Window) -> list[SheetPaper]:
    return [one for one in window.findChildren(SheetPaper) if one.isVisible()]


def test_without_a_form_it_says_what_to_do_and_offers_samples(window: Window, qtbot: QtBot, find: Find) -> None:
    window.go("reports")
    find(window, "form").click()
    assert "市からもらった Excel の様式" in words(window)
    find(window, "sample-yearly").click()
    until(qtbot, lambda: len(papers(window)) == 2)
    assert "令和8年度　開催一覧" in papers(window)[1].accessibleDescription()
    assert find(window, "save").isVisible()


def test_a_form_is_filled_for_the_chosen_time_and_saved(
    window: Window, app: App, qtbot: QtBot, find: Find, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = form(tmp_path / "form.xlsx", "{{month}}分", "{{visits}}")
    window.go("form", form=path)
    until(qtbot, lambda: bool(papers(window)) and "令和8年11月分" in papers(window)[0].accessibleDescription())
    find(window, "span-last-month").click()
    until(qtbot, lambda: bool(papers(window)) and "令和8年10月分" in papers(window)[0].accessibleDescription())
    find(window, "pane-found").click()
    assert "{{visits}}" in words(window)
    asked: list[str] = []

    def choose(_parent: QWidget, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        asked.append(name)
        return str(tmp_path / "out"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    find(window, "save").click()
    until(qtbot, lambda: "保存しました：out.xlsx" in window.notice.text())
    assert asked == ["form-2026-10.xlsx"]
    assert load_workbook(tmp_path / "out.xlsx").worksheets[0]["A1"].value == "令和8年10月分"
    assert app.settings.now.form == str(path)
    window.home()
    window.go("form")
    until(qtbot, lambda: bool(papers(window)))


def test_faults_are_told_with_a_suggestion_and_nothing_can_be_saved(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    window.go("form", form=form(tmp_path / "form.xlsx", "{{vists}}", "{{people}}"))
    until(qtbot, lambda: "{{visits}} のことでしょうか" in words(window))
    assert "{{people}}" in words(window)
    assert papers(window) == []
    at(window).save_to(tmp_path / "no.xlsx")
    assert not (tmp_path / "no.xlsx").exists()


def test_a_form_without_marks_shows_what_to_write(window: Window, qtbot: QtBot, tmp_path: Path, find: Find) -> None:
    window.go("form", form=form(tmp_path / "form.xlsx", "ことば"))
    until(qtbot, lambda: "この様式には、印がありません" in words(window))
    find(window, "pane-marks").click()
    assert "{{row.date}}" in words(window)


def test_a_file_is_dropped_and_one_that_is_no_form_leaves_the_other(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    window.go("form")
    for path in (form(tmp_path / "form.xlsx", "{{visits}}"), tmp_path / "x.txt"):
        (tmp_path / "x.txt").write_text("a")
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        none = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(QPointF().toPoint(), Qt.DropAction.CopyAction, data, none[1], none[0])
        at(window).dragEnterEvent(enter)
        assert enter.isAccepted()
        at(window).dropEvent(QDropEvent(QPointF(), Qt.DropAction.CopyAction, data, none[1], none[0]))
        if path.suffix == ".xlsx":
            until(qtbot, lambda: bool(papers(window)))
    until(qtbot, window.overlay.isVisible)
    settle()
    assert papers(window)
    assert at(window).place()["form"].name == "form.xlsx"


def test_what_gets_lost_is_asked_about_before_saving(
    window: Window, qtbot: QtBot, find: Find, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "out.xlsx"), ""))
    window.go("form", form=form(tmp_path / "form.xlsx", "{{visits}}", chart=True))
    until(qtbot, lambda: bool(papers(window)))
    assert "グラフは、書きこんだファイルには残りません" in words(window)
    find(window, "save").click()
    assert window.overlay.isVisible()
    assert not (tmp_path / "out.xlsx").exists()
    at(window)._choose_where()
    until(qtbot, (tmp_path / "out.xlsx").exists)


def test_slow_work_shows_how_far_it_is_and_can_be_stopped(
    window: Window, qtbot: QtBot, find: Find, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_screen, "PATIENCE", 0)
    go_on, filled = Event(), Forms.filled

    def slow(*given: object) -> bytes:
        given[-1](1, 4)  # type: ignore[operator]
        go_on.wait(20)
        return filled(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(Forms, "filled", slow)
    window.go("form", form=form(tmp_path / "form.xlsx", "{{visits}}"))
    try:
        until(qtbot, lambda: any(bar.value() == 1 for bar in window.findChildren(QProgressBar)))
        find(window, "stop").click()
    finally:
        go_on.set()
    settle()
    assert papers(window) == []
    assert find(window, "pane-found").isVisible()


def test_the_dialog_for_the_form(
    window: Window, qtbot: QtBot, find: Find, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = form(tmp_path / "form.xlsx", "{{visits}}")
    chosen = [("", ""), (str(path), "")]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: chosen.pop(0))
    window.go("form")
    find(window, "choose").click()
    assert at(window).place().get("form") is None
    find(window, "choose").click()
    until(qtbot, lambda: bool(papers(window)))


def test_a_paper_is_painted_white_with_its_lines(window: Window, app: App, qtbot: QtBot) -> None:
    window.go("form", form=app.forms.samples()[0])
    until(qtbot, lambda: bool(papers(window)))
    settle()
    paper = papers(window)[0]
    picture = paper.grab().toImage()
    colours = {picture.pixelColor(x, y).lightness() for x in range(0, picture.width(), 3) for y in range(40, 400, 3)}
    assert max(colours) == 255
    assert min(colours) < 60
    assert paper.heightForWidth(400) < paper.heightForWidth(800)
