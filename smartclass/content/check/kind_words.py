"""Rule: every scene tells what to do, and every wrong turn has a kind sentence of its own."""

from __future__ import annotations

from collections.abc import Iterator

from smartclass.content.shelf import PracticeCase, Shelf
from smartclass.domain.lesson import Fault
from smartclass.domain.practice import Action, Item, ItemKind
from smartclass.i18n import _

_INVITING = frozenset({ItemKind.ICON, ItemKind.BUTTON, ItemKind.LINK, ItemKind.LIST})


def faults(shelf: Shelf) -> Iterator[Fault]:
    for case in shelf.practices:
        yield from _practice(case)


def _practice(case: PracticeCase) -> Iterator[Fault]:
    for number, scene in enumerate(case.practice.scenes):
        if not scene.hint and scene.id != case.practice.goal:
            sentence = _("場面「{scene}」に、すること（[scene.hint]）を書いてください。")
            yield case.sheet.wrong(("scene", number), sentence.format(scene=scene.id))
        for place, item in enumerate(scene.items):
            if _leads_nowhere(item) and not scene.said_of(item.id):
                sentence = _("「{item}」にさわった人への、やさしいひとこと（[[scene.miss]]）がありません。")
                at = ("scene", number, "item", place)
                yield case.sheet.wrong(at, sentence.format(item=item.id), severe=False)


def _leads_nowhere(item: Item) -> bool:
    return item.kind in _INVITING and not item.go and item.action is Action.TAP
