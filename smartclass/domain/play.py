"""The practice phone as a state machine: an act in, the next state and what it was out. No clock, no screen.

A state is a value: family switch, undo and 「もういちど」 are other values; no finger can break one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from smartclass.domain.lesson import Family
from smartclass.domain.practice import Action, Item, ItemKind, Pinch, Practice, Scene, Way
from smartclass.domain.ruby import NO_TEXT, RubyText
from smartclass.domain.ways import Ways, ways

MOST_TYPED = 60
_NOTHING: Mapping[tuple[str, str], str] = MappingProxyType({})


class Gesture(StrEnum):
    """What a hand did. PRESS is the keyboard's, the screen reader's, the ghost finger's: always the right gesture.

    LIGHT is a touch too light for a phone that wants to be pressed; the second of a DOUBLE touch does nothing more,
    also where the first has already led to another screen.
    """

    TAP = "tap"
    LIGHT = "light"
    LONG = "long"
    DOUBLE = "double"
    SWIPE = "swipe"
    SLIP = "slip"
    PINCH = "pinch"
    DRAG = "drag"
    HOLD = "hold"
    SCAN = "scan"
    TYPE = "type"
    ENTER = "enter"
    PRESS = "press"
    SCROLL = "scroll"


class Result(StrEnum):
    """What an act was. The first five go on, the others are what the touch coach and the volunteer hear of."""

    ADVANCED = "advanced"
    FINISHED = "finished"
    SET = "set"
    TYPED = "typed"
    LOOKED = "looked"
    MISSED = "missed"
    WRONG_TARGET = "wrong-target"
    WRONG_TURN = "wrong-turn"
    WRONG_TEXT = "wrong-text"
    NOT_YET = "not-yet"
    TOO_LONG = "too-long"
    TOO_SHORT = "too-short"
    DOUBLE = "double"
    ONCE = "once"
    DRAGGED = "dragged"
    UNMOVED = "unmoved"
    WRONG_WAY = "wrong-way"


GOING_ON = frozenset({Result.ADVANCED, Result.FINISHED, Result.SET, Result.TYPED, Result.LOOKED})


@dataclass(frozen=True, slots=True)
class Act:
    """One act on `item` ("" beside everything).

    `way` of a swipe, `pinch` of two fingers, `seconds` of a hold, `text` what was typed, dragged or scanned.
    """

    gesture: Gesture
    item: str = ""
    text: str = ""
    seconds: float = 0.0
    way: Way | None = None
    pinch: Pinch | None = None


@dataclass(frozen=True, slots=True)
class Play:
    """Where somebody stands in a practice. `typed` and `marked` belong to (scene, item); `earlier` is the undo.

    `trouble` lets the scenes of 「こまった」 come in, each once (`met`).
    """

    practice: Practice
    family: Family
    scene_id: str
    ways: Ways = field(repr=False, compare=False)
    trouble: bool = False
    typed: Mapping[tuple[str, str], str] = field(default_factory=lambda: _NOTHING)
    marked: frozenset[tuple[str, str]] = frozenset()
    met: frozenset[str] = frozenset()
    earlier: Play | None = field(default=None, repr=False, compare=False)

    @property
    def scene(self) -> Scene:
        return self.ways.scenes[self.scene_id]

    @property
    def items(self) -> tuple[Item, ...]:
        """What stands on the screen now."""
        return self.ways.items[self.scene_id]

    @property
    def finished(self) -> bool:
        return self.scene_id == self.practice.goal

    def item(self, item_id: str) -> Item | None:
        return next((item for item in self.items if item.id == item_id), None)

    def text_in(self, item: Item) -> str:
        """Return what stands in an input now."""
        return self.typed.get((self.scene_id, item.id), item.has)

    def is_set(self, item: Item) -> bool:
        """Tell whether an input holds what it needs, or a box is ticked."""
        if item.need:
            return same(self.text_in(item), item.need)
        return (self.scene_id, item.id) in self.marked

    def lacking(self, item: Item) -> Item | None:
        """Return the first thing that must be done before `item` works, None where nothing is missing."""
        before = (self.item(name) for name in item.after)
        return next((one for one in before if one is not None and not self.is_set(one)), None)

    def next_item(self) -> Item | None:
        """Return what to touch now on the shortest way to the goal; None at the goal."""
        best = self.ways.best(self.scene_id)
        return (self.lacking(best) or best) if best else None

    def undone(self) -> Play:
        """Return the state before the last act that changed something (itself at the beginning)."""
        return replace(self.earlier, family=self.family, ways=self.ways) if self.earlier else self

    def on(self, family: Family) -> Play:
        """Return the same place on another phone; a scene that phone hasn't leads back to the beginning."""
        if family == self.family:
            return self
        other = ways(self.practice, family)
        here = self.scene_id if other.far(self.scene_id) <= len(other.scenes) else self.practice.start
        return replace(self, family=family, ways=other, scene_id=here, earlier=self)

    def retold(self, practice: Practice) -> Play:
        """Return the same place in the same practice told in another language; another practice begins anew."""
        graph = ways(practice, self.family)
        if self.scene_id not in graph.scenes:
            return begin(practice, self.family, trouble=self.trouble)
        return replace(self, practice=practice, ways=graph, earlier=None)

    def at(self, scene_id: str) -> Play:
        """Return a play that stands at another scene (a lesson's step); unknown scenes change nothing."""
        known = scene_id in self.ways.scenes and scene_id != self.scene_id
        return replace(self, scene_id=scene_id, earlier=self) if known else self


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act was, the state after it, the item it was about, and what the author says to it ("" nothing)."""

    result: Result
    play: Play
    item: Item | None = None
    say: RubyText = NO_TEXT

    @property
    def stumbled(self) -> bool:
        return self.result not in GOING_ON


def begin(practice: Practice, family: Family, start: str = "", *, trouble: bool = False) -> Play:
    """Return the beginning of a practice, or of a lesson's step at `start`."""
    graph = ways(practice, family)
    first = start if start in graph.scenes else practice.start
    play = Play(practice, family, first, graph, trouble)
    return replace(_entered(play, first), earlier=None)


