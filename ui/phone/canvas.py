"""Paints a whole phone into one picture; only what changes while one looks (finger, glow) is drawn over it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap

from smartclass.domain.phone_screen import CARDS, Screen
from smartclass.domain.phone_style import HIGH, WIDE
from smartclass.domain.play import Play
from smartclass.domain.practice import Action, ItemKind
from ui.phone import brush, chrome, items, keyboard
from ui.phone.items import Sheet
from ui.phone.skin import Skin


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the picture depends on."""

    play: Play
    screen: Screen
    skin: Skin
    folder: Path
    scroll: float = 0.0
    typing: str = ""
    shift: bool = False
    text_scale: float = 1.0
    under: Shown | None = None
    """What a card lies over: the screen before it."""


def picture(shown: Shown, factor: float, ratio: float) -> QPixmap:
    """Return the phone at `factor` pixels a unit, for a device pixel ratio."""
    made = brush.blank(chrome.OUTER_WIDE * factor, chrome.OUTER_HIGH * factor, ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(factor, factor)
    family = shown.play.family
    chrome.case(painter, shown.skin, family)
    painter.translate(chrome.CASE, chrome.CASE)
    path = QPainterPath()
    corner = chrome.screen_corner(family)
    path.addRoundedRect(QRectF(0, 0, WIDE, HIGH), corner, corner)
    painter.setClipPath(path)
    if shown.under:
        _layers(painter, shown.under)
        chrome.dim(painter)
        _body(painter, shown)
    else:
        _layers(painter, shown)
    if shown.screen.overflow:
        _scroll_bar(painter, shown)
    elif shown.play.finished:
        _tick(painter, shown)
    painter.end()
    return made


def _layers(painter: QPainter, shown: Shown) -> None:
    """Everything on one screen, from the wallpaper to the keys."""
    chrome.background(painter, shown.play, shown.screen, shown.skin)
    _body(painter, shown)
    chrome.bars(painter, shown.play, shown.screen, shown.skin, shown.text_scale)
    _pinned(painter, shown)
    keyboard.paint(painter, shown.screen, shown.skin, shift=shown.shift)


def _sheet(painter: QPainter, shown: Shown) -> Sheet:
    return Sheet(painter, shown.play, shown.skin, shown.screen.style, shown.folder, shown.typing)


def _body(painter: QPainter, shown: Shown) -> None:
    screen = shown.screen
    painter.save()
    painter.setClipRect(brush.box(screen.body), Qt.ClipOperation.IntersectClip)
    painter.translate(0, -shown.scroll)
    if shown.play.scene.kind in CARDS:
        chrome.card(painter, screen, shown.skin)
        px = screen.style.title * shown.text_scale
        chrome.title(painter, shown.play, screen, shown.skin.text, px)
    sheet = _sheet(painter, shown)
    for placed in screen.placed:
        above, below = placed.room.y - shown.scroll, placed.room.bottom - shown.scroll
        if below >= screen.body.y and above <= screen.body.bottom:
            items.paint(sheet, placed)
    painter.restore()


def _pinned(painter: QPainter, shown: Shown) -> None:
    sheet = _sheet(painter, shown)
    for placed in shown.screen.pinned:
        if placed.item.kind is not ItemKind.CODE or placed.item.action is not Action.SCAN:
            items.paint(sheet, placed)


def _tick(painter: QPainter, shown: Shown) -> None:
    """The last screen is glad too: a large tick, where there is room and no picture."""
    screen = shown.screen
    top = max((one.room.bottom for one in screen.placed), default=screen.body.y)
    pictured = any(one.item.kind in (ItemKind.IMAGE, ItemKind.CODE) for one in screen.placed)
    if pictured or screen.body.bottom - top < 190 or screen.pinned:
        return
    middle = top + min(150.0, (screen.body.bottom - top) / 2)
    room = QRectF(WIDE / 2 - 56, middle - 56, 112, 112)
    brush.fill(painter, room, shown.skin.good, round_by=56)
    brush.icon(painter, "check", room.adjusted(24, 24, -24, -24), shown.skin.on_good)


def _scroll_bar(painter: QPainter, shown: Shown) -> None:
    """How much there is, and where one is: a bar on the right, never hidden."""
    body, screen = shown.screen.body, shown.screen
    whole = body.height + screen.overflow
    tall = max(30.0, body.height * body.height / whole)
    y = body.y + (body.height - tall) * (shown.scroll / screen.overflow)
    brush.fill(painter, QRectF(WIDE - 8, y, 5, tall), shown.skin.sub, round_by=2.5)
