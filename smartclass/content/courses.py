"""The courses that lessons are grouped in, in the order of lessons/courses.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from smartclass.domain.ruby import RubyText, parse
from smartclass.i18n import lesson_text


@dataclass(frozen=True, slots=True)
class CourseOfLessons:
    """A group of lessons; `id` is the name of its folder."""

    id: str
    title: RubyText
    icon: str


def load(path: Path) -> tuple[CourseOfLessons, ...]:
    """Read courses.toml in the language now in use."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        CourseOfLessons(one["id"], parse(lesson_text("courses", one["title"])), one["icon"]) for one in raw["course"]
    )
