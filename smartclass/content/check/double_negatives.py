"""Rule: say what to do, not that it isn't so that one doesn't."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartclass.content.shelf import Shelf
from smartclass.domain.lesson import Fault
from smartclass.i18n import _

_NOT = r"(?:ない|無い|ありません|{無|な}い)"
_TWICE = re.compile(
    rf"ない(?:こと|わけ|もの)(?:は|も|では|でも)?{_NOT}|なく(?:は|も){_NOT}|ないで(?:は|も)(?:いられ(?:ない|ません)|{_NOT})"
    rf"|ないとは(?:限|かぎ)(?:らない|りません)|ないとは(?:言|い)(?:えない|えません)|ないはず(?:が|は){_NOT}"
    r"|ずには(?:い|お)(?:られない|られません|れない)|ざるを(?:得|え)(?:ない|ません)"
)
_MUST = re.compile(r"な(?:ければ|くては|いと)(?:なら|なり|いけ|だめ)")


def faults(shelf: Shelf) -> Iterator[Fault]:
    for sheet, text in shelf.texts():
        if _TWICE.search(text.said.plain):
            yield sheet.wrong(text.place, _("「〜ないことはない」のように、2回打ち消しています。言いかえてください。"))
        elif _MUST.search(text.said.plain):
            sentence = _("「〜なければなりません」は、「〜してください」のほうが伝わります。")
            yield sheet.wrong(text.place, sentence, severe=False)
