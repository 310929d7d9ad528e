"""The panel that previews, prints and saves."""

from __future__ import annotations

from threading import Event

from pytestqt.qtbot import QtBot

from smartclass.bootstrap import App
from ui.kit.paper_panel import PaperPanel
from ui.window import Window


def test_a_paper_that_is_ready_after_the_screen_was_left_disturbs_nobody(
    window: Window, app: App, qtbot: QtBot
) -> None:
    left = Event()
    ready: list[object] = []
    window.context.tasks.run(lambda _task: left.wait(20), done=ready.append)
    window.go("papers", session=app.classes.today()[0].id)
    assert window.present is not None
    panel = window.present.findChild(PaperPanel)
    assert isinstance(panel, PaperPanel)
    with qtbot.waitSignal(panel.destroyed, timeout=20_000):
        window.go("today")
    left.set()
    window.context.tasks.run(lambda _task: None, done=ready.append)
    qtbot.waitUntil(lambda: len(ready) == 2, timeout=20_000)
    assert panel.pdf == b""
