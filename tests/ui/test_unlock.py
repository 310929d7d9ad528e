"""The door before a protected register, walked by real clicks and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from smartclass.bootstrap import build, gate
from smartclass.errors import Damaged, Locked
from smartclass.paths import Home
from smartclass.settings import Settings
from tests.conftest import FixedClock
from tests.ui.conftest import bury, settle
from ui import app as program
from ui import unlock
from ui.kit.ruby_label import RubyLabel
from ui.tasks import Tasks
from ui.unlock import Unlock

Find = Callable[[QWidget, str], QAbstractButton]
WORDS, NEW_WORDS, CODE = "sakura densha mikan", "umi yama kawa 7", "0" * 24

pytestmark = pytest.mark.usefixtures("cheap_keys")


@pytest.fixture
def protected(home: Home, clock: FixedClock) -> Home:
    app = build(home, clock=clock)
    app.classes.add_centre("川南公民館")
    app.protection.protect(WORDS, CODE)
    app.settings.change(demo_offered=True)
    app.close()
    return home


@pytest.fixture
def door(styled: QApplication, qtbot: QtBot, protected: Home, tasks: Tasks) -> Iterator[Unlock]:
    made = Unlock(gate(protected), Settings(), tasks)
    made.resize(1366, 700)
    made.show()
    yield made
    made._waiting.stop()
    made.close()
    tasks.close()
    made.deleteLater()
    bury()


def words(door: QWidget) -> str:
    settle(2)
    return "\n".join(one.text() for one in door.findChildren(RubyLabel) if one.isVisible())


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_passphrase_opens(door: Unlock, qtbot: QtBot, find: Find, protected: Home, clock: FixedClock) -> None:
    click(find(door, "open"))
    assert "合言葉を入れてください" in words(door)
    QTest.keyClicks(door._words.edit, WORDS)
    QTest.keyClick(door._words.edit, Qt.Key.Key_Return)
    assert "確かめています" in door._words._below.text()
    qtbot.waitUntil(lambda: door.key is not None, timeout=20_000)
    app = build(protected, key=door.key, clock=clock)
    assert [centre.name for centre in app.classes.centres()] == ["川南公民館"]
    app.close()


def test_a_forgotten_passphrase_by_the_code_to_a_new_one(
    door: Unlock, qtbot: QtBot, find: Find, protected: Home
) -> None:
    click(find(door, "forgot"))
    QTest.keyClicks(door._code.edit, "0000-0000")
    click(find(door, "code-next"))
    assert "いま 8文字" in words(door)
    door._code.edit.clear()
    QTest.keyClicks(door._code.edit, "oooo oooo oooo oooo oooo oooo")
    click(find(door, "code-next"))
    qtbot.waitUntil(lambda: "番号は合っていました" in words(door), timeout=20_000)
    QTest.keyClicks(door._new.edit, "short")
    click(find(door, "take-new"))
    assert "10文字以上" in words(door)
    door._new.edit.clear()
    QTest.keyClicks(door._new.edit, NEW_WORDS)
    click(find(door, "take-new"))
    assert "見くらべられます" in words(door)
    QTest.keyClicks(door._again.edit, NEW_WORDS)
    click(find(door, "take-new"))
    qtbot.waitUntil(lambda: door.key is not None, timeout=20_000)
    assert gate(protected).open(NEW_WORDS) == gate(protected).open(CODE) == door.key
    with pytest.raises(Locked):
        gate(protected).open(WORDS)


def test_wrong_tries_slow_down_and_never_lock_out(door: Unlock, qtbot: QtBot, find: Find) -> None:
    waits = []
    for _try in range(7):
        door._words.edit.setText("wrong words here")
        click(find(door, "open"))
        qtbot.waitUntil(lambda: door._left > 0, timeout=20_000)
        waits.append(door._left)
        assert f"{door._left}秒" in words(door)
        before = door._wrong
        click(find(door, "open"))
        assert (door._wrong, door._busy) == (before, False)
        for _second in range(waits[-1]):
            door._second()
        assert "ゆっくり入れてください" in words(door)
    assert waits == [1, 2, 4, 8, 16, 30, 30]
    door._words.edit.setText(WORDS)
    click(find(door, "open"))
    qtbot.waitUntil(lambda: door.key is not None, timeout=20_000)


def test_a_wrong_code_is_told_and_one_can_go_back(door: Unlock, qtbot: QtBot, find: Find) -> None:
    click(find(door, "forgot"))
    door._code.edit.setText("0" * 22 + "12")
    click(find(door, "code-next"))
    assert "どこか1文字" in words(door)
    click(find(door, "code-back"))
    assert door._pages.currentIndex() == 0


def test_a_damaged_key_file_is_no_wrong_passphrase(door: Unlock, qtbot: QtBot, find: Find, protected: Home) -> None:
    for path in protected.root.glob("keys*"):
        path.write_bytes(b"spoiled")
    door._words.edit.setText(WORDS)
    click(find(door, "open"))
    qtbot.waitUntil(lambda: door.problem is not None, timeout=20_000)
    assert isinstance(door.problem, Damaged)


def test_the_program_asks_first_and_then_opens(
    styled: QApplication, protected: Home, qtbot: QtBot, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def typed() -> None:
        door = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Unlock) and one.isVisible())
        door._words.edit.setText(WORDS)
        door._try()

    QTimer.singleShot(200, typed)
    key, left = program._unlocked(protected, tasks)
    assert (key, left) == (gate(protected).open(WORDS), False)
    monkeypatch.setattr(Unlock, "exec", Unlock.reject)
    assert program._unlocked(protected, tasks) == (None, True)
    monkeypatch.setattr(Unlock, "exec", lambda door: setattr(door, "problem", Damaged("x")))
    with pytest.raises(Damaged):
        unlock.ask(gate(protected), Settings(), tasks)
    assert program._unlocked(Home(protected.root / "none"), tasks) == (None, False)
    bury()


def test_leaving_at_the_door_ends_the_program(
    styled: QApplication, protected: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Unlock, "exec", Unlock.reject)
    assert program.main(["--home", str(protected.root)]) == 0
    bury()
