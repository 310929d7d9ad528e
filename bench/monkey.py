"""Random hands on the practice phone: `python -m bench.monkey [--minutes 30] [--seed 1] [--rate 50]`.

Touches, pulls, keys, resizes, family and language switches, seeded; prints exceptions, growth of memory, and whether
the register's file is the same before and after.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import sys
import tempfile
import time
import traceback
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


STEP = 60
"""Seconds between two looks at the memory."""


def memory_mb() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.monkey", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=int, default=50, help="acts a second; 0 for as many as possible")
    parser.add_argument("--warm", type=float, default=10, help="minutes before memory counts")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return run(Path(folder), given.minutes * 60, given.warm * 60, given.seed, given.rate)


def run(home: Path, seconds: float, warming: float, seed: int, rate: int) -> int:
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from smartclass.bootstrap import build
    from smartclass.paths import Home
    from ui.kit import fonts
    from ui.tasks import Tasks
    from ui.window import Window

    application = QApplication([])
    application.setStyle("Fusion")
    fonts.load()
    faults: list[str] = []
    sys.excepthook = lambda kind, error, trace: faults.append("".join(traceback.format_exception(kind, error, trace)))
    tasks = Tasks()
    app = build(Home(home), executor=tasks.voice_executor)
    app.settings.change(demo_offered=True, sound=False)
    app.demo.fill(seed=seed)
    window = Window(app, tasks)
    window.resize(1366, 768)
    window.show()
    hands = Hands(window, random.Random(seed))
    before = digest(app.home.database)
    acts, trail, began = 0, [memory_mb()], time.monotonic()
    while (spent := time.monotonic() - began) < warming + seconds:
        hands.act()
        acts += 1
        loop = QEventLoop()
        QTimer.singleShot(1_000 // rate if rate else 0, loop.quit)
        loop.exec()
        if spent > len(trail) * STEP:
            trail.append(memory_mb())
    warm = trail[min(len(trail) - 1, round(warming / STEP))]
    grown = memory_mb() - warm
    window.go("practice_home")
    after = digest(app.home.database)
    changed = sorted(name for name in after if after[name] != before.get(name))
    same = not changed
    window.close()
    tasks.close()
    app.close()
    print(f"{acts} acts in {(warming + seconds) / 60:.1f} min, seed {seed}: {len(faults)} exceptions")
    print(*faults[:3], sep="\n", end="")
    print("memory each 5 min:", *(f"{one:.0f}" for one in trail[:: round(300 / STEP)]), "MB")
    print(f"memory {warm:.0f} MB after warming up, grown by {grown:.1f} MB; register untouched: {same} {changed}")
    return 0 if not faults and same else 1


def digest(register: Path) -> dict[str, str]:
    """Return what each table of the register holds, whichever of its files it lies in."""
    from smartclass.storage.driver import dbapi2

    base = dbapi2.connect(str(register))
    tables = [row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    held = {name: repr(base.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()) for name in tables}
    base.close()
    return {name: hashlib.sha256(rows.encode()).hexdigest() for name, rows in held.items()}


class Hands:
    """Does anything at all with a phone."""

    def __init__(self, window, dice: random.Random) -> None:  # type: ignore[no-untyped-def]
        self.window, self.dice = window, dice
        self.exercises = window.context.app.practising.exercises()
        self.open()

    def open(self) -> None:
        """Another practice, another phone, another way."""
        from ui.phone.rehearsal import Mode

        exercise = self.dice.choice(self.exercises)
        family = str(self.dice.choice(exercise.families))
        mode = self.dice.choice(list(Mode))
        self.window.go("practice", exercise=exercise.id, family=family, mode=mode)

    def act(self) -> None:
        from ui.screens.practice import PracticeScreen

        if not isinstance(self.window.present, PracticeScreen):
            self.open()
        self.dice.choices(
            (self.touch, self.pull, self.key, self.button, self.resize, self.language, self.open),
            (60, 15, 12, 10, 0.4, 0.1, 0.6),
        )[0]()

    def _place(self):  # type: ignore[no-untyped-def]
        from PySide6.QtCore import QPoint

        phone = self.window.present.phone
        return QPoint(self.dice.randrange(-20, phone.width() + 20), self.dice.randrange(-20, phone.height() + 20))

    def touch(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        kind = self.dice.choice((QTest.mouseClick, QTest.mouseClick, QTest.mouseDClick))
        kind(self.window.present.phone, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self._place())

    def pull(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        phone, none = self.window.present.phone, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(phone, Qt.MouseButton.LeftButton, none, self._place())
        for _count in range(self.dice.randrange(4)):
            QTest.mouseMove(phone, self._place())
        QTest.mouseRelease(phone, Qt.MouseButton.LeftButton, none, self._place())

    def key(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        keys = (Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Backtab, Qt.Key.Key_PageDown)
        QTest.keyClick(self.window.focusWidget() or self.window, self.dice.choice(keys))

    def button(self) -> None:
        """Press something at random on the practice screen: never the door out of the shell."""
        from PySide6.QtWidgets import QAbstractButton

        found = [one for one in self.window.present.findChildren(QAbstractButton) if one.isVisible()]
        if found:
            self.dice.choice(found).click()

    def resize(self) -> None:
        self.window.resize(self.dice.randrange(900, 1700), self.dice.randrange(600, 1000))

    def language(self) -> None:
        settings = self.window.context.app.settings
        settings.change(language="en" if settings.now.language == "ja" else "ja")
        self.window.context.restyle()


if __name__ == "__main__":
    sys.exit(main())
