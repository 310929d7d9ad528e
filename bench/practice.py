"""The practice phone at 1366×768 on the raster backend: opening a scene, one frame, another phone family."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

FRAME = 1 / 60
FRAMES = 300


def p95(found: list[float]) -> float:
    return statistics.quantiles(found, n=20)[18]


def measure() -> dict[str, list[float]]:
    """Return the seconds of every scene's first opening, of frames with glow and finger, of family switches."""
    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QApplication

    from smartclass.bootstrap import build
    from smartclass.domain.play import begin
    from smartclass.paths import Home
    from ui.kit import fonts
    from ui.phone.rehearsal import Mode
    from ui.tasks import Tasks
    from ui.window import Window

    application = QApplication.instance() or QApplication([])
    application.setStyle("Fusion")  # type: ignore[attr-defined]
    fonts.load()
    tasks = Tasks()
    found: dict[str, list[float]] = {"open": [], "frame": [], "switch": []}
    with tempfile.TemporaryDirectory() as folder:
        app = build(Home(Path(folder)), executor=tasks.voice_executor)
        app.settings.change(demo_offered=True, sound=False)
        window = Window(app, tasks)
        window.resize(1366, 768)
        window.show()
        for exercise in app.practising.exercises():
            window.go("practice", exercise=exercise.id, mode=Mode.ALONE)
            application.processEvents()
            here = window.present
            phone, rehearsal = here.phone, here.rehearsal
            for family in exercise.families:
                began = time.perf_counter()
                rehearsal.switch(family)
                phone.repaint()
                found["switch"].append(time.perf_counter() - began)
                for scene in exercise.practice.scenes:
                    play = begin(exercise.practice, family, scene.id)
                    began = time.perf_counter()
                    phone.show_play(play)
                    phone.repaint()
                    found["open"].append(time.perf_counter() - began)
            phone.overlay.show_glow(lambda phone=phone: phone.view.body)
            for number in range(FRAMES // 5):
                phone.overlay._travelled(QPointF(100 + number % 100, 200 + number % 300))
                began = time.perf_counter()
                phone.repaint()
                found["frame"].append(time.perf_counter() - began)
        window.close()
        tasks.close()
        app.close()
    return found


def lines() -> list[str]:
    """Return the figures in words."""
    found = measure()
    frame, opened, switched = found["frame"], found["open"], found["switch"]
    return [
        f"{len(frame)} frames with finger and glow: p50 {statistics.median(frame) * 1000:.1f} ms,"
        f" p95 {p95(frame) * 1000:.1f} ms; p95 / 60 Hz frame {p95(frame) / FRAME:.2f}",
        f"{len(opened)} scenes opened: p50 {statistics.median(opened) * 1000:.1f} ms, p95 {p95(opened) * 1000:.1f} ms,"
        f" longest {max(opened) * 1000:.1f} ms; longest / 50 ms {max(opened) / 0.05:.2f}",
        f"{len(switched)} family switches: longest {max(switched) * 1000:.1f} ms;"
        f" longest / 200 ms {max(switched) / 0.2:.2f}",
    ]
