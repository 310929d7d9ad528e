"""The window somebody sees when the register can't be read: large words, one large button, nothing destroyed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from smartclass.bootstrap import build, gate, rescue
from smartclass.domain.backups import Missing
from smartclass.errors import Damaged
from smartclass.paths import Home
from smartclass.settings import Settings
from tests.conftest import FixedClock
from tests.storage.test_copies import damage
from tests.ui.conftest import bury
from tests.ui.screens.test_class import words
from ui import rescue as rescue_window
from ui import volumes
from ui.rescue import RescueWindow
from ui.tasks import Tasks

Press = Callable[[QWidget, str], None]


@pytest.fixture
def damaged(home: Home, clock: FixedClock, tmp_path: Path) -> Home:
    core = build(home, clock=clock)
    core.demo.fill(seed=1)
    core.keeping.backup(tmp_path / "hand.db")
    core.backups.keep()
    core.roll.walk_in(core.classes.today()[0].id, "あとの人")
    core.close()
    damage(home.database)
    return home


@pytest.fixture
def window(
    damaged: Home, clock: FixedClock, tasks: Tasks, styled: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[RescueWindow]:
    monkeypatch.setattr(volumes, "sticks", lambda: ())
    fault = Damaged("名簿のファイルがこわれているようです。", "控えから戻せます。")
    made = RescueWindow(rescue(damaged, clock=clock), fault, Settings(), tasks)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    bury()


@pytest.fixture
def press(qtbot: QtBot) -> Press:
    """Press the button of a name as soon as it is to be seen."""

    def act(parent: QWidget, name: str) -> None:
        seen: list[QAbstractButton] = []

        def look() -> bool:
            seen[:] = [one for one in parent.findChildren(QAbstractButton, name) if one.isVisible()]
            return bool(seen)

        qtbot.waitUntil(look, timeout=20_000)
        seen[0].click()

    return act


def test_the_newest_copy_is_offered_with_what_is_missing(
    window: RescueWindow, damaged: Home, qtbot: QtBot, press: Press
) -> None:
    before = damaged.database.read_bytes()
    qtbot.waitUntil(lambda: "だいじょうぶです。今日 10:00 の控えがあります" in words(window), timeout=20_000)
    assert "受講者 60人" in words(window)
    assert damaged.database.read_bytes() == before
    press(window, "agree")
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert window.result() == RescueWindow.DialogCode.Accepted.value
    (aside,) = damaged.backups.glob("before-restore-*/register.db")
    assert aside.read_bytes() == before


def test_without_a_copy_it_says_how_to_look_on(
    window: RescueWindow, damaged: Home, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, press: Press
) -> None:
    qtbot.waitUntil(lambda: "だいじょうぶです" in words(window), timeout=20_000)
    for copy in damaged.backups.glob("*.db"):
        copy.unlink()
    window.search()
    qtbot.waitUntil(lambda: "このパソコンには、使える控えがありません" in words(window), timeout=20_000)
    press(window, "again")
    qtbot.waitUntil(lambda: "使える控えがありません" in words(window), timeout=20_000)
    monkeypatch.setattr(rescue_window.QFileDialog, "getOpenFileName", lambda *_any: (str(tmp_path / "no.db"), ""))
    press(window, "other")
    qtbot.waitUntil(lambda: "読むことができませんでした" in words(window), timeout=20_000)
    press(window, "again")
    qtbot.waitUntil(lambda: "使える控えがありません" in words(window), timeout=20_000)
    monkeypatch.setattr(rescue_window.QFileDialog, "getOpenFileName", lambda *_any: (str(tmp_path / "hand.db"), ""))
    press(window, "other")
    qtbot.waitUntil(lambda: "受講者 60人" in words(window), timeout=20_000)
    press(window, "close")
    assert window.result() == RescueWindow.DialogCode.Rejected.value
    assert Missing().nothing


@pytest.mark.usefixtures("cheap_keys")
def test_without_its_key_file_the_copy_is_opened_by_its_passphrase(
    home: Home,
    clock: FixedClock,
    tasks: Tasks,
    styled: QApplication,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    press: Press,
) -> None:
    monkeypatch.setattr(volumes, "sticks", lambda: ())
    core = build(home, clock=clock)
    core.classes.add_centre("みどり野公民館")
    core.protection.protect("sakura densha mikan", "0" * 24)
    core.backups.keep()
    core.close()
    for path in (home.database, home.keys, home.spare_keys):
        path.write_bytes(b"x" * 9000)
    fault = Damaged("名簿の鍵のファイルが読めません。", "控えから戻せます。")
    window = RescueWindow(rescue(home, clock=clock), fault, Settings(), tasks)
    window.show()

    def answer(secret: str) -> None:
        field = next(one for one in window.overlay.findChildren(QLineEdit, "secret") if one.isVisible())
        field.setText(secret)
        press(window.overlay, "open-copy")

    qtbot.waitUntil(lambda: "べつの合言葉で守られています" in words(window), timeout=20_000)
    window.overlay.dismiss()
    press(window, "enter")
    answer("no such words")
    qtbot.waitUntil(lambda: "ちがうようです" in words(window), timeout=20_000)
    qtbot.waitUntil(window.overlay.isVisible, timeout=20_000)
    answer("sakura densha mikan")
    press(window, "agree")
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert window.result() == RescueWindow.DialogCode.Accepted.value
    again = build(home, clock=clock, key=gate(home).open("0" * 24))
    assert [centre.name for centre in again.classes.centres()] == ["みどり野公民館"]
    again.close()
    window.deleteLater()
    bury()
