"""The code of the other screens is read in while nobody waits; a broken part is told where it is wanted, not here."""

from __future__ import annotations

import sys

import pytest
from pytestqt.qtbot import QtBot

from ui import screen as screens
from ui import warming
from ui.tasks import Tasks

HEAVY = {"reportlab", "openpyxl", "xlsxwriter", "pyopenjtalk", "numpy", "pikepdf", "qrcode", "babel", "svglib"}


def test_every_screen_is_read_in(tasks: Tasks, qtbot: QtBot) -> None:
    names = tuple(warming.modules())
    assert {f"ui.screens.{name}" for name in screens.names()} <= set(names)
    warming.begin(tasks)
    qtbot.waitUntil(lambda: tasks.idle)
    assert set(names) <= set(sys.modules)


def test_what_is_asked_for_comes_in_between(tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    monkeypatch.setattr(warming, "modules", lambda: iter(("one", "two", "three")))
    monkeypatch.setattr(warming.importlib, "import_module", order.append)
    warming.begin(tasks)
    tasks.run(lambda _task: order.append("asked"), done=lambda _value: None)
    qtbot.waitUntil(lambda: tasks.idle and len(order) == 4)
    assert order.index("asked") <= 1


def test_a_part_that_is_missing_stops_nothing(tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warming, "modules", lambda: iter(("ui.screens.nowhere", "ui.screens.words")))
    monkeypatch.delitem(sys.modules, "ui.screens.words", raising=False)
    warming.begin(tasks)
    qtbot.waitUntil(lambda: tasks.idle)
    assert "ui.screens.words" in sys.modules


def test_no_heavy_library_is_read_in() -> None:
    import subprocess

    code = "import importlib, sys; from ui import warming; "
    code += "[importlib.import_module(n) for n in warming.modules()]; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())
