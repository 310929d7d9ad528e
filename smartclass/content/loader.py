"""From a folder to a Lesson. A bad lesson is listed with its faults and never stops the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from smartclass.content import pictures, shape, toml_file
from smartclass.content.lesson_shape import LESSON, PLAIN, SHOWN
from smartclass.content.lines import Place
from smartclass.content.toml_file import TomlFile
from smartclass.domain.lesson import Family, Fault, Lesson, Link, Source, Step, StepText
from smartclass.domain.ruby import NO_TEXT, parse
from smartclass.i18n import _

MOST_LESSONS = 1_000
_FOLDER = re.compile(r"(\d+)-[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder turned out to be: a lesson, or faults; with the file itself for the checker."""

    folder: Path
    file: TomlFile
    lesson: Lesson | None
    faults: tuple[Fault, ...] = ()


def folders(root: Path) -> tuple[Path, ...]:
    """Return every folder below `root` (or `root` itself) that holds a lesson.toml, in order of name."""
    if (root / "lesson.toml").is_file():
        return (root,)
    found = {path.parent for pattern in ("*/lesson.toml", "*/*/lesson.toml") for path in root.glob(pattern)}
    return tuple(sorted(found))[:MOST_LESSONS]


def load(folder: Path) -> Loaded:
    """Read one lesson."""
    file = toml_file.read(folder / "lesson.toml")
    if file.fault:
        return Loaded(folder, file, None, (file.fault,))
    wrong = list(shape.faults(file.data, LESSON)) or list(_beyond_shape(folder, file.data))
    if wrong:
        lines = file.lines
        return Loaded(folder, file, None, tuple(Fault(file.path, lines.of(at), sentence) for at, sentence in wrong))
    return Loaded(folder, file, _lesson(folder, file.data))


def load_all(roots: Iterable[Path]) -> tuple[tuple[Lesson, ...], tuple[Fault, ...]]:
    """Read every lesson below some folders: the good ones, and the faults of the others."""
    lessons: dict[str, Lesson] = {}
    faults: list[Fault] = []
    for loaded in (load(folder) for root in roots for folder in folders(root)):
        faults.extend(loaded.faults)
        if loaded.lesson is None:
            continue
        if loaded.lesson.id in lessons:
            sentence = _("同じ id の教材が、もうあります：{id}").format(id=loaded.lesson.id)
            faults.append(loaded.file.wrong(("id",), sentence))
        else:
            lessons[loaded.lesson.id] = loaded.lesson
    return tuple(lessons.values()), tuple(faults)


def _beyond_shape(folder: Path, data: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """Yield why no lesson can be made, though every key has its shape."""
    if not _FOLDER.fullmatch(folder.name):
        yield (), _("フォルダーの名前は、「01-denwa」のように、数字と - ではじめてください。")
    seen: set[str] = set()
    drawn: set[str] = set()
    for number, step in enumerate(data["step"]):
        at: Place = ("step", number)
        if step["id"] in seen:
            yield (*at, "id"), _("同じ id の手順が、2つあります：{id}").format(id=step["id"])
        seen.add(step["id"])
        yield from _unanswered(at, step, data["families"])
        for place, part in _parts(at, step):
            name = part.get("picture", "")
            if name not in drawn and (sentence := pictures.unsafe(folder, name)):
                yield (*place, "picture"), sentence
            drawn.add(name)


def _parts(at: Place, step: Mapping[str, Any]) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    yield at, step
    for family, variant in step.get("on", {}).items():
        yield (*at, "on", family), variant


def _unanswered(at: Place, step: Mapping[str, Any], families: list[str]) -> Iterator[tuple[Place, str]]:
    """Every family has an answer to every step, and no answer is for a family the lesson doesn't have."""
    variants = step.get("on", {})
    for family in families:
        if not step.get("text") and not variants.get(family, {}).get("text"):
            yield at, _("この手順は、{family} の人に見せる文（text）がありません。").format(family=family)
    for family in variants:
        if family not in families:
            yield (*at, "on", family), _("families に「{family}」がありません。").format(family=family)


def _lesson(folder: Path, data: Mapping[str, Any]) -> Lesson:
    return Lesson(
        id=data["id"],
        course=folder.parent.name,
        number=int(folder.name.partition("-")[0]),
        title=parse(data["title"]),
        goal=parse(data["goal"]),
        symptoms=tuple(parse(symptom) for symptom in data["symptoms"]),
        minutes=data["minutes"],
        families=tuple(Family(family) for family in data["families"]),
        checked_on=data["checked_on"],
        review_by=data["review_by"],
        sources=tuple(Source(one["title"], one["url"], one["seen"]) for one in data.get("source", ())),
        links=tuple(Link(one["id"], parse(one["label"]), one["url"]) for one in data.get("link", ())),
        steps=tuple(_step(one) for one in data["step"]),
        folder=folder,
        next_lesson=data.get("next_lesson", ""),
        drill=data.get("drill", ""),
    )


def _step(data: Mapping[str, Any]) -> Step:
    on = {Family(name): _step_text(variant) for name, variant in data.get("on", {}).items()}
    return Step(data["id"], _step_text(data), data.get("private", False), MappingProxyType(on))


def _step_text(data: Mapping[str, Any]) -> StepText:
    shown: dict[str, Any] = {name: parse(data[name]) if name in data else NO_TEXT for name in SHOWN}
    plain: dict[str, Any] = {name: data.get(name, "") for name in PLAIN}
    return StepText(**shown, **plain)
