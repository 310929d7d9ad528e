from __future__ import annotations

import pytest

from smartclass.domain.practice import Action, Item, ItemKind, Pinch, Practice, Scene, SceneKind, Way


@pytest.mark.parametrize(
    ("item", "action"),
    [
        (Item("x", ItemKind.ICON), Action.TAP),
        (Item("x", ItemKind.INPUT, need="12"), Action.TYPE),
        (Item("x", ItemKind.PROGRESS, hold=3), Action.HOLD),
        (Item("x", ItemKind.IMAGE, drag="card"), Action.DRAG),
        (Item("x", ItemKind.IMAGE, scan="qr"), Action.SCAN),
        (Item("x", ItemKind.ICON, long=True), Action.LONG),
        (Item("x", ItemKind.ICON, double=True), Action.DOUBLE),
        (Item("x", ItemKind.BUTTON, swipe=Way.UP), Action.SWIPE),
        (Item("x", ItemKind.IMAGE, pinch=Pinch.OUT), Action.PINCH),
    ],
)
def test_what_an_item_wants(item: Item, action: Action) -> None:
    assert item.action is action


def test_a_box_to_tick_leads_nowhere_by_itself() -> None:
    assert Item("x", ItemKind.CHECKBOX).switches
    assert not Item("x", ItemKind.TOGGLE, go="on").switches
    assert not Item("x", ItemKind.BUTTON).switches


def test_what_is_only_looked_at() -> None:
    assert Item("x", ItemKind.TEXT).inert
    assert not Item("x", ItemKind.TEXT, go="on").inert
    assert not Item("x", ItemKind.IMAGE, drag="card").inert
    assert not Item("x", ItemKind.BUTTON).inert


def test_scenes_are_found_by_id() -> None:
    practice = Practice("a", "a", "", (Scene("a", SceneKind.PAGE, items=(Item("x", ItemKind.TEXT),)),))
    scene = practice.scene("a")
    assert scene is practice.scenes[0]
    assert practice.scene("lost") is None
    assert scene.item("x") is scene.items[0]
    assert scene.item("y") is None
