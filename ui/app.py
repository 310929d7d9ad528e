"""The program as a person starts it: the only place where core, window and voice are put together."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLockFile, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from smartclass import i18n, logs
from smartclass.bootstrap import build, gate, rescue
from smartclass.bootstrap.practice import build_practice
from smartclass.domain.audit import What
from smartclass.errors import Damaged, Problem
from smartclass.i18n import _
from smartclass.paths import Home
from smartclass.settings import SettingsFile
from ui import qt_words, warming
from ui.audio import default_sink_factory, device_present
from ui.keeper import Keeper, keep_last
from ui.kiosk import Kiosk, PractiseOnly
from ui.kit import fonts
from ui.single import Door, knock
from ui.tasks import Tasks
from ui.window import Window

if TYPE_CHECKING:
    from smartclass.bootstrap import App
    from smartclass.services.protection import Key

CLOSING = 8000
"""Milliseconds that a program which is being closed may take for its last copy."""


def main(argv: Sequence[str] | None = None) -> int:
    """Start the program; returns the process exit code."""
    application = QApplication.instance() or QApplication(["smartclass"])
    assert isinstance(application, QApplication)
    application.setApplicationName("SmartClass")
    application.setApplicationDisplayName("まなびのスマホ教室")
    application.setStyle("Fusion")
    fonts.load()
    home, practice = _given(sys.argv[1:] if argv is None else argv)
    settings = SettingsFile(home)
    i18n.use(settings.now.language)
    qt_words.follow()
    tasks = Tasks()
    key: Key | None = None
    lock = QLockFile(str(home.root / ".lock"))
    try:
        home.prepare()
        _only_one(lock)
        window: Window
        if practice:
            window = open_practice(home, tasks)
        else:
            key, left = _unlocked(home, tasks)
            if left:
                tasks.close()
                return 0
            window = open_window(home, tasks, key)
    except PractiseOnly:
        window = open_practice(home, tasks)
    except Problem as problem:
        if not _rescued(home, problem, tasks, key):
            tasks.close()
            return problem.code
        key, left = (key, False) if key else _unlocked(home, tasks)
        if left:
            tasks.close()
            return 0
        window = open_window(home, tasks, key)
    except OSError as error:
        print(error.strerror, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 2
    sys.excepthook = lambda kind, error, trace: _unknown(_present(window), kind, error, trace)
    if settings.damaged:
        window.problem(
            Problem(
                _("設定のファイルがこわれていたので、はじめの設定に戻しました。"),
                _("色や文字の大きさは、「設定」でえらべます。名簿は変わっていません。"),
            )
        )
    code = application.exec()
    window = _present(window)
    core = window.app
    window.deleteLater()
    tasks.close()
    if not isinstance(window, Kiosk):
        keep_last(core)
    core.close()
    lock.unlock()
    return code


def _unlocked(home: Home, tasks: Tasks) -> tuple[Key | None, bool]:
    """Return what opens the register (None: it isn't protected), and whether the person left at the door."""
    if not home.locked:
        return None, False
    from ui import unlock

    key = unlock.ask(gate(home), SettingsFile(home).now, tasks)
    return key, key is None


def open_window(home: Home, tasks: Tasks, key: Key | None = None) -> Window:
    """Build the core over `home`, open the first screen, and let the rest wake after the first paint."""
    app = build(home, key=key, executor=tasks.voice_executor, sinks=default_sink_factory(), device=device_present)
    window = Window(app, tasks)
    window.resize(QGuiApplication.primaryScreen().availableSize())
    begun = app.settings.now.demo_offered or app.classes.centres()  # the settings may have been lost
    window.go("today" if begun else "welcome")
    window.showMaximized()
    QTimer.singleShot(600, window, lambda: _wake(window, home))
    return window


def open_practice(home: Home, tasks: Tasks) -> Kiosk:
    """Open the practice shell alone: the register stays closed until somebody opens the door from within."""
    app = build_practice(home, executor=tasks.voice_executor, sinks=default_sink_factory(), device=device_present)
    window = Kiosk(cast("App", app), tasks)
    window.left.connect(lambda: _from_practice(window, home, tasks))
    window.resize(QGuiApplication.primaryScreen().availableSize())
    window.go("practice_home")
    window.showFullScreen()
    QTimer.singleShot(600, window, app.speech.warm_up)
    return window


def _from_practice(kiosk: Kiosk, home: Home, tasks: Tasks) -> None:
    """Somebody wants to the desk: open the door, and put the whole program in the place of the shell."""
    try:
        key, left = _unlocked(home, tasks)
        if left:
            return
        kiosk.follower = open_window(home, tasks, key)
    except PractiseOnly:
        return
    except Problem as problem:
        kiosk.problem(problem)
        return
    kiosk.close()
    kiosk.app.close()


def _present(window: Window) -> Window:
    """Return the window that took this one's place, or itself."""
    return getattr(window, "follower", None) or window


def _wake(window: Window, home: Home) -> None:
    """What can wait until somebody has seen the screen: the log file, rare kanji, the voice."""
    fonts.load_spare()
    logs.to_folder(home.logs)
    app, tasks = window.app, window.context.tasks
    app.audit.record(What.OPEN)
    Keeper(window, app, tasks)
    Door(home.root, window).knocked.connect(lambda: _come_forward(window))
    app.speech.warm_up()
    warming.begin(tasks, app.procedures.events)


def _warning(problem: Problem) -> QMessageBox:
    """Return a box that says a problem; a file's name in it is never taken for markup."""
    box = QMessageBox(QMessageBox.Icon.Warning, _("まなびのスマホ教室"), "")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"{problem.sentence}\n\n{problem.way_out}")
    return box


