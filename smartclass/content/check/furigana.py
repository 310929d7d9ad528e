"""Rule: every kanji beyond the first school year carries furigana, in kana."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartclass.content.shelf import Shelf
from smartclass.domain.lesson import Fault
from smartclass.domain.ruby import Span
from smartclass.i18n import _

FIRST_GRADE = frozenset(
    "一右雨円王音下火花貝学気九休玉金空月犬見五口校左三山子四糸字耳七車手十出女小上森"
    "人水正生青夕石赤千川先早草足村大男竹中虫町天田土二日入年白八百文木本名目立力林六"
)
"""学年別漢字配当表 第一学年, 80 kanji (小学校学習指導要領, 2017)."""
_KANJI = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA = re.compile(r"[ぁ-ゖァ-ヺー・]+")


def faults(shelf: Shelf) -> Iterator[Fault]:
    for sheet, text in shelf.texts():
        for span in text.said.spans:
            for sentence in _wrong(span):
                yield sheet.wrong(text.place, sentence, holding=span.base if span.ruby else "")


def _wrong(span: Span) -> Iterator[str]:
    if span.ruby:
        if not _KANA.fullmatch(span.ruby):
            yield _("ふりがなは、ひらがなで書いてください：{ruby}").format(ruby=span.ruby)
        return
    bare = "".join(dict.fromkeys(kanji for kanji in _KANJI.findall(span.base) if kanji not in FIRST_GRADE))
    if bare:
        yield _("ふりがなのない漢字があります：{kanji}（{{漢字|かんじ}} のように書きます）").format(kanji=bare)
