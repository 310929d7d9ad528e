"""The practice shell alone: no file of a database is opened while a senior learns and practises."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from smartclass import i18n
from smartclass.bootstrap import App, build
from smartclass.bootstrap.practice import build_practice
from smartclass.errors import Problem
from smartclass.paths import Home
from tests.conftest import FixedClock
from tests.ui.conftest import bury, settle
from ui import app as program
from ui import screen as screens
from ui.kiosk import Kiosk, PractiseOnly
from ui.tasks import Tasks
from ui.unlock import Unlock

Find = Callable[[QWidget, str], QAbstractButton]
WORDS, CODE = "sakura densha mikan", "0" * 24

WATCHED = """
import json, sys
opened = []
def watch(event, arguments):
    if event in ("open", "sqlite3.connect", "sqlite3.connect/handle", "os.listdir", "os.scandir"):
        opened.append((event, str(arguments[0])))
sys.addaudithook(watch)
from pathlib import Path
from PySide6.QtWidgets import QApplication
import ui.app
from smartclass.storage import connection
def never(*given, **named):
    opened.append(("connect", str(given)))
    raise AssertionError("the register was opened")
connection.dbapi2.connect = never
from smartclass.paths import Home
from ui.kit import fonts
from ui.tasks import Tasks
application = QApplication([])
application.setStyle("Fusion")
fonts.load()
tasks = Tasks()
window = ui.app.open_practice(Home(Path(sys.argv[1])), tasks)
window.context.app.practising.exercises()
def settle():
    for _ in range(6):
        application.sendPostedEvents(); application.processEvents()
settle()
window.go("lesson", lesson="basics-calls")
settle()
stage = window.present._stage
while not stage.at_end:
    stage.next()
    settle()
window.go("practice", exercise="basics-calls", mode="alone")
settle()
rehearsal = window.present.rehearsal
from smartclass.domain.play import Result
window.present._stumbled("x", str(next(iter(Result)))) if hasattr(window.present, "_stumbled") else None
settle()
window.go("words")
settle()
window.home()
settle()
assert type(window.present).__name__ == "PracticeHome"
window.close()
window.app.close()
tasks.close()
print(json.dumps(opened))
"""


@pytest.fixture
def full_home(home: Home, clock: FixedClock) -> Home:
    app = build(home, clock=clock)
    app.demo.fill(seed=1)
    app.settings.change(demo_offered=True, sound=False)
    app.close()
    return home


def test_no_database_is_opened_while_somebody_learns_and_practises(full_home: Home) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(full_home.root)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    opened = json.loads(done.stdout.splitlines()[-1])
    own = [name for _event, name in opened if str(full_home.root) in name]
    assert any(event == "open" for event, _name in opened)
    assert not [one for one in opened if one[0] in ("connect", "sqlite3.connect")]
    assert not [name for name in own if name.endswith((".db", "-wal", "-shm", "-journal")) or "keys" in name]
    assert not [name for name in own if "backups" in name]


@pytest.fixture
def kiosk(styled: QApplication, qtbot: QtBot, full_home: Home, clock: FixedClock, tasks: Tasks) -> Iterator[Kiosk]:
    app = build_practice(full_home, clock=clock, executor=tasks.voice_executor)
    window = Kiosk(cast("App", app), tasks)
    window.resize(1366, 700)
    window.show()
    window.go("practice_home")
    yield window
    window.close()
    tasks.close()
    settle()
    app.close()
    window.deleteLater()
    bury()
    i18n.use("ja")


def test_there_is_nothing_to_reach_the_register_with(kiosk: Kiosk) -> None:
    app = kiosk.app
    services = {name for name in vars(App) if not name.startswith("_")} | set(App.__dataclass_fields__)
    here = {"clock", "settings", "library", "practising", "procedures", "speech", "role", "protected", "seen", "close"}
    stand_ins = {"classes", "people", "progress", "stumbles"}
    for name in sorted(services - here - stand_ins):
        with pytest.raises(Problem):
            getattr(app, name)
    assert app.classes.today() == ()
    assert app.people.holder("A1:WHOEVER") is None
    for service, method in (("classes", "get"), ("people", "search"), ("people", "all"), ("stumbles", "sums")):
        with pytest.raises(AttributeError):
            getattr(getattr(app, service), method)
    for name in stand_ins:
        assert not hasattr(getattr(app, name), "_register")
    for service in (app.library, app.practising, app.procedures, app.speech):
        assert not [value for value in vars(service).values() if type(value).__name__ in ("Register", "App")]


def test_every_other_screen_leads_to_the_door_and_opens_nothing(kiosk: Kiosk) -> None:
    asked: list[int] = []
    kiosk.left.connect(lambda: asked.append(1))
    before = kiosk.present
    others = [name for name in screens.names() if name not in ("practice_home", "practice", "lesson", "words")]
    for name in others:
        kiosk.go(name)
    assert len(asked) == len(others) > 20
    assert kiosk.present is before


def test_a_lesson_keeps_its_place_until_the_shell_is_closed(kiosk: Kiosk) -> None:
    kiosk.go("lesson", lesson="basics-calls")
    screen: Any = kiosk.present
    screen._stage.next()
    kiosk.go("practice_home")
    kiosk.go("lesson", lesson="basics-calls")
    again: Any = kiosk.present
    assert again._stage.index == 1
    kiosk._tidy()
    kiosk.lock.now()
    assert not kiosk.lock.locked


def test_leaving_opens_the_door_and_then_the_program(
    kiosk: Kiosk, find: Find, full_home: Home, tasks: Tasks, monkeypatch: pytest.MonkeyPatch, cheap_keys: None
) -> None:
    kiosk.left.connect(lambda: program._from_practice(kiosk, full_home, tasks))
    app = build(full_home)
    app.protection.protect(WORDS, CODE)
    app.close()
    monkeypatch.setattr(Unlock, "exec", Unlock.reject)
    kiosk.go("today")
    assert kiosk.follower is None
    monkeypatch.setattr(Unlock, "exec", lambda door: find(door, "practise").click())
    kiosk.go("today")
    assert kiosk.follower is None
    with pytest.raises(PractiseOnly):
        program._unlocked(full_home, tasks)

    def typed(door: Unlock) -> None:
        door.key = door._gate.open(WORDS)

    monkeypatch.setattr(Unlock, "exec", typed)
    kiosk.go("today")
    opened = kiosk.follower
    assert opened is not None
    assert program._present(kiosk) is opened
    assert opened.app.classes.today()
    assert not kiosk.isVisible()
    app = opened.app
    opened.close()
    settle()
    opened.deleteLater()
    bury()
    app.close()


def test_a_register_that_cannot_be_opened_leaves_the_shell(kiosk: Kiosk, full_home: Home, tasks: Tasks) -> None:
    full_home.database.write_bytes(b"x" * 5000)
    program._from_practice(kiosk, full_home, tasks)
    assert kiosk.follower is None
    assert kiosk.overlay.isVisible()


def test_the_program_starts_as_the_shell_alone(
    full_home: Home, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert program._given(["--home", str(full_home.root), "--practice"]) == (full_home, True)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(program, "build", lambda *_given, **_named: pytest.fail("opened"))
    monkeypatch.setattr(Kiosk, "showFullScreen", lambda _window: QTimer.singleShot(0, qapp.quit))
    assert program.main(["--home", str(full_home.root), "--practice"]) == 0
    bury()
    i18n.use("ja")
