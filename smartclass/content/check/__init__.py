"""The editor's eye: every rule a lesson must keep. The program, the command line and CI all ask here.

Each module of this package is one rule: `faults(shelf) -> Iterator[Fault]`. Adding a rule is adding a file.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType

from smartclass import resources
from smartclass.content import drill_loader, loader, plans, practice_loader, word_lists
from smartclass.content.check import _plans
from smartclass.content.drill_loader import LoadedDrill
from smartclass.content.loader import Loaded
from smartclass.content.practice_loader import LoadedPractice
from smartclass.content.shelf import LessonCase, PracticeCase, Sheet, Shelf
from smartclass.content.toml_file import TomlFile
from smartclass.domain.lesson import Fault
from smartclass.i18n import _

Rule = Callable[[Shelf], Iterable[Fault]]


def check(paths: Sequence[Path], *, readings: bool = False, today: date | None = None) -> tuple[Fault, ...]:
    """Return everything wrong with the lessons below `paths`, file by file and line by line.

    A path is a folder of courses, a course, a lesson or its lesson.toml, a drill or their folder. `readings` also
    compares furigana with the analyser (slow to load); `today` None leaves out what depends on the day.
    """
    found: list[Fault] = []
    folders: dict[Path, None] = {}
    files: dict[Path, None] = {}
    for path in paths:
        inside, drills = loader.folders(path if path.is_dir() else path.parent), drill_loader.files(path)
        if not inside and not drills:
            found.append(Fault(path, 0, _("ここには、教材（lesson.toml）がありません。")))
        folders.update(dict.fromkeys(inside))
        files.update(dict.fromkeys(drills))
    loaded = [(loader.load(folder), practice_loader.load(folder)) for folder in folders]
    alone = [drill_loader.load(file) for file in files]
    for one in (*(part for pair in loaded for part in pair), *alone):
        found.extend(one.faults)
    words, allowed, wrong = _lists((*folders, *(file.parent for file in files)))
    found.extend(wrong)
    cases = (*_practices(loaded), *_drills(alone))
    lessons = tuple(LessonCase(one.lesson, _sheet(one.file)) for one, _practice in loaded if one.lesson is not None)
    shelf = Shelf(lessons, cases, words, allowed, today, readings)
    for rule in rules().values():
        found.extend(rule(shelf))
    roots = [path for path in paths if (path / plans.FILE).exists()]
    if roots:
        shipped, _faults = loader.load_all((resources.lessons(),))
        here = {lesson.id for lesson in (*shipped, *(one.lesson for one, _practice in loaded if one.lesson))}
        for root in dict.fromkeys(roots):
            found.extend(_plans.faults(root, here))
    return tuple(sorted(set(found), key=lambda fault: (str(fault.path), fault.line, fault.sentence)))


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


def _lists(folders: Iterable[Path]) -> tuple[dict[str, str], dict[str, str], tuple[Fault, ...]]:
    """Return the shipped word lists with the town's own (beside its courses) on top."""
    roots = tuple(dict.fromkeys((resources.lessons(), *(folder.parent.parent for folder in folders))))
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


def _sheet(file: TomlFile) -> Sheet:
    return Sheet(file, file.lines)
