"""What a hand moves over the phone: the card from the table, and the code before the camera."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from smartclass.domain.phone_flow import Room
from smartclass.domain.phone_screen import Screen
from smartclass.domain.play import Act, Gesture, Play
from smartclass.domain.practice import Action, Item, SceneKind
from smartclass.domain.touch import Touch
from smartclass.i18n import _
from ui.phone import brush, code
from ui.phone.skin import Skin

_ASIDE = QPointF(-58, 50)
"""Where a code stands beside the camera's frame at first."""
_NEAR = 26.0
"""A code this near to the middle of the frame is read."""
_SIZE = (118.0, 74.0)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the phone shows: which item is at a place, where an item is, and millimetres of one phone unit."""

    item_at: Callable[[QPointF], str]
    room_of: Callable[[str], Room | None]
    mm: float


class Carried:
    """The card lies in the tray until it is pulled, or touched and then its place is touched."""

    def __init__(self) -> None:
        self.at = QPointF()
        self.lifted = self.gripped = False
        self._from, self._moved = QPointF(), False

    def lay_down(self, play: Play) -> None:
        """Begin a scene: the card is on the table, the code beside the frame."""
        self.lifted = self.gripped = False
        self.at = QPointF(_ASIDE) if _code(play) else QPointF()

    def grip(self, at: QPointF, play: Play, screen: Screen) -> None:
        """A finger comes down: on the card, or anywhere before the camera."""
        self._from, self._moved = QPointF(self.at), False
        if _code(play):
            self.gripped = bool(screen.pinned) and _in(screen.pinned[0].room, at)
        else:
            self.gripped = _card(play) is not None and self.room(screen).contains(at)

    def move(self, by: QPointF) -> None:
        self.at = self._from + by
        self._moved = self._moved or by.manhattanLength() > 6

    def drop(self, at: QPointF, play: Play, screen: Screen, seen: Seen) -> tuple[Act, Touch | None] | None:
        """The finger leaves: say what was done with the thing it moved, None where it moved none."""
        if _code(play) and self.gripped:
            return self._read(play, seen.mm)
        card = _card(play)
        if card is None:
            return None
        if self.gripped and not self._moved:
            self.gripped, self.lifted = False, True
            return Act(Gesture.SCROLL), None
        if not self.gripped and not self.lifted:
            return None
        middle = self.room(screen).center() if self.gripped else at
        self.at, self.gripped, self.lifted = QPointF(), False, False
        if item := seen.item_at(middle):
            return Act(Gesture.DRAG, item, text=card.drag), None
        aim = seen.room_of(card.id) or Room(0, 0, 0, 0)
        across, down = middle.x() - (aim.x + aim.width / 2), middle.y() - (aim.y + aim.height / 2)
        return Act(Gesture.DRAG), Touch(Gesture.DRAG, meant=card.id, across=across * seen.mm, down=down * seen.mm)

    def _read(self, play: Play, mm: float) -> tuple[Act, Touch | None]:
        self.gripped = False
        item = _code(play)
        assert item is not None
        if not self._moved:
            self.at = QPointF()
        if self.at.manhattanLength() <= _NEAR:
            return Act(Gesture.SCAN, item.id, text=item.scan), None
        return Act(Gesture.SCAN, item.id), Touch(
            Gesture.DRAG, meant=item.id, across=self.at.x() * mm, down=self.at.y() * mm
        )

    def room(self, screen: Screen) -> QRectF:
        """Return where the card is now."""
        tray = screen.tray or Room(0, 0, 0, 0)
        start = QPointF(tray.x + (tray.width - _SIZE[0]) / 2, tray.y + 12 - (10 if self.lifted else 0))
        return QRectF(start + self.at, QRectF(0, 0, *_SIZE).size())

    def paint(self, painter: QPainter, play: Play, screen: Screen, skin: Skin) -> None:
        """Draw the thing where it is."""
        if _code(play) and screen.pinned and screen.pinned[0].art:
            art = brush.box(screen.pinned[0].art).translated(self.at)
            brush.fill(painter, art, "#ffffff", round_by=8)
            code.squares(painter, art.adjusted(14, 14, -14, -14))
            return
        card = _card(play)
        if card is None or screen.tray is None:
            return
        room = self.room(screen)
        brush.fill(painter, room, skin.card, round_by=9, frame=skin.action if self.lifted else skin.sub, pen=3)
        if card.drag == "card":
            brush.icon(painter, "id-card", QRectF(room.left() + 10, room.top() + 15, 44, 44), skin.action)
            words = QRectF(room.left() + 54, room.top(), room.width() - 60, room.height())
            brush.plain(painter, _("カード"), words, 19, skin.text)
        else:
            brush.icon(painter, "hand", QRectF(room.center().x() - 22, room.top() + 15, 44, 44), skin.action)


def _code(play: Play) -> Item | None:
    if play.scene.kind is not SceneKind.CAMERA:
        return None
    return next((item for item in play.items if item.action is Action.SCAN), None)


def _card(play: Play) -> Item | None:
    return next((item for item in play.items if item.action is Action.DRAG), None)


def _in(room: Room, at: QPointF) -> bool:
    return QRectF(room.x, room.y, room.width, room.height).contains(at)
