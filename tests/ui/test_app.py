"""What a person meets when the program can't simply start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from smartclass import i18n
from smartclass.bootstrap import build
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.services.protection import Gate
from tests.ui.conftest import bury
from ui import app, single, unlock
from ui.rescue import RescueWindow
from ui.single import Door
from ui.tasks import Tasks
from ui.window import Window

LATER = (
    *("pyopenjtalk", "pyttsx3", "reportlab", "sqlite_utils", "budoux", "babel", "tomllib", "numpy"),
    *("smartclass.phrases", "smartclass.domain.registry", "smartclass.domain.lesson", "smartclass.ports.voice"),
    *("PySide6.QtMultimedia", "PySide6.QtPdf", "PySide6.QtPrintSupport", "PySide6.QtNetwork", "ui.screens.desk"),
    *("smartclass.storage.copies", "smartclass.storage.vault", "smartclass.services.backups", "ui.rescue", "ui.unlock"),
)
"""What the first picture does not need."""

START = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
import ui.app
from smartclass.paths import Home
from ui.kit import fonts
from ui.tasks import Tasks
application = QApplication([])
fonts.load()
tasks = Tasks()
window = ui.app.open_window(Home(Path(sys.argv[1])), tasks)
assert not window.grab().isNull()
print([name for name in sys.argv[2:] if name in sys.modules])
window.context.app.close()
tasks.close()
"""


def test_the_first_picture_waits_for_nothing_it_does_not_show(home: Home) -> None:
    core = build(home)
    core.demo.fill(seed=1)
    core.settings.change(demo_offered=True)
    core.close()
    command = [sys.executable, "-c", START, str(home.root), *LATER]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == "[]\n", done.stderr


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, qapp: object) -> list[list[str]]:
    """The buttons of every message shown, in order."""
    seen: list[list[str]] = []

    def answer(box: QMessageBox) -> int:
        seen.append([button.text() for button in box.buttons()])
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return seen


def test_what_no_copy_can_cure_is_only_said(tmp_path: Path, shown: list[list[str]], tasks: Tasks) -> None:
    assert not app._rescued(Home(tmp_path), Problem("新しい版です。", "新しくしてください。"), tasks)
    assert shown == [["閉じる"]]


@pytest.fixture
def damaged(tmp_path: Path) -> Home:
    """A home whose register is damaged, with a copy of when it was well."""
    home = Home(tmp_path / "home")
    core = build(home)
    core.classes.add_centre("みどり野公民館")
    core.backups.keep()
    core.close()
    home.database.write_bytes(b"not a database" * 400)
    return home


