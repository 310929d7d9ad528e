"""The program's memory with the voice loaded and a lesson read aloud, against a bare window."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

COMMON = """
import sys; sys.path.insert(0, sys.argv[1])
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
def wait(ms):
    loop = QEventLoop(); QTimer.singleShot(ms, loop.quit); loop.exec()
def rss():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
app = QApplication([]); app.setStyle("Fusion")
"""
BARE = COMMON + "window = QMainWindow(); window.resize(1366, 700); window.show(); wait(300); print(rss())"
OURS = (
    COMMON
    + """
import ui.app
from ui.kit import fonts
from ui.tasks import Tasks
from smartclass.paths import Home
fonts.load()
tasks = Tasks()
window = ui.app.open_window(Home(Path(sys.argv[2])), tasks)
wait(3000)
window.go("lesson", lesson="mynumber-read-card")
for step in range(8):
    window.present._narration.play(); wait(1500); window.present._next()
window.go("papers", lesson="mynumber-read-card"); wait(4000)
print(rss())
window.present.leave(); tasks.close()
import os; sys.stdout.flush(); os._exit(0)
"""
)


def measure() -> tuple[float, float]:
    """Return the resident megabytes of (the program, a bare window)."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with tempfile.TemporaryDirectory() as folder:
        made = [sys.executable, "-m", "smartclass", "--home", folder, "demo"]
        subprocess.run(made, check=True, cwd=ROOT, capture_output=True)
        found = []
        for code in (OURS, BARE):
            command = [sys.executable, "-c", code, str(ROOT), folder]
            done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=environment)
            found.append(float(done.stdout.split()[-1]))
    return found[0], found[1]


def lines() -> list[str]:
    """Return the figures in words."""
    ours, bare = measure()
    return [f"with voice, lesson and PDF {ours:.0f} MB (limit 350); bare window {bare:.0f} MB; ratio {ours / bare:.1f}"]
