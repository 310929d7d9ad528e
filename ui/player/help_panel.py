"""Beside the seats: the one who waits for help, their phone, the sentence to say, and one tap for what was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smartclass import i18n
from smartclass.domain.lesson import Family
from smartclass.domain.seats import HelpNote, SeatEvent
from smartclass.i18n import _, lazy
from smartclass.services.seats import Seat
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import icon_label, label
from ui.kit.layout import Card, clear, column, row
from ui.kit.line_button import LineButton
from ui.player.families import NAMES
from ui.player.seat_card import STATES, polite, waits

NOTES = {
    HelpNote.TOLD: ("chat", lazy("ことばで伝えた")),
    HelpNote.TOGETHER: ("check", lazy("いっしょに できた")),
    HelpNote.LATER: ("clock", lazy("あとで行きます")),
}
_LOGGED = {str(state): words for state, words in STATES.items()} | {str(n): words for n, (_i, words) in NOTES.items()}


class HelpPanel(QWidget):
    """Says first what to say: nobody should have to look for words while somebody waits."""

    noted = Signal(object, object)
    """Place and what was done."""
    chosen = Signal(object)
    """Place of another one who waits."""

    def __init__(self, context: Context, cue: Callable[[str], str]) -> None:
        super().__init__()
        self._context, self._cue = context, cue
        self._shown: object = None
        self._box = column(gap=8, margins=(0, 0, 8, 0))
        self.setLayout(self._box)

    def show_waiting(self, waiting: Sequence[Seat], log: Sequence[SeatEvent], seats: Sequence[Seat]) -> None:
        """Show the first of those who wait, the others below, and the last taps."""
        family = waiting[0].row.attendee.family if waiting and waiting[0].row else ""
        cue = self._cue(family) if waiting else ""
        shown = (tuple(waiting), tuple(log), cue)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._box)
        look = self._context.look
        if waiting:
            self._show_first(waiting[0], family, cue)
        else:
            self._box.addWidget(label(look, _("いま、たすけを待っている人は いません。"), 20))
        for seat in waiting[1:]:
            button = LineButton(look, polite(seat), detail=waits(seat), icon="hand", px=18)
            button.clicked.connect(lambda _on=False, place=seat.place: self.chosen.emit(place))
            self._box.addWidget(button)
        self._show_log(log, {seat.place: polite(seat) for seat in seats})
        self._box.addStretch(1)

    def _show_first(self, seat: Seat, family: str, cue: str) -> None:
        look = self._context.look
        phone = [icon_label(look, f"phone-{family}", 28), label(look, _(NAMES[Family(family)]), 18)] if family else []
        sentence = label(look, cue or _("いま、画面に なにが見えますか。"), 24, bold=True)
        sentence.setObjectName("sentence")
        acts = []
        for note, (icon, words) in NOTES.items():
            button = Button(look, _(words), icon=icon, px=18, tall=48)
            button.setObjectName(f"note-{note}")
            button.clicked.connect(lambda _on=False, note=note: self.noted.emit(seat.place, note))
            acts.append(button)
        inside = column(
            label(look, polite(seat), 26, bold=True),
            row(*phone, label(look, waits(seat), 18), gap=8),
            label(look, _("こう声をかけます"), 16, colour=look.theme.sub),
            sentence,
            label(look, _("手は出さずに、ことばで。スマホにさわるのは、ご本人です。"), 16, colour=look.theme.sub),
            flow(*acts, gap=0, grow=True),
            gap=6,
        )
        self._box.addWidget(Card(look, inside))

    def _show_log(self, log: Sequence[SeatEvent], names: dict[object, str]) -> None:
        look = self._context.look
        lines = []
        for event in log:
            said = _LOGGED.get(event.kind)
            who = names.get(event.place, "")
            words = _("{who}：{said}").format(who=who, said=_(said)) if said and who else _("みんな、つぎの手順へ")
            if not said or who:
                lines.append(f"{i18n.clock_time(event.at)}　{words}")
        if lines:
            self._box.addWidget(label(look, _("いままでの記録（教室をおわると消えます）"), 16, colour=look.theme.sub))
            self._box.addWidget(label(look, "\n".join(lines), 16))
