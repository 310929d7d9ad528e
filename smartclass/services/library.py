"""The lessons of this PC: the shipped ones, then the town's own; read once, off the first paint."""

from __future__ import annotations

from smartclass import resources
from smartclass.content import courses, loader
from smartclass.content.courses import CourseOfLessons
from smartclass.content.translate import translated
from smartclass.domain import search
from smartclass.domain.lesson import Fault, Lesson
from smartclass.errors import Problem
from smartclass.i18n import _, language
from smartclass.paths import Home
from smartclass.ports.clock import Clock


class Library:
    """Finds lessons and gives them in the language now in use."""

    def __init__(self, home: Home, clock: Clock) -> None:
        self._home, self._clock = home, clock
        self._read: tuple[tuple[Lesson, ...], tuple[Fault, ...]] | None = None
        self._said: dict[str, tuple[Lesson, ...]] = {}

    def lessons(self) -> tuple[Lesson, ...]:
        """Return every good lesson, course by course in the order of lessons/courses.toml."""
        now = language()
        if now not in self._said:
            self._said[now] = tuple(translated(lesson) for lesson in self._all()[0])
        return self._said[now]

    def courses(self) -> tuple[CourseOfLessons, ...]:
        """Return the groups of lessons in their order."""
        return courses.load(resources.lessons() / "courses.toml")

    def get(self, lesson_id: str) -> Lesson:
        """Return one lesson; Problem where it isn't here (any more)."""
        for lesson in self.lessons():
            if lesson.id == lesson_id:
                return lesson
        raise Problem(_("その教材は、このパソコンにありません。"), _("「教材をさがす」で、えらびなおしてください。"))

    def faults(self) -> tuple[Fault, ...]:
        """Return what is wrong with the lessons that could not be read."""
        return self._all()[1]

    def search(self, text: str, limit: int = 20) -> tuple[Lesson, ...]:
        """Find lessons by title or complaint, in kanji or kana, as somebody types."""
        return search.find(self.lessons(), text, limit)

    def due(self) -> tuple[Lesson, ...]:
        """Return the lessons whose facts should be looked at again."""
        today = self._clock.today()
        return tuple(lesson for lesson in self.lessons() if lesson.review_by < today)

    def forget(self) -> None:
        """Read the lessons anew at the next question (somebody has added one)."""
        self._read = None
        self._said.clear()

    def _all(self) -> tuple[tuple[Lesson, ...], tuple[Fault, ...]]:
        if self._read is None:
            lessons, faults = loader.load_all((resources.lessons(), self._home.lessons))
            order = {course.id: place for place, course in enumerate(self.courses())}
            ranked = sorted(lessons, key=lambda one: (order.get(one.course, 99), one.number, one.id))
            self._read = (tuple(ranked), faults)
        return self._read
