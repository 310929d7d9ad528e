"""Filling pages from the top down: what stays whole, what may be cut, what must not stand alone."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from smartclass.adapters.pdf.ink import Ink

Draw = Callable[[Ink, float, float], None]
"""Draws with its left top corner at (x, top)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that stays whole. `gap` is the space above it; `glued` keeps it on the page of what follows."""

    height: float
    draw: Draw
    gap: float = 0.0
    glued: bool = False

    @property
    def least(self) -> float:
        return self.height

    def cut(self, room: float) -> tuple[Piece | None, Flowing | None]:
        return (self, None) if self.height <= room + 0.01 else (None, self)


class Flowing(Protocol):
    """Something to be placed: it is asked to cut off what fits."""

    @property
    def gap(self) -> float: ...

    @property
    def glued(self) -> bool: ...

    @property
    def least(self) -> float:
        """The room it needs to begin on a page."""
        ...

    def cut(self, room: float) -> tuple[Piece | None, Flowing | None]:
        """Return what fits into `room` (None: nothing does) and the rest (None: all is placed)."""
        ...


_WIDE = 15.0
"""Only gaps this wide part one thing from another (a step from the next); smaller ones hold things together."""


class TooHigh(Exception):
    """A block that must stay whole is higher than a page."""


class NewPage:
    """What follows begins a new page."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and how far below the top of the frame it stands."""

    top: float
    piece: Piece


def paginate(items: Sequence[Flowing | NewPage], height: float) -> list[list[Placed]]:
    """Place everything on pages whose frame is `height` points high; there is always one page.

    TooHigh where a block that must stay whole has no room even on an empty page.
    """
    pages: list[list[Placed]] = [[]]
    used = 0.0
    for index, item in enumerate(items):
        if isinstance(item, NewPage):
            if pages[-1]:
                pages.append([])
            used = 0.0
            continue
        rest: Flowing | None = item
        if pages[-1] and used + item.gap + _with_followers(items, index) > height:
            pages.append([])
            used = 0.0
        while rest is not None:
            gap = rest.gap if pages[-1] else 0.0
            piece, rest = rest.cut(height - used - gap)
            if piece is None and not pages[-1]:
                raise TooHigh
            if piece is not None:
                pages[-1].append(Placed(used + gap, piece))
                used += gap + piece.height
            if rest is not None:
                pages.append([])
                used = 0.0
    if not pages[-1] and len(pages) > 1:
        pages.pop()
    return pages


def spread(pages: list[list[Placed]], height: float, most: float) -> list[list[Placed]]:
    """Share out what is left at the foot of full pages between their wide gaps, at most `most` points to each.

    The last page stays as it is, and nothing is pushed away from a piece it belongs to.
    """
    return [*(_spread(page, height, most) for page in pages[:-1]), *pages[-1:]]


def _spread(page: list[Placed], height: float, most: float) -> list[Placed]:
    loose = [after.piece.gap >= _WIDE and not before.piece.glued for before, after in itertools.pairwise(page)]
    if not any(loose):
        return page
    spare = height - page[-1].top - page[-1].piece.height
    share = max(0.0, min(most, spare / sum(loose)))
    moved = itertools.accumulate((share * gap for gap in loose), initial=0.0)
    return [Placed(placed.top + by, placed.piece) for placed, by in zip(page, moved, strict=True)]


def _with_followers(items: Sequence[Flowing | NewPage], index: int) -> float:
    """Return the room needed to begin item `index` together with everything glued below it."""
    needed = 0.0
    for place in range(index, len(items)):
        item = items[place]
        if isinstance(item, NewPage):
            break
        needed += item.least + (item.gap if place > index else 0.0)
        if not item.glued:
            break
    return needed
