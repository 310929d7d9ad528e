"""Where practising hands stumble, step by step of a lesson: for the volunteer's next words, never for judging."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from smartclass.domain.lesson import Family, Lesson
from smartclass.domain.play import GOING_ON, Result
from smartclass.domain.practice import Practice
from smartclass.domain.ways import Ways, ways

KINDS = frozenset(Result) - GOING_ON
"""The results that are stumbles (those whose Outcome says `stumbled`)."""

MOST_AGAIN = 3
"""So many steps stand on the take-home sheet: more would be a list of faults."""


@dataclass(frozen=True, slots=True)
class Stumble:
    """One kind of stumble on one scene. `who` tells people, and PCs where nobody is checked in, apart by a bare number

    that means nothing beyond this one answer; `named` says which of the two it is.
    """

    exercise: str
    scene: str
    kind: Result
    count: int = 1
    who: int = 0
    named: bool = False


@dataclass(frozen=True, slots=True)
class StepStumbles:
    """One step of a lesson ("" for what belongs to none): how often, how many checked-in people, how many PCs."""

    step: str
    times: int
    people: int
    pcs: int
    kinds: tuple[tuple[Result, int], ...]


@dataclass(frozen=True, slots=True)
class LessonStumbles:
    """One lesson's steps, the one where most people stumble first."""

    lesson: str
    steps: tuple[StepStumbles, ...]

    @property
    def again(self) -> tuple[str, ...]:
        """Return the few steps worth doing once more."""
        return tuple(one.step for one in self.steps if one.step)[:MOST_AGAIN]


@dataclass(frozen=True, slots=True)
class StumbleSum:
    """All a coordinator sees: a lesson, a step, a kind and how often. No person, no class, no day."""

    lesson: str
    step: str
    kind: Result
    count: int


def step_of(lesson: Lesson, family: Family, scene: str, practice: Practice) -> str:
    """Return the id of the step a scene belongs to, "" where it belongs to none.

    That is the first step showing it; else the step of the nearest earlier scene on the shortest way there; before the
    first such scene, the first step that comes.
    """
    return _on(lesson, family, practice).get(scene, "")


def steps_of(lesson: Lesson, practice: Practice) -> Mapping[str, str]:
    """Return the step of every scene; what is only on some phones comes from the first family that has it."""
    found: dict[str, str] = {}
    for family in lesson.families:
        for scene, step in _on(lesson, family, practice).items():
            found.setdefault(scene, step)
    return found


def by_step(exercise: str, stumbles: Iterable[Stumble], steps: Mapping[str, str]) -> LessonStumbles:
    """Gather the stumbles of one exercise by the step of their scene.

    Many people come before many times: one finger's fifty tries are one person's.
    """
    kinds: dict[str, Counter[Result]] = {}
    named: dict[str, set[int]] = {}
    nameless: dict[str, set[int]] = {}
    for one in stumbles:
        step = steps.get(one.scene, "")
        kinds.setdefault(step, Counter())[one.kind] += one.count
        (named if one.named else nameless).setdefault(step, set()).add(one.who)
    found = [
        StepStumbles(
            step,
            times.total(),
            len(named.get(step, ())),
            len(nameless.get(step, ())),
            tuple(sorted(times.items(), key=lambda pair: (-pair[1], pair[0]))),
        )
        for step, times in kinds.items()
    ]
    found.sort(key=lambda one: (-one.people - one.pcs, -one.times, one.step))
    return LessonStumbles(exercise, tuple(found))


def _on(lesson: Lesson, family: Family, practice: Practice) -> dict[str, str]:
    """Return the step of every scene of one phone that belongs to any."""
    graph = ways(practice, family)
    own: dict[str, str] = {}
    for step in lesson.steps:
        if scene := step.for_family(family).scene:
            own.setdefault(scene, step.id)
    came_from = _came_from(graph, practice.start)
    found = {scene: _back(scene, came_from, own) or _ahead(scene, graph, own) for scene in graph.scenes}
    return {scene: step for scene, step in found.items() if step}


def _came_from(graph: Ways, start: str) -> dict[str, str]:
    """Return, for each scene, the one before it on the shortest way from the beginning."""
    came = {start: ""}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for target in graph.onward.get(here, ()):
            for scene in (target, *graph.instead.get(target, ())):
                if scene in graph.scenes and scene not in came:
                    came[scene] = here
                    waiting.append(scene)
    return came


def _back(scene: str, came_from: Mapping[str, str], own: Mapping[str, str]) -> str:
    while scene and scene not in own:
        scene = came_from.get(scene, "")
    return own.get(scene, "")


def _ahead(scene: str, graph: Ways, own: Mapping[str, str]) -> str:
    while scene not in own and (item := graph.best(scene)):
        scene = item.go
    return own.get(scene, "")
