"""Rule: the practice made from each procedure can be played to its end on every phone, and its words fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from smartclass.content.check import phone_fit, play_through, scenes
from smartclass.content.lines import Place
from smartclass.content.shelf import CatalogueCase, PracticeCase, Sheet, Shelf
from smartclass.domain.lesson import Fault
from smartclass.domain.procedure_form import practice_for
from smartclass.i18n import _


def faults(shelf: Shelf) -> Iterator[Fault]:
    for case in shelf.catalogues:
        made = Shelf((), tuple(_practices(case)), {}, {})
        for rule in (scenes, play_through, phone_fit):
            yield from rule.faults(made)


@dataclass(frozen=True)
class _Procedure(Sheet):
    """The catalogue's file, with every fault told of one procedure."""

    number: int

    def wrong(self, place: Place, sentence: str, *, holding: str = "", severe: bool = True) -> Fault:
        told = _("れんしゅうの書類で：{sentence}").format(sentence=sentence)
        return super().wrong(("procedure", self.number), told, holding=holding, severe=severe)


def _practices(case: CatalogueCase) -> Iterator[PracticeCase]:
    for number, procedure in enumerate(case.catalogue.procedures):
        sheet = _Procedure(case.sheet.file, case.sheet.lines, number)
        yield PracticeCase(practice_for(case.catalogue.form, procedure), sheet, None)
