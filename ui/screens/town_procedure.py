"""What this town says about one procedure, or about all of them: office, hours, phone, online or not."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from smartclass.domain.procedures import EVERY, Online
from smartclass.errors import Problem
from smartclass.i18n import _, lazy
from ui.context import Context
from ui.kit.button import Button
from ui.kit.choices import Choice
from ui.kit.flow import flow
from ui.kit.label import Field, label
from ui.kit.layout import Card, Piece, column, row, scrolling
from ui.screen import Screen

ONLINE = {
    Online.UNKNOWN: lazy("まだ決めていない"),
    Online.YES: lazy("オンラインでできる"),
    Online.NO: lazy("窓口だけ"),
}


class TownProcedure(Screen):
    """Four fields; nothing has to be filled in."""

    shell = "office"
    samples: ClassVar[tuple[str, ...]] = ("", "every")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._procedure = ""
        self._office = Field(look, _("窓口"), hint=_("例：税務課 2番の窓口"))
        self._hours = Field(look, _("受付時間"), hint=_("例：平日 8:30〜17:15"))
        self._phone = Field(look, _("電話"), wide=320)
        self._online = Choice(look)
        self._online.setAccessibleName(_("オンライン"))
        for online, words in ONLINE.items():
            self._online.addItem(_(words), online)
        self._fault = label(look, "", 18, colour=look.theme.bad)
        self._box = column()
        self.setLayout(self._box)

    def title(self) -> str:
        return _("この町の手続き")

    def arrive(self, procedure: str, **_where: Any) -> None:
        procedures, look = self.context.app.procedures, self.context.look
        self._procedure = procedure
        if procedure == EVERY:
            title = label(look, _("ぜんぶの手続きに共通のこと"), 24, bold=True)
            about = label(look, _("ほかに書いていない手続きに使います。"), 18)
        else:
            one = procedures.get(procedure)
            title, about = label(look, one.title, 24, bold=True), label(look, one.about, 18)
        own, general = procedures.own(procedure), procedures.own(EVERY)
        for field, text, common in (
            (self._office, own.office, general.office),
            (self._hours, own.hours, general.hours),
            (self._phone, own.phone, general.phone),
        ):
            field.edit.setText(text)
            field.edit.setPlaceholderText(common if procedure != EVERY else "")
        self._online.setCurrentIndex(max(0, self._online.findData(own.online)))
        self._fill(title, about)

    def sample(self, name: str) -> dict[str, Any]:
        return {"procedure": EVERY if name == "every" else "care-renew"}

    def _fill(self, *head: QWidget) -> None:
        look = self.context.look
        save = Button(look, _("保存する"), icon="check", kind="primary", px=22, tall=52)
        save.setObjectName("save")
        save.clicked.connect(lambda _on=False: self.save())
        buttons = [save]
        if self._procedure != EVERY:
            paper = Button(look, _("紙に出す"), icon="handout", px=20, tall=52)
            paper.setObjectName("paper")
            paper.clicked.connect(lambda: self.context.go("papers", procedure=self._procedure))
            buttons.append(paper)
        fields: list[Piece] = [
            *head,
            self._office,
            self._hours if self.context.compact() else row(self._hours, self._phone, gap=20),
            *([self._phone] if self.context.compact() else []),
            label(look, _("オンライン"), 18, bold=True),
            row(self._online, None),
            self._fault,
            flow(*buttons, gap=8),
        ]
        holder = QWidget()
        holder.setLayout(column(Card(look, column(*fields, gap=8)), None, margins=(28, 14, 28, 14)))
        self._box.addWidget(scrolling(holder))

    def save(self) -> None:
        """Write what is typed into the town's file, and go back."""
        try:
            self.context.app.procedures.change(
                self._procedure,
                office=self._office.text(),
                hours=self._hours.text(),
                phone=self._phone.text(),
                online=Online(self._online.currentData()),
            )
        except Problem as problem:
            self._fault.set_text(str(problem))
            return
        self.context.tell(_("保存しました。"))
        self.context.back()


SCREEN = TownProcedure
