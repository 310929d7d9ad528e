"""The topics of consultations from the topics.toml beside the courses, in the language now in use."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from smartclass import resources
from smartclass.content import shape, toml_file
from smartclass.content.shape import Key
from smartclass.content.translate import marked
from smartclass.domain.consultation import Subject, Topic
from smartclass.i18n import lesson_text

CONTEXT = "topics"
"""The gettext context of everything said in topics.toml."""
FILE = "topics.toml"
ICON = "chat"
"""What stands beside a topic whose icon we haven't drawn."""

_PART = {"id": Key("id", needed=True), "title": Key("ruby", needed=True, high=24), "lesson": Key("id")}
_TOPIC = {
    "id": Key("id", needed=True),
    "title": Key("ruby", needed=True, high=16),
    "icon": Key("id"),
    "part": Key("tables", needed=True, inside=_PART, low=1, high=12),
}
TOPICS = {"format": Key("whole", needed=True), "topic": Key("tables", needed=True, inside=_TOPIC, low=1, high=40)}


def load(roots: Iterable[Path]) -> tuple[Topic, ...]:
    """Return the topics of every folder in order; a later one takes the place of an earlier one of the same id.

    A file that can't be read gives nothing here, so that ours stay.
    """
    found: dict[str, Topic] = {}
    for root in roots:
        file = toml_file.read(root / FILE) if (root / FILE).exists() else None
        if file and not file.fault and not any(shape.faults(file.data, TOPICS)):
            for one in file.data["topic"]:
                parts = tuple(Subject(p["id"], _text(p["title"]), p.get("lesson", "")) for p in one["part"])
                found[one["id"]] = Topic(one["id"], _text(one["title"]), _icon(one.get("icon", ICON)), parts)
    return tuple(found.values())


def _text(source: str) -> str:
    return marked(lesson_text(CONTEXT, source)).plain


def _icon(name: str) -> str:
    return name if (resources.asset("icons") / f"{name}.svg").is_file() else ICON
