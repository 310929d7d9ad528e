"""The list of lessons in the docs is the list of the lessons."""

from __future__ import annotations

from smartclass import resources
from smartclass.content import index_page, loader


def test_the_page_in_the_docs_is_of_today() -> None:
    written = (resources.root() / "docs" / "lesson-index.md").read_text(encoding="utf-8")
    assert written == index_page.page(resources.lessons()), "run `python3 dev.py words`"


def test_every_lesson_has_its_line() -> None:
    lessons, _faults = loader.load_all((resources.lessons(),))
    page = index_page.page(resources.lessons())
    assert [lesson.id for lesson in lessons if f"| {lesson.title.plain} | {lesson.goal.plain} |" not in page] == []
    assert page.count("\n| ") == len(lessons) + page.count("\n## ")
