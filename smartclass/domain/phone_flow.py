"""Places items below each other on the practice phone: how much room each kind takes, and where its words stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from smartclass.domain import leading
from smartclass.domain.phone_style import WIDE, Style
from smartclass.domain.practice import Item, ItemKind
from smartclass.domain.ruby import RubyText
from smartclass.domain.typeset import Layout

SetText = Callable[[RubyText, float, float], Layout]
"""Sets a text into lines: text, width, size."""

EDGE = 14.0
LINE = 1.35
_PICTURE = 0.72
"""Height of a lesson's picture to its width."""
_PLACE = 84.0


@dataclass(frozen=True, slots=True)
class Room:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def moved(self, down: float) -> Room:
        return replace(self, y=self.y + down)


@dataclass(frozen=True, slots=True)
class Placed:
    """One item: the `room` it is touched in, where its words stand (set at `px`), and its picture, switch or code."""

    item: Item
    room: Room
    words: Room
    laid: Layout
    px: float
    art: Room | None = None

    def moved(self, down: float) -> Placed:
        art = self.art.moved(down) if self.art else None
        return replace(self, room=self.room.moved(down), words=self.words.moved(down), art=art)


@dataclass(frozen=True, slots=True)
class Desk:
    """What placing needs: the style, the typesetter and the text size."""

    style: Style
    set_text: SetText
    scale: float

    def step(self, text: RubyText, px: float) -> float:
        return leading.line_step(px, LINE, marked=leading.has_ruby(text))

    def flow(self, items: tuple[Item, ...], room: Room, *, centred: bool = False) -> tuple[tuple[Placed, ...], float]:
        """Place items below each other from the top of `room`; icons stand in a grid. Returns them and the bottom."""
        placed: list[Placed] = []
        y, row = room.y, []
        for item in items:
            if item.kind is ItemKind.ICON:
                row.append(item)
                if len(row) < self.style.columns:
                    continue
            if row:
                made = self._icons(tuple(row), replace(room, y=y))
                placed += made
                y, row = max(one.room.bottom for one in made) + self.style.gap, []
            if item.kind is not ItemKind.ICON:
                made_one = self._one(item, replace(room, y=y), centred=centred)
                placed.append(made_one)
                y = made_one.room.bottom + self.style.gap
        if row:
            made = self._icons(tuple(row), replace(room, y=y))
            placed += made
            y = max(one.room.bottom for one in made) + self.style.gap
        return tuple(placed), y

    def side_by_side(self, items: tuple[Item, ...], bottom: float) -> tuple[Placed, ...]:
        """Place the round buttons of a call, at most three in a row, the last row ending at `bottom`."""
        rows = [items[start : start + 3] for start in range(0, len(items), 3)]
        placed: list[Placed] = []
        for row in reversed(rows):
            made = self._icons(row, Room(EDGE, 0, WIDE - 2 * EDGE, 0), columns=len(row), art=66)
            tall = max(one.room.bottom for one in made)
            placed = [*(one.moved(bottom - tall) for one in made), *placed]
            bottom -= tall + self.style.gap
        return tuple(placed)

    def _icons(self, items: tuple[Item, ...], room: Room, columns: int = 0, art: float = 0.0) -> tuple[Placed, ...]:
        """Place one row of icons, each with its name below."""
        columns = columns or self.style.columns
        size = art or self.style.icon
        px = self.style.name * self.scale
        wide = (room.width - self.style.gap * (columns - 1)) / columns
        laid = [self.set_text(item.label, wide, px) for item in items]
        tall = max(len(one.lines) * self.step(item.label, px) for one, item in zip(laid, items, strict=True))
        made = []
        for number, (item, one) in enumerate(zip(items, laid, strict=True)):
            x = room.x + number * (wide + self.style.gap)
            box = Room(x, room.y, wide, size + 6 + tall)
            made.append(
                Placed(
                    item,
                    box,
                    Room(x, room.y + size + 6, wide, len(one.lines) * self.step(item.label, px)),
                    one,
                    px,
                    Room(x + (wide - size) / 2, room.y, size, size),
                )
            )
        return tuple(made)

    def _one(self, item: Item, room: Room, *, centred: bool) -> Placed:
        px = self.style.body * self.scale * (1.0 if item.kind is not ItemKind.LINK else 0.95)
        left, right, above, below = _margins(item, room.width, self.scale)
        words = Room(room.x + left, room.y + above, room.width - left - right, 0)
        laid = self.set_text(item.label, words.width, px)
        tall = len(laid.lines) * self.step(item.label, px) if item.label else 0.0
        least = 0.0 if item.inert else self.style.least
        height = max(least, above + tall + below)
        if item.kind not in _UPRIGHT:
            words = replace(words, y=room.y + (height - tall) / 2)
        box = Room(room.x, room.y, room.width, height)
        art = _art(item, box, self.scale)
        return Placed(item, box, replace(words, height=tall), laid, px, art)


_UPRIGHT = frozenset({ItemKind.INPUT, ItemKind.IMAGE, ItemKind.CODE, ItemKind.PROGRESS})
"""What has its words above or below an art, not in the middle."""


def _field(scale: float) -> float:
    """The height of an input's field."""
    return 30 + 24 * scale


def _margins(item: Item, width: float, scale: float) -> tuple[float, float, float, float]:
    """Return what an item leaves free around its words: left, right, above, below."""
    if item.kind is ItemKind.INPUT:
        return (0, 0, 0, _field(scale) + 10)
    if item.kind is ItemKind.IMAGE:
        return (0, 0, (_picture(item, width) + 6) if _picture(item, width) else 0, 0)
    if item.kind is ItemKind.CODE:
        return (0, 0, 206, 0)
    if item.kind is ItemKind.PROGRESS:
        return (0, 0, 126 if item.hold else 0, 4 if item.hold else 26)
    return {
        ItemKind.BUTTON: (10, 10, 8, 8),
        ItemKind.LINK: (0, 0, 8, 8),
        ItemKind.TOGGLE: (10, 84, 8, 8),
        ItemKind.CHECKBOX: (46, 6, 8, 8),
        ItemKind.LIST: (10, 30, 8, 8),
    }.get(item.kind, (0, 0, 0, 0))


def _picture(item: Item, width: float) -> float:
    """Return the height of an image; a bare place to lay a card on is as high as the card."""
    if item.drag and not item.picture:
        return _PLACE
    return width * _PICTURE if item.picture or item.pinch else 0.0


def _art(item: Item, box: Room, scale: float) -> Room | None:
    """Return where an item's picture, switch, field or code stands."""
    if item.kind is ItemKind.INPUT:
        return Room(box.x, box.bottom - _field(scale), box.width, _field(scale))
    if item.kind is ItemKind.IMAGE and (tall := _picture(item, box.width)):
        return Room(box.x, box.y, box.width, tall)
    if item.kind is ItemKind.CODE:
        return Room(box.x + (box.width - 200) / 2, box.y, 200, 200)
    if item.kind is ItemKind.PROGRESS:
        if item.hold:
            return Room(box.x + (box.width - 120) / 2, box.y, 120, 120)
        return Room(box.x, box.bottom - 20, box.width, 16)
    middle = box.y + box.height / 2
    if item.kind is ItemKind.TOGGLE:
        return Room(box.x + box.width - 74, middle - 18, 64, 36)
    if item.kind is ItemKind.CHECKBOX:
        return Room(box.x + 4, middle - 16, 32, 32)
    if item.kind is ItemKind.LIST:
        return Room(box.x + box.width - 24, middle - 8, 16, 16)
    return None
