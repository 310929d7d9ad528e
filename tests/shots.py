"""Grab every screen in every look to PNG: `python -m tests.shots DIR [--quick] [--only NAME] [--look light-en-100]`."""

from __future__ import annotations

import argparse
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from smartclass.bootstrap import build
from smartclass.paths import Home
from ui import screen as screens
from ui.kit import fonts
from ui.tasks import Tasks
from ui.window import Window

SIZES = {1366: 700, 1024: 700, 1920: 1010}
LOOKS = (
    ("light", "ja", 100),
    ("light", "ja", 200),
    ("light", "en", 100),
    ("light", "en", 200),
    ("dark", "ja", 100),
    ("yellow", "ja", 100),
)
JST = timezone(timedelta(hours=9))


class NoonClock:
    """A fixed moment, so that pictures can be compared."""

    def now(self) -> datetime:
        return datetime(2026, 11, 21, 9, 40, tzinfo=JST)

    def today(self):
        return self.now().date()

    def ticks(self) -> float:
        return 0.0


def settle(milliseconds: int = 60) -> None:
    """Let Qt lay out, paint and finish background work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def shoot(window: Window, name: str, sample: str, path: Path) -> None:
    """Open one screen in one state and save what is seen."""
    made = screens.load(name)(window.context)
    where = made.sample(sample)
    made.leave()
    made.deleteLater()
    window.go(name, **where)
    settle(900 if name in ("papers", "reports", "today") else 80)
    window.grab().save(str(path))


def main() -> None:
    """Make the pictures; prints how many."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quick", action="store_true", help="one size and one look, where none is named")
    parser.add_argument("--only", action="append", help="only this screen (may be repeated)")
    parser.add_argument("--look", action="append", type=look, help="this look, such as light-ja-200 (may be repeated)")
    parser.add_argument("--width", action="append", type=int, help="this window width (may be repeated)")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(["smartclass"])
    application.setStyle("Fusion")
    fonts.load()
    with tempfile.TemporaryDirectory() as folder:
        tasks = Tasks()
        app = build(Home(Path(folder)), clock=NoonClock(), executor=tasks.voice_executor)
        app.demo.fill(seed=1)
        app.settings.change(demo_offered=True)
        window = Window(app, tasks)
        window.show()
        count = 0
        for theme, language, scale in given.look or LOOKS[: 1 if given.quick else None]:
            app.settings.change(theme=theme, language=language, text_scale=scale)
            window.restyle()
            app.practising.exercises()  # read beforehand, so that no picture is taken before the words have come
            for width, height in sizes(given.width, quick=given.quick):
                window.resize(width, height)
                for name in given.only or screens.names():
                    for sample in screens.load(name).samples:
                        parts = (name, sample, str(width), theme, language, str(scale))
                        shoot(window, name, sample, given.folder / ("-".join(filter(None, parts)) + ".png"))
                        count += 1
        window.close()
        app.close()
        tasks.close()
    print(f"{count} pictures in {given.folder}")


def look(text: str) -> tuple[str, str, int]:
    """Read "light-ja-200" as (theme, language, text scale)."""
    theme, language, scale = text.split("-")
    return theme, language, int(scale)


def sizes(widths: list[int] | None, *, quick: bool) -> list[tuple[int, int]]:
    """Return the windows to shoot: those named, else the usual ones, in pixels."""
    if widths:
        return [(width, SIZES.get(width, 700)) for width in widths]
    return list(SIZES.items())[: 1 if quick else None]


if __name__ == "__main__":
    main()