def _come_forward(window: Window) -> None:
    """Somebody started the program once more: this is the one to use."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    window.tell(_("このプログラムは、もう開いています。この画面をお使いください。"))


def _rescued(home: Home, problem: Problem, tasks: Tasks, key: Key | None = None) -> bool:
    """Say why the register can't be opened; where it is damaged, offer the newest good copy."""
    if isinstance(problem, Damaged):
        from ui.rescue import RescueWindow

        window = RescueWindow(rescue(home, key=key), problem, SettingsFile(home).now, tasks)
        window.showMaximized()
        return window.exec() == RescueWindow.DialogCode.Accepted.value
    box = _warning(problem)
    box.addButton(_("閉じる"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return False


def _only_one(lock: QLockFile) -> None:
    """Take the lock; where another program has it, bring that one to the front and raise a Problem that says so."""
    lock.setStaleLockTime(0)
    if lock.tryLock(100):
        return
    answer = knock(Path(lock.fileName()).parent)
    if answer is False and lock.tryLock(CLOSING):  # it was just keeping its last copy
        return
    said = _("開いている画面を、前に出しました。") if answer else _("開いている画面をお使いください。")
    raise Problem(_("このプログラムは、もう開いています。"), said)


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
    return _given(argv)[0]


def _given(argv: Sequence[str]) -> tuple[Home, bool]:
    """Return the folder, and whether nothing but the practice shell is wanted (`--practice`)."""
    if not argv:
        return Home.default(), False
    from PySide6.QtCore import QCommandLineOption, QCommandLineParser

    parser = QCommandLineParser()
    parser.addHelpOption()
    parser.setApplicationDescription("まなびのスマホ教室")
    option = QCommandLineOption(["home"], "the folder that holds the register and the settings", "DIR")
    practice = QCommandLineOption(["practice"], "practice only: the register is not opened")
    parser.addOption(option)
    parser.addOption(practice)
    parser.process(["smartclass", *argv])
    given = parser.value(option)
    return Home(Path(given)) if given else Home.default(), parser.isSet(practice)
