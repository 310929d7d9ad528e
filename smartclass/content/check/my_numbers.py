"""Rule: no twelve digits in a row anywhere, in words or in pictures, whatever they are meant to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from smartclass.content import pictures
from smartclass.content.lines import Place
from smartclass.content.shelf import Shelf
from smartclass.domain.lesson import Fault
from smartclass.domain.my_number import holds_twelve_digits, looks_real
from smartclass.i18n import _


def faults(shelf: Shelf) -> Iterator[Fault]:
    for sheet in shelf.sheets():
        for place, words in _words((), sheet.file.data):
            if place[-1] != "url" and (sentence := _sentence(words)):
                yield sheet.wrong(place, sentence)
    for folder in shelf.folders():
        for path in sorted(folder.glob("*.svg")):
            if not pictures.fault(path) and (sentence := _sentence(pictures.words(path))):
                yield Fault(path, 0, sentence)


def _sentence(words: str) -> str:
    if not holds_twelve_digits(words):
        return ""
    if looks_real(words):
        return _("本物のマイナンバーかもしれない数字があります。かならず消してください。")
    return _("12けたの数字があります。マイナンバーとまちがえるので、使えません。")


def _words(place: Place, value: Any) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Mapping):
        for name, inside in value.items():
            yield from _words((*place, name), inside)
    elif isinstance(value, list):
        for number, inside in enumerate(value):
            yield from _words((*place, number), inside)
