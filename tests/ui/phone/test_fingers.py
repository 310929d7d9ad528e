"""Real fingers: touch screens, two at a time, fifty touches a second."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from smartclass.domain.lesson import Family
from smartclass.domain.play import Result
from tests.ui.phone.conftest import Make, Played


@pytest.fixture
def glass() -> QPointingDevice:
    return QTest.createTouchDevice()


def two(played: Played, glass: QPointingDevice, start: int, end: int) -> None:
    """Put two fingers on the picture, `start` pixels apart, and take them to `end` apart."""
    phone = played.phone
    phone.show_item("pinch")
    middle = played.middle(phone.room_of("pinch"))
    aside = QPoint(start // 2, 0)
    touch = QTest.touchEvent(phone, glass, False)
    touch.press(0, middle - aside, phone).press(1, middle + aside, phone).commit()
    for apart in (start + (end - start) // 2, end):
        half = QPoint(apart // 2, 0)
        touch.move(0, middle - half, phone).move(1, middle + half, phone).commit()
    half = QPoint(end // 2, 0)
    touch.release(0, middle - half, phone).release(1, middle + half, phone).commit()


def test_two_fingers_go_apart(played: Make, glass: QPointingDevice) -> None:
    one = played()
    two(one, glass, 40, 160)
    assert one.last.result is Result.ADVANCED


def test_two_fingers_come_together(played: Make, glass: QPointingDevice) -> None:
    one = played()
    two(one, glass, 160, 40)
    assert one.last.result is Result.WRONG_WAY


def test_one_finger_taps(played: Make, glass: QPointingDevice) -> None:
    one = played()
    place = one.middle(one.phone.room_of("tap"))
    touch = QTest.touchEvent(one.phone, glass, False)
    touch.press(0, place, one.phone).commit()
    touch.release(0, place, one.phone).commit()
    assert one.phone.play.scene_id == "form"


@pytest.mark.parametrize("family", Family)
def test_a_storm_of_touches_is_calm(played: Make, glass: QPointingDevice, family: Family) -> None:
    one, dice = played(family=family), random.Random(7)
    for number in range(300):
        room = one.phone.view.body if number % 3 else one.phone.view.foot
        one.touch(room)
        if number % 50 == 0:
            one.phone.resize(dice.randrange(200, 600), dice.randrange(330, 900))
        place = QPoint(dice.randrange(one.phone.width()), dice.randrange(one.phone.height()))
        touch = QTest.touchEvent(one.phone, glass, False)
        touch.press(0, place, one.phone).press(1, place + QPoint(9, 9), one.phone).commit()
        touch.release(0, place, one.phone).release(1, place, one.phone).commit()
    assert one.phone.play.scene_id in one.phone.play.ways.scenes
    assert not one.phone.grab().isNull()
