"""What a person meets when the program can't simply start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMessageBox

from smartclass import i18n
from smartclass.bootstrap import build
from smartclass.errors import Damaged, Problem
from smartclass.paths import Home
from tests.ui.conftest import bury
from ui import app

LATER = (
    *("pyopenjtalk", "pyttsx3", "reportlab", "sqlite_utils", "budoux", "babel", "tomllib", "numpy"),
    *("smartclass.phrases", "smartclass.domain.registry", "smartclass.domain.lesson", "smartclass.ports.voice"),
    *("PySide6.QtMultimedia", "PySide6.QtPdf", "PySide6.QtPrintSupport", "ui.screens.desk"),
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
    """The buttons of every message shown, in order; each is answered by putting a copy back, where offered."""
    seen: list[list[str]] = []

    def answer(box: QMessageBox) -> int:
        seen.append([button.text() for button in box.buttons()])
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    monkeypatch.setattr(QMessageBox, "clickedButton", _chosen)
    return seen


def _chosen(box: QMessageBox) -> QAbstractButton:
    return next((button for button in box.buttons() if button.text() == "控えから戻す"), box.buttons()[0])


def test_only_a_damaged_register_is_offered_a_copy(tmp_path: Path, shown: list[list[str]]) -> None:
    assert not app._rescued(Home(tmp_path), Problem("新しい版です。", "新しくしてください。"))
    assert shown == [["閉じる"]]


def test_a_damaged_register_is_put_back_from_a_copy(
    tmp_path: Path, shown: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path / "home")
    home.prepare()
    core = build(home)
    core.classes.add_centre("みどり野公民館")
    copy = tmp_path / "copy.db"
    core.keeping.backup(copy)
    core.close()
    home.database.write_bytes(b"not a database" * 400)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(copy), ""))
    assert app._rescued(home, Damaged("こわれています。", "戻せます。"))
    assert shown == [["閉じる", "控えから戻す"]]
    again = build(home)
    assert [centre.name for centre in again.classes.centres()] == ["みどり野公民館"]
    again.close()


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
    bury()
    i18n.use("ja")


def test_a_second_start_says_so(tmp_path: Path, shown: list[list[str]]) -> None:
    first = QLockFile(str(tmp_path / ".lock"))
    app._only_one(first)
    assert app.main(["--home", str(tmp_path)]) == 2
    assert shown == [["閉じる"]]
    first.unlock()
