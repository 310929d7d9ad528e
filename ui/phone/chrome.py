"""Paints what is around the items: the case, the status bar, the head of a screen, the row below, the wallpaper."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from smartclass.domain import leading
from smartclass.domain.lesson import Family
from smartclass.domain.phone_flow import LINE, Room
from smartclass.domain.phone_screen import CARDS, FINDER, Screen
from smartclass.domain.phone_style import HIGH, WIDE
from smartclass.domain.play import Play
from smartclass.domain.practice import SceneKind
from smartclass.i18n import _
from ui.phone import brush
from ui.phone.skin import Skin

CASE = 11.0
"""The phone's edge around its screen, in phone units."""
OUTER_WIDE, OUTER_HIGH = WIDE + 2 * CASE, HIGH + 2 * CASE
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_WALLED = frozenset({SceneKind.LAUNCHER, SceneKind.LOCK, SceneKind.DRAWER}) | CARDS


@dataclass(frozen=True, slots=True)
class Nav:
    """One of the phone's own ways: "back" or "home", and where it is touched."""

    name: str
    room: Room


def navs(screen: Screen, family: Family) -> tuple[Nav, ...]:
    """Return the ways below the screen: always both, at the same places."""
    foot = screen.foot
    if family is Family.IPHONE:
        return (Nav("back", Room(10, foot.y, 66, 44)), Nav("home", Room(WIDE / 2 - 72, foot.y, 144, 44)))
    if family is Family.RAKURAKU:
        half = WIDE / 2
        return (Nav("back", Room(8, foot.y + 6, half - 14, 54)), Nav("home", Room(half + 6, foot.y + 6, half - 14, 54)))
    return (Nav("back", Room(40, foot.y, 90, 44)), Nav("home", Room(WIDE - 130, foot.y, 90, 44)))


def case(painter: QPainter, skin: Skin, family: Family) -> None:
    """The phone itself, seen from above, without anybody's mark."""
    corner = {Family.ANDROID: 26.0, Family.IPHONE: 38.0, Family.RAKURAKU: 20.0}[family]
    brush.fill(painter, QRectF(0, 0, OUTER_WIDE, OUTER_HIGH), skin.case, round_by=corner)


def screen_corner(family: Family) -> float:
    return {Family.ANDROID: 16.0, Family.IPHONE: 28.0, Family.RAKURAKU: 8.0}[family]


def background(painter: QPainter, play: Play, screen: Screen, skin: Skin) -> None:
    """What lies behind the items."""
    whole = QRectF(0, 0, WIDE, HIGH)
    kind = play.scene.kind
    if kind is SceneKind.CAMERA:
        painter.fillRect(whole, QColor("#22282d"))
        _finder(painter)
    elif kind is SceneKind.CALL:
        painter.fillRect(whole, QColor(skin.head))
        _caller(painter, screen, skin)
    else:
        painter.fillRect(whole, QColor(skin.wall if kind in _WALLED else skin.page))
    if kind is SceneKind.LOCK:
        brush.plain(painter, "10:00", QRectF(0, 44, WIDE, 80), 58, skin.text)
    if screen.tray:
        _tray(painter, brush.box(screen.tray), skin)
    if kind in CARDS and screen.card:
        dim(painter)
    if kind is SceneKind.SHOP:
        painter.fillRect(brush.box(screen.body), QColor(skin.head))


def dim(painter: QPainter) -> None:
    """What a card lies over steps back."""
    painter.fillRect(QRectF(0, 0, WIDE, HIGH), QColor(0, 0, 0, 120))


def _tray(painter: QPainter, room: QRectF, skin: Skin) -> None:
    """The table in front of the phone, where the card lies."""
    painter.fillRect(room, QColor(skin.head))
    painter.setPen(QPen(QColor(skin.line), 1))
    painter.drawLine(room.topLeft(), room.topRight())


def card(painter: QPainter, screen: Screen, skin: Skin) -> None:
    """The card of a dialog; it scrolls with what stands on it."""
    if screen.card:
        brush.fill(painter, brush.box(screen.card), skin.card, round_by=16, frame=skin.line)


