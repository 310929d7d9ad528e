"""Rule: on every phone and at every size of letters, words fit their place and nothing lies on anything else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from smartclass.content.check._typesetter import Estimate
from smartclass.content.lines import Place
from smartclass.content.shelf import PracticeCase, Shelf
from smartclass.domain.lesson import Family, Fault
from smartclass.domain.phone_flow import EDGE, Placed, Room
from smartclass.domain.phone_screen import Screen, screen
from smartclass.domain.phone_style import WIDE
from smartclass.domain.play import Play, begin
from smartclass.domain.practice import Action
from smartclass.domain.typeset import Layout
from smartclass.i18n import _

LARGEST = 2.0
SMALLER = (1.0, 1.25, 1.5)
"""What fits with the largest letters fits with these: they are looked at where something doesn't."""
LEAST = 44.0
"""Phone units: nothing that is touched is lower (keys aside)."""
LEAST_BODY = 60.0
"""Phone units between the title and the keyboard or the buttons: some lines must be seen."""
_SPARE = 0.5


def faults(shelf: Shelf) -> Iterator[Fault]:
    estimate = Estimate()
    for case in shelf.practices:
        if case.practice.scene(case.practice.start):
            yield from _practice(case, estimate)


def _practice(case: PracticeCase, estimate: Estimate) -> Iterator[Fault]:
    """Tell each fault once, for the smallest letters and the first phone that have it."""
    told: set[tuple[Place, str]] = set()
    for family in case.families:
        play = begin(case.practice, family)
        for number, scene in enumerate(case.practice.scenes):
            here = play.at(scene.id)
            large = tuple(_unfit(here, estimate, LARGEST))
            small = ((scale, one) for scale in SMALLER if large for one in _unfit(here, estimate, scale))
            for scale, (item_id, what) in (*small, *((LARGEST, one) for one in large)):
                place = _place(number, here, item_id)
                if (place, what) not in told:
                    told.add((place, what))
                    yield case.sheet.wrong(place, f"{_where(family, scale)}{what}")


def _where(family: Family, scale: float) -> str:
    return _("{family}（文字の大きさ {percent}%）：").format(family=family, percent=round(scale * 100))


def _place(number: int, play: Play, item_id: str) -> Place:
    places = {item.id: place for place, item in enumerate(play.scene.items)}
    return ("scene", number, "item", places[item_id], "label") if item_id else ("scene", number, "title")


def _unfit(play: Play, estimate: Estimate, scale: float) -> Iterator[tuple[str, str]]:
    """Yield (item, "" for the scene itself; what doesn't fit) of one screen, also with each keyboard open."""
    shown = screen(play, estimate, scale=scale)
    if _too_wide(shown.title, WIDE - 4 * EDGE):
        yield "", _("題が、はばに入りません。短くするか、ふりがなを1文字ずつ分けてください。")
    for group in (shown.placed, shown.pinned):
        for one in group:
            yield from ((one.item.id, what) for what in _misplaced(one))
        for one, other in combinations(group, 2):
            if _overlap(one.room, other.room):
                yield other.item.id, _("ほかのものと重なります。")
    typed = [item.id for item in play.items if item.action is Action.TYPE]
    opened = (shown, *(screen(play, estimate, scale=scale, typing=name) for name in typed))
    if any(_hidden(one) for one in opened):
        yield "", _("題が長いか、下のボタンが多くて、まん中が見えません。")


def _misplaced(one: Placed) -> Iterator[str]:
    if _too_wide(one.laid, one.words.width):
        yield _("言葉が、はばに入りません。短くするか、ふりがなを1文字ずつ分けてください。")
    if one.room.x < 0 or one.room.x + one.room.width > WIDE + _SPARE:
        yield _("画面からはみ出します。")
    if not one.item.inert and one.room.height < LEAST:
        yield _("さわる所が、小さすぎます。")


def _too_wide(laid: Layout, width: float) -> bool:
    return any(line.width > width + _SPARE for line in laid.lines)


def _overlap(one: Room, other: Room) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > _SPARE and down > _SPARE


def _hidden(shown: Screen) -> bool:
    """Tell whether nothing is left between the title and the keyboard or the buttons."""
    covered = any(one.room.y < shown.head.bottom - _SPARE for one in shown.pinned)
    return covered or (bool(shown.placed) and shown.body.height < LEAST_BODY)
