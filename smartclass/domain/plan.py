"""Ready-made classes: what is done minute by minute, with which lessons, what to bring and what to print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from smartclass.domain.lesson import Lesson
from smartclass.domain.ruby import RubyText


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A stretch of a class: a lesson by id, or something in words (greeting, pause). `minutes` is how long."""

    minutes: int
    words: RubyText
    lesson: str = ""


@dataclass(frozen=True, slots=True)
class PlannedClass:
    """One class of a plan. `bring` is for the people who come, `prepare` for those who hold it."""

    title: RubyText
    parts: tuple[PlanPart, ...]
    bring: tuple[RubyText, ...] = ()
    prepare: tuple[RubyText, ...] = ()

    @property
    def minutes(self) -> int:
        return sum(part.minutes for part in self.parts)

    @property
    def lessons(self) -> tuple[str, ...]:
        """The ids of its lessons, in order, each once."""
        return tuple(dict.fromkeys(part.lesson for part in self.parts if part.lesson))

    def begins(self) -> tuple[int, ...]:
        """Return after how many minutes each part begins."""
        return tuple(sum(part.minutes for part in self.parts[:number]) for number in range(len(self.parts)))


@dataclass(frozen=True, slots=True)
class CoursePlan:
    """One class, or a course of several, to be held as it stands or changed."""

    id: str
    title: RubyText
    about: RubyText
    classes: tuple[PlannedClass, ...]


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """A plan with the lessons it names that are on this PC, by id."""

    plan: CoursePlan
    lessons: Mapping[str, Lesson]
