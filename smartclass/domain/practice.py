"""The practice phone as values: scenes, what stands on them, and which touch leads where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

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
    SHOP = "shop"
    DRAWER = "drawer"
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
    DOUBLE = "double"
    SWIPE = "swipe"
    PINCH = "pinch"


class Way(StrEnum):
    """Which way a finger swipes."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


class Pinch(StrEnum):
    """What two fingers do: go apart (larger) or come together (smaller)."""

    OUT = "out"
    IN = "in"


class Tone(StrEnum):
    """What an item is to the eye; never by colour alone."""

    PLAIN = ""
    MAIN = "main"
    GOOD = "good"
    BAD = "bad"
    ADVERT = "advert"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on a screen. Without `go` it leads nowhere: a picture, a sentence, or a wrong turn.

    At most one of the gestures is given: `need` is what must be typed, `hold` the seconds to keep something still,
    `drag` what is pulled onto it, `scan` which code is held up, `long` a long touch, `double` two touches, `swipe`
    the way of a swipe, `pinch` what two fingers do.
    `has` stands in an input at the beginning, `wrong` is the scene after a wrong entry or too short a hold.
    `after` names what must be set or filled in first (a form's inputs, a box to tick).
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
    double: bool = False
    swipe: Way | None = None
    pinch: Pinch | None = None
    has: str = ""
    wrong: str = ""
    after: tuple[str, ...] = ()
    tone: Tone = Tone.PLAIN
    icon: str = ""
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
            (self.double, Action.DOUBLE),
            (self.swipe, Action.SWIPE),
            (self.pinch, Action.PINCH),
        )
        return next((action for value, action in given if value), Action.TAP)

    @property
    def switches(self) -> bool:
        """True for what is set and unset by a touch, and leads nowhere."""
        return self.kind in (ItemKind.TOGGLE, ItemKind.CHECKBOX) and not self.go

    @property
    def inert(self) -> bool:
        """True for what is only looked at: touching it is no wrong turn."""
        looked_at = self.kind in (ItemKind.TEXT, ItemKind.IMAGE, ItemKind.PROGRESS, ItemKind.CODE)
        return looked_at and not self.go and self.action is Action.TAP


@dataclass(frozen=True, slots=True)
class Miss:
    """An expected wrong turn, and the kind sentence for it."""

    item: str
    say: RubyText


@dataclass(frozen=True, slots=True)
class Scene:
    """One screen. `hint` is said in the guided mode, and after a while in the free one.

    `before` names the scene that this one comes in front of in the mode 「こまった」, when the screen is another than
    the lesson said: a permission, an advert, no signal. From it the way leads on to that scene.
    """

    id: str
    kind: SceneKind
    title: RubyText = NO_TEXT
    items: tuple[Item, ...] = ()
    hint: RubyText = NO_TEXT
    misses: tuple[Miss, ...] = ()
    before: str = ""

    def items_for(self, family: Family) -> tuple[Item, ...]:
        """Return what stands on this screen of that phone."""
        return tuple(item for item in self.items if not item.families or family in item.families)

    def item(self, item_id: str) -> Item | None:
        """Return one item, None where there is none of that id."""
        return next((item for item in self.items if item.id == item_id), None)

    def said_of(self, item_id: str) -> RubyText:
        """Return the kind sentence for a wrong turn, NO_TEXT where the author wrote none."""
        return next((miss.say for miss in self.misses if miss.item == item_id), NO_TEXT)


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


@dataclass(frozen=True, slots=True)
class Exercise:
    """Something to practise: the practice of a lesson (`lesson` is its id, and `id` the same), or a drill by itself.

    `about` says in one sentence what one can do afterwards; `symptoms` are what people say, and are searched;
    `folder` holds the pictures.
    """

    id: str
    course: str
    number: int
    title: RubyText
    about: RubyText
    symptoms: tuple[RubyText, ...]
    minutes: int
    families: tuple[Family, ...]
    practice: Practice
    folder: Path
    lesson: str = ""

    @property
    def goal(self) -> RubyText:
        """What a search weighs like a lesson's goal."""
        return self.about
