"""Everything under check at once: the lessons, their practices and files, and the word lists they answer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from smartclass.content.lesson_shape import SHOWN
from smartclass.content.lines import Lines, Place
from smartclass.content.toml_file import TomlFile
from smartclass.domain.lesson import Fault, Lesson
from smartclass.domain.practice import Practice
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
    """One readable practice under check; `lesson` is None where the lesson beside it could not be read."""

    practice: Practice
    sheet: Sheet
    lesson: Lesson | None

    def texts(self) -> Iterator[Text]:
        """Yield every text with furigana of practice.toml."""
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
class Shelf:
    """What the rules look at. `today` None leaves out what depends on the day; `readings` asks the analyser too."""

    lessons: tuple[LessonCase, ...]
    practices: tuple[PracticeCase, ...]
    words: Mapping[str, str]
    allowed: Mapping[str, str]
    today: date | None = None
    readings: bool = False

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

    def _cases(self) -> Iterator[LessonCase | PracticeCase]:
        yield from self.lessons
        yield from self.practices
