"""Rule: 110, 119, 188 and the like are read digit by digit or by a name of their own, so they carry furigana."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from smartclass.content.shelf import Shelf
from smartclass.domain.lesson import Fault
from smartclass.i18n import _

_SPECIAL = re.compile(
    r"(?<![\d.,/\-])(?:104|110|11[35-9]|171|177|18[4689]|#\s?[789]\d{3})(?![\d.,/\-]|円|人|名|件|個|%|歳|年)"
)


def faults(shelf: Shelf) -> Iterator[Fault]:
    for sheet, text in shelf.texts():
        for span in text.said.spans:
            if span.ruby:
                continue
            for number in _SPECIAL.findall(unicodedata.normalize("NFKC", span.base)):
                sentence = _("番号「{number}」の読み方を、{{188|いやや}} のように書いてください。")
                yield sheet.wrong(text.place, sentence.format(number=number), severe=False)
