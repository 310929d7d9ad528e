"""The courses that lessons are grouped in, in the order of lessons/courses.toml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from smartclass.content import shape, toml_file
from smartclass.content.shape import Key
from smartclass.content.translate import marked
from smartclass.domain.lesson import Fault
from smartclass.domain.ruby import RubyText, plain_text
from smartclass.i18n import lesson_text

CONTEXT = "courses"
"""The gettext context of course titles in the lessons' catalogue."""

_COURSE = {
    "id": Key("id", needed=True),
    "title": Key("ruby", needed=True),
    "icon": Key("id", needed=True),
    "colour": Key("id"),
    "says": Key("rubies", high=20),
}
COURSES = {
    "format": Key("whole", needed=True),
    "course": Key("tables", needed=True, inside=_COURSE, low=1, high=100),
}


@dataclass(frozen=True, slots=True)
class CourseOfLessons:
    """A group of lessons; `id` is the name of its folder, `says` what people say who need it."""

    id: str
    title: RubyText
    icon: str
    colour: str = ""
    says: tuple[RubyText, ...] = ()


def load(path: Path) -> tuple[tuple[CourseOfLessons, ...], tuple[Fault, ...]]:
    """Read a courses.toml in the language now in use; a bad one gives no courses, only its faults."""
    file = toml_file.read(path)
    if file.fault:
        return (), (file.fault,)
    wrong = tuple(file.wrong(*found) for found in shape.faults(file.data, COURSES))
    if wrong:
        return (), wrong
    return tuple(
        CourseOfLessons(
            one["id"],
            marked(lesson_text(CONTEXT, one["title"])),
            one["icon"],
            one.get("colour", ""),
            tuple(marked(lesson_text(CONTEXT, said)) for said in one.get("says", ())),
        )
        for one in file.data["course"]
    ), ()


def unlisted(folder: str) -> CourseOfLessons:
    """Return a course nobody has put into courses.toml yet: it is called what its folder is called."""
    return CourseOfLessons(folder, plain_text(folder), "book")
