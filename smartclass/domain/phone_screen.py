"""Where everything stands on the practice phone's screen: a layout as values, for painting, touching and checking.

Lengths are phone units (domain.phone_style). What doesn't fit below each other scrolls; nothing is ever cut.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from smartclass.domain.keys import ROWS, Board, Key, board_for
from smartclass.domain.phone_flow import EDGE, Desk, Placed, Room, SetText
from smartclass.domain.phone_style import HIGH, STYLES, WIDE, Style
from smartclass.domain.play import Play
from smartclass.domain.practice import Action, Item, ItemKind, Scene, SceneKind
from smartclass.domain.ruby import NO_TEXT
from smartclass.domain.typeset import Layout

BARE = frozenset({SceneKind.LAUNCHER, SceneKind.LOCK, SceneKind.CALL, SceneKind.CAMERA})
"""Screens without a title bar."""
CARDS = frozenset({SceneKind.DIALOG, SceneKind.PERMISSION, SceneKind.NOTIFICATION})
"""What lies as a card over a dimmed screen."""
PADS = frozenset({SceneKind.KEYPAD, SceneKind.KEYBOARD})
FINDER = Room(WIDE / 2 - 112, 44, 224, 224)
"""The camera's frame."""
CODE = 150.0
"""The size of a code before the camera."""
_TRAY = 104.0
_LEAST_TOLD = 60.0
"""A call's words are seen at least so far above its buttons."""
_CLOCK = 150.0
"""What the clock of a locked screen takes."""


@dataclass(frozen=True, slots=True)
class PlacedKey:
    """One key of the keyboard."""

    key: Key
    room: Room


@dataclass(frozen=True, slots=True)
class Screen:
    """A whole screen. `body` scrolls when its `placed` reach below it (`depth` is how far they reach).

    `card` is the card of a dialog; `pinned` items never scroll (the buttons of a call, the code before a camera);
    in the `tray` lies what can be pulled onto something.
    """

    style: Style
    head: Room
    title: Layout
    body: Room
    foot: Room
    placed: tuple[Placed, ...]
    depth: float
    pinned: tuple[Placed, ...] = ()
    keys: tuple[PlacedKey, ...] = ()
    card: Room | None = None
    tray: Room | None = None

    @property
    def overflow(self) -> float:
        """How far the body can be scrolled."""
        return max(0.0, self.depth - self.body.bottom)


def screen(play: Play, set_text: SetText, *, scale: float = 1.0, typing: str | None = None) -> Screen:
    """Lay out where `play` stands. `scale` is the text size (1 to 2).

    `typing` is the input whose keyboard is open; None opens the one a keypad or keyboard screen is made for, "" none.
    """
    style = STYLES[play.family]
    scene = play.scene
    desk = Desk(style, set_text, scale)
    head_height = 0.0 if scene.kind in BARE or scene.kind in CARDS else max(style.head, _title_height(desk, scene))
    keys = _keys(play, scene, style, typing)
    foot = Room(0, HIGH - style.nav, WIDE, style.nav)
    tray = Room(0, foot.y - _TRAY, WIDE, _TRAY) if _pulled(play) and not keys else None
    below = keys[0].room.y - 6 if keys else tray.y if tray else foot.y
    head = Room(0, style.status, WIDE, head_height)
    body = Room(0, head.bottom, WIDE, below - head.bottom)
    title = set_text(scene.title, WIDE - 4 * EDGE, style.title * scale)
    bare = Screen(style, head, title, body, foot, (), 0.0, keys=keys, tray=tray)
    if scene.kind in CARDS:
        return _card(desk, scene, play.items, bare)
    if scene.kind is SceneKind.CALL:
        return _call(desk, scene, play.items, bare)
    if scene.kind is SceneKind.CAMERA:
        return _camera(desk, play.items, bare)
    top = body.y + (_CLOCK if scene.kind is SceneKind.LOCK else 10)
    placed, depth = desk.flow(play.items, Room(EDGE, top, WIDE - 2 * EDGE, 0), centred=scene.kind in BARE)
    return replace(bare, placed=placed, depth=depth)


def _pulled(play: Play) -> bool:
    return any(item.action is Action.DRAG for item in play.items)


def _title_height(desk: Desk, scene: Scene) -> float:
    px = desk.style.title * desk.scale
    laid = desk.set_text(scene.title, WIDE - 4 * EDGE, px)
    return len(laid.lines) * desk.step(scene.title, px) + 16


