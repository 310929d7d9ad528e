"""A chart on the screen: its room, its words for a screen reader, its ink in each theme."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smartclass.domain.chart import Chart, Kind, Series
from ui.kit.chart import ChartView
from ui.kit.theme import Look, theme

SERIES = tuple(Series(name, (12.0, 30.0, None)) for name in ("今年度", "前年度", "目標", "案"))


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_kind_is_drawn(styled: QApplication, qtbot: QtBot, kind: Kind, name: str) -> None:
    look = Look(theme(name), 1.0)
    view = ChartView(look, Chart(kind, "題", ("4月", "5月", "6月"), SERIES))
    qtbot.addWidget(view)
    view.resize(700, view.heightForWidth(700))
    assert "前年度 5月 30" in view.accessibleName()
    drawn = view.grab().toImage()
    colours = {drawn.pixelColor(x, y).name() for x in range(0, drawn.width(), 2) for y in range(0, drawn.height(), 2)}
    assert len(colours) > 3
    assert view.sizeHint().height() == view.heightForWidth(700)
    assert view.minimumSizeHint().height() > 0
    view.resize(900, 400)
    assert view.hasHeightForWidth()
