"""The keys of lesson.toml, format 1 (docs/lessons.md explains them to authors)."""

from __future__ import annotations

from smartclass.content.shape import Key
from smartclass.domain.lesson import Family

FAMILIES = tuple(str(family) for family in Family)
MOST_STEPS = 40
SHOWN = ("text", "easy", "alt", "caution")
"""The texts of a step that carry furigana; the others are plain words."""
PLAIN = ("say", "picture", "note", "say_cue", "scene")

_VARIANT = {name: Key("ruby") for name in SHOWN} | {name: Key("text") for name in PLAIN} | {"scene": Key("id")}
_STEP = {
    **_VARIANT,
    "id": Key("id", needed=True),
    "private": Key("yes"),
    "on": Key("table", inside={name: Key("table", inside=_VARIANT) for name in FAMILIES}),
}
SOURCE = {"title": Key("text", needed=True), "url": Key("text", needed=True), "seen": Key("day", needed=True)}
_LINK = {"id": Key("id", needed=True), "label": Key("ruby", needed=True), "url": Key("text", needed=True)}

LESSON = {
    "format": Key("whole", needed=True),
    "id": Key("id", needed=True),
    "title": Key("ruby", needed=True),
    "goal": Key("ruby", needed=True),
    "symptoms": Key("rubies", needed=True, low=1, high=20),
    "minutes": Key("whole", needed=True, low=1, high=180),
    "families": Key("texts", needed=True, low=1, high=3, choices=FAMILIES),
    "checked_on": Key("day", needed=True),
    "review_by": Key("day", needed=True),
    "next_lesson": Key("id"),
    "drill": Key("id"),
    "confirmed": Key("texts", high=200),
    "source": Key("tables", inside=SOURCE, high=60),
    "link": Key("tables", inside=_LINK, high=20),
    "step": Key("tables", needed=True, inside=_STEP, low=1, high=MOST_STEPS),
}