def act(play: Play, done: Act) -> Outcome:
    """Return what `done` was and where it led. Every act on every state has an answer; none raises."""
    if done.gesture is Gesture.SCROLL:
        return Outcome(Result.LOOKED, play)
    item = play.item(done.item)
    if done.gesture is Gesture.DOUBLE and (item is None or item.action is not Action.DOUBLE):
        return Outcome(Result.DOUBLE, play, item)
    if item is None:
        return Outcome(Result.MISSED, play)
    if done.gesture is Gesture.TYPE:
        return _typed(play, item, done.text)
    if done.gesture is Gesture.ENTER:
        return _entry(play, item)
    if item.action is Action.TYPE:
        return Outcome(Result.LOOKED, play, item)
    if item.inert:
        said = play.scene.said_of(item.id)
        return Outcome(Result.WRONG_TARGET if said else Result.LOOKED, play, item, said)
    fault = _fault(item, done)
    if fault is Result.TOO_SHORT and item.wrong:
        return Outcome(fault, _entered(play, item.wrong), item, play.scene.said_of(item.id))
    if fault:
        return Outcome(fault, play, item)
    return _worked(play, item)


def same(typed: str, needed: str) -> bool:
    """Tell whether an entry is what was needed: width and spaces don't count, case only where a capital is needed."""
    one, other = _bare(typed), _bare(needed)
    return one == other if other != other.lower() else one.lower() == other


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _typed(play: Play, item: Item, text: str) -> Outcome:
    """Keep what stands in an input. A number pad knows by itself when the entry is complete."""
    if item.kind is not ItemKind.INPUT:
        return Outcome(Result.WRONG_TARGET, play, item, play.scene.said_of(item.id))
    kept = text[:MOST_TYPED]
    if kept == play.text_in(item):
        return Outcome(Result.TYPED, play, item)
    typed = {**play.typed, (play.scene_id, item.id): kept}
    return Outcome(Result.TYPED, replace(play, typed=MappingProxyType(typed), earlier=play), item)


