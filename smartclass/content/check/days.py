"""Rule: days are sane, and a lesson or drill past its day is looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from smartclass.content.shelf import Sheet, Shelf
from smartclass.domain.lesson import Fault
from smartclass.i18n import _

EARLIEST = date(2020, 1, 1)
LONGEST_WAIT = 731


def faults(shelf: Shelf) -> Iterator[Fault]:
    for sheet in shelf.dated():
        checked, review = sheet.file.data["checked_on"], sheet.file.data["review_by"]
        if review <= checked:
            yield sheet.wrong(("review_by",), _("見なおす日（review_by）は、確かめた日よりあとにしてください。"))
        elif (review - checked).days > LONGEST_WAIT:
            yield sheet.wrong(("review_by",), _("見なおす日（review_by）は、2年以内にしてください。"))
        if checked < EARLIEST:
            yield sheet.wrong(("checked_on",), _("確かめた日（checked_on）が、古すぎます。"))
        if shelf.today is not None:
            yield from _today(sheet, shelf.today)


def _today(sheet: Sheet, today: date) -> Iterator[Fault]:
    data = sheet.file.data
    if data["checked_on"] > today:
        yield sheet.wrong(("checked_on",), _("確かめた日（checked_on）が、まだ来ていない日です。"))
    for number, source in enumerate(data.get("source", ())):
        if source["seen"] > today:
            yield sheet.wrong(("source", number, "seen"), _("資料を見た日（seen）が、まだ来ていない日です。"))
    if data["review_by"] < today:
        sentence = _("見なおす日（review_by）をすぎています。中身を確かめてください。")
        yield sheet.wrong(("review_by",), sentence, severe=False)
