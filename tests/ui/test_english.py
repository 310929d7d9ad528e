"""The screens in English, which takes more room than Japanese."""

from __future__ import annotations

import pytest

from smartclass.bootstrap import App
from tests.ui.conftest import bury, settle
from tests.ui.test_every_screen import cut
from ui import screen as screens
from ui.window import Window

pytestmark = pytest.mark.looks


@pytest.mark.parametrize("width", [1024, 1366])
def test_nothing_is_cut_in_english(window: Window, app: App, width: int) -> None:
    app.settings.change(language="en")
    window.restyle()
    window.resize(width, 700)
    for name in screens.names():
        for sample in screens.load(name).samples:
            made = screens.load(name)(window.context)
            where = made.sample(sample)
            made.deleteLater()
            window.go(name, **where)
            bury()
            settle()
            assert cut(window) == [], (name, sample)
            assert window.bar is not None
            for button in window.bar.places.values():
                assert button.width() >= button.sizeHint().width(), button.text()


def test_the_places_go_below_the_title_where_the_room_is_narrow(window: Window, app: App) -> None:
    app.settings.change(language="en")
    window.restyle()
    window.go("data")
    bar = window.bar
    assert bar is not None
    heights = []
    for width in (1366, 1024, 1366):
        window.resize(width, 700)
        settle()
        heights.append(bar.places["data"].mapTo(bar, bar.places["data"].rect().center()).y() - bar.home.y())
    assert heights[0] == heights[2] < heights[1]
