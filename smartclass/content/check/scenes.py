"""Rule: each practice can be finished on every phone, has no dead end, and fits its lesson."""

from __future__ import annotations

from collections.abc import Iterator

from smartclass.content.lines import Place
from smartclass.content.shelf import LessonCase, PracticeCase, Shelf
from smartclass.domain.lesson import Family, Fault
from smartclass.i18n import _


def faults(shelf: Shelf) -> Iterator[Fault]:
    for case in shelf.lessons:
        yield from _steps(case, shelf.practice_of(case.lesson))
    for practice in shelf.practices:
        yield from _targets(practice)
        families = practice.lesson.families if practice.lesson else tuple(Family)
        for family in families:
            yield from _ways(practice, family)
        yield from _never(practice, families)


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
    known = {scene.id for scene in case.practice.scenes}
    for name, scene_id in (("start", case.practice.start), ("goal", case.practice.goal)):
        if scene_id not in known:
            yield case.sheet.wrong((name,), _("場面「{scene}」がありません。").format(scene=scene_id))
    for number, scene in enumerate(case.practice.scenes):
        items = {item.id for item in scene.items}
        for place, item in enumerate(scene.items):
            if item.go and item.go not in known:
                at: Place = ("scene", number, "item", place, "go")
                yield case.sheet.wrong(at, _("場面「{scene}」がありません。").format(scene=item.go))
        for place, miss in enumerate(scene.misses):
            if miss.item not in items:
                at = ("scene", number, "miss", place, "item")
                yield case.sheet.wrong(at, _("この場面に「{item}」はありません。").format(item=miss.item))


def _ways(case: PracticeCase, family: Family) -> Iterator[Fault]:
    practice = case.practice
    reached = practice.reached(family)
    if practice.goal not in reached and practice.scene(practice.goal) and practice.scene(practice.start):
        sentence = _("{family} では、おわりの場面「{scene}」まで行けません。")
        yield case.sheet.wrong(("goal",), sentence.format(family=family, scene=practice.goal))
        return
    places = {scene.id: number for number, scene in enumerate(practice.scenes)}
    for scene_id in practice.dead_ends(family):
        sentence = _("{family} では、場面「{scene}」で行き止まりになります。もどる道を作ってください。")
        yield case.sheet.wrong(("scene", places[scene_id]), sentence.format(family=family, scene=scene_id))


def _never(case: PracticeCase, families: tuple[Family, ...]) -> Iterator[Fault]:
    """A scene may also be entered from the lesson's steps."""
    starts = {case.practice.start} | ({step.common.scene for step in case.lesson.steps} if case.lesson else set())
    shown = {
        scene for family in families for start in starts if start for scene in case.practice.reached(family, start)
    }
    for number, scene in enumerate(case.practice.scenes):
        if scene.id not in shown:
            sentence = _("場面「{scene}」へ行く道がありません。").format(scene=scene.id)
            yield case.sheet.wrong(("scene", number), sentence, severe=False)
