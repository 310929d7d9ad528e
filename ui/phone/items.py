"""Paints what stands on the phone's screen: one painter for each kind of item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from smartclass.domain.phone_flow import Placed
from smartclass.domain.phone_style import Style
from smartclass.domain.play import Play
from smartclass.domain.practice import Action, ItemKind, SceneKind, Tone, Way
from smartclass.i18n import _
from ui.kit.fonts import text_font as font
from ui.phone import brush, code
from ui.phone.skin import Skin

_CENTRE, _LEFT = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Sheet:
    """What an item is painted on: the play it belongs to, colours, sizes, pictures, the input being typed in."""

    painter: QPainter
    play: Play
    skin: Skin
    style: Style
    folder: Path
    typing: str = ""


def paint(sheet: Sheet, placed: Placed) -> None:
    """Draw one item."""
    if sheet.play.scene.kind is SceneKind.CALL and not placed.item.inert:
        _round(sheet, placed)
    else:
        _PAINTERS[placed.item.kind](sheet, placed)
    if placed.item.swipe:
        _way(sheet, brush.box(placed.art or placed.room), placed.item.swipe)
    if placed.item.tone is Tone.ADVERT:
        _advert(sheet, brush.box(placed.art if placed.item.kind is ItemKind.ICON and placed.art else placed.room))


def _centred(sheet: Sheet) -> bool:
    return sheet.play.scene.kind in (SceneKind.CALL, SceneKind.LAUNCHER, SceneKind.LOCK, SceneKind.CAMERA)


def _words(sheet: Sheet, placed: Placed, colour: str, *, centre: bool = False, bold: bool = False) -> None:
    align = _CENTRE if centre else _LEFT
    brush.words(sheet.painter, placed.item.label, placed.laid, placed.words, placed.px, colour, align=align, bold=bold)


def _text(sheet: Sheet, placed: Placed) -> None:
    colour = "#ffffff" if sheet.play.scene.kind is SceneKind.CAMERA else sheet.skin.text
    if sheet.play.scene.kind is SceneKind.CHAT:
        room = brush.box(placed.room).adjusted(-8, -4, 8, 4)
        brush.fill(sheet.painter, room, sheet.skin.head, round_by=12, frame=sheet.skin.line, pen=1)
    _words(sheet, placed, colour, centre=_centred(sheet))


def _button(sheet: Sheet, placed: Placed) -> None:
    fill, frame, ink = sheet.skin.button(placed.item.tone)
    room = brush.box(placed.room)
    if placed.item.action is Action.DRAG:
        brush.fill(sheet.painter, room, sheet.skin.head, round_by=10)
        _spot(sheet, room)
    else:
        brush.fill(sheet.painter, room, fill, round_by=sheet.style.radius, frame=frame)
    _words(sheet, placed, ink, centre=True, bold=placed.item.tone is not Tone.PLAIN)


def _round(sheet: Sheet, placed: Placed) -> None:
    """A call's button: a circle with its picture, its name below; an arrow where it must be pulled."""
    assert placed.art is not None
    item = placed.item
    fill, frame, ink = sheet.skin.button(Tone.MAIN if item.switches and sheet.play.is_set(item) else item.tone)
    room = brush.box(placed.art)
    brush.fill(sheet.painter, room, fill, round_by=room.width() / 2, frame=frame)
    name = item.icon or _CALL_ICONS.get(item.tone) or _ROUND.get(item.kind, "phone-call")
    brush.icon(sheet.painter, name, room.adjusted(15, 15, -15, -15), ink)
    _words(sheet, placed, sheet.skin.text, centre=True)


_ROUND = {ItemKind.TOGGLE: "listen", ItemKind.PROGRESS: "clock", ItemKind.LINK: "home"}
_CALL_ICONS = {Tone.BAD: "hang-up", Tone.GOOD: "phone-call"}


_ALONG = {Way.UP: QPointF(0, -1), Way.DOWN: QPointF(0, 1), Way.LEFT: QPointF(-1, 0), Way.RIGHT: QPointF(1, 0)}


def _way(sheet: Sheet, room: QRectF, way: Way) -> None:
    """A badge with an arrow at the edge of what must be swiped, pointing the way."""
    along = _ALONG[way]
    small = room.width() < 100
    if not small and way in (Way.UP, Way.DOWN) and room.height() < 100:
        middle = QPointF(room.right() - 26, room.center().y())
    else:
        beyond = 8 if small else -18
        reach = QPointF(room.width() / 2 + beyond, room.height() / 2 + beyond)
        middle = room.center() + QPointF(along.x() * reach.x(), along.y() * reach.y())
    sheet.painter.setPen(Qt.PenStyle.NoPen)
    sheet.painter.setBrush(QColor(sheet.skin.text))
    sheet.painter.drawEllipse(middle, 15, 15)
    brush.arrow(sheet.painter, middle - along * 8, middle + along * 8, sheet.skin.page)


