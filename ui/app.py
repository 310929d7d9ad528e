"""The program as a person starts it: the only place where core, window and voice are put together."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from smartclass import i18n, logs
from smartclass.bootstrap import build, gate, restore
from smartclass.errors import Damaged, Locked, Problem
from smartclass.i18n import _
from smartclass.paths import Home
from smartclass.settings import SettingsFile
from ui import qt_words
from ui.audio import default_sink_factory, device_present
from ui.kit import fonts
from ui.tasks import Tasks
from ui.window import Window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    from smartclass.services.protection import Key


def main(argv: Sequence[str] | None = None) -> int:
    """Start the program; returns the process exit code."""
    application = QApplication.instance() or QApplication(["smartclass"])
    assert isinstance(application, QApplication)
    application.setApplicationName("SmartClass")
    application.setApplicationDisplayName("まなびのスマホ教室")
    application.setStyle("Fusion")
    fonts.load()
    home = _home(sys.argv[1:] if argv is None else argv)
    i18n.use(SettingsFile(home).now.language)
    qt_words.follow()
    tasks = Tasks()
    key: Key | None = None
    lock = QLockFile(str(home.root / ".lock"))
    try:
        home.prepare()
        _only_one(lock)
        key, left = _unlocked(home, tasks)
        if left:
            tasks.close()
            return 0
        window = open_window(home, tasks, key)
    except Problem as problem:
        if not _rescued(home, problem, key):
            return problem.code
        key, left = (key, False) if key else _unlocked(home, tasks)
        if left:
            return 0
        window = open_window(home, tasks, key)
    except OSError as error:
        print(error.strerror, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 2
    sys.excepthook = lambda kind, error, trace: _unknown(window, kind, error, trace)
    code = application.exec()
    window.deleteLater()
    tasks.close()
    window.context.app.close()
    lock.unlock()
    return code


def _unlocked(home: Home, tasks: Tasks) -> tuple[Key | None, bool]:
    """Return what opens the register (None: it isn't protected), and whether the person left at the door."""
    door = gate(home)
    if not door.locked:
        return None, False
    from ui import unlock

    key = unlock.ask(door, SettingsFile(home).now, tasks)
    return key, key is None


def open_window(home: Home, tasks: Tasks, key: Key | None = None) -> Window:
    """Build the core over `home`, open the first screen, and let the rest wake after the first paint."""
    app = build(home, key=key, executor=tasks.voice_executor, sinks=default_sink_factory(), device=device_present)
    window = Window(app, tasks)
    window.resize(QGuiApplication.primaryScreen().availableSize())
    window.go("today" if app.settings.now.demo_offered else "welcome")
    window.showMaximized()
    QTimer.singleShot(600, window, lambda: _wake(window, home))
    return window


def _wake(window: Window, home: Home) -> None:
    """What can wait until somebody has seen the screen: the log file, rare kanji, the voice."""
    fonts.load_spare()
    logs.to_folder(home.logs)
    window.context.app.speech.warm_up()


def _warning(problem: Problem) -> QMessageBox:
    """Return a box that says a problem; a file's name in it is never taken for markup."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Warning, _("まなびのスマホ教室"), "")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"{problem.sentence}\n\n{problem.way_out}")
    return box


def _rescued(home: Home, problem: Problem, key: Key | None = None) -> bool:
    """Say why the register can't be opened; where it is damaged, offer to put a copy back."""
    from PySide6.QtWidgets import QFileDialog, QMessageBox

    box = _warning(problem)
    put_back = None
    if isinstance(problem, Damaged):
        put_back = box.addButton(_("控えから戻す"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(_("閉じる"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    if put_back is None or box.clickedButton() is not put_back:
        return False
    folder = str(home.backups if home.backups.is_dir() else home.root)
    name, _kind = QFileDialog.getOpenFileName(None, _("控えのファイル"), folder, _("控え (*.db)"))
    if not name:
        return False
    try:
        _put_back(home, Path(name), key)
    except Problem as again:
        _warning(again).exec()
        return False
    return True


def _put_back(home: Home, file: Path, key: Key | None) -> None:
    """Restore a copy, asking for its passphrase (or code) as often as it takes; leaving the question is the end."""
    from PySide6.QtWidgets import QInputDialog, QLineEdit

    secret = ""
    while True:
        try:
            restore(home, file, key=key, secret=secret)
            return
        except Locked as locked:
            words = f"{locked.sentence}\n\n{locked.way_out}"
            echo = QLineEdit.EchoMode.Password
            secret, given = QInputDialog.getText(None, _("まなびのスマホ教室"), words, echo)
            if not given:
                raise


def _only_one(lock: QLockFile) -> None:
    lock.setStaleLockTime(0)
    if not lock.tryLock(100):
        raise Problem(_("このプログラムは、もう開いています。"), _("開いている画面をお使いください。"))


def _unknown(window: Window, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """An unforeseen error: log it whole, tell the person calmly, go on."""
    logs.LOG.error("unforeseen", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)
    window.problem(
        Problem(
            _("思いがけないことが起きました。"), _("そのまま続けられます。くり返すときは、担当の人に伝えてください。")
        )
    )


def _home(argv: Sequence[str]) -> Home:
    """Return the folder given by `--home DIR`, else this user's own."""
    if not argv:
        return Home.default()
    from PySide6.QtCore import QCommandLineOption, QCommandLineParser

    parser = QCommandLineParser()
    parser.addHelpOption()
    parser.setApplicationDescription("まなびのスマホ教室")
    option = QCommandLineOption(["home"], "the folder that holds the register and the settings", "DIR")
    parser.addOption(option)
    parser.process(["smartclass", *argv])
    given = parser.value(option)
    return Home(Path(given)) if given else Home.default()
