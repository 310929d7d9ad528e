"""The shape of lesson.toml, format 1: which keys there are, and what each of them must be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from smartclass.domain.ruby import MarkupFault, parse
from smartclass.i18n import _

LONGEST_TEXT = 400
MOST_STEPS = 40


@dataclass(frozen=True, slots=True)
class Key:
    """One key: `kind` is text, ruby, texts, rubies, whole, day, yes, tables or table."""

    kind: str
    needed: bool = False
    inside: Mapping[str, Key] | None = None


_VARIANT = {
    "text": Key("ruby"),
    "easy": Key("ruby"),
    "say": Key("text"),
    "picture": Key("text"),
    "alt": Key("ruby"),
    "note": Key("text"),
    "say_cue": Key("text"),
    "caution": Key("ruby"),
    "scene": Key("text"),
}
_STEP = {
    **_VARIANT,
    "id": Key("text", needed=True),
    "text": Key("ruby", needed=True),
    "private": Key("yes"),
    "on": Key("table", inside={name: Key("table", inside=_VARIANT) for name in ("android", "iphone", "rakuraku")}),
}
LESSON = {
    "format": Key("whole", needed=True),
    "id": Key("text", needed=True),
    "title": Key("ruby", needed=True),
    "goal": Key("ruby", needed=True),
    "symptoms": Key("rubies", needed=True),
    "minutes": Key("whole", needed=True),
    "families": Key("texts", needed=True),
    "checked_on": Key("day", needed=True),
    "review_by": Key("day", needed=True),
    "next_lesson": Key("text"),
    "confirmed": Key("texts"),
    "source": Key(
        "tables",
        needed=True,
        inside={"title": Key("text", needed=True), "url": Key("text", needed=True), "seen": Key("day", needed=True)},
    ),
    "link": Key(
        "tables",
        inside={"id": Key("text", needed=True), "label": Key("ruby", needed=True), "url": Key("text", needed=True)},
    ),
    "step": Key("tables", needed=True, inside=_STEP),
}

Place = tuple[str | int, ...]
"""Where in the file: ("step", 3, "text")."""


def faults(table: Mapping[str, Any], shape: Mapping[str, Key] = LESSON, at: Place = ()) -> Iterator[tuple[Place, str]]:
    """Yield (place, sentence) for everything in `table` that hasn't this shape."""
    for name, key in shape.items():
        if key.needed and name not in table:
            yield at, _("「{name}」がありません。").format(name=name)
    for name, value in table.items():
        known = shape.get(name)
        if known is None:
            yield (*at, name), _("「{name}」という項目はありません。つづりをご確認ください。").format(name=name)
        else:
            yield from _wrong(value, known, (*at, name))


def _wrong(value: Any, key: Key, at: Place) -> Iterator[tuple[Place, str]]:
    name = at[-1]
    if key.kind in ("texts", "rubies"):
        if not isinstance(value, list):
            yield at, _("「{name}」は [ と ] で囲んでください。").format(name=name)
            return
        for item in value:
            yield from _wrong(item, Key(key.kind.removesuffix("s").replace("rubie", "ruby")), at)
    elif key.kind == "tables":
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            yield at, _("「{name}」は [[{name}]] と書いてください。").format(name=name)
            return
        for number, item in enumerate(value):
            yield from faults(item, key.inside or {}, (*at, number))
    elif key.kind == "table":
        if not isinstance(value, dict):
            yield at, _("「{name}」の書き方がちがいます。").format(name=name)
            return
        yield from faults(value, key.inside or {}, at)
    elif sentence := _plain_fault(value, key.kind, str(name)):
        yield at, sentence


def _plain_fault(value: Any, kind: str, name: str) -> str:
    if kind == "whole":
        return "" if type(value) is int else _("「{name}」は数字で書いてください。").format(name=name)
    if kind == "day":
        return "" if type(value) is date else _("「{name}」は 2026-11-21 のように書いてください。").format(name=name)
    if kind == "yes":
        return "" if type(value) is bool else _("「{name}」は true か false です。").format(name=name)
    if not isinstance(value, str):
        return _('「{name}」は " と " で囲んでください。').format(name=name)
    if len(value) > LONGEST_TEXT:
        return _("「{name}」が長すぎます。{n}文字までにしてください。").format(name=name, n=LONGEST_TEXT)
    if kind == "ruby":
        try:
            parse(value)
        except MarkupFault as fault:
            return _("ふりがなの印が読めません：{part}").format(part=value[fault.position : fault.position + 12])
    return ""


def line_of(text: str, at: Place) -> int:
    """Return the line (from 1) on which `at` stands in the TOML text, 0 where it can't be told.

    Counts [[table]] heads and then looks for `key =`; enough to point an author at the right line.
    """
    lines = text.splitlines()
    start, end = 0, len(lines)
    head = ""
    for part in at:
        if isinstance(part, int):
            heads = [number for number, line in enumerate(lines) if line.strip() == f"[[{head}]]"]
            if part < len(heads):
                start = heads[part]
                later = (n for n in range(start + 1, len(lines)) if re.match(r"\s*\[\[", lines[n]))
                end = next(later, len(lines))
        else:
            head = f"{head}.{part}" if head else part
            for number in range(start, end):
                if re.match(rf"\s*{re.escape(part)}\s*=", lines[number]) or lines[number].strip() == f"[{head}]":
                    start = number
                    break
    return start + 1 if at else 0
