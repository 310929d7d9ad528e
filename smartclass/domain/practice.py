"""The practice phone as values: scenes, what stands on them, and which touch leads where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from smartclass.domain.lesson import Family
from smartclass.domain.ruby import NO_TEXT, RubyText

MOST_SCENES = 200


class SceneKind(StrEnum):
    """What a screen is; each phone family draws it in its own way."""

    LAUNCHER = "launcher"
    LOCK = "lock"
    PAGE = "page"
    WEB = "web"
    DIALOG = "dialog"
    KEYPAD = "keypad"
    KEYBOARD = "keyboard"
    CAMERA = "camera"
    CARD_READER = "card-reader"
    CALL = "call"
    NOTIFICATION = "notification"
    PERMISSION = "permission"
    PAYMENT_CODE = "payment-code"
    SETTINGS = "settings"
    CHAT = "chat"
    MAP = "map"


class ItemKind(StrEnum):
    """What stands on a screen."""

    ICON = "icon"
    BUTTON = "button"
    LINK = "link"
    TEXT = "text"
    INPUT = "input"
    TOGGLE = "toggle"
    CHECKBOX = "checkbox"
    LIST = "list"
    IMAGE = "image"
    CODE = "code"
    PROGRESS = "progress"


class Action(StrEnum):
    """What the finger (or the hand) does with an item. TAP is the plain touch."""

    TAP = "tap"
    TYPE = "need"
    HOLD = "hold"
    DRAG = "drag"
    SCAN = "scan"
    LONG = "long"
    SWIPE = "swipe"


class Way(StrEnum):
    """Which way a finger swipes."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on a screen. Without `go` it leads nowhere: a picture, a sentence, or a wrong turn.

    At most one of the gestures is given: `need` is what must be typed, `hold` the seconds to keep something still,
    `drag` what is pulled onto it, `scan` which code is held up, `long` a long touch, `swipe` the way of a swipe.
    `families` is empty where every phone shows the item.
    """

    id: str
    kind: ItemKind
    label: RubyText = NO_TEXT
    go: str = ""
    need: str = ""
    hold: int = 0
    drag: str = ""
    scan: str = ""
    long: bool = False
    swipe: Way | None = None
    picture: str = ""
    alt: RubyText = NO_TEXT
    families: tuple[Family, ...] = ()

    @property
    def action(self) -> Action:
        """What has to be done with it."""
        given = (
            (self.need, Action.TYPE),
            (self.hold, Action.HOLD),
            (self.drag, Action.DRAG),
            (self.scan, Action.SCAN),
            (self.long, Action.LONG),
            (self.swipe, Action.SWIPE),
        )
        return next((action for value, action in given if value), Action.TAP)


@dataclass(frozen=True, slots=True)
class Miss:
    """An expected wrong turn, and the kind sentence for it."""

    item: str
    say: RubyText


@dataclass(frozen=True, slots=True)
class Scene:
    """One screen. `hint` is said in the guided mode, and after a while in the free one."""

    id: str
    kind: SceneKind
    title: RubyText = NO_TEXT
    items: tuple[Item, ...] = ()
    hint: RubyText = NO_TEXT
    misses: tuple[Miss, ...] = ()

    def items_for(self, family: Family) -> tuple[Item, ...]:
        """Return what stands on this screen of that phone."""
        return tuple(item for item in self.items if not item.families or family in item.families)


@dataclass(frozen=True, slots=True)
class Practice:
    """The whole exercise: from `start` to `goal`. `person` is the invented person it is played with."""

    start: str
    goal: str
    person: str
    scenes: tuple[Scene, ...]

    def scene(self, scene_id: str) -> Scene | None:
        """Return one scene, None where there is none of that id."""
        return next((scene for scene in self.scenes if scene.id == scene_id), None)

    def reached(self, family: Family, start: str = "") -> frozenset[str]:
        """Return the ids of every scene that can be reached on that phone from `start` (the beginning)."""
        ways = {scene.id: tuple(_leads(scene, family)) for scene in self.scenes}
        seen: set[str] = set()
        ahead = [start or self.start]
        while ahead:
            here = ahead.pop()
            if here in ways and here not in seen:
                seen.add(here)
                ahead.extend(ways[here])
        return frozenset(seen)

    def dead_ends(self, family: Family) -> tuple[str, ...]:
        """Return the scenes on that phone's ways from which the goal can't be reached any more."""
        back: dict[str, set[str]] = {scene.id: set() for scene in self.scenes}
        for scene in self.scenes:
            for target in _leads(scene, family):
                back.setdefault(target, set()).add(scene.id)
        arriving: set[str] = set()
        ahead = [self.goal]
        while ahead:
            here = ahead.pop()
            if here not in arriving:
                arriving.add(here)
                ahead.extend(back.get(here, ()))
        lost = self.reached(family) - arriving
        return tuple(scene.id for scene in self.scenes if scene.id in lost)


def _leads(scene: Scene, family: Family) -> Iterator[str]:
    return (item.go for item in scene.items_for(family) if item.go)
