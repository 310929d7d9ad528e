"""Turning to the next step at 44 px on the raster backend, against one frame of a 60 Hz screen."""

from __future__ import annotations

import statistics
import time

FRAME = 1 / 60
TURNS = 240


def measure() -> list[float]:
    """Return the seconds of each turn: new step, layout, fit, and everything painted."""
    from PySide6.QtWidgets import QApplication

    from smartclass import resources
    from smartclass.content.loader import load_all
    from ui.kit import fonts
    from ui.kit.theme import Look, theme
    from ui.player.step_view import StepView

    application = QApplication.instance() or QApplication([])
    fonts.load()
    lessons, _faults = load_all([resources.lessons()])
    view = StepView(Look(theme("light")), largest=44)
    view.resize(1366, 560)
    view.show()
    application.processEvents()
    turns = [
        (lesson, step.for_family(family)) for lesson in lessons for step in lesson.steps for family in lesson.families
    ]
    for lesson, text in turns:
        view.show_step(lesson, text)
        view.repaint()
    found = []
    for number in range(TURNS):
        lesson, text = turns[number % len(turns)]
        began = time.perf_counter()
        view.show_step(lesson, text)
        view.repaint()
        found.append(time.perf_counter() - began)
    view.close()
    return found


def lines() -> list[str]:
    """Return the figures in words."""
    found = measure()
    p95 = statistics.quantiles(found, n=20)[18]
    middle = statistics.median(found)
    return [
        f"{len(found)} turns at 44 px: p50 {middle * 1000:.1f} ms, p95 {p95 * 1000:.1f} ms;"
        f" p95 / 60 Hz frame {p95 / FRAME:.2f}"
    ]
