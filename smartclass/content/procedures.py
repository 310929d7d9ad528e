"""The catalogue of procedures: lessons/procedures.toml, and the form every practice of it is a part of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from smartclass.content import practice_loader, shape, toml_file
from smartclass.content.lesson_shape import SOURCE
from smartclass.content.lines import Place
from smartclass.content.practice_loader import PRACTICE, LoadedPractice
from smartclass.content.shape import Key
from smartclass.content.toml_file import TomlFile
from smartclass.content.translate import marked, translated_practice
from smartclass.domain.lesson import Fault
from smartclass.domain.practice import Practice
from smartclass.domain.procedure_form import fields
from smartclass.domain.procedures import EVERY, Catalogue, Kind, LifeEvent, Procedure
from smartclass.domain.ruby import NO_TEXT, RubyText, parse
from smartclass.i18n import SOURCE as JAPANESE
from smartclass.i18n import _, language, lesson_text

FILE, FORM = "procedures.toml", "procedures-form.toml"
CONTEXT = "procedures"
"""The gettext context of both files in the lessons' catalogue."""
LONGEST_WORD = 12
Say = Callable[[str], RubyText]
"""Turns the markup of the file into a text, in Japanese or in the language now in use."""

_EVENT = {
    "id": Key("id", needed=True),
    "title": Key("ruby", needed=True, high=20),
    "icon": Key("id", needed=True),
    "says": Key("rubies", high=20),
}
_PROCEDURE = {
    "id": Key("id", needed=True),
    "title": Key("ruby", needed=True, high=60),
    "kind": Key("text", needed=True, choices=tuple(map(str, Kind))),
    "events": Key("texts", needed=True, low=1, high=10),
    "about": Key("ruby", needed=True, high=60),
    "says": Key("rubies", needed=True, low=1, high=10),
    "who": Key("ruby", high=80),
    "ready": Key("rubies", low=1, high=6),
    "starts": Key("ruby", high=40),
    "note": Key("ruby", high=120),
    "word": Key("text", needed=True, high=LONGEST_WORD),
    "fields": Key("texts", needed=True, low=1, high=12),
    "sources": Key("texts", needed=True, low=1, high=6),
}
PROCEDURES = {
    "format": Key("whole", needed=True),
    "id": Key("id", needed=True),
    "checked_on": Key("day", needed=True),
    "review_by": Key("day", needed=True),
    "rehearsal": Key("ruby", needed=True, high=80),
    "unknown": Key("ruby", needed=True, high=60),
    "confirmed": Key("texts", high=200),
    "source": Key("tables", needed=True, inside=SOURCE | {"id": Key("id", needed=True)}, low=1, high=60),
    "event": Key("tables", needed=True, inside=_EVENT, low=1, high=30),
    "procedure": Key("tables", needed=True, inside=_PROCEDURE, low=1, high=300),
}
"""`unknown` is said wherever a procedure's `who`, `ready` or `starts` isn't known."""


@dataclass(frozen=True, slots=True)
class LoadedCatalogue:
    """What the two files turned out to be: a catalogue (in Japanese), or faults."""

    file: TomlFile
    form: LoadedPractice
    catalogue: Catalogue | None
    faults: tuple[Fault, ...] = ()


def file(path: Path) -> Path | None:
    """Return the catalogue in a folder of courses, or beside a form, or `path` itself; None where there is none."""
    if path.is_dir():
        path = path / FILE
    elif path.name not in (FILE, FORM):
        return None
    found = path.with_name(FILE)
    return found if found.is_file() else None


def load(path: Path) -> LoadedCatalogue:
    """Read a procedures.toml and the form beside it, in Japanese; a bad one gives no catalogue, only its faults."""
    form = practice_loader.read(path.with_name(FORM), PRACTICE)
    read = toml_file.read(path)
    if read.fault:
        return LoadedCatalogue(read, form, None, (read.fault, *form.faults))
    wrong = list(shape.faults(read.data, PROCEDURES))
    if not wrong and form.practice:
        wrong = list(_beyond_shape(read.data, form.practice))
    if wrong or form.practice is None:
        return LoadedCatalogue(read, form, None, (*(read.wrong(*one) for one in wrong), *form.faults))
    return LoadedCatalogue(read, form, _catalogue(read.data, form.practice))


def translated(loaded: LoadedCatalogue) -> Catalogue | None:
    """Return a catalogue in the language now in use; what must be typed stays as it is."""
    if loaded.catalogue is None or language() == JAPANESE:
        return loaded.catalogue
    form = translated_practice(CONTEXT, loaded.catalogue.form)
    return _catalogue(loaded.file.data, form, lambda markup: marked(lesson_text(CONTEXT, markup)))


def _beyond_shape(data: Mapping[str, Any], form: Practice) -> Iterator[tuple[Place, str]]:
    """Yield what no shape can tell: an id twice, and what is named but isn't there."""
    for table in ("source", "event", "procedure"):
        yield from _twice(table, data[table])
    known = {
        "events": {one["id"] for one in data["event"]},
        "sources": {one["id"] for one in data["source"]},
        "fields": set(fields(form)),
    }
    for number, one in enumerate(data["procedure"]):
        if one["id"] == EVERY:
            sentence = _("「{id}」は、町のぜんぶの手続きを表す id です。ほかの名前にしてください。")
            yield ("procedure", number, "id"), sentence.format(id=EVERY)
        for key, names in known.items():
            for name in (name for name in one[key] if name not in names):
                sentence = _("「{key}」の「{name}」は、ありません。{known} からえらんでください。")
                told = _("、").join(sorted(names))
                yield ("procedure", number, key), sentence.format(key=key, name=name, known=told)


def _twice(table: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Place, str]]:
    seen: set[str] = set()
    for number, row in enumerate(rows):
        if row["id"] in seen:
            yield (table, number, "id"), _("同じ id が、2つあります：{id}").format(id=row["id"])
        seen.add(row["id"])


def _catalogue(data: Mapping[str, Any], form: Practice, said: Say = parse) -> Catalogue:
    return Catalogue(
        events=tuple(
            LifeEvent(one["id"], said(one["title"]), one["icon"], tuple(map(said, one.get("says", ()))))
            for one in data["event"]
        ),
        procedures=tuple(_procedure(one, said, said(data["unknown"])) for one in data["procedure"]),
        form=form,
        rehearsal=said(data["rehearsal"]),
    )


def _procedure(data: Mapping[str, Any], said: Say, unknown: RubyText) -> Procedure:
    return Procedure(
        id=data["id"],
        title=said(data["title"]),
        kind=Kind(data["kind"]),
        events=tuple(data["events"]),
        about=said(data["about"]),
        says=tuple(map(said, data["says"])),
        who=said(data["who"]) if "who" in data else unknown,
        ready=tuple(map(said, data.get("ready", ()))) or (unknown,),
        starts=said(data["starts"]) if "starts" in data else unknown,
        note=said(data["note"]) if "note" in data else NO_TEXT,
        word=data["word"],
        fields=tuple(data["fields"]),
        sources=tuple(data["sources"]),
    )
