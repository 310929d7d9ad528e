"""The times of a class as large buttons: free ones begin a talk, held ones show theirs."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smartclass import i18n
from smartclass.domain.consultation import Consultation, Slot, title_of
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.label import label
from ui.kit.layout import clear, column, row
from ui.kit.line_button import LineButton
from ui.kit.talk_words import OPEN, OUTCOMES


class SlotList(QWidget):
    """`begun` carries the time of a free slot, `chosen` the id of a talk."""

    begun = Signal(object)
    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._box = column(gap=0)
        self.setLayout(self._box)

    def show_slots(self, slots: Sequence[Slot], shown: UUID | None, *, free: bool) -> None:
        """Draw the slots; `shown` is the talk in hand, `free` whether a time can be taken (there is a class)."""
        clear(self._box)
        for slot in slots:
            if not slot.held:
                self._box.addWidget(self._free(slot))
            for place, talk in enumerate(slot.held, start=1):
                taken = self._taken(talk, talk.id == shown)
                more = [self._another(slot)] if free and place == len(slot.held) else []
                self._box.addLayout(row(taken, *more, gap=0))
        if not slots:
            words = _("きょうの相談は、まだありません。「いまから相談」をおすと、はじまります。")
            self._box.addWidget(label(self._context.look, words, 20))

    def _free(self, slot: Slot) -> LineButton:
        words = _("{time}　あいています").format(time=i18n.clock_time(slot.starts))
        button = LineButton(self._context.look, words, icon="plus", px=22)
        button.setObjectName(f"free-{slot.starts:%H%M}")
        button.clicked.connect(lambda _on=False: self.begun.emit(slot.starts))
        return button

    def _another(self, slot: Slot) -> Button:
        """Several helpers may talk at one time."""
        button = Button(self._context.look, "", icon="plus", kind="quiet", px=22, tall=44)
        button.setAccessibleName(_("{time}　もう1人").format(time=i18n.clock_time(slot.starts)))
        button.setObjectName(f"free-{slot.starts:%H%M}")
        button.clicked.connect(lambda _on=False: self.begun.emit(slot.starts))
        return button

    def _taken(self, talk: Consultation, shown: bool) -> LineButton:
        topics = self._context.app.consultations.topics()
        title = title_of(topics, talk.topic) or _("話題はまだ")
        icon, outcome = next(((i, _(words)) for one, i, words in OUTCOMES if one is talk.outcome), (OPEN, _("相談中")))
        button = LineButton(
            self._context.look,
            f"{i18n.clock_time(talk.starts)}　{title}",
            detail=_("、").join(part for part in (outcome, talk.name) if part),
            icon=icon,
        )
        button.setObjectName(f"talk-{talk.id}")
        button.setCheckable(True)
        button.setChecked(shown)
        button.clicked.connect(lambda _on=False: self.chosen.emit(talk.id))
        return button