def _entry(play: Play, item: Item) -> Outcome:
    """The person says that the entry is finished."""
    if not item.need or play.is_set(item):
        return _worked(play, item) if item.go else Outcome(Result.SET, play, item)
    empty = MappingProxyType({key: text for key, text in play.typed.items() if key != (play.scene_id, item.id)})
    after = replace(_entered(play, item.wrong), typed=empty) if item.wrong else play
    return Outcome(Result.WRONG_TEXT, after, item, play.scene.said_of(item.id))


def _fault(item: Item, done: Act) -> Result | None:
    """Return in what the gesture differs from the one the item wants, None where it is the one."""
    wanted = item.action
    if done.gesture is Gesture.PRESS:
        return None
    if done.gesture is Gesture.LIGHT:
        return Result.TOO_SHORT
    if done.gesture is Gesture.SLIP and wanted is not Action.SWIPE:
        return Result.DRAGGED
    return _ASKED[wanted](item, done)


def _tap(_item: Item, done: Act) -> Result | None:
    other = {Gesture.LONG: Result.TOO_LONG, Gesture.HOLD: Result.TOO_LONG}
    return None if done.gesture is Gesture.TAP else other.get(done.gesture, Result.DRAGGED)


def _long(_item: Item, done: Act) -> Result | None:
    if done.gesture in (Gesture.LONG, Gesture.HOLD):
        return None
    return Result.TOO_SHORT if done.gesture is Gesture.TAP else Result.DRAGGED


def _hold(item: Item, done: Act) -> Result | None:
    if done.gesture is Gesture.HOLD and done.seconds >= item.hold:
        return None
    return Result.TOO_SHORT


def _double(_item: Item, done: Act) -> Result | None:
    other = {Gesture.DOUBLE: None, Gesture.TAP: Result.ONCE, Gesture.LONG: Result.TOO_LONG}
    return other.get(done.gesture, Result.DRAGGED)


def _swipe(item: Item, done: Act) -> Result | None:
    if done.gesture in (Gesture.SWIPE, Gesture.DRAG):
        return None if done.way is item.swipe else Result.WRONG_WAY
    return Result.TOO_SHORT if done.gesture is Gesture.SLIP else Result.UNMOVED


def _pinch(item: Item, done: Act) -> Result | None:
    if done.gesture is Gesture.PINCH:
        return None if done.pinch is item.pinch else Result.WRONG_WAY
    return Result.UNMOVED


def _drag(item: Item, done: Act) -> Result | None:
    return None if done.gesture is Gesture.DRAG and done.text == item.drag else Result.UNMOVED


def _scan(item: Item, done: Act) -> Result | None:
    return None if done.gesture is Gesture.SCAN and done.text == item.scan else Result.UNMOVED


_ASKED = {
    Action.TAP: _tap,
    Action.LONG: _long,
    Action.HOLD: _hold,
    Action.DOUBLE: _double,
    Action.SWIPE: _swipe,
    Action.PINCH: _pinch,
    Action.DRAG: _drag,
    Action.SCAN: _scan,
}


def _worked(play: Play, item: Item) -> Outcome:
    """The gesture was right: see where it leads."""
    said = play.scene.said_of(item.id)
    if missing := play.lacking(item):
        return Outcome(Result.NOT_YET, play, missing, said)
    if item.switches:
        marked = play.marked ^ {(play.scene_id, item.id)}
        return Outcome(Result.SET, replace(play, marked=marked, earlier=play), item, said)
    if item.go not in play.ways.scenes:
        return Outcome(Result.LOOKED if item.kind is ItemKind.INPUT else Result.WRONG_TARGET, play, item, said)
    after = _entered(play, item.go)
    if after.finished:
        return Outcome(Result.FINISHED, after, item, said)
    away = said and play.ways.far(item.go) >= play.ways.far(play.scene_id)
    return Outcome(Result.WRONG_TURN if away else Result.ADVANCED, after, item, said)


def _entered(play: Play, scene_id: str) -> Play:
    """Go to a scene; in 「こまった」, what comes in front of it first, once."""
    if scene_id not in play.ways.scenes:
        return play
    instead = [name for name in play.ways.instead.get(scene_id, ()) if name not in play.met] if play.trouble else []
    met = play.met | {instead[0]} if instead else play.met
    return replace(play, scene_id=instead[0] if instead else scene_id, met=met, earlier=play)
