"""What can be practised on the practice phone: the lessons' practices and the drills; read once, when asked for."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from smartclass import resources
from smartclass.content import drill_loader, practice_loader
from smartclass.content.translate import translated_exercise, translated_practice
from smartclass.domain.lesson import Fault, Lesson
from smartclass.domain.practice import Exercise, Practice
from smartclass.domain.search import Index
from smartclass.errors import Problem
from smartclass.i18n import SOURCE, _, language
from smartclass.paths import Home
from smartclass.services.library import Library

if TYPE_CHECKING:
    from smartclass.services.procedures import Procedures


@dataclass(frozen=True, slots=True)
class _Source:
    """What the files hold, in Japanese: practices by lesson id, drills, and what could not be read."""

    practices: dict[str, Practice]
    drills: tuple[Exercise, ...]
    faults: tuple[Fault, ...]


class Practising:
    """Gives exercises in the language now in use. `shipped` is the folder of our own lessons.

    The practices made from `procedures` are found by their id only: they are chosen among the procedures.
    """

    def __init__(
        self, home: Home, library: Library, shipped: Path | None = None, procedures: Procedures | None = None
    ) -> None:
        self._procedures = procedures
        self._roots = (shipped or resources.lessons(), home.lessons)
        self._library = library
        self._source: _Source | None = None
        self._read: dict[str, tuple[tuple[Exercise, ...], Index[Exercise]]] = {}
        self._lock = threading.RLock()

    def ready(self) -> bool:
        """Tell whether everything has been read in this language: if not, the first question takes half a second."""
        return language() in self._read

    def exercises(self) -> tuple[Exercise, ...]:
        """Return everything that can be practised, course by course in the order of courses.toml, then by number."""
        return self._now()[0]

    def get(self, exercise_id: str) -> Exercise:
        """Return one exercise, also one of a procedure; Problem where it isn't here (any more)."""
        for exercise in self.exercises():
            if exercise.id == exercise_id:
                return exercise
        made = self._procedures.exercise(exercise_id) if self._procedures else None
        if made:
            return made
        raise Problem(_("そのれんしゅうは、このパソコンにありません。"), _("一覧から、えらびなおしてください。"))

    def of_lesson(self, lesson_id: str) -> Exercise | None:
        """Return the practice of a lesson, None where it has none that can be played."""
        return next((one for one in self.exercises() if one.lesson == lesson_id), None)

    def can_practise(self, lesson: Lesson) -> bool:
        """Tell whether a lesson brings a practice or names a drill, without reading it."""
        return bool(lesson.drill) or (lesson.folder / "practice.toml").exists()

    def search(self, text: str, limit: int = 20) -> tuple[Exercise, ...]:
        """Find exercises by title, by what people say or by what they are for, as somebody types."""
        return self._now()[1].find(text, limit)

    def faults(self) -> tuple[Fault, ...]:
        """Return what is wrong with the practices and drills that could not be read."""
        return self._files().faults

    def forget(self) -> None:
        """Read the files anew at the next question."""
        with self._lock:
            self._source = None
            self._read.clear()

    def _now(self) -> tuple[tuple[Exercise, ...], Index[Exercise]]:
        """Return what was read; who asks while another thread reads waits for that one to end."""
        with self._lock:
            while (code := language()) not in self._read:
                exercises = self._in_language()
                about = {course.id: (course.title, *course.says) for course in self._library.courses()}
                written = () if code == SOURCE else self._files().drills
                index = Index(exercises, {one.id: about.get(one.course, ()) for one in exercises}, written)
                if language() == code:  # else somebody chose another language meanwhile, and these are in both
                    self._read[code] = exercises, index
            return self._read[code]

    def _in_language(self) -> tuple[Exercise, ...]:
        source = self._files()
        order = {course.id: place for place, course in enumerate(self._library.courses())}
        lessons = (lesson for lesson in self._library.lessons() if lesson.id in source.practices)
        found = [
            *(_of(lesson, source.practices[lesson.id]) for lesson in lessons),
            *(translated_exercise(drill) for drill in source.drills),
        ]
        ranked = sorted(found, key=lambda one: (order.get(one.course, len(order)), one.course, one.number, one.id))
        return tuple(ranked)

    def _files(self) -> _Source:
        with self._lock:
            if self._source is None:
                self._source = self._load()
            return self._source

    def _load(self) -> _Source:
        lessons = self._library.lessons()
        loaded = {lesson.id: practice_loader.load(lesson.folder) for lesson in lessons}
        drills, faults = drill_loader.load_all(self._roots)
        known = {lesson.id for lesson in lessons}
        return _Source(
            {lesson_id: one.practice for lesson_id, one in loaded.items() if one.practice is not None},
            tuple(drill for drill in drills if drill.id not in known),
            (*(fault for one in loaded.values() for fault in one.faults), *faults),
        )


def _of(lesson: Lesson, practice: Practice) -> Exercise:
    """Return the exercise of a lesson (already in the language in use)."""
    return Exercise(
        id=lesson.id,
        course=lesson.course,
        number=lesson.number,
        title=lesson.title,
        about=lesson.goal,
        symptoms=lesson.symptoms,
        minutes=lesson.minutes,
        families=lesson.families,
        practice=translated_practice(lesson.id, practice),
        folder=lesson.folder,
        lesson=lesson.id,
    )
