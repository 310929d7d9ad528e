"""Procedures: by event, by word, one of them, and what the town writes itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from smartclass.bootstrap import App
from smartclass.domain.procedures import EVERY, Online
from tests.ui.conftest import settle
from tests.ui.screens.test_class import words
from ui.kit.line_button import LineButton
from ui.screens.papers import Papers
from ui.screens.practice import PracticeScreen
from ui.screens.procedures import Procedures
from ui.screens.town import Town
from ui.screens.town_procedure import TownProcedure
from ui.shells.places import places
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]


def listed(window: Window) -> dict[str, str]:
    """Return the procedures now shown: name and small line."""
    settle(2)
    buttons = window.present.findChildren(LineButton) if window.present else []
    return {
        button.objectName().removeprefix("procedure-"): button.accessibleName()
        for button in buttons
        if button.isVisible() and button.objectName().startswith("procedure-")
    }


def test_from_today_to_an_event_to_its_procedures(empty_window: Window, find: Find) -> None:
    empty_window.go("today")
    find(empty_window, "procedures").click()
    assert isinstance(empty_window.present, Procedures)
    assert listed(empty_window) == {}
    find(empty_window, "event-care").click()
    assert len(listed(empty_window)) == 11
    find(empty_window, "procedure-care-renew").click()
    assert "期限の60日前から出せます。" in words(empty_window)
    assert "まだ書いてありません" in words(empty_window)
    empty_window.back()
    assert "care-renew" in listed(empty_window)
    find(empty_window, "events").click()
    find(empty_window, "event-death")
    assert listed(empty_window) == {}


def test_they_are_found_by_any_word(empty_window: Window) -> None:
    empty_window.go("procedures")
    screen = empty_window.present
    assert isinstance(screen, Procedures)
    search = screen.findChild(QLineEdit, "search")
    assert search is not None
    search.setText("やねがとんだ")
    assert "risai" in listed(empty_window)
    search.setText("ひっこし")
    assert {"move-out", "move-in"} < set(listed(empty_window))
    search.setText("りんご")
    assert listed(empty_window) == {}
    assert "短い言葉で、もういちど" in words(empty_window)
    assert screen.place() == {"event": "", "text": "りんご"}


def test_an_installation_without_a_catalogue_says_so(
    empty_window: Window, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.procedures, "events", lambda: ())
    empty_window.go("procedures")
    assert "入れなおしてください" in words(empty_window)


def test_it_is_practised_and_put_on_paper(window: Window, find: Find, qtbot: QtBot) -> None:
    window.go("procedures")
    window.go("procedure", procedure="risai")
    find(window, "practise").click()
    assert isinstance(window.present, PracticeScreen)
    assert window.present.title() == "罹災証明書の発行申請"
    window.present.leave()
    window.back()
    find(window, "paper").click()
    assert isinstance(window.present, Papers)
    qtbot.waitUntil(lambda: window.present.panel.pdf.startswith(b"%PDF"))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("online", "said"),
    [(Online.YES, "オンラインでできます"), (Online.NO, "窓口だけです"), (Online.UNKNOWN, "ごかくにんください")],
)
def test_the_town_says_where_and_whether_online(empty_window: Window, app: App, online: Online, said: str) -> None:
    app.procedures.change("risai", office="税務課", phone="0990-00-0000", online=online)
    empty_window.go("procedure", procedure="risai")
    shown = words(empty_window)
    assert all(part in shown for part in ("税務課", "0990-00-0000", said))
    assert "まだ書いてありません" not in shown
    empty_window.go("procedures", event="disaster")
    assert ("　オンラインでできます" in listed(empty_window)["risai"]) == (online is Online.YES)


def test_the_office_writes_the_towns_own(empty_window: Window, app: App, find: Find) -> None:
    assert "town" in [name for name, _icon, _words in places("office")]
    empty_window.go("town")
    assert isinstance(empty_window.present, Town)
    assert "55あります" in words(empty_window)
    find(empty_window, "every").click()
    screen = empty_window.present
    assert isinstance(screen, TownProcedure)
    screen._hours.edit.setText("平日 8:30〜17:15")
    find(empty_window, "save").click()
    assert app.procedures.own(EVERY).hours == "平日 8:30〜17:15"
    assert "まだ" not in words(empty_window)
    find(empty_window, "event-disaster").click()
    assert "平日 8:30〜17:15" in listed(empty_window)["risai"]
    find(empty_window, "procedure-risai").click()
    screen = empty_window.present
    assert isinstance(screen, TownProcedure)
    assert (screen._hours.text(), screen._hours.edit.placeholderText()) == ("", "平日 8:30〜17:15")
    screen._office.edit.setText("税務課")
    screen._online.setCurrentIndex(screen._online.findData(Online.YES))
    find(empty_window, "save").click()
    assert app.procedures.own("risai").online is Online.YES
    assert "税務課" in listed(empty_window)["risai"]
    assert "オンラインでできます" in listed(empty_window)["risai"]


def test_twelve_digits_are_refused_and_nothing_is_lost(empty_window: Window, app: App, find: Find) -> None:
    empty_window.go("town")
    empty_window.go("town_procedure", procedure="dog")
    screen = empty_window.present
    assert isinstance(screen, TownProcedure)
    screen._office.edit.setText("環境課")
    screen._phone.edit.setText("1234 5678 9012")
    find(empty_window, "save").click()
    assert empty_window.present is screen
    assert "12けたの数字" in words(empty_window)
    assert screen._office.text() == "環境課"
    assert app.procedures.own("dog").blank
    find(empty_window, "paper").click()
    assert isinstance(empty_window.present, Papers)


def test_a_newer_file_is_told_in_the_office(empty_window: Window, app: App) -> None:
    app.home.town.write_text("format = 2\n", encoding="utf-8")
    empty_window.go("town")
    assert "新しい版" in words(empty_window)


def test_a_line_keeps_its_words_when_it_becomes_narrow(empty_window: Window, app: App) -> None:
    app.settings.change(text_scale=200)
    empty_window.restyle()
    empty_window.go("papers", procedure="risai")
    settle()
    (line,) = empty_window.present.findChildren(LineButton)  # type: ignore[union-attr]
    assert line.height() >= line.heightForWidth(line.width())
