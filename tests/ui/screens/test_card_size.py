from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.ui.conftest import settle
from ui.screens.card_size import LARGEST, SMALLEST, CardSize
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]


def test_the_outline_is_fitted_and_kept(window: Window, find: Find) -> None:
    window.go("settings")
    find(window, "card-size").click()
    here = window.present
    assert isinstance(here, CardSize)
    wide = here.outline.box().width()
    assert wide == pytest.approx(85.6 / 25.4 * 96, rel=0.01)
    for _count in range(10):
        find(window, "larger").click()
    QTest.keyClick(here, Qt.Key.Key_Right)
    assert here.outline.box().width() == pytest.approx(wide * 1.01**11, rel=0.001)
    find(window, "smaller").click()
    QTest.keyClick(here, Qt.Key.Key_Left)
    fitted = here.outline.mm_per_px
    assert not here.grab().isNull()
    find(window, "keep").click()
    settle()
    assert window.context.app.settings.now.mm_per_px == pytest.approx(fitted, abs=1e-4)
    assert window.context.look.mm_per_px == pytest.approx(fitted, abs=1e-4)
    window.go("card_size")
    assert window.present.outline.mm_per_px == pytest.approx(fitted, abs=1e-4)  # type: ignore[attr-defined]


def test_no_screen_is_smaller_or_larger_than_screens_are(window: Window) -> None:
    window.go("card_size")
    here = window.present
    assert isinstance(here, CardSize)
    here.outline.set_size(9)
    assert here.outline.mm_per_px == LARGEST
    here.outline.set_size(0)
    assert here.outline.mm_per_px == SMALLEST
    QTest.keyClick(here, Qt.Key.Key_A)
    assert here.outline.mm_per_px == SMALLEST
