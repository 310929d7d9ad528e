"""The ways through a practice phone: what can be reached, what leads to the goal, and how far it still is."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from smartclass.domain.lesson import Family
from smartclass.domain.practice import Item, Practice, Scene

FAR = 1_000_000
"""The distance of a scene from which the goal can't be reached."""


@dataclass(frozen=True, slots=True)
class Ways:
    """One phone's graph. `onward` holds the scenes each scene leads to, `distance` the scenes left to the goal.

    `instead` holds, for each scene, what may come in front of it when the screen is another than expected.
    """

    scenes: Mapping[str, Scene]
    onward: Mapping[str, tuple[str, ...]]
    distance: Mapping[str, int]
    instead: Mapping[str, tuple[str, ...]]
    items: Mapping[str, tuple[Item, ...]]

    def far(self, scene_id: str) -> int:
        """Return how many scenes are left from here to the goal (FAR: no way)."""
        return self.distance.get(scene_id, FAR)

    def best(self, scene_id: str) -> Item | None:
        """Return the item that leads on by the shortest way; None at the goal, and where there is no way."""
        leading = [item for item in self.items.get(scene_id, ()) if item.go in self.distance]
        if not self.far(scene_id) or not leading:
            return None
        return min(leading, key=lambda item: self.distance[item.go])

    def reached(self, start: str) -> frozenset[str]:
        """Return every scene that can be entered from `start`, with what may come in between."""
        seen: set[str] = set()
        ahead = [start, *self.instead.get(start, ())]
        while ahead:
            here = ahead.pop()
            if here in self.scenes and here not in seen:
                seen.add(here)
                for target in self.onward[here]:
                    ahead += (target, *self.instead.get(target, ()))
        return frozenset(seen)

    def dead_ends(self, start: str) -> tuple[str, ...]:
        """Return the scenes entered from `start` from which the goal can't be reached any more, in order."""
        lost = self.reached(start) - self.distance.keys()
        return tuple(scene_id for scene_id in self.scenes if scene_id in lost)


def ways(practice: Practice, family: Family) -> Ways:
    """Return the graph of one phone; scenes and items of other families are not in it. One pass over the practice."""
    scenes: dict[str, Scene] = {}
    for scene in practice.scenes:
        scenes.setdefault(scene.id, scene)
    items = {scene.id: scene.items_for(family) for scene in scenes.values()}
    onward = {name: tuple(_leads(standing)) for name, standing in items.items()}
    instead: dict[str, tuple[str, ...]] = {}
    back: dict[str, list[str]] = {}
    for name, scene in scenes.items():
        if scene.before:
            instead[scene.before] = (*instead.get(scene.before, ()), name)
        for target in onward[name]:
            back.setdefault(target, []).append(name)
    distance = {practice.goal: 0} if practice.goal in scenes else {}
    ahead = deque(distance)
    while ahead:
        here = ahead.popleft()
        for name in back.get(here, ()):
            if name not in distance:
                distance[name] = distance[here] + 1
                ahead.append(name)
    return Ways(scenes, onward, distance, instead, items)


def _leads(items: tuple[Item, ...]) -> list[str]:
    return [target for item in items for target in (item.go, item.wrong) if target]
