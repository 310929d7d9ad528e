"""Rule: where a phone family has its own text, everything said beside that text fits that family too."""

from __future__ import annotations

from collections.abc import Iterator

from smartclass.content.shelf import Shelf
from smartclass.domain.lesson import Fault
from smartclass.i18n import _


def faults(shelf: Shelf) -> Iterator[Fault]:
    for case in shelf.lessons:
        for number, step in enumerate(case.data["step"]):
            for family, variant in step.get("on", {}).items():
                place = ("step", number, "on", family)
                if not variant:
                    yield case.sheet.wrong(place, _("中身がありません。この行を消してください。"))
                if "text" not in variant:
                    continue
                for name in ("easy", "say"):
                    if name in step and name not in variant:
                        sentence = _("text がちがうので、「{name}」も {family} のために書いてください。")
                        yield case.sheet.wrong(place, sentence.format(name=name, family=family))
