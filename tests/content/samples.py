"""Lessons for tests: the good ones kept in tests/data, and small changes made to a copy of them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from smartclass.content.check import check
from smartclass.domain.lesson import Fault

DATA = Path(__file__).parent.parent / "data" / "lessons"
GOOD = DATA / "good"
BAD = DATA / "bad"


def copied(folder: Path) -> Path:
    """Copy the good lessons into `folder`; return the folder of the first."""
    shutil.copytree(GOOD, folder / "lessons")
    return folder / "lessons" / "basics" / "01-denwa"


def changed(folder: Path, old: str, new: str, *, file: str = "lesson.toml") -> Path:
    """Copy the good lessons with one thing changed in the first."""
    lesson = copied(folder)
    path = lesson / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return lesson


def found(folder: Path, *, today: date | None = None, readings: bool = False) -> tuple[Fault, ...]:
    """Check one lesson folder."""
    return check([folder], today=today, readings=readings)


def told(folder: Path, *, today: date | None = None) -> list[tuple[str, int, str, bool]]:
    """Return what the check says of one lesson folder: file, line, sentence, severe."""
    return [(one.path.name, one.line, one.sentence, one.severe) for one in found(folder, today=today)]
