"""From practice.toml (or a drill) to a Practice: what the practice phone plays, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from smartclass.content import pictures, shape, toml_file
from smartclass.content.lesson_shape import FAMILIES
from smartclass.content.lines import Place
from smartclass.content.shape import Key
from smartclass.content.toml_file import TomlFile
from smartclass.domain.lesson import Family, Fault
from smartclass.domain.play import MOST_TYPED
from smartclass.domain.practice import (
    MOST_SCENES,
    Item,
    ItemKind,
    Miss,
    Pinch,
    Practice,
    Scene,
    SceneKind,
    Tone,
    Way,
)
from smartclass.domain.ruby import NO_TEXT, RubyText, parse
from smartclass.i18n import _

LONGEST_LABEL = 120
"""Characters of a text on the practice phone: with large letters, more than a whole screen."""
GESTURES = ("need", "hold", "drag", "scan", "long", "double", "swipe", "pinch")

_ITEM = {
    "id": Key("id", needed=True),
    "kind": Key("text", needed=True, choices=tuple(map(str, ItemKind))),
    "label": Key("ruby", high=LONGEST_LABEL),
    "go": Key("id"),
    "need": Key("text", high=MOST_TYPED),
    "hold": Key("whole", low=1, high=10),
    "drag": Key("id"),
    "scan": Key("id"),
    "long": Key("yes"),
    "double": Key("yes"),
    "swipe": Key("text", choices=tuple(map(str, Way))),
    "pinch": Key("text", choices=tuple(map(str, Pinch))),
    "has": Key("text", high=MOST_TYPED),
    "wrong": Key("id"),
    "after": Key("texts", low=1, high=20),
    "tone": Key("text", choices=tuple(map(str, Tone))),
    "icon": Key("id"),
    "picture": Key("text"),
    "alt": Key("ruby", high=LONGEST_LABEL),
    "families": Key("texts", low=1, high=3, choices=FAMILIES),
}
_SAY = Key("ruby", needed=True, high=LONGEST_LABEL)
_SCENE = {
    "id": Key("id", needed=True),
    "kind": Key("text", needed=True, choices=tuple(map(str, SceneKind))),
    "title": Key("ruby", high=60),
    "before": Key("id"),
    "item": Key("tables", inside=_ITEM, high=60),
    "hint": Key("table", inside={"say": _SAY}),
    "miss": Key("tables", inside={"item": Key("id", needed=True), "say": _SAY}, high=60),
}
PRACTICE = {
    "format": Key("whole", needed=True),
    "start": Key("id", needed=True),
    "goal": Key("id", needed=True),
    "person": Key("text", high=20),
    "scene": Key("tables", needed=True, inside=_SCENE, low=1, high=MOST_SCENES),
}


@dataclass(frozen=True, slots=True)
class LoadedPractice:
    """What practice.toml turned out to be; `practice` and `file` are None where a lesson has none."""

    file: TomlFile | None = None
    practice: Practice | None = None
    faults: tuple[Fault, ...] = ()


def load(folder: Path) -> LoadedPractice:
    """Read the practice of one lesson folder, if it has one."""
    path = folder / "practice.toml"
    return read(path, PRACTICE) if path.exists() else LoadedPractice()


def read(path: Path, keys: Mapping[str, Key]) -> LoadedPractice:
    """Read the practice a file holds; `keys` are those of the whole file. The pictures lie beside it."""
    file = toml_file.read(path)
    if file.fault:
        return LoadedPractice(file, None, (file.fault,))
    wrong = list(shape.faults(file.data, keys)) or list(_beyond_shape(path.parent, file.data))
    if wrong:
        lines = file.lines
        return LoadedPractice(file, None, tuple(Fault(path, lines.of(at), sentence) for at, sentence in wrong))
    return LoadedPractice(file, _practice(file.data))


def _beyond_shape(folder: Path, data: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """Yield what is ambiguous or harmful: an id twice, two gestures, a gesture to nowhere, an unsafe picture."""
    yield from _twice(("scene",), data["scene"])
    for number, scene in enumerate(data["scene"]):
        yield from _twice(("scene", number, "item"), scene.get("item", []))
        for place, item in enumerate(scene.get("item", [])):
            at: Place = ("scene", number, "item", place)
            gestures = [name for name in GESTURES if item.get(name)]
            if len(gestures) > 1:
                yield at, _("しぐさは1つだけにしてください：{names}").format(names=_("、").join(gestures))
            elif gestures and gestures != ["need"] and "go" not in item:
                yield at, _("「{name}」のあと、どの場面へ行くか（go）を書いてください。").format(name=gestures[0])
            if sentence := pictures.unsafe(folder, item.get("picture", "")):
                yield (*at, "picture"), sentence


def _twice(at: Place, tables: list[Mapping[str, Any]]) -> Iterator[tuple[Place, str]]:
    seen: set[str] = set()
    for number, table in enumerate(tables):
        if table["id"] in seen:
            yield (*at, number, "id"), _("同じ id が、2つあります：{id}").format(id=table["id"])
        seen.add(table["id"])


def _practice(data: Mapping[str, Any]) -> Practice:
    return Practice(data["start"], data["goal"], data.get("person", ""), tuple(_scene(one) for one in data["scene"]))


def _scene(data: Mapping[str, Any]) -> Scene:
    return Scene(
        id=data["id"],
        kind=SceneKind(data["kind"]),
        title=_text(data, "title"),
        items=tuple(_item(one) for one in data.get("item", ())),
        hint=_text(data.get("hint", {}), "say"),
        misses=tuple(Miss(one["item"], parse(one["say"])) for one in data.get("miss", ())),
        before=data.get("before", ""),
    )


def _item(data: Mapping[str, Any]) -> Item:
    return Item(
        id=data["id"],
        kind=ItemKind(data["kind"]),
        label=_text(data, "label"),
        go=data.get("go", ""),
        need=data.get("need", ""),
        hold=data.get("hold", 0),
        drag=data.get("drag", ""),
        scan=data.get("scan", ""),
        long=data.get("long", False),
        double=data.get("double", False),
        swipe=Way(data["swipe"]) if "swipe" in data else None,
        pinch=Pinch(data["pinch"]) if "pinch" in data else None,
        has=data.get("has", ""),
        wrong=data.get("wrong", ""),
        after=tuple(data.get("after", ())),
        tone=Tone(data.get("tone", "")),
        icon=data.get("icon", ""),
        picture=data.get("picture", ""),
        alt=_text(data, "alt"),
        families=tuple(Family(family) for family in data.get("families", ())),
    )


def _text(data: Mapping[str, Any], name: str) -> RubyText:
    return parse(data[name]) if name in data else NO_TEXT
