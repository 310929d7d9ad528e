"""The editor's eye: every rule a lesson must keep. The program, the command line and CI all ask here.

Each module of this package is one rule: `faults(shelf) -> Iterator[Fault]`. Adding a rule is adding a file.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import ModuleType

from smartclass import resources
from smartclass.content import drill_loader, loader, plans, practice_loader, procedures, topics, town_file, word_lists
from smartclass.content.check import _plans, _topics
from smartclass.content.drill_loader import LoadedDrill
from smartclass.content.loader import Loaded
from smartclass.content.practice_loader import LoadedPractice
from smartclass.content.procedures import LoadedCatalogue
from smartclass.content.shelf import CatalogueCase, LessonCase, PracticeCase, Sheet, Shelf
from smartclass.content.toml_file import TomlFile
from smartclass.domain.lesson import Fault
from smartclass.i18n import _

Rule = Callable[[Shelf], Iterable[Fault]]


def check(paths: Sequence[Path], *, readings: bool = False, today: date | None = None) -> tuple[Fault, ...]:
    """Return everything wrong with the lessons below `paths`, file by file and line by line.

    A path is a folder of courses, a course, a lesson or its lesson.toml, a drill or their folder, a catalogue of
    procedures or a town's own file. `readings` also compares furigana with the analyser (slow to load); `today` None
    leaves out what depends on the day.
    """
    found: list[Fault] = []
    places = _Places()
    for path in paths:
        if path.name == town_file.FILE:
            found.extend(town_file.read(path).faults)
        elif not places.add(path):
            found.append(Fault(path, 0, _("ここには、教材（lesson.toml）がありません。")))
    loaded = [(loader.load(folder), practice_loader.load(folder)) for folder in places.folders]
    alone = [drill_loader.load(file) for file in places.drills]
    lists = [procedures.load(file) for file in places.catalogues]
    for one in (*(part for pair in loaded for part in pair), *alone, *lists):
        found.extend(one.faults)
    words, allowed, wrong = _lists(places.roots())
    found.extend(wrong)
    cases = (*_practices(loaded), *_drills(alone), *_forms(lists))
    lessons = tuple(LessonCase(one.lesson, _sheet(one.file)) for one, _practice in loaded if one.lesson is not None)
    catalogues = tuple(CatalogueCase(one.catalogue, _sheet(one.file)) for one in lists if one.catalogue is not None)
    shelf = Shelf(lessons, cases, words, allowed, today, readings, catalogues)
    for rule in rules().values():
        found.extend(rule(shelf))
    roots = [path for path in paths if any((path / name).exists() for name in (plans.FILE, topics.FILE))]
    if roots:
        shipped, _faults = loader.load_all((resources.lessons(),))
        here = {lesson.id for lesson in (*shipped, *(one.lesson for one, _practice in loaded if one.lesson))}
        for root in dict.fromkeys(roots):
            found.extend(_plans.faults(root, here))
            found.extend(_topics.faults(root, here))
    return tuple(sorted(set(found), key=lambda fault: (str(fault.path), fault.line, fault.sentence)))


@dataclass(frozen=True)
class _Places:
    """The files to look at, each once, in the order they were named."""

    folders: dict[Path, None] = field(default_factory=dict)
    drills: dict[Path, None] = field(default_factory=dict)
    catalogues: dict[Path, None] = field(default_factory=dict)

    def add(self, path: Path) -> bool:
        """Add what is below `path`, or `path` itself; tell whether there was anything."""
        catalogue = procedures.file(path)
        alone = catalogue is not None and not path.is_dir()
        inside = () if alone else loader.folders(path if path.is_dir() else path.parent)
        drills = drill_loader.files(path)
        self.folders.update(dict.fromkeys(inside))
        self.drills.update(dict.fromkeys(drills))
        self.catalogues.update({catalogue: None} if catalogue else {})
        return bool(inside or drills or catalogue)

    def roots(self) -> tuple[Path, ...]:
        """Return the shipped lessons and the folders of courses that hold the files: there word lists may lie."""
        inside = (folder.parent.parent for folder in (*self.folders, *(file.parent for file in self.drills)))
        beside = (file.parent for file in self.catalogues)
        return tuple(dict.fromkeys((resources.lessons(), *inside, *beside)))


def rules() -> dict[str, Rule]:
    """Return every rule by the name of its module; RuntimeError where none is found."""
    found = {module.__name__.rpartition(".")[2]: module.faults for module in _modules()}
    if not found:
        raise RuntimeError("no lesson rules found")
    return found


def _modules() -> Iterator[ModuleType]:
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda info: info.name):
        if not info.name.startswith("_"):
            yield importlib.import_module(f"{__name__}.{info.name}")


def _lists(roots: Sequence[Path]) -> tuple[dict[str, str], dict[str, str], tuple[Fault, ...]]:
    """Return the shipped word lists with the town's own (beside its courses) on top."""
    words, first = word_lists.glossary(roots)
    allowed, second = word_lists.readings(roots)
    return dict(words), dict(allowed), (*first, *second)


def _practices(loaded: Iterable[tuple[Loaded, LoadedPractice]]) -> Iterator[PracticeCase]:
    for lesson, one in loaded:
        if one.practice is not None and one.file is not None:
            yield PracticeCase(one.practice, _sheet(one.file), lesson.lesson)


def _drills(loaded: Iterable[LoadedDrill]) -> Iterator[PracticeCase]:
    for one in loaded:
        if one.exercise is not None:
            yield PracticeCase(one.exercise.practice, _sheet(one.file), None, one.exercise)


def _forms(lists: Iterable[LoadedCatalogue]) -> Iterator[PracticeCase]:
    for one in lists:
        if one.form.practice is not None and one.form.file is not None:
            yield PracticeCase(one.form.practice, _sheet(one.form.file), None)


def _sheet(file: TomlFile) -> Sheet:
    return Sheet(file, file.lines)
