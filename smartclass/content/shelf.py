"""Everything under check at once: lessons, practices, drills, catalogues, and the word lists they answer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from smartclass.content.lesson_shape import SHOWN
from smartclass.content.lines import Lines, Place
from smartclass.content.toml_file import TomlFile
from smartclass.domain.lesson import Family, Fault, Lesson
from smartclass.domain.practice import Exercise, Practice
from smartclass.domain.procedures import Catalogue
from smartclass.domain.ruby import RubyText, parse


@dataclass(frozen=True, slots=True)
class Text:
    """One text with furigana that people read, and where it stands."""

    place: Place
    said: RubyText

    @property
    def name(self) -> str:
        """The key it stands under: "text", "caution", "label" …"""
        return str(self.place[-1])


@dataclass(frozen=True)
class Sheet:
    """One file under check; the rules ask it for texts, and for faults that point at the right line."""

    file: TomlFile
    lines: Lines

    def wrong(self, place: Place, sentence: str, *, holding: str = "", severe: bool = True) -> Fault:
        """Return a fault at `place`."""
        return Fault(self.file.path, self.lines.of(place, holding), sentence, severe)


@dataclass(frozen=True)
class LessonCase:
    """One readable lesson under check."""

    lesson: Lesson
    sheet: Sheet

    @property
    def data(self) -> Mapping[str, Any]:
        return self.sheet.file.data

    def parts(self) -> Iterator[tuple[Place, Mapping[str, Any]]]:
        """Yield every step and every variant of one, as written."""
        for number, step in enumerate(self.data["step"]):
            yield ("step", number), step
            for family, variant in step.get("on", {}).items():
                yield ("step", number, "on", family), variant

    def texts(self) -> Iterator[Text]:
        """Yield every text with furigana of lesson.toml."""
        yield Text(("title",), self.lesson.title)
        yield Text(("goal",), self.lesson.goal)
        for symptom in self.lesson.symptoms:
            yield Text(("symptoms",), symptom)
        for number, link in enumerate(self.lesson.links):
            yield Text(("link", number, "label"), link.label)
        for place, part in self.parts():
            yield from (Text((*place, name), parse(part[name])) for name in SHOWN if name in part)


@dataclass(frozen=True)
class PracticeCase:
    """One readable practice under check: of a lesson (None where that could not be read), or a drill."""

    practice: Practice
    sheet: Sheet
    lesson: Lesson | None
    drill: Exercise | None = None

    @property
    def families(self) -> tuple[Family, ...]:
        """The phones it is for."""
        whole = self.lesson or self.drill
        return whole.families if whole else tuple(Family)

    @property
    def starts(self) -> frozenset[str]:
        """The scenes it can begin in: its own start, and those of the lesson's steps."""
        known = {scene.id for scene in self.practice.scenes}
        steps = {step.common.scene for step in self.lesson.steps} if self.lesson else set()
        return frozenset({self.practice.start, *steps} & known)

    def texts(self) -> Iterator[Text]:
        """Yield every text with furigana of the file."""
        if self.drill:
            yield Text(("title",), self.drill.title)
            yield Text(("about",), self.drill.about)
            yield from (Text(("symptoms",), symptom) for symptom in self.drill.symptoms)
        for number, scene in enumerate(self.practice.scenes):
            at: Place = ("scene", number)
            yield Text((*at, "title"), scene.title)
            yield Text((*at, "hint", "say"), scene.hint)
            for place, item in enumerate(scene.items):
                yield Text((*at, "item", place, "label"), item.label)
                yield Text((*at, "item", place, "alt"), item.alt)
            for place, miss in enumerate(scene.misses):
                yield Text((*at, "miss", place, "say"), miss.say)


@dataclass(frozen=True)
class CatalogueCase:
    """A readable catalogue of procedures under check."""

    catalogue: Catalogue
    sheet: Sheet

    def texts(self) -> Iterator[Text]:
        """Yield every text with furigana of the file."""
        data = self.sheet.file.data
        yield from (Text((name,), parse(data[name])) for name in ("rehearsal", "unknown"))
        for table in ("event", "procedure"):
            for number, one in enumerate(data[table]):
                for name, value in one.items():
                    yield from (Text((table, number, name), said) for said in _texts(name, value))


def _texts(name: str, value: Any) -> Iterator[RubyText]:
    if name in CATALOGUE_TEXTS:
        yield from (parse(text) for text in (value if isinstance(value, list) else [value]))


CATALOGUE_TEXTS = ("title", "about", "says", "who", "ready", "starts", "note")
"""The keys of a catalogue's tables that carry furigana."""


@dataclass(frozen=True)
class Shelf:
    """What the rules look at. `today` None leaves out what depends on the day; `readings` asks the analyser too."""

    lessons: tuple[LessonCase, ...]
    practices: tuple[PracticeCase, ...]
    words: Mapping[str, str]
    allowed: Mapping[str, str]
    today: date | None = None
    readings: bool = False
    catalogues: tuple[CatalogueCase, ...] = ()

    @property
    def drills(self) -> tuple[PracticeCase, ...]:
        return tuple(case for case in self.practices if case.drill)

    def dated(self) -> Iterator[Sheet]:
        """Yield the files that say when they were last checked: lessons, drills and catalogues."""
        yield from (case.sheet for case in self.lessons)
        yield from (case.sheet for case in self.drills)
        yield from (case.sheet for case in self.catalogues)

    def folders(self) -> tuple[Path, ...]:
        """Return the folders pictures lie in."""
        return tuple(dict.fromkeys(sheet.file.path.parent for sheet in self.dated()))

    def practice_of(self, lesson: Lesson) -> PracticeCase | None:
        """Return the practice beside a lesson."""
        return next((case for case in self.practices if case.sheet.file.path.parent == lesson.folder), None)

    def texts(self) -> Iterator[tuple[Sheet, Text]]:
        """Yield every text with furigana, with the file it stands in."""
        for case in self._cases():
            yield from ((case.sheet, text) for text in case.texts() if text.said)

    def sheets(self) -> Iterator[Sheet]:
        """Yield every file under check."""
        yield from (case.sheet for case in self._cases())

    def _cases(self) -> Iterator[LessonCase | PracticeCase | CatalogueCase]:
        yield from self.lessons
        yield from self.practices
        yield from self.catalogues
