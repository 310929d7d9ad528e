"""A phone with a practice that holds every gesture, and a hand that touches it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smartclass.domain.lesson import Family
from smartclass.domain.phone_flow import Room
from smartclass.domain.play import Act, Outcome, Play, act, begin
from smartclass.domain.touch import Touch
from tests.domain.phones import PRACTICE
from ui.kit.theme import Look, theme
from ui.phone.phone import Phone


class Played:
    """A phone whose acts are done by the engine, as in the program; keeps every outcome."""

    def __init__(self, phone: Phone, play: Play) -> None:
        self.phone = phone
        self.outcomes: list[tuple[Outcome, Touch | None]] = []
        self.went: list[str] = []
        phone.acted.connect(self._acted)
        phone.went.connect(self.went.append)
        phone.show_play(play)

    def _acted(self, done: Act, touch: Touch | None) -> None:
        outcome = act(self.phone.play, done)
        self.outcomes.append((outcome, touch))
        self.phone.show_play(outcome.play)

    @property
    def last(self) -> Outcome:
        return self.outcomes[-1][0]

    def middle(self, room: Room | None) -> QPoint:
        assert room is not None
        return self.phone.to_widget(room).center().toPoint()

    def touch(self, room: Room | None, *, by: QPointF | None = None) -> None:
        """Touch the middle of a room, or pull from it by some phone units."""
        start = self.middle(room)
        QTest.mousePress(self.phone, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        end = start
        if by is not None:
            end = start + (by * self.phone.factor).toPoint()
            for place in ((start + end) / 2, end):
                QTest.mouseMove(self.phone, place)
        QTest.mouseRelease(self.phone, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


Make = Callable[..., Played]


@pytest.fixture
def played(styled: QApplication, tmp_path: Path) -> Iterator[Make]:
    made: list[Phone] = []

    def make(scene: str = "home", family: Family = Family.ANDROID, *, width: int = 342, high: int = 662) -> Played:
        phone = Phone(Look(theme("light")), tmp_path)
        made.append(phone)
        phone.resize(width, high)
        phone.show()
        return Played(phone, begin(PRACTICE, family, scene))

    yield make
    for phone in made:
        phone.close()
        phone.deleteLater()
