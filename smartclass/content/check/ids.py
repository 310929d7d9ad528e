"""Rule: every id is there once, and a lesson that names the next one names one that exists."""

from __future__ import annotations

from collections.abc import Iterator

from smartclass.content.shelf import Shelf
from smartclass.domain.lesson import Fault
from smartclass.i18n import _


def faults(shelf: Shelf) -> Iterator[Fault]:
    seen: set[str] = set()
    for sheet in shelf.dated():
        named = sheet.file.data["id"]
        if named in seen:
            yield sheet.wrong(("id",), _("同じ id の教材が、もうあります：{id}").format(id=named))
        seen.add(named)
    known = {case.lesson.id for case in shelf.lessons}
    for case in shelf.lessons:
        links: set[str] = set()
        for number, link in enumerate(case.lesson.links):
            if link.id in links:
                yield case.sheet.wrong(("link", number, "id"), _("同じ id が、2つあります：{id}").format(id=link.id))
            links.add(link.id)
        following = case.lesson.next_lesson
        if following and len(shelf.lessons) > 1 and following not in known:
            sentence = _("つぎの教材（next_lesson）が、見つかりません：{id}").format(id=following)
            yield case.sheet.wrong(("next_lesson",), sentence, severe=False)
        if case.lesson.drill and shelf.drills and case.lesson.drill not in seen:
            sentence = _("れんしゅう（drill）が、見つかりません：{id}").format(id=case.lesson.drill)
            yield case.sheet.wrong(("drill",), sentence, severe=False)
