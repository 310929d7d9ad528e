"""Turns what fingers and mouse do over the phone into acts: touches, holds, pulls, swipes, two fingers, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QTimer
from PySide6.QtGui import QTouchEvent

from smartclass.domain.phone_flow import Room
from smartclass.domain.phone_screen import PlacedKey
from smartclass.domain.play import Act, Gesture
from smartclass.domain.practice import Action, Pinch, Way
from smartclass.domain.touch import Point, Target, Touch
from ui.phone import chrome
from ui.phone.carried import Seen
from ui.phone.hand import Hand

if TYPE_CHECKING:
    from ui.phone.phone import Phone

_TICK_MS = 50
_FIRM = 0.15
"""How long a touch lasts at least where a phone wants to be pressed firmly, in seconds."""
_FLICK = 16.0
"""How far a finger slides on a key to flick, in phone units."""
_EDGE = 24.0


class Fingers:
    """The hand over one phone."""

    def __init__(self, phone: Phone) -> None:
        self._phone = phone
        self._hand = Hand()
        self._at = QPointF()
        self._scroll_from = 0.0
        self._tick = QTimer(phone)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._while_down)

    def down(self, at: QPointF) -> None:
        """A finger touches the phone."""
        phone = self._phone
        phone.overlay.calm()
        self._hand.mm = phone.mm
        self._at, self._scroll_from = phone.to_phone(at), phone.scrolled
        self._hand.press(self._at)
        phone.carried.grip(self._at, phone.play, phone.view)
        phone.overlay.press(self._room_at(self._at))
        self._tick.start()
        phone.update()

    def moved(self, at: QPointF) -> None:
        """It moves: the card comes along, a long screen scrolls."""
        if not self._hand.down:
            return
        phone = self._phone
        self._hand.move(phone.to_phone(at))
        if phone.carried.gripped:
            phone.carried.move(self._hand.moved())
        elif phone.view.overflow and _inside(phone.view.body, self._at) and not self._hand.still():
            phone.scroll_to(self._scroll_from - self._hand.moved().y())
        if not self._hand.still():
            phone.overlay.press(None)
        phone.update()

    def up(self, at: QPointF) -> None:
        """It leaves: say what it did."""
        self._rest()
        if not self._hand.down:
            return
        phone, here = self._phone, self._phone.to_phone(at)
        key, flick = self._key_at(self._at), self.flick()
        nav = next((nav for nav in chrome.navs(phone.view, phone.play.family) if _inside(nav.room, self._at)), None)
        touch = self._hand.release(here, self._targets())
        if carried := phone.carried.drop(here, phone.play, phone.view, Seen(self._item_at, phone.room_of, phone.mm)):
            phone.act(*carried)
        elif key is not None:
            phone.press_key(key, flick)
        elif nav is not None and not touch.item and not touch.way:
            phone.went.emit(nav.name)
        elif phone.scrolled != self._scroll_from:
            phone.act(Act(Gesture.SCROLL), touch)
        elif not self._edge_swipe(touch):
            self._touch(touch)

    def touched(self, event: QTouchEvent) -> None:
        """Fingers on a touch screen: the first leads, the second may pinch."""
        points = event.points()
        at = points[0].position()
        if event.type() == QTouchEvent.Type.TouchBegin:
            self.down(at)
        elif event.type() == QTouchEvent.Type.TouchUpdate:
            self.moved(at)
            if len(points) > 1:
                self._hand.second(self._phone.to_phone(points[1].position()))
        else:
            self.up(at)

    def pinched(self, at: QPointF, *, apart: bool) -> None:
        """A wheel with Ctrl is two fingers."""
        way = Pinch.OUT if apart else Pinch.IN
        item = self._item_at(self._phone.to_phone(at))
        self._phone.act(Act(Gesture.PINCH, item, pinch=way), Touch(Gesture.PINCH, item, pinch=way))

    def held_key(self) -> PlacedKey | None:
        """Return the key a finger rests on where it can be flicked."""
        key = self._key_at(self._at) if self._hand.down else None
        return key if key is not None and len(key.key.letters) > 1 else None

    def flick(self) -> Way | None:
        """Return the way the finger has slid on a key, None while it rests."""
        moved = self._hand.moved()
        if max(abs(moved.x()), abs(moved.y())) < _FLICK:
            return None
        if abs(moved.x()) > abs(moved.y()):
            return Way.RIGHT if moved.x() > 0 else Way.LEFT
        return Way.DOWN if moved.y() > 0 else Way.UP

    def _while_down(self) -> None:
        """A hold that has lasted long enough, and a long touch, work while the finger is still down."""
        item = self._phone.play.item(self._item_at(self._at))
        if not self._hand.down or item is None or not self._hand.still():
            return
        seconds = self._hand.seconds
        if item.action is Action.HOLD:
            self._phone.overlay.hold(min(1.0, seconds / item.hold))
            if seconds >= item.hold:
                self._finish(Act(Gesture.HOLD, item.id, seconds=seconds))
        elif item.action is Action.LONG and seconds >= self._hand.limits.long:
            self._finish(Act(Gesture.LONG, item.id, seconds=seconds))

    def _finish(self, act: Act) -> None:
        self._rest()
        self._hand.drop()
        self._phone.act(act)

    def _rest(self) -> None:
        self._tick.stop()
        self._phone.overlay.press(None)
        self._phone.overlay.hold(0.0)

    def _touch(self, touch: Touch) -> None:
        phone = self._phone
        item = phone.play.item(touch.item)
        gesture = touch.gesture
        if item is not None and item.action is Action.SCAN:
            phone.act(Act(Gesture.SCAN, item.id, text=item.scan), touch)
            return
        if item is not None and item.action is Action.HOLD:
            gesture = Gesture.HOLD
        elif item is not None and phone.firm and gesture is Gesture.TAP and touch.seconds < _FIRM:
            gesture = Gesture.LIGHT
        phone.act(Act(gesture, touch.item, seconds=touch.seconds, way=touch.way, pinch=touch.pinch), touch)

    def _edge_swipe(self, touch: Touch) -> bool:
        """A swipe from the left edge goes back, one from the bottom goes home, as on real phones."""
        if touch.way is Way.RIGHT and self._at.x() < _EDGE:
            self._phone.went.emit("back")
        elif touch.way is Way.UP and self._at.y() > self._phone.view.foot.y:
            self._phone.went.emit("home")
        else:
            return False
        return True

    def _targets(self) -> list[Target]:
        """Return what can be touched, in millimetres; what has scrolled away can't."""
        phone, mm = self._phone, self._hand.mm
        body = phone.view.body
        targets = []
        for one in phone.view.placed:
            room = one.room.moved(-phone.scrolled)
            top, bottom = max(room.y, body.y), min(room.bottom, body.bottom)
            if bottom > top:
                targets.append(Target(one.item.id, room.x * mm, top * mm, room.width * mm, (bottom - top) * mm))
        for one in phone.view.pinned:
            room = one.room
            targets.append(Target(one.item.id, room.x * mm, room.y * mm, room.width * mm, room.height * mm))
        return targets

    def _item_at(self, at: QPointF) -> str:
        point = Point(0.0, at.x() * self._hand.mm, at.y() * self._hand.mm)
        return next((one.item for one in reversed(self._targets()) if one.miss(point) == (0.0, 0.0)), "")

    def _room_at(self, at: QPointF) -> Room | None:
        if key := self._key_at(at):
            return key.room
        item = self._phone.play.item(self._item_at(at))
        return self._phone.room_of(item.id) if item and not item.inert else None

    def _key_at(self, at: QPointF) -> PlacedKey | None:
        return next((one for one in self._phone.view.keys if _inside(one.room, at, 2.0)), None)


def _inside(room: Room, at: QPointF, more: float = 0.0) -> bool:
    return QRectF(room.x, room.y, room.width, room.height).adjusted(-more, -more, more, more).contains(at)
