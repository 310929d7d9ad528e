"""One seat of the board: who sits there, the phone in hand, and three answers, one tap each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from smartclass.domain.seats import SeatState
from smartclass.i18n import _, lazy
from smartclass.services.seats import Seat
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import icon_label, label
from ui.kit.layout import column, row
from ui.kit.theme import Look

STATES = {SeatState.DONE: lazy("できた"), SeatState.WAITING: lazy("まって"), SeatState.HELP: lazy("たすけて")}
_ICONS = {SeatState.DONE: "check", SeatState.WAITING: "clock", SeatState.HELP: "hand"}


def name_of(seat: Seat) -> str:
    """Return what a seat is called: the person's name, or its number."""
    return seat.row.attendee.name if seat.row else _("{n}番の席").format(n=seat.place.number)


def polite(seat: Seat) -> str:
    """Return how one speaks of who sits there."""
    return _("{name}さん").format(name=name_of(seat)) if seat.row else name_of(seat)


def waits(seat: Seat) -> str:
    """Return in words how long somebody has been waiting for help."""
    return _("{n}分 待っています").format(n=seat.minutes) if seat.minutes else _("いま、よんでいます")


class SeatCard(QFrame):
    """Turns yellow while somebody waits for help, green when they are done; the words say it too."""

    tapped = Signal(object)
    """The state now wanted."""

    def __init__(self, look: Look, seat: Seat) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("seat")
        family = seat.row.attendee.family if seat.row else ""
        picture: list[QWidget] = [icon_label(look, f"phone-{family}", 26)] if family else []
        self._name = label(look, name_of(seat), 22, bold=True)
        self._minutes = label(look, "", 18, bold=True)
        self.buttons: dict[SeatState, Button] = {}
        for state, words in STATES.items():
            button = Button(look, _(words), icon=_ICONS[state], px=18, tall=52)
            button.setCheckable(True)
            button.setObjectName(f"seat-{state}")
            button.setAccessibleName(_("{who}：{said}").format(who=polite(seat), said=_(words)))
            button.clicked.connect(lambda _on=False, state=state: self._tapped(state))
            self.buttons[state] = button
        head = row(*picture, self._name, self._minutes, gap=8)
        head.setStretch(len(picture), 1)
        answers = flow(*self.buttons.values(), gap=0, grow=True)
        self.setLayout(column(head, answers, gap=2, margins=(12, 8, 8, 6)))
        self.show_seat(seat)

    def _tapped(self, state: SeatState) -> None:
        """Tell the tap; what the card shows is only what the register knows."""
        self.show_seat(self.seat)
        self.tapped.emit(state)

    def show_seat(self, seat: Seat) -> None:
        """Show what the seat says now, and how long somebody has been waiting for help."""
        self.seat = seat
        t = self._look.theme
        called = seat.state is SeatState.HELP and seat.minutes > 0
        ground, frame, ink = {
            SeatState.DONE: (t.good_soft, t.good, t.text),
            SeatState.WAITING: (t.card, t.line, t.text),
            SeatState.HELP: (t.caution, t.on_caution, t.on_caution),
        }[seat.state]
        self.setStyleSheet(f"QFrame#seat {{ background: {ground}; border: 2px solid {frame}; border-radius: 14px; }}")
        self._minutes.set_text(_("{n}分").format(n=seat.minutes) if called else "")
        self._minutes.setVisible(called)
        for words in (self._name, self._minutes):
            words.set_colours(ink, "", "")
        for state, button in self.buttons.items():
            button.setChecked(state is seat.state)