def _keys(play: Play, scene: Scene, style: Style, typing: str | None) -> tuple[PlacedKey, ...]:
    """The keyboard is open on a screen made for it, and wherever somebody has touched an input."""
    inputs = [item for item in play.items if item.action is Action.TYPE]
    wanted = next((item for item in inputs if item.id == typing), None)
    if typing is None and scene.kind in PADS and inputs:
        wanted = inputs[0]
    return keyboard(board_for(wanted.need), style) if wanted else ()


def keyboard(board: Board, style: Style) -> tuple[PlacedKey, ...]:
    """Place a keyboard's keys at the bottom of the screen."""
    rows = ROWS[board]
    tall = 44.0 if board is Board.LATIN else 56.0
    top = HIGH - style.nav - len(rows) * tall - 4
    placed: list[PlacedKey] = []
    for number, row in enumerate(rows):
        unit = (WIDE - 8) / max(10.0 if board is Board.LATIN else 0.0, sum(key.wide for key in row))
        x = (WIDE - unit * sum(key.wide for key in row)) / 2
        for key in row:
            placed.append(PlacedKey(key, Room(x + 2, top + number * tall + 2, unit * key.wide - 4, tall - 4)))
            x += unit * key.wide
    return tuple(placed)


def _card(desk: Desk, scene: Scene, items: tuple[Item, ...], bare: Screen) -> Screen:
    """A card: below the status bar for a notification, else in the middle; higher than the screen, it scrolls."""
    inner = Room(EDGE * 2, 0, WIDE - 4 * EDGE, 0)
    title_height = _title_height(desk, scene) if scene.title else 0.0
    placed, depth = desk.flow(items, replace(inner, y=title_height + EDGE))
    tall = depth + EDGE
    free = max(0.0, bare.body.height - tall)
    top = bare.body.y + (8 if scene.kind is SceneKind.NOTIFICATION else max(8.0, free / 2))
    card = Room(EDGE, top, WIDE - 2 * EDGE, tall)
    head = Room(EDGE, top + EDGE / 2, WIDE - 2 * EDGE, title_height)
    return replace(bare, head=head, placed=tuple(one.moved(top) for one in placed), depth=top + tall + 8, card=card)


def _camera(desk: Desk, items: tuple[Item, ...], bare: Screen) -> Screen:
    """Codes stand before the camera's frame, the rest below it."""
    nothing = desk.set_text(NO_TEXT, WIDE, desk.style.name)
    middle = Room(FINDER.x + (FINDER.width - CODE) / 2, FINDER.y + (FINDER.height - CODE) / 2, CODE, CODE)
    codes = tuple(
        Placed(item, FINDER, replace(FINDER, height=0), nothing, desk.style.name, middle)
        for item in items
        if item.kind is ItemKind.CODE
    )
    rest = tuple(item for item in items if item.kind is not ItemKind.CODE)
    body = Room(0, FINDER.bottom + 10, WIDE, bare.foot.y - FINDER.bottom - 10)
    placed, depth = desk.flow(rest, Room(EDGE, body.y + 4, WIDE - 2 * EDGE, 0), centred=True)
    return replace(bare, body=body, placed=placed, depth=depth, pinned=codes)


def _call(desk: Desk, scene: Scene, items: tuple[Item, ...], bare: Screen) -> Screen:
    """Who calls stands large in the middle above; what one can do, side by side below.

    Letters so large that nothing is left between: then the buttons scroll too.
    """
    acts = tuple(item for item in items if not item.inert)
    told = tuple(item for item in items if item.inert)
    title_height = _title_height(desk, scene)
    head = Room(0, bare.body.y + 56, WIDE, title_height)
    pinned = desk.side_by_side(acts, bare.foot.y - 12)
    top = min((one.room.y for one in pinned), default=bare.foot.y)
    body = Room(0, head.bottom, WIDE, max(0.0, top - head.bottom - 8))
    placed, depth = desk.flow(told, Room(EDGE, head.bottom + 8, WIDE - 2 * EDGE, 0), centred=True)
    if placed and body.height < _LEAST_TOLD:
        body = Room(0, head.bottom, WIDE, bare.foot.y - head.bottom)
        below = tuple(one.moved(depth - top) for one in pinned)
        placed, depth, pinned = (*placed, *below), depth + bare.foot.y - top, ()
    return replace(bare, head=head, body=body, placed=placed, depth=depth, pinned=pinned)
