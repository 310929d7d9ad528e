"""Rule: days are sane, and a lesson past its day is looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from smartclass.content.shelf import LessonCase, Shelf
from smartclass.domain.lesson import Fault
from smartclass.i18n import _

EARLIEST = date(2020, 1, 1)
LONGEST_WAIT = 731


def faults(shelf: Shelf) -> Iterator[Fault]:
    for case in shelf.lessons:
        lesson = case.lesson
        if lesson.review_by <= lesson.checked_on:
            yield case.sheet.wrong(("review_by",), _("見なおす日（review_by）は、確かめた日よりあとにしてください。"))
        elif (lesson.review_by - lesson.checked_on).days > LONGEST_WAIT:
            yield case.sheet.wrong(("review_by",), _("見なおす日（review_by）は、2年以内にしてください。"))
        if lesson.checked_on < EARLIEST:
            yield case.sheet.wrong(("checked_on",), _("確かめた日（checked_on）が、古すぎます。"))
        if shelf.today is not None:
            yield from _today(case, shelf.today)


def _today(case: LessonCase, today: date) -> Iterator[Fault]:
    if case.lesson.checked_on > today:
        yield case.sheet.wrong(("checked_on",), _("確かめた日（checked_on）が、まだ来ていない日です。"))
    for number, source in enumerate(case.lesson.sources):
        if source.seen > today:
            yield case.sheet.wrong(("source", number, "seen"), _("資料を見た日（seen）が、まだ来ていない日です。"))
    if case.lesson.review_by < today:
        sentence = _("見なおす日（review_by）をすぎています。中身を確かめてください。")
        yield case.sheet.wrong(("review_by",), sentence, severe=False)
