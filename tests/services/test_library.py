from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from smartclass import i18n
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.services.library import Library
from tests.content.samples import BAD, GOOD


class Today:
    """A clock that stands."""

    def __init__(self, day: date) -> None:
        self.day = day

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 9, tzinfo=UTC)

    def today(self) -> date:
        return self.day

    def ticks(self) -> float:
        return 0.0


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.fixture
def library(home: Home) -> Library:
    return Library(home, Today(date(2026, 11, 21)), GOOD)


@pytest.fixture
def shipped(home: Home) -> Library:
    return Library(home, Today(date(2026, 11, 21)))


@pytest.fixture
def in_english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("ja")


def test_lessons_come_course_by_course(library: Library) -> None:
    assert [lesson.id for lesson in library.lessons()] == ["basics-answer", "basics-call"]
    assert [course.id for course in library.courses()] == ["basics"]
    assert library.faults() == ()
    assert library.lessons() is library.lessons()


def test_one_lesson_is_given_by_its_id(library: Library) -> None:
    assert library.get("basics-call").title.plain == "電話をかける"
    with pytest.raises(Problem, match="このパソコンにありません"):
        library.get("gone")


def test_lessons_are_found_by_title_complaint_and_course(library: Library) -> None:
    assert [lesson.id for lesson in library.search("でられない")] == ["basics-answer"]
    assert [lesson.id for lesson in library.search("さわっても うごかない")] == ["basics-answer", "basics-call"]
    assert len(library.search("電話", 1)) == 1


def test_lessons_past_their_day_are_due(home: Home, library: Library) -> None:
    assert [lesson.id for lesson in library.due()] == ["basics-call"]
    assert Library(home, Today(date(2026, 11, 10)), GOOD).due() == ()
    assert [fault.severe for fault in library.check()] == [False]


def test_the_towns_own_lessons_come_after_ours(home: Home, library: Library) -> None:
    assert len(library.lessons()) == 2
    shutil.copytree(GOOD / "basics" / "02-kakeru", home.lessons / "town" / "01-town")
    path = home.lessons / "town" / "01-town" / "lesson.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("basics-call", "town-call"), encoding="utf-8")
    assert len(library.lessons()) == 2
    library.forget()
    assert [lesson.id for lesson in library.lessons()] == ["basics-answer", "basics-call", "town-call"]
    assert [course.title.plain for course in library.courses()] == ["スマホの基本", "town"]
    (home.lessons / "courses.toml").write_text(
        'format = 1\n[[course]]\nid = "town"\ntitle = "わが{町|まち}"\nicon = "map"\n', encoding="utf-8"
    )
    library.forget()
    assert [course.title.plain for course in library.courses()] == ["スマホの基本", "わが町"]


def test_bad_lessons_and_lists_are_told_and_the_rest_goes_on(home: Home, library: Library) -> None:
    shutil.copytree(BAD, home.lessons)
    (home.lessons / "courses.toml").write_text("x", encoding="utf-8")
    assert len(library.lessons()) == 2
    assert {fault.path.name for fault in library.faults()} == {"lesson.toml", "courses.toml"}
    assert len(library.faults()) > 20


@pytest.mark.usefixtures("in_english")
def test_another_language_is_another_reading(library: Library) -> None:
    assert library.lessons()[0].id == "basics-answer"
    english = library.lessons()
    i18n.use("ja")
    assert library.lessons() is not english


def test_our_own_lessons_are_the_default(home: Home) -> None:
    ours = Library(home, Today(date(2026, 11, 21)))
    assert "basics" in {course.id for course in ours.courses()}
    assert ours.faults() == ()


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize("typed", ["でんわ", "電話に出", "call"])
def test_a_lesson_in_english_is_found_by_japanese_words_too(home: Home, typed: str) -> None:
    ours = Library(home, Today(date(2026, 11, 21)))
    found = ours.search(typed)[0]
    assert found.id == "basics-calls"
    assert found.title.plain.isascii()


def test_the_ready_made_classes_name_lessons_that_are_here(shipped: Library) -> None:
    assert shipped.plans()
    for plan in shipped.plans():
        figures = shipped.plan(plan.id)
        assert set(figures.lessons) == {lesson for one in plan.classes for lesson in one.lessons}
    with pytest.raises(Problem, match="その進め方は"):
        shipped.plan("nothing")


def test_the_words_are_sorted_and_read_anew_after_a_change(shipped: Library) -> None:
    words = [term.word for term in shipped.terms()]
    assert words == sorted(words)
    assert shipped.terms() is shipped.terms()
    before = shipped.terms()
    shipped.forget()
    assert shipped.terms() is not before


def test_a_language_chosen_while_a_thread_reads_leaves_nothing_in_two(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, asked = library._in_language, []

    def interrupted() -> object:
        made = read()
        asked.append(i18n.language())
        if len(asked) == 1:
            i18n.use("en")
        return made

    monkeypatch.setattr(library, "_in_language", interrupted)
    assert not library.ready()
    try:
        library.lessons()
        assert asked == ["ja", "en"]
        assert library.ready()
        i18n.use("ja")
        assert not library.ready()
    finally:
        i18n.use("ja")
