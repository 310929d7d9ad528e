from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.lesson import Family
from smartclass.domain.practice import Action, Item, ItemKind, Practice, Scene, SceneKind


def scene(name: str, *ways: str, families: tuple[Family, ...] = ()) -> Scene:
    items = tuple(Item(f"to-{way}", ItemKind.BUTTON, go=way, families=families) for way in ways)
    return Scene(name, SceneKind.PAGE, items=items)


def test_the_ways_of_a_phone_are_its_own() -> None:
    practice = Practice(
        "a",
        "c",
        "",
        (scene("a", "b"), scene("b", "c", families=(Family.IPHONE,)), scene("c")),
    )
    assert practice.reached(Family.IPHONE) == {"a", "b", "c"}
    assert practice.reached(Family.ANDROID) == {"a", "b"}
    assert practice.dead_ends(Family.IPHONE) == ()
    assert practice.dead_ends(Family.ANDROID) == ("a", "b")


def test_a_way_to_nowhere_leads_nowhere() -> None:
    practice = Practice("a", "b", "", (scene("a", "b", "lost"), scene("b"), scene("island", "b")))
    assert practice.reached(Family.ANDROID) == {"a", "b"}
    assert practice.reached(Family.ANDROID, "island") == {"island", "b"}
    assert practice.dead_ends(Family.ANDROID) == ()
    assert practice.scene("a") is practice.scenes[0]
    assert practice.scene("lost") is None


def test_without_a_gesture_it_is_a_touch() -> None:
    assert Item("x", ItemKind.ICON).action is Action.TAP


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20))
def test_a_scene_is_a_dead_end_exactly_when_walking_on_never_ends_at_the_goal(ways: list[tuple[int, int]]) -> None:
    scenes = tuple(scene(str(n), *(str(b) for a, b in ways if a == n)) for n in range(8))
    practice = Practice("0", "7", "", scenes)
    reached = practice.reached(Family.ANDROID)
    lost = {one for one in reached if "7" not in practice.reached(Family.ANDROID, one)}
    assert set(practice.dead_ends(Family.ANDROID)) == lost
