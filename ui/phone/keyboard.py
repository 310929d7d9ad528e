"""Paints the phone's keyboard, and says what each key is called."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from smartclass.domain.keys import Role
from smartclass.domain.phone_screen import PlacedKey, Screen
from smartclass.domain.phone_style import WIDE
from smartclass.domain.practice import Way
from smartclass.i18n import _
from ui.phone import brush
from ui.phone.skin import Skin

_WAYS = (None, Way.LEFT, Way.UP, Way.RIGHT, Way.DOWN)


def face(placed: PlacedKey, *, shift: bool) -> str:
    """Return what is written on a key."""
    names = {
        Role.ERASE: _("消す"),
        Role.ENTER: _("決定"),
        Role.CLOSE: _("しまう"),
        Role.NEXT: "→",
        Role.MARK: _("゛゜小"),
        Role.SHIFT: "Aa",
        Role.SPACE: _("空白"),
    }
    letter = placed.key.letters[:1]
    return names.get(placed.key.role, letter.upper() if shift else letter)


def name(placed: PlacedKey, *, shift: bool) -> str:
    """Return what a screen reader calls a key."""
    if placed.key.role is Role.NEXT:
        return _("つぎの文字へ")
    if placed.key.role is Role.SHIFT:
        return _("大文字")
    return face(placed, shift=shift)


def paint(painter: QPainter, screen: Screen, skin: Skin, *, shift: bool) -> None:
    """Draw every key on the keyboard's ground."""
    if not screen.keys:
        return
    top = screen.keys[0].room.y - 6
    painter.fillRect(QRectF(0, top, WIDE, screen.foot.y - top), QColor(skin.head))
    for placed in screen.keys:
        room = brush.box(placed.room)
        strong = placed.key.role is Role.ENTER or (placed.key.role is Role.SHIFT and shift)
        fill = skin.action if strong else skin.key
        brush.fill(painter, room, fill, round_by=7, frame=skin.sub if skin.flat else skin.line, pen=1.2)
        text = face(placed, shift=shift)
        px = min(23.0 if len(text) < 2 else 17.0, room.height() * 0.5, room.width() * 1.3 / max(1, len(text)))
        brush.plain(painter, text, room, px, skin.on_action if strong else skin.text)


def flick(painter: QPainter, placed: PlacedKey, way: Way | None, skin: Skin) -> None:
    """Draw the letters around a key that a finger rests on; the one it would write is lit."""
    letters = placed.key.letters[: len(_WAYS)]
    room = brush.box(placed.room)
    size = min(room.width(), room.height()) * 0.92
    for letter, to in zip(letters, _WAYS, strict=False):
        across = {Way.LEFT: -1.0, Way.RIGHT: 1.0}.get(to or Way.UP, 0.0) if to else 0.0
        down = {Way.UP: -1.0, Way.DOWN: 1.0}.get(to or Way.LEFT, 0.0) if to else 0.0
        middle = room.center()
        cell = QRectF(0, 0, size, size)
        cell.moveCenter(middle)
        cell.translate(across * room.width(), down * room.height())
        lit = to == way
        brush.fill(painter, cell, skin.action if lit else skin.card, round_by=7, frame=skin.action)
        brush.plain(painter, letter, cell, 24, skin.on_action if lit else skin.text, bold=lit)
    painter.setBrush(Qt.BrushStyle.NoBrush)
