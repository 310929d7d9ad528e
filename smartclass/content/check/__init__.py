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
from smartclass.content import loader, practice_loader, word_lists
from smartclass.content.loader import Loaded
from smartclass.content.practice_loader import LoadedPractice
from smartclass.content.shelf import LessonCase, PracticeCase, Sheet, Shelf
from smartclass.domain.lesson import Fault
from smartclass.i18n import _

Rule = Callable[[Shelf], Iterable[Fault]]


def check(paths: Sequence[Path], *, readings: bool = False, today: date | None = None) -> tuple[Fault, ...]:
    """Return everything wrong with the lessons below `paths`, file by file and line by line.

    A path is a folder of courses, a course, a lesson or its lesson.toml. `readings` also compares furigana with the
    analyser (slow to load); `today` None leaves out what depends on the day.
    """
    found: list[Fault] = []
    folders: dict[Path, None] = {}
    for path in paths:
        inside = loader.folders(path if path.is_dir() else path.parent)
        if not inside:
            found.append(Fault(path, 0, _("ここには、教材（lesson.toml）がありません。")))
        folders.update(dict.fromkeys(inside))
    loaded = [(loader.load(folder), practice_loader.load(folder)) for folder in folders]
    for lesson, practice in loaded:
        found.extend((*lesson.faults, *practice.faults))
    lists = _lists(folders)
    found.extend(lists[2])
    shelf = _shelf(loaded, lists, today=today, readings=readings)
    for rule in rules().values():
        found.extend(rule(shelf))
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


def _shelf(
    loaded: list[tuple[Loaded, LoadedPractice]],
    lists: tuple[dict[str, str], dict[str, str], tuple[Fault, ...]],
    *,
    today: date | None,
    readings: bool,
) -> Shelf:
    lessons = tuple(
        LessonCase(one.lesson, Sheet(one.file, one.file.lines)) for one, _practice in loaded if one.lesson is not None
    )
    practices = tuple(
        PracticeCase(one.practice, Sheet(one.file, one.file.lines), lesson.lesson)
        for lesson, one in loaded
        if one.practice is not None and one.file is not None
    )
    return Shelf(lessons, practices, lists[0], lists[1], today, readings)
