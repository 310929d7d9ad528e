"""Rule: every picture named is there, and has words for those who can't see it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from smartclass.content.shelf import LessonCase, PracticeCase, Shelf
from smartclass.domain.lesson import Fault
from smartclass.i18n import _


def faults(shelf: Shelf) -> Iterator[Fault]:
    for case in shelf.lessons:
        yield from _lesson(case)
    for practice in shelf.practices:
        yield from _practice(practice)
    for folder in dict.fromkeys(case.sheet.file.path.parent for case in shelf.drills):
        yield from _unused(folder)


def _lesson(case: LessonCase) -> Iterator[Fault]:
    for place, part in case.parts():
        name = part.get("picture")
        if name is None:
            continue
        if not (case.lesson.folder / name).is_file():
            yield case.sheet.wrong((*place, "picture"), _("絵がありません：{name}").format(name=name))
        if "alt" not in part:
            yield case.sheet.wrong((*place, "picture"), _("絵が見えない人のために、alt（絵の説明）を書いてください。"))
    yield from _unused(case.lesson.folder)


def _unused(folder: Path) -> Iterator[Fault]:
    """A picture that no file beside it names."""
    written = "".join(path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.glob("*.toml")))
    for path in sorted(folder.glob("*.svg")):
        if path.name not in written:
            yield Fault(path, 0, _("この絵は、使われていません。"), severe=False)


def _practice(case: PracticeCase) -> Iterator[Fault]:
    folder = case.sheet.file.path.parent
    for number, scene in enumerate(case.practice.scenes):
        for place, item in enumerate(scene.items):
            if not item.picture:
                continue
            at = ("scene", number, "item", place, "picture")
            if not (folder / item.picture).is_file():
                yield case.sheet.wrong(at, _("絵がありません：{name}").format(name=item.picture))
            if not item.alt and not item.label:
                yield case.sheet.wrong(at, _("絵が見えない人のために、alt（絵の説明）を書いてください。"))
