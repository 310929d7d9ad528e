"""座席のようす: who is done, who is at it, who waits for help, and what to say to the one who waits longest."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from smartclass.domain.lesson import Family
from smartclass.domain.seats import HelpNote, Place, SeatState
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.services.seats import Seat
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import label
from ui.kit.layout import clear, column, row, scrolling
from ui.player.help_panel import HelpPanel
from ui.player.seat_card import STATES, SeatCard

EVERY = 15_000
"""Milliseconds between two looks at the clock: minutes are shown, nothing finer."""


class SeatBoard(QWidget):
    """A card for each seat, in the order of the roster: cards never move.

    `cue` gives the sentence for a phone family; `back` are the words of a way out, where the board needs one.
    """

    left = Signal()

    def __init__(self, context: Context, session: UUID, cue: Callable[[str], str], *, back: str = "") -> None:
        super().__init__()
        look = context.look
        self._context, self._session = context, session
        self.cards: list[SeatCard] = []
        self._chosen: Place | None = None
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._sums = label(look, "", 22, bold=True)
        self._empty = label(look, _("まだ、だれも受付していません。受付した人の席が、ここにならびます。"), 22)
        forward = Button(look, _("みんな、つぎの手順へ"), icon="next", px=18, tall=46)
        forward.setObjectName("everybody-on")
        forward.clicked.connect(self._everybody_on)
        undo = Button(look, _("もどす"), icon="undo", px=18, tall=46)
        undo.setObjectName("seat-undo")
        undo.clicked.connect(self._undo)
        acts = [forward, undo]
        self._acts = (forward, undo)
        self._desk = Button(look, _("受付へ"), icon="people", px=20, tall=48)
        self._desk.setObjectName("desk")
        self._desk.clicked.connect(lambda: context.go("desk", session=session))
        if back:
            leave = Button(look, back, icon="book", px=18, tall=46)
            leave.setObjectName("leave-seats")
            leave.clicked.connect(self.left)
            acts.append(leave)
        self.help = HelpPanel(context, cue)
        self.help.noted.connect(self._tap)
        self.help.chosen.connect(self._choose)
        seats = column(self._empty, row(self._desk, None), self._grid, None, gap=8)
        inside = QWidget()
        inside.setLayout(column(self.help, seats, gap=8) if context.compact() else seats)
        self._area = scrolling(inside)
        if context.compact():
            self._aside: QWidget = self.help
            body: QBoxLayout = row(self._area)
            head: QBoxLayout = column(self._sums, flow(*acts), gap=0)
        else:
            self._aside = side = scrolling(self.help)
            side.setFixedWidth(min(look.px(400), 560))
            body = row(self._area, side, gap=12)
            head = row(self._sums, *acts, gap=4)
            head.setStretch(0, 1)
        body.setStretchFactor(self._area, 1)
        self.setLayout(column(head, body, gap=4))
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what every seat says now."""
        seats = self._context.app.seats.board(self._session)
        if [card.seat.place for card in self.cards] != [seat.place for seat in seats]:
            self._fill(seats)
        for card, seat in zip(self.cards, seats, strict=True):
            if card.seat != seat:
                card.show_seat(seat)
        counted = [(state, sum(seat.state is state for seat in seats)) for state in STATES]
        parts = (_("{said} {n}人").format(said=_(STATES[state]), n=count) for state, count in counted)
        self._sums.set_text("　".join(parts))
        self._sums.setVisible(bool(seats))
        for only_empty in (self._empty, self._desk):
            only_empty.setVisible(not seats)
        for only_full in (*self._acts, self._aside):
            only_full.setVisible(bool(seats))
        waiting = sorted((seat for seat in seats if seat.state is SeatState.HELP), key=lambda seat: -seat.minutes)
        waiting.sort(key=lambda seat: seat.place != self._chosen)
        self.help.show_waiting(waiting, self._context.app.seats.log(self._session)[:4], seats)

    def _fill(self, seats: tuple[Seat, ...]) -> None:
        clear(self._grid)
        self.cards = [SeatCard(self._context.look, seat) for seat in seats]
        for card in self.cards:
            card.tapped.connect(lambda what, place=card.seat.place: self._tap(place, what))
        self._place()

    def _place(self) -> None:
        columns = max(1, self._area.viewport().width() // self._context.look.px(390))
        for index, card in enumerate(self.cards):
            self._grid.addWidget(card, index // columns, index % columns)
        for number in range(6):
            self._grid.setColumnStretch(number, int(number < columns))

    def _tap(self, place: Place, what: SeatState | HelpNote) -> None:
        if not isinstance(what, SeatState):
            self._chosen = None
        self._do(lambda: self._context.app.seats.tap(self._session, place, what))

    def _choose(self, place: Place) -> None:
        self._chosen = place
        self.refresh()

    def _everybody_on(self) -> None:
        self._do(lambda: self._context.app.seats.next_step(self._session))

    def _undo(self) -> None:
        self._do(lambda: self._context.app.seats.undo(self._session))

    def _do(self, act: Callable[[], object]) -> None:
        try:
            if act() is False:
                self._context.tell(_("もどすことは、もうありません。"))
        except Problem as problem:
            self._context.problem(problem)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._place)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()


def lesson_cue(context: Context, lesson_id: str, session: UUID) -> Callable[[str], str]:
    """Return what gives the sentence to say at the step where the class stands, for somebody's phone family."""
    app = context.app
    lesson = next((one for one in app.library.lessons() if one.id == lesson_id), None)

    def cue(family: str) -> str:
        if lesson is None:
            return ""
        at = app.progress.place(lesson.id, person=None, session=session)
        step = next((one for one in lesson.steps if one.id == at), lesson.steps[0])
        return step.for_family(Family(family or app.settings.now.family)).say_cue

    return cue
