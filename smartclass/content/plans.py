"""Ready-made classes from the plans.toml beside the courses, in the language now in use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from smartclass.content import shape, toml_file
from smartclass.content.shape import Key
from smartclass.content.translate import marked
from smartclass.domain.plan import CoursePlan, PlannedClass, PlanPart
from smartclass.domain.ruby import RubyText, parse
from smartclass.i18n import lesson_text

CONTEXT = "plans"
"""The gettext context of everything said in plans.toml."""
FILE = "plans.toml"

_PART = {
    "minutes": Key("whole", needed=True, low=1, high=240),
    "lesson": Key("id"),
    "words": Key("ruby", high=40),
}
_CLASS = {
    "title": Key("ruby", needed=True, high=40),
    "minutes": Key("whole", needed=True, low=10, high=480),
    "bring": Key("rubies", high=10),
    "prepare": Key("rubies", high=20),
    "part": Key("tables", needed=True, inside=_PART, low=1, high=30),
}
_PLAN = {
    "id": Key("id", needed=True),
    "title": Key("ruby", needed=True, high=40),
    "about": Key("ruby", needed=True),
    "class": Key("tables", needed=True, inside=_CLASS, low=1, high=30),
}
PLANS = {"format": Key("whole", needed=True), "plan": Key("tables", needed=True, inside=_PLAN, low=1, high=100)}


def load(roots: Iterable[Path]) -> tuple[CoursePlan, ...]:
    """Return the plans of every folder in order; a later one takes the place of an earlier one of the same id.

    A file that can't be read gives nothing here: the checker says why.
    """
    found: dict[str, CoursePlan] = {}
    for root in roots:
        file = toml_file.read(root / FILE) if (root / FILE).exists() else None
        if file and not file.fault and not any(shape.faults(file.data, PLANS)):
            found.update({one["id"]: _plan(one) for one in file.data["plan"]})
    return tuple(found.values())


def _plan(one: Mapping[str, Any]) -> CoursePlan:
    classes = tuple(
        PlannedClass(
            _text(each["title"]),
            tuple(
                PlanPart(part["minutes"], _text(part.get("words", "")), part.get("lesson", "")) for part in each["part"]
            ),
            tuple(_text(item) for item in each.get("bring", ())),
            tuple(_text(item) for item in each.get("prepare", ())),
        )
        for each in one["class"]
    )
    return CoursePlan(one["id"], _text(one["title"]), _text(one["about"]), classes)


def _text(source: str) -> RubyText:
    return marked(lesson_text(CONTEXT, source)) if source else parse("")
