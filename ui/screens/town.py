"""手続き（事務）: the same catalogue, with what this town has written about each, and what is still missing."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from smartclass.domain.procedures import EVERY, Online, Procedure
from smartclass.i18n import _, lazy
from ui.kit.label import label
from ui.kit.layout import column
from ui.kit.line_button import LineButton
from ui.screens.procedures import Procedures

ONLINE = {Online.YES: lazy("オンラインでできます"), Online.NO: lazy("窓口だけ"), Online.UNKNOWN: ""}


class Town(Procedures):
    """One place to write: a procedure, or all of them at once."""

    shell = "office"
    samples: ClassVar[tuple[str, ...]] = ("", "event")
    opens = "town_procedure"

    def _above(self) -> QWidget:
        look, procedures = self.context.look, self.context.app.procedures
        every = LineButton(
            look,
            _("ぜんぶの手続きに共通のこと"),
            detail=_("受付時間など。ほかに書いていない手続きに使います。"),
            icon="pencil",
        )
        every.setObjectName("every")
        every.clicked.connect(lambda: self.context.go(self.opens, procedure=EVERY))
        missing = procedures.unwritten()
        words = _("窓口を書いていない手続きが、{n}あります。").format(n=missing) if missing else ""
        faults = procedures.faults()
        if faults:
            words = faults[0].sentence
        holder = QWidget()
        parts = [every, *([label(look, words, 18, colour=look.theme.bad if faults else "")] if words else [])]
        holder.setLayout(column(*parts, gap=4))
        return holder

    def _detail(self, one: Procedure) -> str:
        town = self.context.app.procedures.town(one.id)
        said = (town.office, town.hours, town.phone, _(ONLINE[town.online]) if ONLINE[town.online] else "")
        return "　".join(part for part in said if part) or _("まだ書いていません")


SCREEN = Town
