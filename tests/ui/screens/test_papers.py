"""紙を出す: papers in groups, ways of making them, several at once, printed in two presses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pypdfium2
import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from smartclass.bootstrap import App
from smartclass.domain.document import Document
from smartclass.domain.people import NewAttendee
from smartclass.errors import Problem
from smartclass.i18n import _
from ui import printing
from ui.kit.choices import Choice
from ui.kit.paper_panel import PaperPanel
from ui.screens.papers import Papers
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]


@pytest.fixture
def screen(window: Window, app: App, qtbot: QtBot) -> Papers:
    session = app.classes.today()[0]
    app.classes.change(session.id, lesson_ids=["basics-calls"])
    window.go("papers", session=session.id)
    assert isinstance(window.present, Papers)
    ready(window.present.panel, qtbot)
    return window.present


def ready(panel: PaperPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(panel.pdf), timeout=30_000)


def _text(panel: PaperPanel) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(panel.pdf))


@pytest.mark.parametrize("name", ["name-tents", "seats", "memo", "going-home"])
def test_papers_for_people_are_seen(screen: Papers, qtbot: QtBot, find: Find, name: str) -> None:
    find(screen, f"sheet-{name}").click()
    ready(screen.panel, qtbot)
    assert screen.panel.view.pages >= 1


def test_another_way_is_remembered_while_the_screen_is_open(screen: Papers, qtbot: QtBot, find: Find) -> None:
    way = screen.findChild(Choice, "way")
    find(screen, "sheet-cards").click()
    ready(screen.panel, qtbot)
    assert "ページ" in _text(screen.panel)
    way.setCurrentIndex(1)
    way.activated.emit(1)
    ready(screen.panel, qtbot)
    assert "ページ" not in _text(screen.panel)
    find(screen, "sheet-memo").click()
    assert not way.isVisible()
    find(screen, "sheet-cards").click()
    assert way.currentIndex() == 1


def test_certificates_wait_for_somebody_to_come(
    screen: Papers, window: Window, app: App, qtbot: QtBot, find: Find
) -> None:
    find(screen, "sheet-certificate").click()
    qtbot.waitUntil(window.overlay.isVisible, timeout=20_000)
    app.roll.all_present(app.classes.today()[0].id)
    find(screen, "sheet-memo").click()
    find(screen, "sheet-certificate").click()
    ready(screen.panel, qtbot)
    assert "様" in _text(screen.panel)


def test_the_group_of_the_wanted_paper_stands_first(window: Window, app: App, find: Find) -> None:
    session = app.classes.today()[0].id
    window.go("papers", session=session, kind="poster")
    first = next(one for one in window.present.findChildren(QAbstractButton) if one.objectName().startswith("sheet-"))
    assert first.objectName() == "sheet-poster"
    assert first.isChecked()
    assert not window.present.findChildren(QAbstractButton, "sheet-call-sheet")
    window.go("papers", session=session, kind="call-sheet")
    assert find(window, "sheet-call-sheet").isChecked()


def test_bookings_and_a_draw_leave_their_papers(window: Window, app: App, qtbot: QtBot, find: Find) -> None:
    session = app.classes.today()[0].id
    app.drawing.switch(session, on=True)
    for number in range(app.classes.get(session).capacity + 1):
        app.bookings.book_new(session, NewAttendee(f"山田 花子{number}"), even_if_similar=True)
    app.drawing.draw(session, "1")
    window.go("papers", session=session, kind="calls")
    screen = window.present
    assert isinstance(screen, Papers)
    ready(screen.panel, qtbot)
    for name, words in (("calls", "れんらくの名簿"), ("call-sheet", "電話表"), ("draw", "抽選の記録")):
        find(window, f"sheet-{name}").click()
        ready(screen.panel, qtbot)
        assert words in _text(screen.panel)


def test_the_number_to_call_is_kept_and_printed(screen: Papers, app: App, qtbot: QtBot, find: Find) -> None:
    phone = screen.findChild(QLineEdit, "centre-phone")
    assert not phone.isVisible()
    find(screen, "sheet-going-home").click()
    assert phone.isVisible()
    phone.setText("012-345-6789")
    phone.editingFinished.emit()
    ready(screen.panel, qtbot)
    assert "012-345-6789" in _text(screen.panel)
    phone.setText("1234 5678 9012")
    phone.editingFinished.emit()
    assert (phone.text(), app.settings.now.centre_phone) == ("012-345-6789", "012-345-6789")


def test_several_papers_are_one_print(screen: Papers, app: App, qtbot: QtBot, find: Find, tmp_path: Path) -> None:
    alone = screen.panel.view.pages
    find(screen, "many").click()
    find(screen, "sheet-memo").click()
    ready(screen.panel, qtbot)
    assert screen.panel.view.pages == alone + 1
    assert screen.panel.file_stem() == f"papers-{app.clock.today().isoformat()}"
    assert not screen.findChild(QAbstractButton, "save.xlsx").isVisible()
    screen.panel.save_to(tmp_path / "all.pdf")
    qtbot.waitUntil((tmp_path / "all.pdf").exists, timeout=20_000)
    find(screen, "sheet-sign-in").click()
    find(screen, "sheet-memo").click()
    assert screen.panel.pdf == b""
    find(screen, "many").click()
    ready(screen.panel, qtbot)
    assert screen.panel.view.pages == alone


def test_one_that_cannot_be_made_does_not_hold_up_the_others(
    screen: Papers, window: Window, qtbot: QtBot, find: Find
) -> None:
    find(screen, "many").click()
    find(screen, "sheet-certificate").click()
    ready(screen.panel, qtbot)
    assert window.overlay.isVisible()
    assert "受付名簿" in _text(screen.panel)


def test_long_work_is_seen_and_can_be_stopped(screen: Papers, qtbot: QtBot, find: Find) -> None:
    panel, held = screen.panel, Event()
    panel.working._soon.setInterval(0)

    def slow() -> Document:
        held.wait(20)
        raise Problem("never")

    panel.show_papers([slow, slow])
    qtbot.waitUntil(panel.working.isVisible, timeout=20_000)
    find(screen, "stop").click()
    held.set()
    assert not panel.working.isVisible()
    find(screen, "sheet-memo").click()
    ready(panel, qtbot)


def test_printing_asks_once_and_then_prints(
    screen: Papers, app: App, qtbot: QtBot, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, int, bool]] = []
    sent: list[bytes] = []

    class Printer:
        def printerName(self) -> str:
            return "教室"

    def chosen(_parent: QWidget, _title: str, remembered: str, *, copies: int, ask: bool) -> Printer | None:
        asked.append((remembered, copies, ask))
        return None if len(asked) == 1 else Printer()

    monkeypatch.setattr(printing, "chosen", chosen)
    monkeypatch.setattr(printing, "send", lambda _printer, pdf, _title, _step: sent.append(pdf))
    find(screen, "print").click()
    assert app.settings.now.printer == ""
    screen.panel.copies.setValue(12)
    find(screen, "print").click()
    qtbot.waitUntil(lambda: bool(sent), timeout=20_000)
    assert sent == [screen.panel.pdf]
    find(screen, "other-printer").click()
    assert asked == [("", 1, False), ("", 12, False), ("教室", 12, True)]
    assert app.settings.now.printer == "教室"


def test_a_printer_that_refuses_is_said(
    screen: Papers, window: Window, qtbot: QtBot, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Printer:
        def printerName(self) -> str:
            return "教室"

    def refuse(*_given: object) -> None:
        raise Problem(_("印刷できませんでした。"))

    monkeypatch.setattr(printing, "chosen", lambda *_given, **_more: Printer())
    monkeypatch.setattr(printing, "send", refuse)
    find(screen, "print").click()
    qtbot.waitUntil(window.overlay.isVisible, timeout=20_000)
    assert not screen.panel.working.isVisible()
