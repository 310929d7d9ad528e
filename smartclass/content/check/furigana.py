"""Rule: every kanji beyond the first school year carries furigana, in kana."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartclass.content.shelf import Shelf
from smartclass.domain.first_grade import READINGS
from smartclass.domain.lesson import Fault
from smartclass.domain.ruby import Span
from smartclass.i18n import _

_KANJI = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA = re.compile(r"[ぁ-ゖァ-ヺー・]+")


def faults(shelf: Shelf) -> Iterator[Fault]:
    for sheet, text in shelf.texts():
        for span in text.said.spans:
            for sentence in wrong(span):
                yield sheet.wrong(text.place, sentence, holding=span.base if span.ruby else "")


def wrong(span: Span) -> Iterator[str]:
    """Yield what is wrong with the furigana of `span`."""
    if span.ruby:
        if not _KANA.fullmatch(span.ruby):
            yield _("ふりがなは、ひらがなで書いてください：{ruby}").format(ruby=span.ruby)
        return
    bare = "".join(dict.fromkeys(kanji for kanji in _KANJI.findall(span.base) if kanji not in READINGS))
    if bare:
        yield _("ふりがなのない漢字があります：{kanji}（{{漢字|かんじ}} のように書きます）").format(kanji=bare)
