"""From the one form that has every page to the practice of a procedure: only the pages it asks for, with its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from smartclass.domain.practice import Item, ItemKind, Practice, Scene
from smartclass.domain.procedures import Procedure
from smartclass.domain.ruby import plain_text

ASKED = "ask-"
"""Scenes of the form whose id begins so are pages that a procedure may ask for: ask-photo, ask-photo-camera …"""
SAID = "said-"
"""Items whose id begins so show what was entered, and stand only where its page does: said-photo …"""
TITLE, WHO, STARTS, READY, WORD, TOLD_WORD = "wanted", "who", "starts", "ready", "word", "told-word"
"""Items whose words are the procedure's own; READY stands once for each thing to have ready."""


def fields(form: Practice) -> tuple[str, ...]:
    """Return the pages a procedure may ask for, in the order in which they are asked."""
    named = (_field(scene.id) for scene in form.scenes)
    return tuple(dict.fromkeys(field for field in named if field))


def practice_for(form: Practice, procedure: Procedure) -> Practice:
    """Return the practice of a procedure: from the search to the receipt, one field a page.

    A way to a page left out leads to the next page that stays, and a way back to the one before.
    """
    stations = _stations(form)
    kept = [scene for scene in form.scenes if _field(scene.id) in ("", *procedure.fields)]
    entry: dict[int, str] = {}
    for scene in kept:
        entry.setdefault(stations[scene.id], scene.id)

    def led(here: str, target: str) -> str:
        if not target or stations[target] in entry:
            return target
        onward = stations[target] > stations[here]
        near = (number for number in entry if (number > stations[target]) is onward)
        return entry[min(near) if onward else max(near)]

    def rewired(one: Scene) -> Scene:
        items = (item for standing in one.items for item in _filled(standing, procedure))
        ways = tuple(replace(item, go=led(one.id, item.go), wrong=led(one.id, item.wrong)) for item in items)
        return replace(one, items=ways, before=led(one.id, one.before))

    return replace(form, scenes=tuple(rewired(one) for one in kept))


def _field(scene_id: str) -> str:
    """Return the field a scene belongs to: "photo" for ask-photo-camera, "" for what every practice has."""
    return scene_id.removeprefix(ASKED).split("-")[0] if scene_id.startswith(ASKED) else ""


def _stations(form: Practice) -> dict[str, int]:
    """Return where each scene stands on the way; the scenes of one field stand at the same place."""
    stations: dict[str, int] = {}
    number, before = 0, ""
    for scene in form.scenes:
        field = _field(scene.id)
        number += not field or field != before
        stations[scene.id], before = number, field
    return stations


def _filled(item: Item, procedure: Procedure) -> Iterator[Item]:
    """Yield an item with the words of the procedure; nothing for what belongs to a page left out."""
    if item.id.startswith(SAID) and item.id.removeprefix(SAID) not in procedure.fields:
        return
    if item.id == READY:
        for number, thing in enumerate(procedure.ready):
            yield replace(item, id=f"{READY}-{number}" if number else READY, label=thing)
    elif item.id == WORD and item.kind is ItemKind.INPUT:
        yield replace(item, need=procedure.word)
    else:
        own = {
            TITLE: procedure.title,
            WHO: procedure.who,
            STARTS: procedure.starts,
            TOLD_WORD: plain_text(procedure.word),
        }
        yield replace(item, label=own.get(item.id, item.label))
