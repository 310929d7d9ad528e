"""The lessons of this PC: the shipped ones, then the town's own; read once, off the first paint."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from smartclass import resources
from smartclass.content import courses, loader, plans, topics, word_lists
from smartclass.content.check import check
from smartclass.content.courses import CourseOfLessons
from smartclass.content.translate import translated
from smartclass.domain.consultation import Topic
from smartclass.domain.glossary import Term
from smartclass.domain.lesson import Fault, Lesson
from smartclass.domain.plan import CoursePlan, PlanFigures
from smartclass.domain.search import Index
from smartclass.errors import Problem
from smartclass.i18n import SOURCE, _, language
from smartclass.paths import Home
from smartclass.ports.clock import Clock


@dataclass(frozen=True, slots=True)
class _Read:
    """Everything as it was read, in one language."""

    lessons: tuple[Lesson, ...]
    courses: tuple[CourseOfLessons, ...]
    faults: tuple[Fault, ...]
    index: Index[Lesson]


class Library:
    """Finds lessons and gives them in the language now in use. `shipped` is the folder of our own lessons."""

    def __init__(self, home: Home, clock: Clock, shipped: Path | None = None) -> None:
        self._roots = (shipped or resources.lessons(), home.lessons)
        self._clock = clock
        self._source: tuple[tuple[Lesson, ...], tuple[Fault, ...]] | None = None
        self._read: dict[str, _Read] = {}
        self._terms: dict[str, tuple[Term, ...]] = {}
        self._topics: dict[str, tuple[Topic, ...]] = {}
        self._lock = threading.RLock()

    def ready(self) -> bool:
        """Tell whether everything has been read in this language: if not, the first question takes half a second."""
        return language() in self._read

    def lessons(self) -> tuple[Lesson, ...]:
        """Return every good lesson, course by course in the order of courses.toml."""
        return self._now().lessons

    def courses(self) -> tuple[CourseOfLessons, ...]:
        """Return the groups of lessons in their order; a folder nobody listed comes last under its own name."""
        return self._now().courses

    def get(self, lesson_id: str) -> Lesson:
        """Return one lesson; Problem where it isn't here (any more)."""
        for lesson in self.lessons():
            if lesson.id == lesson_id:
                return lesson
        raise Problem(_("その教材は、このパソコンにありません。"), _("「教材をさがす」で、えらびなおしてください。"))

    def get_in(self, lesson_id: str, code: str) -> Lesson:
        """Return one lesson in the language `code`, whatever is now in use; Problem where it isn't here."""
        self.get(lesson_id)
        source = next(one for one in (self._source or ((), ()))[0] if one.id == lesson_id)
        return translated(source, code)

    def faults(self) -> tuple[Fault, ...]:
        """Return what is wrong with the lessons that could not be read."""
        return self._now().faults

    def check(self) -> tuple[Fault, ...]:
        """Return everything an author should look at, in every lesson of this PC (some tenths of a second)."""
        return check(tuple(root for root in self._roots if loader.folders(root)), today=self._clock.today())

    def search(self, text: str, limit: int = 20) -> tuple[Lesson, ...]:
        """Find lessons by title or complaint, in kanji or kana, as somebody types."""
        return self._now().index.find(text, limit)

    def terms(self) -> tuple[Term, ...]:
        """Return the words that are explained, in the language now in use, sorted as a dictionary has them."""
        code = language()
        if code not in self._terms:
            found = word_lists.terms(self._roots)
            self._terms[code] = tuple(sorted(found, key=lambda term: term.word.casefold()))
        return self._terms[code]

    def plans(self) -> tuple[CoursePlan, ...]:
        """Return the ready-made classes and courses, in the language now in use."""
        return plans.load(self._roots)

    def plan(self, plan_id: str) -> PlanFigures:
        """Return one plan with those of its lessons that are here; Problem where there is no such plan."""
        found = next((one for one in self.plans() if one.id == plan_id), None)
        if found is None:
            raise Problem(
                _("その進め方は、このパソコンにありません。"), _("「進め方」の一覧から、えらびなおしてください。")
            )
        wanted = {lesson for one in found.classes for lesson in one.lessons}
        return PlanFigures(found, {lesson.id: lesson for lesson in self.lessons() if lesson.id in wanted})

    def topics(self) -> tuple[Topic, ...]:
        """Return the topics of consultations, in the language now in use; read once for each language."""
        code = language()
        if code not in self._topics:
            self._topics[code] = topics.load(self._roots)
        return self._topics[code]

    def due(self) -> tuple[Lesson, ...]:
        """Return the lessons whose facts should be looked at again."""
        today = self._clock.today()
        return tuple(lesson for lesson in self.lessons() if lesson.review_by < today)

    def forget(self) -> None:
        """Read the lessons anew at the next question (somebody has added one)."""
        with self._lock:
            self._source = None
            self._read.clear()
            self._terms.clear()
            self._topics.clear()

    def _now(self) -> _Read:
        """Return what was read; who asks while another thread reads waits for that one to end."""
        with self._lock:
            while (code := language()) not in self._read:
                made = self._in_language()
                if language() == code:  # else somebody chose another language meanwhile, and `made` is in both
                    self._read[code] = made
            return self._read[code]

    def _in_language(self) -> _Read:
        if self._source is None:
            self._source = loader.load_all(self._roots)
        lessons, faults = self._source
        listed, course_faults = self._listed()
        known = {course.id for course in listed}
        other = sorted({lesson.course for lesson in lessons} - known)
        groups = (*listed, *(courses.unlisted(folder) for folder in other))
        order = {course.id: place for place, course in enumerate(groups)}
        ranked = sorted(lessons, key=lambda one: (order[one.course], one.number, one.id))
        said = tuple(translated(lesson) for lesson in ranked)
        about = {course.id: (course.title, *course.says) for course in groups}
        index = Index(
            said, {lesson.id: about[lesson.course] for lesson in said}, () if language() == SOURCE else ranked
        )
        return _Read(said, groups, (*course_faults, *faults), index)

    def _listed(self) -> tuple[tuple[CourseOfLessons, ...], tuple[Fault, ...]]:
        """Return the courses of our own list, then those of the town's."""
        listed: dict[str, CourseOfLessons] = {}
        faults: list[Fault] = []
        for path in (root / "courses.toml" for root in self._roots):
            if path.exists():
                found, wrong = courses.load(path)
                faults.extend(wrong)
                for course in found:
                    listed.setdefault(course.id, course)
        return tuple(listed.values()), tuple(faults)
