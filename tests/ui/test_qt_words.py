"""Qt's own dialogs speak the language chosen in the settings, also after it is changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from smartclass import i18n
from smartclass.bootstrap import App
from ui import qt_words
from ui.window import Window


@pytest.fixture(autouse=True)
def japanese_after(qapp: QApplication) -> Iterator[None]:
    yield
    i18n.use("ja")
    qt_words.follow()


def cancel() -> str:
    return QCoreApplication.translate("QPlatformTheme", "Cancel")


def test_qt_speaks_the_programs_language() -> None:
    i18n.use("ja")
    qt_words.follow()
    assert cancel() == "キャンセル"
    assert QCoreApplication.translate("QPrintDialog", "Print") == "印刷"
    i18n.use("en")
    qt_words.follow()
    assert cancel() == "Cancel"


def test_only_one_language_is_installed_at_a_time() -> None:
    for _ in range(3):
        i18n.use("ja")
        qt_words.follow()
    i18n.use("en")
    qt_words.follow()
    assert cancel() == "Cancel"


def test_a_language_qt_has_not_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    i18n.use("ja")
    qt_words.follow()
    monkeypatch.setattr(i18n, "language", lambda: "xx")
    qt_words.follow()
    assert cancel() == "Cancel"


def test_the_window_switches_qt_with_itself(empty_window: Window, app: App) -> None:
    assert cancel() == "キャンセル"
    app.settings.change(language="en")
    empty_window.restyle()
    assert cancel() == "Cancel"
    app.settings.change(language="ja")
    empty_window.restyle()
    assert cancel() == "キャンセル"
