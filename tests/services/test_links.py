"""Every address once, with the lessons that name it, and those that don't answer."""

from __future__ import annotations

from smartclass import resources
from smartclass.content import loader
from smartclass.services.links import addresses, dead


def test_each_address_once_with_its_lessons() -> None:
    lessons, _faults = loader.load_all((resources.lessons(),))
    found = addresses(lessons)
    assert len({one.url for one in found}) == len(found)
    named = {source.url for lesson in lessons for source in lesson.sources}
    on_paper = {link.url for lesson in lessons for link in lesson.links}
    assert {one.url for one in found} == named | on_paper
    assert {one.url for one in found if one.printed} == on_paper
    assert all(one.lessons and one.titles for one in found)


def test_only_those_without_an_answer_are_told() -> None:
    lessons, _faults = loader.load_all((resources.lessons(),))
    found = addresses(lessons)
    gone = found[3].url
    assert list(dead(found, lambda url: "404" if url == gone else "")) == [(found[3], "404")]