def _icon(sheet: Sheet, placed: Placed) -> None:
    assert placed.art is not None
    room = brush.box(placed.art)
    brush.fill(sheet.painter, room, sheet.skin.card, round_by=sheet.style.radius, frame=sheet.skin.line)
    brush.icon(
        sheet.painter, placed.item.icon or _app(placed.item.id), room.adjusted(10, 10, -10, -10), sheet.skin.action
    )
    _words(sheet, placed, sheet.skin.text, centre=True)


_APPS = {
    "phone": "phone-call",
    "mail": "chat",
    "message": "chat",
    "sms": "chat",
    "camera": "camera",
    "settings": "gear",
    "portal": "portal",
    "pay": "wallet",
    "wallet": "wallet",
    "map": "map",
    "clock": "clock",
    "calendar": "calendar",
    "store": "bag",
    "photos": "picture",
    "people": "people",
    "web": "globe",
    "search": "search",
    "qr": "qr",
}


def _app(item: str) -> str:
    """Return the drawing of an app whose author named none: by the first part of its id, else a star."""
    return _APPS.get(item, _APPS.get(item.partition("-")[0], "star"))


def _advert(sheet: Sheet, room: QRectF) -> None:
    tag = QRectF(room.right() - 40, room.top() - 6, 46, 22)
    brush.fill(sheet.painter, tag, sheet.skin.text, round_by=4)
    brush.plain(sheet.painter, _("広告"), tag, 14, sheet.skin.page)


def _link(sheet: Sheet, placed: Placed) -> None:
    _words(sheet, placed, sheet.skin.action)
    sheet.painter.setPen(QPen(QColor(sheet.skin.action), 1.5))
    step = placed.words.height / max(1, len(placed.laid.lines))
    for number, line in enumerate(placed.laid.lines, start=1):
        foot = placed.words.y + number * step - 1
        sheet.painter.drawLine(QPointF(placed.words.x, foot), QPointF(placed.words.x + line.width, foot))


def _input(sheet: Sheet, placed: Placed) -> None:
    assert placed.art is not None
    active = sheet.typing == placed.item.id
    _words(sheet, placed, sheet.skin.text)
    room = brush.box(placed.art)
    frame = sheet.skin.action if active else sheet.skin.line
    brush.fill(sheet.painter, room, sheet.skin.card, round_by=8, frame=frame, pen=3 if active else 2)
    text = sheet.play.text_in(placed.item)
    if not placed.item.need.isdecimal():
        _typed(sheet, room, text, placed.px, caret=active)
        return
    digits = text.ljust(len(placed.item.need), "・")
    shown = "  ".join(digits) if len(digits) <= _FEW else digits
    px = min(placed.px * 1.15, room.width() * 1.5 / max(1, len(digits)))
    _typed(sheet, room, shown, px, caret=active)


_FEW = 6
"""So many digits stand apart; more stand close, so that all of them are seen."""


def _typed(sheet: Sheet, room: QRectF, shown: str, px: float, *, caret: bool) -> None:
    """The text in a field; longer than the field, its end is what one sees. The caret doesn't blink."""
    painter = sheet.painter
    painter.setFont(font(px))
    metrics = painter.fontMetrics()
    inner = room.adjusted(12, 2, -12, -2)
    wide = metrics.horizontalAdvance(shown)
    painter.save()
    painter.setClipRect(inner, Qt.ClipOperation.IntersectClip)
    painter.setPen(QColor(sheet.skin.text))
    x = inner.left() + min(0.0, inner.width() - wide - 6)
    foot = inner.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(x, foot), shown)
    painter.restore()
    if caret:
        painter.setPen(QPen(QColor(sheet.skin.action), 2.5))
        at = min(x + wide + 2, inner.right())
        painter.drawLine(QPointF(at, inner.top() + 6), QPointF(at, inner.bottom() - 6))


def _switch(sheet: Sheet, placed: Placed) -> None:
    """A switch, with its state in words beside it: never by colour alone."""
    assert placed.art is not None
    on = sheet.play.is_set(placed.item)
    room = brush.box(placed.art)
    brush.fill(
        sheet.painter,
        room,
        sheet.skin.action if on else sheet.skin.head,
        round_by=room.height() / 2,
        frame=sheet.skin.action if on else sheet.skin.sub,
    )
    knob = QRectF(room.right() - 33 if on else room.left() + 5, room.top() + 4, 28, 28)
    brush.fill(sheet.painter, knob, sheet.skin.on_action if on else sheet.skin.sub, round_by=14)
    side = QRectF(room.left() + 6, room.top(), 24, 36) if on else QRectF(room.left() + 36, room.top(), 24, 36)
    brush.plain(sheet.painter, _("入") if on else _("切"), side, 16, sheet.skin.on_action if on else sheet.skin.sub)
    _row(sheet, placed)


