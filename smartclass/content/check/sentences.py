"""Rule: short sentences, and few of them, so that one look and one breath are enough."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartclass.content.shelf import Shelf
from smartclass.domain.lesson import Fault
from smartclass.i18n import _

LONGEST = 40
MOST = 3
_END = re.compile(r"[。！？!?\n]+[」』）]?")


def split(text: str) -> list[str]:
    """Return the sentences of a plain text, without what ends them."""
    return [part.strip() for part in _END.split(text) if part.strip()]


def faults(shelf: Shelf) -> Iterator[Fault]:
    for sheet, text in shelf.texts():
        parts = split(text.said.plain)
        for part in parts:
            if len(part) > LONGEST:
                sentence = _("文が長いです（{n}文字）。{most}文字までに分けてください：{part}…")
                yield sheet.wrong(text.place, sentence.format(n=len(part), most=LONGEST, part=part[:12]))
        if len(parts) > MOST and text.name in ("text", "easy", "caution"):
            sentence = _("文が{n}つあります。1つの手順に、{most}つまでにしてください。")
            yield sheet.wrong(text.place, sentence.format(n=len(parts), most=MOST))
