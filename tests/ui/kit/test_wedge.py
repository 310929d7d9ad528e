"""A scanner's burst is caught at any cursor; a person's keys go where they always go."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.wedge import Wedge

CODE = "A1:ABCDEFGHIJKLMNOP"


class Bench:
    """A window with one field, a scanner and a person, and a clock that only they move."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window, self.field, self.time = QWidget(), QLineEdit(), 0.0
        QVBoxLayout(self.window).addWidget(self.field)
        qtbot.addWidget(self.window)
        self.window.show()
        self.field.setFocus()
        self.entered: list[str] = []
        self.heard: list[str] = []
        self.field.returnPressed.connect(lambda: self.entered.append(self.field.text()))
        self.wedge = Wedge(lambda: self.window, self.window, lambda: self.time)
        self.wedge.scanned.connect(self.heard.append)
        self.wedge.start()

    def key(self, text: str, key: Qt.Key = Qt.Key.Key_A, *, after: float = 0.01, held: bool = False) -> None:
        self.time += after
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, held)
        QApplication.sendEvent(self.window.focusWidget() or self.window, event)

    def types(self, text: str, *, after: float = 0.01, enter: bool = True) -> None:
        for letter in text:
            self.key(letter, after=after)
        if enter:
            self.key("\r", Qt.Key.Key_Return, after=after)

    def composes(self, text: str) -> None:
        self.time += 0.01
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.field, event)


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(qtbot)
    yield made
    made.wedge.stop()


@pytest.mark.parametrize("code", [CODE, CODE.lower(), "A1+ABCDEFGHIJKLMNOP", "https://example.jp/", "4901234567894"])
def test_a_burst_is_a_code_and_leaves_nothing_in_the_field(bench: Bench, code: str) -> None:
    bench.field.setText("佐藤")
    bench.field.setCursorPosition(1)
    bench.types(code)
    assert bench.heard == [code]
    assert (bench.field.text(), bench.field.cursorPosition()) == ("佐藤", 1)
    assert bench.entered == []


def test_what_a_person_types_stays(bench: Bench) -> None:
    bench.types("Satou Hanako", after=0.12)
    assert (bench.heard, bench.entered) == ([], ["Satou Hanako"])


def test_a_few_fast_keys_are_a_person_s(bench: Bench) -> None:
    bench.types("aiueo")
    assert (bench.heard, bench.entered) == ([], ["aiueo"])


def test_a_burst_that_was_no_card_is_given_back(bench: Bench) -> None:
    typed: list[str] = []
    bench.field.textEdited.connect(typed.append)
    bench.field.setText("さん")
    bench.field.setCursorPosition(0)
    bench.types("Tobiiri Hanako", after=0.025, enter=False)
    assert bench.field.text() == "さん"
    bench.wedge.give_back()
    assert (bench.field.text(), typed[-1], bench.heard) == ("Tobiiri Hanakoさん", "Tobiiri Hanakoさん", [])
    bench.wedge.give_back()
    bench.types("", after=0.5)
    assert bench.entered == ["Tobiiri Hanakoさん"]


def test_enter_after_a_pause_is_the_person_s(bench: Bench) -> None:
    bench.types("Tobiiri Hanako", after=0.025, enter=False)
    bench.key("\r", Qt.Key.Key_Return, after=0.15)
    assert (bench.entered, bench.heard) == (["Tobiiri Hanako"], [])


def test_the_pause_after_a_burst_gives_it_back(bench: Bench, qtbot: QtBot) -> None:
    bench.types("Tobiiri Hanako", enter=False)
    qtbot.waitUntil(lambda: bench.field.text() == "Tobiiri Hanako")


def test_a_scan_in_the_middle_of_a_name_gives_the_name_back(bench: Bench) -> None:
    bench.types("Sat", after=0.2, enter=False)
    bench.key("A", after=0.2)
    bench.types(CODE[1:])
    assert bench.heard == [CODE]
    bench.types("ou", after=0.2)
    assert bench.entered == ["Satou"]


def test_a_scanner_without_enter_is_heard_and_with_enter_only_once(bench: Bench) -> None:
    bench.types(CODE, enter=False)
    assert bench.heard == [CODE]
    bench.types(CODE)
    assert bench.heard == [CODE, CODE]
    bench.types("a", after=1.0)
    assert bench.entered == ["a"]


def test_a_key_held_down_is_no_scanner(bench: Bench) -> None:
    for _repeat in range(20):
        bench.key("a", after=0.03, held=True)
    bench.key("\r", Qt.Key.Key_Return)
    assert (bench.heard, bench.entered) == ([], ["a" * 20])


def test_shift_and_the_arrows_belong_to_nobody(bench: Bench) -> None:
    for letter in CODE:
        bench.key("", Qt.Key.Key_Shift, after=0.005)
        bench.key(letter, after=0.005)
    assert bench.heard == [CODE]


def test_what_an_input_method_makes_of_a_scan_is_read(bench: Bench) -> None:
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in CODE)
    bench.composes(wide)
    bench.key("\r", Qt.Key.Key_Return)
    for letter in wide:
        bench.composes(letter)
    assert bench.heard == [wide, wide]
    assert (bench.field.text(), bench.entered) == ("", [])
    bench.time += 1
    bench.composes("佐藤花子さん")
    assert bench.field.text() == "佐藤花子さん"


def test_without_a_field_the_window_hears_it(bench: Bench) -> None:
    bench.field.clearFocus()
    bench.types(CODE)
    assert bench.heard == [CODE]


def test_nothing_is_heard_once_it_was_stopped(bench: Bench) -> None:
    bench.wedge.stop()
    bench.types(CODE)
    assert (bench.heard, bench.entered) == ([], [CODE])