def _tick(sheet: Sheet, placed: Placed) -> None:
    assert placed.art is not None
    on = sheet.play.is_set(placed.item)
    room = brush.box(placed.art)
    brush.fill(sheet.painter, room, sheet.skin.action if on else sheet.skin.card, round_by=6, frame=sheet.skin.action)
    if on:
        brush.icon(sheet.painter, "check", room.adjusted(3, 3, -3, -3), sheet.skin.on_action)
    _words(sheet, placed, sheet.skin.text)


def _list(sheet: Sheet, placed: Placed) -> None:
    assert placed.art is not None
    room = brush.box(placed.art)
    start = QPointF(room.center().x() - 4, room.center().y() - 7)
    sheet.painter.setPen(QPen(QColor(sheet.skin.sub), 2.5))
    sheet.painter.drawPolyline([start, start + QPointF(8, 7), start + QPointF(0, 14)])
    _row(sheet, placed)


def _row(sheet: Sheet, placed: Placed) -> None:
    _words(sheet, placed, sheet.skin.text)
    foot = placed.room.bottom + sheet.style.gap / 2
    sheet.painter.setPen(QPen(QColor(sheet.skin.line), 1))
    sheet.painter.drawLine(QPointF(placed.room.x, foot), QPointF(placed.room.x + placed.room.width, foot))


def _image(sheet: Sheet, placed: Placed) -> None:
    if placed.art:
        room = brush.box(placed.art)
        if placed.item.picture:
            brush.svg(sheet.painter, sheet.folder / placed.item.picture, room)
        else:
            brush.fill(sheet.painter, room, sheet.skin.head, round_by=10, frame=sheet.skin.line)
        if placed.item.action is Action.DRAG:
            _spot(sheet, room)
    _words(sheet, placed, sheet.skin.text, centre=True)


def _spot(sheet: Sheet, room: QRectF) -> None:
    """Where something is to be laid: a dashed frame."""
    sheet.painter.setBrush(Qt.BrushStyle.NoBrush)
    sheet.painter.setPen(QPen(QColor(sheet.skin.action), 3, Qt.PenStyle.DashLine))
    sheet.painter.drawRoundedRect(room.adjusted(3, 3, -3, -3), 10, 10)


def _code(sheet: Sheet, placed: Placed) -> None:
    assert placed.art is not None
    room = brush.box(placed.art)
    brush.fill(sheet.painter, room, "#ffffff", round_by=10, frame="#949494")
    if sheet.play.scene.kind is SceneKind.PAYMENT_CODE:
        code.bars(sheet.painter, QRectF(room.left() + 16, room.top() + 14, room.width() - 32, 52))
        code.squares(sheet.painter, QRectF(room.center().x() - 55, room.top() + 78, 110, 110))
    else:
        code.squares(sheet.painter, room.adjusted(24, 24, -24, -24))
    colour = "#ffffff" if sheet.play.scene.kind is SceneKind.CAMERA else sheet.skin.text
    _words(sheet, placed, colour, centre=True)


def _progress(sheet: Sheet, placed: Placed) -> None:
    _words(sheet, placed, sheet.skin.text, centre=bool(placed.item.hold))
    if placed.art is None:
        return
    room = brush.box(placed.art)
    if not placed.item.hold:
        brush.fill(sheet.painter, room, sheet.skin.head, round_by=8, frame=sheet.skin.line)
        half = QRectF(room.left(), room.top(), room.width() * 0.6, room.height())
        brush.fill(sheet.painter, half, sheet.skin.action, round_by=8)
        return
    sheet.painter.setBrush(QColor(sheet.skin.head))
    sheet.painter.setPen(QPen(QColor(sheet.skin.action), 6))
    sheet.painter.drawEllipse(room.adjusted(6, 6, -6, -6))
    brush.icon(sheet.painter, "hand", room.adjusted(34, 34, -34, -34), sheet.skin.action)


_PAINTERS: dict[ItemKind, Callable[[Sheet, Placed], None]] = {
    ItemKind.ICON: _icon,
    ItemKind.BUTTON: _button,
    ItemKind.LINK: _link,
    ItemKind.TEXT: _text,
    ItemKind.INPUT: _input,
    ItemKind.TOGGLE: _switch,
    ItemKind.CHECKBOX: _tick,
    ItemKind.LIST: _list,
    ItemKind.IMAGE: _image,
    ItemKind.CODE: _code,
    ItemKind.PROGRESS: _progress,
}
