"""Every practice on every phone by a real hand: clicks, pulls, holds, flicks, to the end.

Run by test_every_practice.py on a virtual screen: `python -m tests.window.every_practice HOME [PICTURES [EXERCISE]]`.
With EXERCISE (an id, or "all") it is played on every phone; without, each on one phone, in turn.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QApplication

from smartclass.domain.keys import board_for, strokes
from smartclass.domain.lesson import Family
from smartclass.domain.phone_flow import Room
from smartclass.domain.practice import Action, Exercise, Item, Pinch, Way
from smartclass.domain.walk import Pace, walk
from smartclass.paths import Home
from tests.window.hand import Hand
from ui.app import open_window
from ui.kit import fonts
from ui.phone.phone import Phone
from ui.phone.rehearsal import Mode
from ui.screens.practice import PracticeScreen
from ui.tasks import Tasks
from ui.window import Window

APART_MS = 380
"""A person doesn't touch the same place twice within a third of a second, unless two touches are meant."""
_WAYS = {
    None: QPointF(),
    Way.UP: QPointF(0, -1),
    Way.DOWN: QPointF(0, 1),
    Way.LEFT: QPointF(-1, 0),
    Way.RIGHT: QPointF(1, 0),
}


def main(home: Path, pictures: Path | None, only: str) -> None:
    """Play what is asked for; any AssertionError is a failure."""
    application = QApplication(["smartclass"])
    application.setStyle("Fusion")
    fonts.load()
    tasks = Tasks()
    window = open_window(Home(home), tasks)
    hand = Hand(window, None)
    hand.until(window.isActiveWindow, "the window is not active")
    window.context.app.settings.change(demo_offered=True, sound=False)
    played = 0
    for number, exercise in enumerate(window.context.app.practising.exercises()):
        families = exercise.families if only else (exercise.families[number % len(exercise.families)],)
        for family in families:
            if only in ("", "all", exercise.id):
                play(hand, window, exercise, family, pictures)
                played += 1
    window.close()
    tasks.close()
    window.context.app.close()
    print(f"every practice: {played} played to the end, {hand.presses} touches")


def play(hand: Hand, window: Window, exercise: Exercise, family: Family, pictures: Path | None) -> None:
    """Follow the shortest way with the hand; what the phone shows must be what the engine says."""
    window.go("practice", exercise=exercise.id, family=str(family), mode=Mode.ALONE)
    here = window.present
    assert isinstance(here, PracticeScreen)
    hand.settle(200)
    for number, pace in enumerate(walk(exercise.practice, family)):
        at = f"{exercise.id} {family} {pace.play.scene_id} {pace.item.id}"
        keep(here, pictures, f"{exercise.id}-{family}-{number:02d}-{pace.play.scene_id}")
        assert here.phone.play.scene_id == pace.play.scene_id, at
        do(hand, here.phone, pace)
        hand.until(lambda pace=pace: here.phone.play.scene_id == pace.after.scene_id, f"{at}: did not go on")
    assert here.phone.play.finished, f"{exercise.id} {family}"
    assert "できました" in here.words.text(), f"{exercise.id} {family}"
    keep(here, pictures, f"{exercise.id}-{family}-zz-end")


def keep(here: PracticeScreen, pictures: Path | None, name: str) -> None:
    if pictures is not None:
        here.phone.grab().save(str(pictures / f"{name}.png"))


def do(hand: Hand, phone: Phone, pace: Pace) -> None:
    """Do with the mouse what one pace asks."""
    item = pace.item
    phone.show_item(item.id)
    hand.settle(30)
    room = phone.room_of(item.id)
    assert room is not None
    place, before = spot(phone, room), phone.play
    if hand.near(place):
        hand.settle(APART_MS)
    if item.action is Action.TYPE:
        write(hand, phone, item)
    elif item.action in (Action.HOLD, Action.LONG):
        hand.hold(place, lambda: phone.play is not before, f"holding {item.id} did nothing")
    elif item.action is Action.DOUBLE:
        hand.click_at(place)
        hand.click_at(place)
    elif item.action is Action.SWIPE:
        reach = _WAYS[item.swipe] * 70 * phone.factor
        hand.drag(place, place + reach.toPoint())
    elif item.action is Action.PINCH:
        hand.spread(place, apart=item.pinch is Pinch.OUT)
    elif item.action is Action.DRAG:
        card = phone.carried.room(phone.view)
        hand.drag(spot(phone, Room(card.x(), card.y(), card.width(), card.height())), place)
    elif item.action is Action.SCAN:
        start = phone.carried.at * phone.factor
        hand.drag(place, place - start.toPoint())
    else:
        hand.click_at(place)


def write(hand: Hand, phone: Phone, item: Item) -> None:
    """Type on the phone's own keyboard: erase what is wrong, flick what needs a flick, then 「決定」."""
    if phone.typing != item.id:
        room = phone.room_of(item.id)
        assert room is not None
        hand.click_at(spot(phone, room))
    scene = phone.play.scene_id
    while not item.need.startswith(phone.play.text_in(item)):
        press(hand, phone, "erase")
    for letter in item.need[len(phone.play.text_in(item)) :]:
        for stroke in strokes(letter, board_for(item.need)):
            press(hand, phone, stroke.key.name, stroke.flick)
    if phone.play.scene_id == scene and not item.need.isdecimal():
        press(hand, phone, "enter")


def press(hand: Hand, phone: Phone, key: str, flick: Way | None = None) -> None:
    room = phone.key_room(key)
    assert room is not None, key
    place = spot(phone, room)
    if flick is None:
        hand.click_at(place)
    else:
        hand.drag(place, place + (_WAYS[flick] * 40 * phone.factor).toPoint())


def spot(phone: Phone, room: Room) -> QPoint:
    """Return the middle of a room of the phone, on the whole screen."""
    return phone.mapToGlobal(phone.to_widget(room).center().toPoint())


if __name__ == "__main__":
    main(
        Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[2] else None, (*sys.argv, "", "", "")[3]
    )
