"""Rule: what nobody has confirmed yet (【要確認】) is never taught."""

from __future__ import annotations

from collections.abc import Iterator

from smartclass.content.shelf import Shelf
from smartclass.domain.lesson import Fault
from smartclass.i18n import _

MARK = "【要確認】"


def faults(shelf: Shelf) -> Iterator[Fault]:
    for sheet in shelf.sheets():
        for number, line in enumerate(sheet.file.text.splitlines(), 1):
            if MARK in line:
                sentence = _("【要確認】が残っています。確かめてから、消してください。")
                yield Fault(sheet.file.path, number, sentence)
