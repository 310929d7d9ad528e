"""From a drill's file to an Exercise: a practice that needs no lesson. A bad drill never stops the others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from smartclass.content import practice_loader
from smartclass.content.lesson_shape import FAMILIES, SOURCE
from smartclass.content.practice_loader import PRACTICE
from smartclass.content.shape import Key
from smartclass.content.toml_file import TomlFile
from smartclass.domain.lesson import Family, Fault
from smartclass.domain.practice import Exercise
from smartclass.domain.ruby import parse
from smartclass.i18n import _

FOLDER = "drills"
MOST_DRILLS = 1_000
HEADER = {
    "id": Key("id", needed=True),
    "title": Key("ruby", needed=True, high=40),
    "about": Key("ruby", needed=True, high=80),
    "symptoms": Key("rubies", needed=True, low=1, high=20),
    "minutes": Key("whole", needed=True, low=1, high=60),
    "families": Key("texts", low=1, high=3, choices=FAMILIES),
    "checked_on": Key("day", needed=True),
    "review_by": Key("day", needed=True),
    "confirmed": Key("texts", high=200),
    "source": Key("tables", inside=SOURCE, high=60),
}
DRILL = PRACTICE | HEADER
"""The keys of a drill: those of practice.toml, and its header."""
_NAME = re.compile(r"(\d+)-[a-z0-9-]+\.toml")


@dataclass(frozen=True, slots=True)
class LoadedDrill:
    """What a drill's file turned out to be: an exercise, or faults."""

    file: TomlFile
    exercise: Exercise | None
    faults: tuple[Fault, ...] = ()


def files(root: Path) -> tuple[Path, ...]:
    """Return every drill below a folder of courses, in a course or in its drills (or `root` itself), by name."""
    if root.is_file():
        return (root,) if root.suffix == ".toml" and root.parent.name == FOLDER else ()
    inside = "*.toml" if root.name == FOLDER else f"{FOLDER}/*.toml"
    return tuple(sorted({*root.glob(inside), *root.glob(f"*/{FOLDER}/*.toml")}))[:MOST_DRILLS]


def load(path: Path) -> LoadedDrill:
    """Read one drill."""
    read = practice_loader.read(path, DRILL)
    file = read.file or TomlFile(path)
    if read.practice is None:
        return LoadedDrill(file, None, read.faults)
    named = _NAME.fullmatch(path.name)
    if named is None:
        sentence = _("ファイルの名前は、「20-qr.toml」のように、数字と - ではじめてください。")
        return LoadedDrill(file, None, (Fault(path, 0, sentence),))
    data = file.data
    exercise = Exercise(
        id=data["id"],
        course=path.parent.parent.name,
        number=int(named[1]),
        title=parse(data["title"]),
        about=parse(data["about"]),
        symptoms=tuple(parse(symptom) for symptom in data["symptoms"]),
        minutes=data["minutes"],
        families=tuple(Family(family) for family in data.get("families", FAMILIES)),
        practice=read.practice,
        folder=path.parent,
    )
    return LoadedDrill(file, exercise)


def load_all(roots: Iterable[Path]) -> tuple[tuple[Exercise, ...], tuple[Fault, ...]]:
    """Read every drill below some folders: the good ones, the first of an id, and the faults of the others."""
    found: dict[str, Exercise] = {}
    faults: list[Fault] = []
    for loaded in (load(path) for root in roots for path in files(root)):
        faults.extend(loaded.faults)
        if loaded.exercise is None:
            continue
        if loaded.exercise.id in found:
            sentence = _("同じ id のれんしゅうが、もうあります：{id}").format(id=loaded.exercise.id)
            faults.append(loaded.file.wrong(("id",), sentence))
        else:
            found[loaded.exercise.id] = loaded.exercise
    return tuple(found.values()), tuple(faults)
