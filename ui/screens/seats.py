"""座席のようす, as a screen of its own: reached from the desk, for whoever walks between the seats."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from smartclass.domain.seats import SeatState
from smartclass.i18n import _
from ui.context import Context
from ui.kit.layout import column
from ui.player.seat_board import SeatBoard, lesson_cue
from ui.screen import Screen


class Seats(Screen):
    """The board, at the step where the class stands in its lesson."""

    samples: ClassVar[tuple[str, ...]] = ("", "help")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._box = column(margins=(16, 6, 12, 8))
        self.setLayout(self._box)

    def title(self) -> str:
        return _("座席のようす")

    def arrive(self, session: UUID, **_where: Any) -> None:
        app = self.context.app
        lessons = app.classes.get(session).lesson_ids
        begun = [one for one in lessons if app.progress.place(one, person=None, session=session)]
        lesson = (begun or [*lessons, ""])[-1 if begun else 0]
        self.board = SeatBoard(self.context, session, lesson_cue(self.context, lesson, session))
        self._box.addWidget(self.board)

    def sample(self, name: str) -> dict[str, Any]:
        app = self.context.app
        session = app.classes.today()[0].id
        if name == "help":
            app.roll.all_present(session)
            for seat, state in zip(app.seats.board(session), (*SeatState, SeatState.HELP), strict=False):
                app.seats.tap(session, seat.place, state)
        return {"session": session}


SCREEN = Seats
