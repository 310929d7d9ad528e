from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from smartclass.domain.lesson import Family
from smartclass.domain.phone_flow import Room
from smartclass.domain.play import Result
from tests.ui.phone.conftest import Make, Played


def wheel(played: Played, room: Room | None, notches: int, *, ctrl: bool = False) -> None:
    place = QPointF(played.middle(room))
    keys = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        place,
        QPointF(played.phone.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(played.phone, event)


def test_a_tap_goes_on(played: Make) -> None:
    one = played()
    one.touch(one.phone.room_of("tap"))
    assert one.last.result is Result.ADVANCED
    assert one.phone.play.scene_id == "form"


@pytest.mark.parametrize("family", Family)
def test_a_touch_beside_tells_what_was_meant(played: Make, family: Family) -> None:
    one = played("form", family)
    room = one.phone.room_of("send")
    assert room is not None
    one.touch(Room(room.x, room.y - 5, room.width, 4))
    outcome, touch = one.outcomes[-1]
    assert outcome.result is Result.MISSED
    assert touch is not None
    assert touch.meant == "send"
    assert touch.side == "above"
    assert 0.4 < touch.off < 2.0


def test_a_pull_on_what_wants_a_tap_is_told(played: Make) -> None:
    one = played()
    one.touch(one.phone.room_of("tap"), by=QPointF(20, 0))
    assert one.last.result is Result.DRAGGED


def test_a_swipe_works_its_way_only(played: Make) -> None:
    one = played()
    one.phone.show_item("swipe")
    one.touch(one.phone.room_of("swipe"), by=QPointF(60, 0))
    assert one.last.result is Result.WRONG_WAY
    before = one.phone.scrolled
    one.touch(one.phone.room_of("swipe"), by=QPointF(0, -60))
    assert one.phone.play.scene_id == "form" or one.phone.scrolled != before


def test_the_second_touch_of_two_does_nothing_more(played: Make) -> None:
    one = played()
    room = one.phone.room_of("tap")
    one.touch(room)
    one.touch(room)
    assert [outcome.result for outcome, _touch in one.outcomes] == [Result.ADVANCED, Result.DOUBLE]
    assert one.phone.play.scene_id == "form"


def test_two_touches_where_two_are_meant(played: Make) -> None:
    one = played()
    room = one.phone.room_of("double")
    one.touch(room)
    one.touch(room)
    assert [outcome.result for outcome, _touch in one.outcomes] == [Result.ONCE, Result.ADVANCED]


def test_the_wheel_with_ctrl_is_two_fingers(played: Make) -> None:
    one = played()
    one.phone.show_item("pinch")
    wheel(one, one.phone.room_of("pinch"), -1, ctrl=True)
    assert one.last.result is Result.WRONG_WAY
    wheel(one, one.phone.room_of("pinch"), 1, ctrl=True)
    assert one.last.result is Result.ADVANCED


def test_a_long_screen_scrolls_by_wheel_and_finger(played: Make) -> None:
    one = played()
    phone = one.phone
    assert phone.view.overflow > 0
    wheel(one, phone.view.body, -3)
    assert phone.scrolled == pytest.approx(min(270, phone.view.overflow))
    wheel(one, phone.view.body, 99)
    assert phone.scrolled == 0
    one.touch(Room(150, 300, 4, 4), by=QPointF(0, -80))
    assert phone.scrolled > 40
    assert one.last.result is Result.LOOKED


def test_the_card_is_pulled_to_its_place_or_touched_and_put(played: Make) -> None:
    one = played()
    phone = one.phone
    phone.show_item("drag")
    card = phone.carried.room(phone.view)
    lying = Room(card.x(), card.y(), card.width(), card.height())
    target = phone.room_of("drag")
    assert target is not None
    middle = QPointF(target.x + target.width / 2, target.y + target.height / 2)
    one.touch(lying, by=QPointF(0, 12))
    assert (one.last.result, phone.play.scene_id) == (Result.MISSED, "home")
    touch = one.outcomes[-1][1]
    assert touch is not None
    assert (touch.meant, touch.side) == ("drag", "below")
    one.touch(lying, by=middle - card.center())
    assert phone.play.scene_id == "form"


def test_a_touched_card_is_lifted_and_goes_where_one_touches(played: Make) -> None:
    one = played()
    phone = one.phone
    phone.show_item("drag")
    card = phone.carried.room(phone.view)
    one.touch(Room(card.x(), card.y(), card.width(), card.height()))
    assert phone.carried.lifted
    one.touch(phone.room_of("drag"))
    assert phone.play.scene_id == "form"


def test_a_hold_works_when_it_has_lasted(played: Make, qtbot: object, monkeypatch: pytest.MonkeyPatch) -> None:
    one = played()
    phone = one.phone
    phone.show_item("hold")
    spot = one.middle(phone.room_of("hold"))
    QTest.mousePress(phone, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    fingers = phone._fingers
    fingers._while_down()
    assert phone.play.scene_id == "home"
    start = fingers._hand._now()
    monkeypatch.setattr(fingers._hand, "_now", lambda: start + 3.2)
    fingers._while_down()
    assert phone.play.scene_id == "form"


def test_letting_go_early_leads_to_its_own_scene(played: Make) -> None:
    one = played()
    one.phone.show_item("hold")
    one.touch(one.phone.room_of("hold"))
    assert one.phone.play.scene_id == "lifted"


def test_a_long_touch_works_while_the_finger_is_down(played: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    one = played()
    phone = one.phone
    spot = one.middle(phone.room_of("long"))
    QTest.mousePress(phone, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    start = phone._fingers._hand._now()
    monkeypatch.setattr(phone._fingers._hand, "_now", lambda: start + 0.6)
    phone._fingers._while_down()
    QTest.mouseRelease(phone, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert [outcome.result for outcome, _touch in one.outcomes] == [Result.ADVANCED]


def test_a_phone_that_wants_to_be_pressed(played: Make) -> None:
    one = played("form", Family.RAKURAKU)
    one.phone.firm = True
    one.touch(one.phone.room_of("back"))
    assert one.last.result is Result.TOO_SHORT


def test_typing_by_keys_and_flicks(played: Make) -> None:
    one = played("form")
    phone = one.phone
    one.touch(phone.room_of("name"))
    assert phone.typing == "name"
    one.touch(phone.key_room("erase"))
    one.touch(phone.key_room("か"), by=QPointF(0, 40))
    item = phone.play.item("name")
    assert item is not None
    assert phone.play.text_in(item) == "はなこ"
    one.touch(phone.key_room("enter"))
    assert one.last.result is Result.SET
    one.touch(phone.key_room("close"))
    assert not phone.view.keys


def test_the_same_key_again_goes_on_until_the_arrow(played: Make) -> None:
    one = played("form")
    phone = one.phone
    item = phone.play.item("name")
    assert item is not None
    phone.open_keyboard(item)
    for _count in range(3):
        one.touch(phone.key_room("erase"))
    for key in ("か", "か", "next", "か"):
        one.touch(phone.key_room(key))
    assert phone.play.text_in(item) == "きか"


def test_a_complete_number_is_entered_by_itself(played: Make) -> None:
    one = played("pin")
    for digit in "5028":
        one.touch(one.phone.key_room(digit))
    assert one.phone.play.finished


@pytest.mark.parametrize("family", Family)
def test_the_phones_own_ways(played: Make, family: Family) -> None:
    one = played("form", family)
    for name in ("nav-back", "nav-home"):
        button = one.phone.findChild(QAbstractButton, name)
        assert button is not None
        center = button.geometry().center()
        QTest.mouseClick(one.phone, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, center)
        button.click()
    assert one.went == ["back", "back", "home", "home"]


def test_swipes_from_the_edges_are_the_phones_own_ways(played: Make) -> None:
    one = played("form")
    one.touch(Room(2, 300, 4, 4), by=QPointF(80, 0))
    one.touch(Room(150, 630, 4, 4), by=QPointF(0, -90))
    assert one.went == ["back", "home"]


@pytest.mark.parametrize("family", Family)
def test_everything_has_a_name_and_a_press(played: Make, family: Family) -> None:
    one = played("form", family)
    phone = one.phone
    names = {item.id for item in phone.play.items} | {"nav-back", "nav-home"}
    shown = {button.objectName(): button for button in phone.findChildren(QAbstractButton) if button.isVisible()}
    assert names <= shown.keys()
    assert all(button.accessibleName() for button in shown.values())
    shown["name"].setFocus()
    shown["name"].click()
    shown = {button.objectName(): button for button in phone.findChildren(QAbstractButton) if button.isVisible()}
    assert {"key-あ", "key-enter", "key-close"} <= shown.keys()
    shown["key-close"].click()
    shown["agree"].click()
    assert one.last.result is Result.SET
    assert shown["agree"].accessibleDescription() == "入"


def test_what_is_only_read_is_text_to_a_screen_reader(played: Make) -> None:
    one = played()
    captions = [found for found in one.phone.findChildren(QLabel, "words") if found.isVisible()]
    assert len(captions) == 1
    assert captions[0].focusPolicy() == Qt.FocusPolicy.NoFocus


def test_focus_scrolls_to_what_it_is_on(played: Make) -> None:
    one = played()
    assert one.phone.scrolled == 0
    one.phone.activateWindow()
    last = one.phone.findChild(QAbstractButton, "mail")
    assert last is not None
    last.focused.emit()
    assert one.phone.scrolled > 0


@pytest.mark.parametrize(("width", "high"), [(320, 480), (700, 1400), (40, 40)])
def test_any_size_paints(played: Make, width: int, high: int) -> None:
    one = played(width=width, high=high)
    assert not one.phone.grab().isNull()
    one.touch(one.phone.room_of("tap"))
    assert one.phone.play.scene_id == "form"


def test_a_resize_in_the_middle_keeps_everything(played: Make) -> None:
    one = played("form")
    one.touch(one.phone.room_of("agree"))
    one.phone.resize(500, 900)
    one.phone.set_text_scale(1.6)
    agree = one.phone.play.item("agree")
    assert agree is not None
    assert one.phone.play.is_set(agree)
    assert not one.phone.grab().isNull()


def test_a_lost_finger_does_nothing(played: Make) -> None:
    one = played()
    QTest.mouseRelease(one.phone, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(10, 10))
    QTest.mouseMove(one.phone, QPoint(50, 50))
    assert one.outcomes == []
