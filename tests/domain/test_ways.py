from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.lesson import Family
from smartclass.domain.practice import Item, ItemKind, Practice, Scene, SceneKind
from smartclass.domain.ways import FAR, ways


def scene(name: str, *ways: str, families: tuple[Family, ...] = (), before: str = "") -> Scene:
    items = tuple(Item(f"to-{way}", ItemKind.BUTTON, go=way, families=families) for way in ways)
    return Scene(name, SceneKind.PAGE, items=items, before=before)


def test_the_ways_of_a_phone_are_its_own() -> None:
    practice = Practice(
        "a",
        "c",
        "",
        (scene("a", "b"), scene("b", "c", families=(Family.IPHONE,)), scene("c")),
    )
    assert ways(practice, Family.IPHONE).reached(practice.start) == {"a", "b", "c"}
    assert ways(practice, Family.ANDROID).reached(practice.start) == {"a", "b"}
    assert ways(practice, Family.IPHONE).dead_ends(practice.start) == ()
    assert ways(practice, Family.ANDROID).dead_ends(practice.start) == ("a", "b")


def test_a_way_to_nowhere_leads_nowhere() -> None:
    practice = Practice("a", "b", "", (scene("a", "b", "lost"), scene("b"), scene("island", "b")))
    assert ways(practice, Family.ANDROID).reached(practice.start) == {"a", "b"}
    assert ways(practice, Family.ANDROID).reached("island") == {"island", "b"}
    assert ways(practice, Family.ANDROID).dead_ends(practice.start) == ()


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20))
def test_a_scene_is_a_dead_end_exactly_when_walking_on_never_ends_at_the_goal(arrows: list[tuple[int, int]]) -> None:
    scenes = tuple(scene(str(n), *(str(b) for a, b in arrows if a == n)) for n in range(8))
    practice = Practice("0", "7", "", scenes)
    graph = ways(practice, Family.ANDROID)
    reached = graph.reached("0")
    lost = {one for one in reached if "7" not in graph.reached(one)}
    assert set(graph.dead_ends("0")) == lost


def test_what_comes_in_between_is_on_the_way() -> None:
    scenes = (scene("a", "b"), scene("b", "c"), scene("c"), scene("advert", "b", before="b"))
    graph = ways(Practice("a", "c", "", scenes), Family.ANDROID)
    assert graph.reached("a") == {"a", "b", "c", "advert"}
    assert graph.instead == {"b": ("advert",)}


def test_the_best_item_leads_on_by_the_shortest_way() -> None:
    scenes = (scene("a", "b", "c", "a"), scene("b", "c"), scene("c", "goal"), scene("goal"), scene("pit", "pit"))
    graph = ways(Practice("a", "goal", "", scenes), Family.ANDROID)
    best = graph.best("a")
    assert best is not None
    assert best.go == "c"
    assert [graph.far(name) for name in ("a", "b", "c", "goal", "pit", "?")] == [2, 2, 1, 0, FAR, FAR]
    assert graph.best("goal") is None
    assert graph.best("pit") is None