def test_a_damaged_register_is_put_back_from_the_newest_copy(
    damaged: Home, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(app.Window, "showMaximized", lambda _window: QTimer.singleShot(0, qapp.quit))

    def press(window: RescueWindow) -> int:
        """The person reads, presses the large button, and the loop goes on until the window is closed."""
        timer = QTimer(window)
        timer.timeout.connect(lambda: [one.click() for one in window.findChildren(QAbstractButton, "agree")])
        timer.start(10)
        return QDialog.exec(window)

    monkeypatch.setattr(RescueWindow, "exec", press)
    before = damaged.database.read_bytes()
    assert app.main(["--home", str(damaged.root)]) == 0
    (aside,) = damaged.backups.glob("before-restore-*/register.db")
    assert aside.read_bytes() == before
    again = build(damaged)
    assert [centre.name for centre in again.classes.centres()] == ["みどり野公民館"]
    again.close()
    bury()
    i18n.use("ja")


def test_a_protected_register_is_unlocked_once_and_put_back_with_its_key(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, cheap_keys: None
) -> None:
    home = Home(tmp_path / "home")
    core = build(home)
    core.classes.add_centre("みどり野公民館")
    core.protection.protect("sakura densha mikan", "0" * 24)
    copy = core.backups.keep().path
    core.close()
    assert copy is not None
    home.database.write_bytes(b"not a database" * 400)
    asked: list[str] = []

    def opened(gate: Gate, *_any: object) -> object:
        asked.append("passphrase")
        return gate.open("sakura densha mikan")

    def put_back(window: RescueWindow) -> int:
        window._rescue.restore(copy)
        return int(QDialog.DialogCode.Accepted.value)

    monkeypatch.setattr(unlock, "ask", opened)
    monkeypatch.setattr(RescueWindow, "exec", put_back)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(app.Window, "showMaximized", lambda _window: QTimer.singleShot(0, qapp.quit))
    assert app.main(["--home", str(home.root)]) == 0
    assert asked == ["passphrase"]
    again = build(home, key=Gate(home).open("0" * 24))
    assert [centre.name for centre in again.classes.centres()] == ["みどり野公民館"]
    again.close()
    bury()
    i18n.use("ja")


def test_leaving_a_damaged_register_alone_changes_nothing(damaged: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    before = damaged.database.read_bytes()
    monkeypatch.setattr(RescueWindow, "exec", lambda _window: 0)
    assert app.main(["--home", str(damaged.root)]) == 2
    assert damaged.database.read_bytes() == before
    bury()


def test_the_program_opens_once(tmp_path: Path) -> None:
    first, second = QLockFile(str(tmp_path / ".lock")), QLockFile(str(tmp_path / ".lock"))
    app._only_one(first)
    with pytest.raises(Problem, match="もう開いています"):
        app._only_one(second)
    first.unlock()


def test_the_folder_can_be_named_on_the_command_line(tmp_path: Path, qapp: object) -> None:
    assert app._home(["--home", str(tmp_path)]) == Home(tmp_path)
    assert app._home([]) == Home.default()


def test_the_program_starts_and_ends(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(app.Window, "showMaximized", lambda _window: QTimer.singleShot(0, qapp.quit))
    assert app.main(["--home", str(tmp_path)]) == 0
    assert (tmp_path / "register.db").exists()
    assert len(list((tmp_path / "backups").glob("smartclass-*.db"))) == 1, "a copy is kept on close"
    bury()
    i18n.use("ja")


def test_a_second_start_says_so(tmp_path: Path, shown: list[list[str]]) -> None:
    first = QLockFile(str(tmp_path / ".lock"))
    app._only_one(first)
    assert app.main(["--home", str(tmp_path)]) == 2
    assert shown == [["閉じる"]]
    first.unlock()


def test_lost_settings_are_said_and_the_register_is_still_there(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    core = build(Home(tmp_path))
    core.classes.add_centre("みどり野公民館")
    core.close()
    (tmp_path / "settings.json").write_bytes(b"{")
    said: list[str] = []
    opened: list[str] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(app.Window, "problem", lambda _window, problem: said.append(problem.sentence))
    monkeypatch.setattr(app.Window, "go", lambda _window, name: opened.append(name))
    monkeypatch.setattr(app.Window, "showMaximized", lambda _window: QTimer.singleShot(0, qapp.quit))
    assert app.main(["--home", str(tmp_path)]) == 0
    assert said == ["設定のファイルがこわれていたので、はじめの設定に戻しました。"]
    assert opened == ["today"]
    assert (tmp_path / "settings.damaged.json").read_bytes() == b"{"
    bury()
    i18n.use("ja")


def test_a_second_start_brings_the_first_to_the_front(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    lock = QLockFile(str(tmp_path / ".lock"))
    app._only_one(lock)
    door = Door(tmp_path, window)
    door.knocked.connect(lambda: app._come_forward(window))
    window.showMinimized()
    code = (
        "import sys\nfrom PySide6.QtCore import QLockFile\nfrom smartclass.errors import Problem\nfrom ui import app\n"
        "try:\n    app._only_one(QLockFile(sys.argv[1]))\nexcept Problem as problem:\n    print(problem.way_out)\n"
    )
    program = [sys.executable, "-X", "utf8", "-c", code, lock.fileName()]
    second = subprocess.Popen(program, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.communicate()[0] == "開いている画面を、前に出しました。\n"
    assert not window.isMinimized()
    assert "もう開いています" in window.notice.text()
    lock.unlock()


def test_a_program_that_is_just_closing_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock, again = QLockFile(str(tmp_path / ".lock")), QLockFile(str(tmp_path / ".lock"))
    app._only_one(lock)

    def busy(_folder: Path) -> bool:
        lock.unlock()
        return False

    monkeypatch.setattr(app, "knock", busy)
    app._only_one(again)
    assert again.isLocked()
    again.unlock()


def test_nobody_at_home_and_nobody_answering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    assert single.knock(tmp_path / "nowhere") is None
    monkeypatch.setattr(single, "PATIENCE", 20)
    door = single.Door(tmp_path)
    assert door.open
    assert single.knock(tmp_path) is False, "its window has no time"
    door.deleteLater()
    bury()
