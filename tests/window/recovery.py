"""Walks the two ways back by mouse and keyboard: a forgotten passphrase, and a dead PC whose copy is on a stick.

A stick can't be plugged in here: a folder takes its place (`volumes.sticks`); everything else is as people do it.
Run: python -m tests.window.recovery FOLDER [PICTURES]
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from smartclass.bootstrap import App, build, gate
from smartclass.domain import recovery_code
from smartclass.paths import Home
from smartclass.services.protection import Key
from smartclass.settings import SettingsFile
from tests.window.day import reach
from tests.window.hand import Hand
from ui import unlock, volumes
from ui.app import open_window
from ui.kit import fonts
from ui.tasks import Tasks
from ui.volumes import Stick
from ui.window import Window

OLD, NEW = "sakura densha mikan", "umibe tokei ringo"


class Walk:
    """What stays the same on the way."""

    def __init__(self, folder: Path, pictures: Path | None) -> None:
        self.folder, self.pictures = folder, pictures
        self.tasks = Tasks()
        self.hand = Hand(QPushButton(), pictures)
        self.code = ""

    def open(self, home: Home, key: Key | None = None) -> Window:
        window = open_window(home, self.tasks, key)
        self.hand.window = window
        self.hand.until(window.isActiveWindow, "the window is not active")
        self.hand.settle(1500)
        return window

    def close(self, window: Window) -> None:
        window.close()
        self.tasks.close()
        window.app.close()
        window.deleteLater()
        self.tasks = Tasks()

    def at_the_door(self, home: Home, act: Callable[[], None]) -> Key:
        """Drive the door before a protected register; returns the key it opened with."""
        wrong: list[BaseException] = []

        def drive() -> None:
            try:
                self.hand.until(doors, "no door")
                self.hand.window = doors()[0]
                self.hand.settle(800)
                act()
            except BaseException as error:  # noqa: BLE001 - it is raised again below, outside Qt's own loop
                wrong.append(error)
                for door in doors():
                    door.close()

        QTimer.singleShot(0, drive)
        key = unlock.ask(gate(home), SettingsFile(home).now, self.tasks)
        if wrong:
            raise wrong[0]
        assert key is not None
        return key


def doors() -> list[unlock.Unlock]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, unlock.Unlock) and one.isVisible()]


def figures(app: App) -> tuple[int, int]:
    return len(app.people.all()), sum(app.roll.counts(one.id).present for one in app.classes.today())


def protect(walk: Walk, window: Window) -> None:
    """Choose a passphrase, keep the sheet, put a copy on the stick."""
    hand = walk.hand
    window.go("data")
    hand.settle(600)
    button = hand.find("protection-protect")
    reach(hand, button)
    hand.click_on(button)
    hand.settle(300)
    fields = [one for one in window.present.findChildren(QLineEdit) if one.isVisible()]  # type: ignore[union-attr]
    for field in fields:
        hand.click_on(field)
        hand.type(OLD)
    hand.picture("passphrase")
    hand.click("words-next")
    walk.code = window.present.place()["code"]  # type: ignore[union-attr]
    hand.settle(1200)
    hand.picture("sheet")
    hand.click("typed-back")
    hand.type(walk.code[-recovery_code.GROUP :].lower())
    hand.click("sheet-next")
    hand.find("done")
    hand.picture("protected")
    hand.click("done")
    hand.settle(600)
    button = hand.find("stick")
    reach(hand, button)
    hand.click_on(button)
    stick = walk.folder / "stick"
    hand.until(lambda: list(stick.rglob("*.db")), "no copy on the stick")
    hand.settle(600)
    hand.picture("copied")


def forgotten(walk: Walk) -> None:
    """A wrong passphrase, then the number on the sheet, then a new passphrase."""
    hand = walk.hand
    hand.type("densha mikan")
    hand.key("Return")
    hand.settle(2500)
    hand.picture("wrong")
    hand.click("forgot")
    hand.type(walk.code.lower())
    hand.picture("number")
    hand.settle(300)
    hand.key("Return")
    new = walk.hand.window.findChild(QPushButton, "take-new")
    for _again in range(10):  # after a wrong try the door wants a moment, and says so
        hand.settle(1000)
        if new.isVisible():
            break
        hand.click("code-next")
    hand.type(NEW)
    hand.key("Tab")
    hand.key("Tab")
    hand.type(NEW)
    hand.picture("new-passphrase")
    hand.click("take-new")


def dead_pc(walk: Walk, window: Window) -> None:
    """The welcome of a new PC, the stick, the number on the sheet, and everything is there."""
    hand = walk.hand
    hand.picture("new-pc")
    hand.click("restore")
    hand.find("copy")
    hand.picture("copies")
    hand.click("copy")
    hand.find("open-copy")
    hand.click("secret")
    hand.type(walk.code.lower())
    hand.picture("secret")
    hand.click("open-copy")
    hand.find("agree")
    hand.picture("what-it-holds")
    hand.click("agree")
    hand.until(lambda: type(window.present).__name__ == "Today", "not restored")
    hand.settle(800)
    hand.picture("restored")


def main(folder: Path, pictures: Path | None) -> None:
    """Go both ways; any AssertionError is a failure."""
    if pictures is not None:
        pictures.mkdir(parents=True, exist_ok=True)
    application = QApplication(["smartclass"])
    application.setStyle("Fusion")
    fonts.load()
    (folder / "stick").mkdir()
    volumes.sticks = lambda: (Stick("USB", folder / "stick", 10**9),)
    old, new = Home(folder / "old"), Home(folder / "new")
    old.prepare()
    new.prepare()
    app = build(old)
    app.demo.fill(seed=1)
    app.settings.change(demo_offered=True, sound=False)
    SettingsFile(new).change(sound=False)
    before = figures(app)
    app.close()
    walk = Walk(folder, pictures)

    window = walk.open(old)
    protect(walk, window)
    walk.close(window)
    key = walk.at_the_door(old, lambda: forgotten(walk))
    window = walk.open(old, key)
    assert figures(window.app) == before
    walk.close(window)
    gate(old).open(NEW)
    print("a forgotten passphrase: the number on the sheet, a new passphrase, everything is there")

    window = walk.open(new)
    dead_pc(walk, window)
    assert figures(window.app) == before
    walk.close(window)
    assert new.locked
    gate(new).open(walk.code)
    gate(new).open(OLD)
    print("a dead PC: the copy on the stick, the number on the sheet, everything is there")
    walk.tasks.close()
    print(f"recovery: {walk.hand.presses} presses and clicks")


if __name__ == "__main__":
    given = SimpleNamespace(folder=Path(sys.argv[1]), pictures=Path(sys.argv[2]) if len(sys.argv) > 2 else None)
    main(given.folder, given.pictures)
