"""The practice phone as a widget: shows where a play stands and says what a hand did. It decides nothing itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QTouchEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smartclass.domain.keys import Role, pressed
from smartclass.domain.phone_flow import Placed, Room
from smartclass.domain.phone_screen import CARDS, PADS, PlacedKey, Screen, screen
from smartclass.domain.play import Act, Gesture, Play
from smartclass.domain.practice import Action, Item, Way
from smartclass.domain.touch import Touch
from ui.kit.theme import Look
from ui.phone import canvas, chrome, keyboard
from ui.phone.canvas import Shown
from ui.phone.carried import Carried
from ui.phone.fingers import Fingers
from ui.phone.overlay import Overlay
from ui.phone.setter import Setter
from ui.phone.skin import Skin, skin
from ui.phone.spots import Spots


class Phone(QWidget):
    """One phone. `folder` holds the pictures of the exercise it shows; `firm` wants to be pressed (らくらくタッチ)."""

    acted = Signal(object, object)
    """An act (domain.play.Act), and the touch it came from (None from a key or a screen reader)."""
    went = Signal(str)
    """One of the phone's own ways: "back" or "home"."""

    def __init__(self, look: Look, folder: Path, *, text_scale: float = 1.0, firm: bool = False) -> None:
        super().__init__()
        self.look, self.firm = look, firm
        self._folder, self._text_scale = folder, text_scale
        self._setter = Setter()
        self._play: Play | None = None
        self._screen: Screen | None = None
        self._picture: QPixmap | None = None
        self.scrolled = 0.0
        self.typing, self.shift, self._last_key = "", False, ""
        self.carried = Carried()
        self.overlay = Overlay(self, look)
        self._fingers = Fingers(self)
        self._spots = Spots(self)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(170, 330)

    @property
    def play(self) -> Play:
        assert self._play is not None
        return self._play

    @property
    def view(self) -> Screen:
        """What is on the phone's screen now."""
        assert self._screen is not None
        return self._screen

    def show_play(self, play: Play) -> None:
        """Show where `play` stands; an open keyboard stays open while its input is there."""
        moved = self._play is None or (play.scene_id, play.family) != (self._play.scene_id, self._play.family)
        self._play = play
        if moved:
            pads = play.scene.kind in PADS
            first = next((item.id for item in play.items if item.action is Action.TYPE), "") if pads else ""
            self.scrolled, self.typing, self.shift, self._last_key = 0.0, first, False, ""
            self.carried.lay_down(play)
        self._lay_out()

    def set_text_scale(self, scale: float) -> None:
        self._text_scale = scale
        if self._play:
            self._lay_out()

    def open_keyboard(self, item: Item) -> None:
        """Open the keyboard of an input; it may cover what stands below."""
        self.typing, self._last_key = item.id, ""
        self._lay_out()
        self.show_item(item.id)

    def close_keyboard(self) -> None:
        self.typing = ""
        self._lay_out()

    def placed(self, item_id: str) -> Placed | None:
        """Return where an item stands, before scrolling."""
        return next((one for one in (*self.view.placed, *self.view.pinned) if one.item.id == item_id), None)

    def room_of(self, item_id: str) -> Room | None:
        """Return where an item is seen now, in phone units."""
        found = self.placed(item_id)
        if found is None:
            return None
        return found.room if found in self.view.pinned else found.room.moved(-self.scrolled)

    def key_room(self, name: str) -> Room | None:
        """Return where a key of the open keyboard is."""
        return next((one.room for one in self.view.keys if one.key.name == name), None)

    def show_item(self, item_id: str) -> None:
        """Scroll so that an item can be seen."""
        found, body = self.placed(item_id), self.view.body
        if found is None or found in self.view.pinned:
            return
        if found.room.y - self.scrolled < body.y + 4:
            self.scroll_to(found.room.y - body.y - 10)
        elif found.room.bottom - self.scrolled > body.bottom - 4:
            self.scroll_to(found.room.bottom - body.bottom + 10)

    def scroll_to(self, down: float) -> None:
        """Scroll the screen's body to `down` phone units from its top."""
        wanted = min(max(0.0, down), self.view.overflow)
        if wanted != self.scrolled:
            self.scrolled = wanted
            self._refresh()

    def _lay_out(self) -> None:
        self._screen = screen(self.play, self._setter, scale=self._text_scale, typing=self.typing)
        self.scrolled = min(self.scrolled, self._screen.overflow)
        self._spots.place()
        self._refresh()

    def _refresh(self) -> None:
        self._picture = None
        if self._play:
            self._spots.move()
        self.update()

    # — geometry —

    @property
    def factor(self) -> float:
        """Pixels of one phone unit."""
        return max(0.1, min(self.width() / chrome.OUTER_WIDE, self.height() / chrome.OUTER_HIGH))

    @property
    def mm(self) -> float:
        """Millimetres of one phone unit on this screen."""
        return self.factor * (self.look.mm_per_px or 25.4 / 96)

    def _origin(self) -> QPointF:
        """Return where the phone's screen begins, in pixels."""
        wide, high = chrome.OUTER_WIDE * self.factor, chrome.OUTER_HIGH * self.factor
        edge = chrome.CASE * self.factor
        return QPointF((self.width() - wide) / 2 + edge, (self.height() - high) / 2 + edge)

    def to_phone(self, at: QPointF) -> QPointF:
        """Return a place on the widget in phone units."""
        return (at - self._origin()) / self.factor

    def to_widget(self, room: Room) -> QRectF:
        """Return a room of the phone in pixels of the widget."""
        start, by = self._origin(), self.factor
        return QRectF(start.x() + room.x * by, start.y() + room.y * by, room.width * by, room.height * by)

    def sizeHint(self) -> QSize:
        return QSize(round(chrome.OUTER_WIDE * 0.9), round(chrome.OUTER_HIGH * 0.9))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh()

    # — painting —

    def skin(self) -> Skin:
        return skin(self.look.theme, self.play.family)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._play is None:
            return
        if self._picture is None:
            self._picture = canvas.picture(self._shown(), self.factor, self.devicePixelRatioF())
        painter = QPainter(self)
        edge = chrome.CASE * self.factor
        painter.drawPixmap(self._origin() - QPointF(edge, edge), self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._origin())
        painter.scale(self.factor, self.factor)
        self.carried.paint(painter, self.play, self.view, self.skin())
        if held := self._fingers.held_key():
            keyboard.flick(painter, held, self._fingers.flick(), self.skin())
        self.overlay.paint(painter)
        painter.end()

    def _shown(self) -> Shown:
        shown = Shown(
            self.play,
            self.view,
            self.skin(),
            self._folder,
            self.scrolled,
            self.typing,
            self.shift,
            self._text_scale,
        )
        before = _before(self.play) if self.play.scene.kind in CARDS else None
        if before is None:
            return shown
        laid = screen(before, self._setter, scale=self._text_scale, typing="")
        under = Shown(before, laid, self.skin(), self._folder, text_scale=self._text_scale)
        return replace(shown, under=under)

    # — acts —

    def act(self, act: Act, touch: Touch | None = None) -> None:
        """Say what was done; an input that is touched opens its keyboard."""
        item = self.play.item(act.item)
        if item is not None and item.action is Action.TYPE and act.gesture in (Gesture.TAP, Gesture.PRESS):
            self.open_keyboard(item)
        self.acted.emit(act, touch)

    def press_key(self, placed: PlacedKey, flick: Way | None = None) -> None:
        """Write what a key writes, or do what it is for."""
        key, item = placed.key, self.play.item(self.typing)
        if key.role is Role.CLOSE:
            self.close_keyboard()
        elif key.role is Role.SHIFT:
            self.shift = not self.shift
            self._lay_out()
        elif item is not None and key.role is Role.ENTER:
            self.acted.emit(Act(Gesture.ENTER, item.id), None)
        elif item is not None:
            again = self._last_key == key.name and flick is None
            text = pressed(self.play.text_in(item), key, flick=flick, again=again, shift=self.shift)
            self._last_key, self.shift = key.name, False
            self.write(item, text)

    def write(self, item: Item, text: str) -> None:
        """Put `text` into an input; a number that is complete is entered by itself."""
        scene = self.play.scene_id
        self.acted.emit(Act(Gesture.TYPE, item.id, text), None)
        complete = item.need.isdecimal() and len(text) >= len(item.need)
        if complete and self.play.scene_id == scene:
            self.acted.emit(Act(Gesture.ENTER, item.id), None)

    # — hands —

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._fingers.down(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._fingers.moved(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._fingers.up(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._fingers.down(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._fingers.pinched(event.position(), apart=steps > 0)
        else:
            self.scroll_to(self.scrolled - steps * 90)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and event.points():
            self._fingers.touched(event)
            return True
        return super().event(event)


def _before(play: Play) -> Play | None:
    """Return the last state on a screen that is no card, on the same phone; None where there was none."""
    earlier = play.earlier
    while earlier is not None and earlier.scene.kind in CARDS:
        earlier = earlier.earlier
    return earlier.on(play.family) if earlier is not None else None
