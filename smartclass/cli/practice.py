"""`practice ID [--family F] [--play] [--trouble] [--json]`: an exercise, or the shortest way through it in words."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import Any

from smartclass.bootstrap import App
from smartclass.domain.lesson import Family
from smartclass.domain.practice import Action, Exercise, Item, Pinch, Way
from smartclass.domain.walk import Pace, walk
from smartclass.errors import Problem
from smartclass.i18n import _, lazy

HELP = "show an exercise of the practice phone, or play it"

_WAYS = {
    Way.UP: lazy("「{label}」を、上になぞる"),
    Way.DOWN: lazy("「{label}」を、下になぞる"),
    Way.LEFT: lazy("「{label}」を、左になぞる"),
    Way.RIGHT: lazy("「{label}」を、右になぞる"),
}
_PINCHES = {
    Pinch.OUT: lazy("「{label}」を、2本の指で広げる"),
    Pinch.IN: lazy("「{label}」を、2本の指でせばめる"),
}
_DONE = {
    Action.TAP: lazy("「{label}」に、トンとさわる"),
    Action.LONG: lazy("「{label}」に、長くさわる"),
    Action.DOUBLE: lazy("「{label}」に、2回つづけてさわる"),
    Action.DRAG: lazy("「{label}」に、カードを重ねる"),
    Action.SCAN: lazy("「{label}」を、わくのまん中に入れる"),
    Action.HOLD: lazy("「{label}」を、{n}びょう おさえる"),
    Action.TYPE: lazy("「{label}」に、「{text}」と打つ"),
}


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", help="an id from `list practices`")
    parser.add_argument("--family", choices=[str(family) for family in Family], default=str(Family.ANDROID))
    parser.add_argument("--play", action="store_true", help="print the shortest way through, pace by pace")
    parser.add_argument("--trouble", action="store_true", help="with what may come in between")
    parser.add_argument("--json", action="store_true")


def run(app: App, given: argparse.Namespace) -> int:
    exercise, family = app.practising.get(given.id), Family(given.family)
    if family not in exercise.families:
        raise Problem(_("このれんしゅうは、その機種のためのものではありません。"))
    if not given.play:
        _print(row(exercise), given)
        return 0
    paces = tuple(walk(exercise.practice, family, trouble=given.trouble))
    if given.json:
        print(json.dumps([_told(pace) for pace in paces], ensure_ascii=False, indent=1))
    else:
        print("\n".join(_transcript(exercise, paces)))
    return 0


def row(exercise: Exercise) -> dict[str, Any]:
    """Return what `list practices` tells of an exercise."""
    return {
        "id": exercise.id,
        "title": exercise.title.plain,
        "about": exercise.about.plain,
        "course": exercise.course,
        "lesson": exercise.lesson,
        "minutes": exercise.minutes,
        "families": [str(family) for family in exercise.families],
        "scenes": len(exercise.practice.scenes),
    }


def in_words(item: Item) -> str:
    """Return what the hand does with an item: 「ログイン」に、トンとさわる."""
    named = item.label.plain or item.alt.plain or item.id
    if item.swipe:
        said = _WAYS[item.swipe]
    elif item.pinch:
        said = _PINCHES[item.pinch]
    else:
        said = _DONE[item.action]
    return _(said).format(label=named, n=item.hold, text=item.need)


def _print(told: dict[str, Any], given: argparse.Namespace) -> None:
    if given.json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for name, value in told.items():
            print(f"{name}\t{' '.join(value) if isinstance(value, list) else value}")


def _told(pace: Pace) -> dict[str, Any]:
    return {
        "scene": pace.play.scene_id,
        "title": pace.play.scene.title.plain,
        "say": pace.play.scene.hint.plain,
        "item": pace.item.id,
        "does": in_words(pace.item),
        "acts": len(pace.acts),
        "result": str(pace.result),
        "next": pace.after.scene_id,
    }


def _transcript(exercise: Exercise, paces: tuple[Pace, ...]) -> Iterator[str]:
    yield exercise.title.plain
    for number, pace in enumerate(paces, 1):
        scene = pace.play.scene
        yield f"{number}. {scene.title.plain or scene.id}"
        if scene.hint:
            yield "   " + _("声：{said}").format(said=scene.hint.plain)
        yield "   " + _("手：{does}").format(does=in_words(pace.item))
        yield f"   → {pace.after.scene.title.plain or pace.after.scene_id}"
    yield _("できました") if paces and paces[-1].after.finished else _("おわりまで進めません。")
