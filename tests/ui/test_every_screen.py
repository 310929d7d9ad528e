"""Every screen in every state opens in both languages and at large text, and cuts no word."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from smartclass.bootstrap import App
from tests.ui.conftest import bury, settle
from ui import screen as screens
from ui.kit.button import Button
from ui.kit.ruby_label import RubyLabel
from ui.window import Window

pytestmark = pytest.mark.looks


def cut(root: QWidget) -> list[str]:
    """Return the words of labels and buttons that have less room than they need."""
    short = []
    for label in root.findChildren(RubyLabel):
        if (
            label.isVisible()
            and label.text()
            and label.width() > 0
            and not label.fits(label.width(), label.height() + 2)
        ):
            short.append(label.text())
    for button in root.findChildren(Button):
        if not button.isVisible():
            continue
        if button.kind != "tile" and _smaller(button.size(), button.minimumSizeHint()):
            short.append(button.text())
        if not button.parentWidget().rect().adjusted(-2, -2, 2, 2).contains(button.geometry()):
            short.append(f"{button.text()} {button.objectName()}: out of its row")
    return short + [words for area in root.findChildren(QScrollArea) for words in beyond(area)]


def _smaller(size: QSize, needed: QSize) -> bool:
    return size.height() < needed.height() - 2 or size.width() < needed.width() - 2


def beyond(area: QScrollArea) -> list[str]:
    """Return what stands beyond the right edge of an area that scrolls up and down only."""
    if not area.isVisible() or area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        return []
    over = area.horizontalScrollBar().maximum()
    return [f"{over} px beyond the edge: {area.widget().minimumSizeHint().width()}"] if over > 0 else []


@pytest.mark.parametrize("look", [("ja", 100, "light"), ("ja", 200, "dark"), ("en", 150, "yellow")], ids=str)
def test_screens_open_and_cut_nothing(window: Window, app: App, look: tuple[str, int, str]) -> None:
    language, scale, theme = look
    app.settings.change(language=language, text_scale=scale, theme=theme)
    window.restyle()
    app.library.lessons()  # read when the program starts
    for name in screens.names():
        for sample in screens.load(name).samples:
            made = screens.load(name)(window.context)
            where = made.sample(sample)
            made.deleteLater()
            window.go(name, **where)
            bury()
            settle()
            assert window.present is not None
            assert isinstance(window.present.title(), str)
            if language == "ja" and scale == 100:
                assert cut(window) == [], (name, sample)


def test_every_button_has_a_name_for_screen_readers(window: Window) -> None:
    for name in screens.names():
        made = screens.load(name)(window.context)
        where = made.sample(made.samples[0])
        made.deleteLater()
        window.go(name, **where)
        for button in window.findChildren(Button):
            assert button.accessibleName().strip(), name


def test_no_label_takes_a_name_for_markup(window: Window, app: App) -> None:
    session = app.classes.today()[0]
    app.roll.walk_in(session.id, "<b>太字</b>")
    window.go("desk", session=session.id)
    settle()
    for label in window.findChildren(QLabel):
        assert not label.text() or label.textFormat().name in ("PlainText", "AutoText")
    assert any("<b>太字</b>" in button.text() for button in window.findChildren(QWidget) if hasattr(button, "line"))
