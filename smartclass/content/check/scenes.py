"""Rule: the scenes of a practice hang together on every phone, have no dead end, and fit the lesson."""

from __future__ import annotations

from collections.abc import Iterator

from smartclass.content.lines import Place
from smartclass.content.shelf import LessonCase, PracticeCase, Shelf
from smartclass.domain.lesson import Family, Fault
from smartclass.domain.practice import Scene
from smartclass.domain.ways import ways
from smartclass.i18n import _


def faults(shelf: Shelf) -> Iterator[Fault]:
    for case in shelf.lessons:
        yield from _steps(case, shelf.practice_of(case.lesson))
    for practice in shelf.practices:
        yield from _targets(practice)
        for family in practice.families:
            yield from _ways(practice, family)
        yield from _never(practice)


def _steps(case: LessonCase, practice: PracticeCase | None) -> Iterator[Fault]:
    known = {scene.id for scene in practice.practice.scenes} if practice else set()
    if practice is None and (case.lesson.folder / "practice.toml").exists():
        return
    for place, part in case.parts():
        scene = part.get("scene")
        if scene is not None and scene not in known:
            sentence = _("場面「{scene}」が、practice.toml にありません。").format(scene=scene)
            yield case.sheet.wrong((*place, "scene"), sentence)


def _targets(case: PracticeCase) -> Iterator[Fault]:
    """Every scene and every item that is named is there."""
    known = {scene.id for scene in case.practice.scenes}
    for place, scene_id in _scenes_named(case):
        if scene_id not in known:
            yield case.sheet.wrong(place, _("場面「{scene}」がありません。").format(scene=scene_id))
    for number, scene in enumerate(case.practice.scenes):
        items = {item.id for item in scene.items}
        for place, item_id in _items_named(number, scene):
            if item_id not in items:
                yield case.sheet.wrong(place, _("この場面に「{item}」はありません。").format(item=item_id))


def _scenes_named(case: PracticeCase) -> Iterator[tuple[Place, str]]:
    yield ("start",), case.practice.start
    yield ("goal",), case.practice.goal
    for number, scene in enumerate(case.practice.scenes):
        if scene.before:
            yield ("scene", number, "before"), scene.before
        for place, item in enumerate(scene.items):
            if item.go:
                yield ("scene", number, "item", place, "go"), item.go
            if item.wrong:
                yield ("scene", number, "item", place, "wrong"), item.wrong


def _items_named(number: int, scene: Scene) -> Iterator[tuple[Place, str]]:
    for place, item in enumerate(scene.items):
        yield from ((("scene", number, "item", place, "after"), name) for name in item.after)
    for place, miss in enumerate(scene.misses):
        yield ("scene", number, "miss", place, "item"), miss.item


def _ways(case: PracticeCase, family: Family) -> Iterator[Fault]:
    practice = case.practice
    graph = ways(practice, family)
    if (
        practice.goal not in graph.reached(practice.start)
        and practice.scene(practice.goal)
        and practice.scene(practice.start)
    ):
        sentence = _("{family} では、おわりの場面「{scene}」まで行けません。")
        yield case.sheet.wrong(("goal",), sentence.format(family=family, scene=practice.goal))
        return
    places = {scene.id: number for number, scene in enumerate(practice.scenes)}
    for scene_id in graph.dead_ends(practice.start):
        sentence = _("{family} では、場面「{scene}」で行き止まりになります。もどる道を作ってください。")
        yield case.sheet.wrong(("scene", places[scene_id]), sentence.format(family=family, scene=scene_id))


def _never(case: PracticeCase) -> Iterator[Fault]:
    """A scene may also be entered from the lesson's steps."""
    graphs = [ways(case.practice, family) for family in case.families]
    shown = {scene for graph in graphs for start in case.starts for scene in graph.reached(start)}
    for number, scene in enumerate(case.practice.scenes):
        if scene.id not in shown:
            sentence = _("場面「{scene}」へ行く道がありません。").format(scene=scene.id)
            yield case.sheet.wrong(("scene", number), sentence, severe=False)