def _finder(painter: QPainter) -> None:
    """The camera's frame: four corners."""
    painter.setPen(QPen(QColor("#ffd43d"), 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    left, top, size, arm = FINDER.x, FINDER.y, FINDER.width, 34
    for x, across in ((left, 1), (left + size, -1)):
        for y, down in ((top, 1), (top + size, -1)):
            painter.drawLine(QPointF(x, y), QPointF(x + across * arm, y))
            painter.drawLine(QPointF(x, y), QPointF(x, y + down * arm))


def _caller(painter: QPainter, screen: Screen, skin: Skin) -> None:
    room = QRectF(WIDE / 2 - 24, screen.head.y - 44, 48, 48)
    brush.icon(painter, "person", room, skin.sub)


def bars(painter: QPainter, play: Play, screen: Screen, skin: Skin, text_scale: float) -> None:
    """The status bar, the head and the row below: painted over what scrolls."""
    kind = play.scene.kind
    dark = kind is SceneKind.CAMERA
    _status(painter, screen, "#ffffff" if dark else skin.text, back="" if dark or kind in CARDS else _back(play, skin))
    if screen.head.height and kind not in CARDS:
        _head(painter, play, screen, skin, text_scale)
    _foot(painter, play, screen, skin, dark=dark)


def _back(play: Play, skin: Skin) -> str:
    if play.scene.kind is SceneKind.CALL:
        return skin.head
    return skin.wall if play.scene.kind in _WALLED else skin.page


def _status(painter: QPainter, screen: Screen, colour: str, *, back: str) -> None:
    """The line at the top: a clock that stands still, signal and battery."""
    bar = QRectF(0, 0, WIDE, screen.style.status)
    if back:
        painter.fillRect(bar, QColor(back))
    brush.plain(painter, "10:00", QRectF(16, 2, 60, bar.height()), 14, colour, bold=True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    for number in range(4):
        tall = 4 + number * 2.5
        painter.drawRect(QRectF(WIDE - 78 + number * 5, 18 - tall, 3.5, tall))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), 1.5))
    painter.drawRoundedRect(QRectF(WIDE - 48, 7, 26, 12), 3, 3)
    painter.fillRect(QRectF(WIDE - 46, 9, 17, 8), QColor(colour))


def _head(painter: QPainter, play: Play, screen: Screen, skin: Skin, text_scale: float) -> None:
    room = brush.box(screen.head)
    centred_head = play.scene.kind is SceneKind.CALL
    if not centred_head:
        painter.fillRect(room, QColor(skin.head))
        painter.setPen(QPen(QColor(skin.line), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
    px = screen.style.title * text_scale
    title(painter, play, screen, skin.text, px)


def title(painter: QPainter, play: Play, screen: Screen, colour: str, px: float) -> None:
    """The name of the screen in the middle of its head."""
    step = leading.line_step(px, LINE, marked=leading.has_ruby(play.scene.title))
    tall = len(screen.title.lines) * step
    top = screen.head.y + max(0.0, (screen.head.height - tall) / 2)
    words = Room(28, top, WIDE - 56, tall)
    brush.words(painter, play.scene.title, screen.title, words, px, colour, align=_CENTRE, bold=True)


def _foot(painter: QPainter, play: Play, screen: Screen, skin: Skin, *, dark: bool) -> None:
    foot = brush.box(screen.foot)
    painter.fillRect(foot, QColor("#22282d" if dark else skin.page if play.scene.kind not in CARDS else skin.head))
    colour = "#ffffff" if dark else skin.sub
    for nav in navs(screen, play.family):
        room = brush.box(nav.room)
        if play.family is Family.RAKURAKU:
            brush.fill(painter, room, skin.head, round_by=10, frame=skin.sub)
            name = _("もどる") if nav.name == "back" else _("ホーム")
            brush.plain(painter, name, room, 22, skin.text, bold=True)
        elif play.family is Family.IPHONE and nav.name == "home":
            brush.fill(painter, QRectF(room.left(), room.center().y() + 4, room.width(), 6), colour, round_by=3)
        elif nav.name == "back":
            _chevron(painter, room, colour, long=play.family is Family.ANDROID)
        else:
            painter.setPen(QPen(QColor(colour), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(room.center(), 10, 10)


def _chevron(painter: QPainter, room: QRectF, colour: str, *, long: bool) -> None:
    middle = room.center()
    painter.setPen(QPen(QColor(colour), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    tip = middle + QPointF(-8, 0)
    painter.drawPolyline([tip + QPointF(10, -10), tip, tip + QPointF(10, 10)])
    if long:
        painter.drawLine(tip, tip + QPointF(18, 0))
