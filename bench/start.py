"""From starting the process to the first paint of the home screen, against a bare window with the same fonts."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 7

SCREEN = """{"screens": [{"name": "pc", "x": 0, "y": 0, "width": 1366, "height": 768,
"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}"""
"""The old laptop both windows open on; the offscreen platform's own screen is a square of 800."""

PAINTED = """
import sys, time
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched is window:
            QTimer.singleShot(0, self.told)
        return False
    def told(self):
        print(time.monotonic() - float(sys.argv[1]), flush=True)
        import os; os._exit(0)
"""

BARE = (
    """
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QMainWindow
"""
    + PAINTED
    + """
app = QApplication([]); app.setStyle("Fusion")
for name in ("Regular", "Bold"):
    QFontDatabase.addApplicationFont(sys.argv[2] + f"/assets/fonts/BIZUDPGothic-{name}.ttf")
window = QMainWindow()
eye = Painted(); window.installEventFilter(eye); window.showMaximized(); app.exec()
"""
)

OURS = (
    """
import sys; sys.path.insert(0, sys.argv[2])
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
"""
    + PAINTED
    + """
import ui.app
from ui.kit import fonts
from ui.tasks import Tasks
from smartclass.paths import Home
app = QApplication([]); app.setStyle("Fusion"); fonts.load()
window = ui.app.open_window(Home(Path(sys.argv[3])), Tasks())
forbidden = [m for m in ("pyopenjtalk", "reportlab", "pyttsx3", "sqlite_utils", "budoux", "babel") if m in sys.modules]
print("loaded", *forbidden, file=sys.stderr)
eye = Painted(); window.installEventFilter(eye); window.update(); app.exec()
"""
)


def once(screen: Path, code: str, *words: str) -> float:
    """Run one start before a screen of 1366 × 768 and return its seconds."""
    command = [sys.executable, "-c", code, str(time.monotonic()), str(ROOT), *words]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=environment)
    return float(done.stdout.split()[0])


def measure() -> tuple[float, float]:
    """Return the median seconds of (ours, bare), interleaved."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "smartclass", "--home", folder, "demo"], check=True, cwd=ROOT, capture_output=True
        )
        screen = Path(folder) / "screen.json"
        screen.write_text(SCREEN, encoding="utf-8")
        pairs = [(once(screen, OURS, folder), once(screen, BARE)) for _round in range(ROUNDS)]
    return statistics.median(pair[0] for pair in pairs[1:]), statistics.median(pair[1] for pair in pairs[1:])


def lines() -> list[str]:
    """Return the figures in words."""
    ours, bare = measure()
    return [f"first paint {ours * 1000:.0f} ms; bare window {bare * 1000:.0f} ms; ratio {ours / bare:.2f}"]
