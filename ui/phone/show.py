"""見る: the ghost finger plays the shortest way while the voice tells what it does. It can wait at any moment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QTimer, Signal

from smartclass.domain.keys import Role, Stroke, board_for, strokes
from smartclass.domain.phone_flow import Room
from smartclass.domain.play import Act, Gesture
from smartclass.domain.practice import Action, Item, Way
from smartclass.domain.ruby import RubyText
from smartclass.domain.walk import Pace, pace
from ui.phone.phone import Phone

Say = Callable[[RubyText, Callable[[], None]], None]
_BREATH_MS = 350
_LONG, _LONGEST_STAY = 0.9, 2.5
"""Seconds the ghost finger stays for a long touch, and at most for a hold."""
_ALONG = {Way.UP: QPointF(0, -1), Way.DOWN: QPointF(0, 1), Way.LEFT: QPointF(-1, 0), Way.RIGHT: QPointF(1, 0)}


def middle(room: Room) -> QPointF:
    """Return the middle of a room of the phone."""
    return QPointF(room.x + room.width / 2, room.y + room.height / 2)


class Show(QObject):
    """Plays pace after pace on a phone; `say` speaks a text and calls back when it has been heard."""

    ended = Signal()

    def __init__(self, phone: Phone, say: Say) -> None:
        super().__init__(phone)
        self._phone, self._say = phone, say
        self.running = False
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(_BREATH_MS)
        self._next: Callable[[], None] = self._pace
        self._breath.timeout.connect(lambda: self._next() if self.running else None)

    def start(self) -> None:
        """Go on from where the phone stands."""
        self.running = True
        self._pace()

    def wait(self) -> None:
        """Stand still; `start` goes on with the same pace."""
        self.running = False
        self._breath.stop()
        self._phone.overlay.calm()

    def _pace(self) -> None:
        if not self.running:
            return
        made = pace(self._phone.play)
        if made is None:
            self.running = False
            self._phone.overlay.calm()
            self.ended.emit()
            return
        hint = made.play.scene.hint
        if hint:
            self._say(hint, lambda: self._do(made))
        else:
            self._do(made)

    def _do(self, made: Pace) -> None:
        if not self.running:
            return
        if made.item.action is Action.TYPE:
            self._type(made.item)
            return
        item = made.item
        self._phone.show_item(item.id)
        room = self._phone.room_of(item.id)
        if room is None:
            self._act(made.acts[0])
            return
        start, slide = self._move(item, middle(room))
        stay = min(item.hold, _LONGEST_STAY) if item.action is Action.HOLD else _LONG if item.long else 0.0
        self._phone.overlay.point(start, lambda: self._act(made.acts[0]), slide=slide, stay=stay)

    def _move(self, item: Item, at: QPointF) -> tuple[QPointF, QPointF | None]:
        """Return where the finger comes down for an item, and how it slides from there."""
        if item.action is Action.SWIPE and item.swipe:
            return at, _ALONG[item.swipe] * 70
        if item.action is Action.DRAG:
            card = self._phone.carried.room(self._phone.view).center()
            return card, at - card
        if item.action is Action.SCAN:
            return at + self._phone.carried.at, -self._phone.carried.at
        return at, None

    def _act(self, act: Act) -> None:
        self._phone.acted.emit(act, None)
        self._rest(self._pace)

    def _type(self, item: Item) -> None:
        """Open the keyboard by touching the input, then write letter by letter."""
        if self._phone.typing != item.id:
            self._point(self._phone.room_of(item.id), lambda: self._open(item))
        else:
            self._letters(item)

    def _open(self, item: Item) -> None:
        self._phone.open_keyboard(item)
        self._rest(lambda: self._letters(item))

    def _letters(self, item: Item) -> None:
        """Touch the next key; after the last letter, 「決定」."""
        play = self._phone.play
        text, need = play.text_in(item), item.need
        if not self.running or play.item(item.id) is not item:
            self._rest(self._pace)
        elif text == need:
            self._key("enter", lambda: self._act(Act(Gesture.ENTER, item.id)))
        elif not need.startswith(text):
            self._key("erase", lambda: self._written(item, text[:-1]))
        else:
            self._strokes(item, list(strokes(need[len(text)], board_for(need))), need[: len(text) + 1])

    def _strokes(self, item: Item, left: list[Stroke], text: str) -> None:
        """Touch every key that one letter takes (a capital, a voiced mark), then let it stand."""
        if len(left) > 1:
            first = left.pop(0)
            self._key(first.key.name, lambda: self._strokes(item, left, text))
        else:
            name = left[0].key.name if left else Role.ENTER
            self._key(name, lambda: self._written(item, text))

    def _written(self, item: Item, text: str) -> None:
        self._phone.write(item, text)
        self._rest(lambda: self._letters(item))

    def _key(self, name: str, then: Callable[[], object]) -> None:
        self._point(self._phone.key_room(name), then)

    def _point(self, room: Room | None, then: Callable[[], object]) -> None:
        if room is None:
            then()
            return
        self._phone.overlay.point(middle(room), then)

    def _rest(self, then: Callable[[], None]) -> None:
        self._next = then
        if self.running:
            self._breath.start()
