"""つまずいた手順: where the people practising right now need a word, for the volunteer's eyes; a press goes there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from smartclass.domain.play import Result
from smartclass.domain.sentences import sentences
from smartclass.domain.stumbles import StepStumbles
from smartclass.i18n import _, lazy, ngettext
from ui.context import Context
from ui.kit.label import icon_label, label
from ui.kit.layout import clear, column, row
from ui.kit.line_button import LineButton
from ui.player.stage import Stage

ROWS = 5
EVERY = 3_000
"""Milliseconds between two looks at the class: soon enough to walk over, seldom enough to be read."""
MOST_KINDS = 2
KINDS = {
    Result.MISSED: lazy("外れた"),
    Result.WRONG_TARGET: lazy("ちがう所"),
    Result.WRONG_TURN: lazy("ちがう所"),
    Result.WRONG_TEXT: lazy("ちがう文字"),
    Result.NOT_YET: lazy("先にすることがある"),
    Result.TOO_LONG: lazy("長くおした"),
    Result.TOO_SHORT: lazy("すぐはなした"),
    Result.DOUBLE: lazy("2回さわった"),
    Result.ONCE: lazy("1回だけさわった"),
    Result.DRAGGED: lazy("すべった"),
    Result.UNMOVED: lazy("動かさなかった"),
    Result.WRONG_WAY: lazy("向きがちがう"),
}


class StumblePanel(QWidget):
    """At most five steps of the lesson on stage, where most people stumble first. Asks off the window's thread."""

    def __init__(self, context: Context, stage: Stage, session: UUID) -> None:
        super().__init__()
        self._context, self._stage, self._session = context, stage, session
        self._found: tuple[StepStumbles, ...] = ()
        self._drawn: object = None
        self._asking = False
        look = context.look
        self._none = label(look, _("まだありません"), 18, colour=look.theme.sub)
        self._rows = column(gap=0)
        head = row(icon_label(look, "hand"), label(look, _("つまずいた手順"), 18, bold=True), gap=8)
        self.setLayout(column(head, self._none, self._rows, gap=4))
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.ask)
        stage.moved.connect(self._draw)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        self.ask()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def ask(self) -> None:
        """Look at the class once more, unless the last look is still under way."""
        if self._asking:
            return
        self._asking = True
        stumbles, session, lesson = self._context.app.stumbles, self._session, self._stage.lesson.id

        def look(_task: Any) -> tuple[StepStumbles, ...]:
            return next((one.steps for one in stumbles.live(session) if one.lesson == lesson), ())

        def done(found: tuple[StepStumbles, ...]) -> None:
            if isValid(self):  # the screen may have been left meanwhile
                self._asking = False
                self._found = found
                self._draw()

        def failed(_problem: object) -> None:
            if isValid(self):  # the next look may go well; the class goes on without this one
                self._asking = False

        self._context.tasks.run(look, done=done, failed=failed)

    def _draw(self) -> None:
        """Draw the rows anew where something has changed, and leave the keyboard on the step where it was."""
        places = {step.id: index for index, step in enumerate(self._stage.lesson.steps)}
        shown = tuple(one for one in self._found if one.step in places)[:ROWS]
        if self._drawn == (now := (self._stage.family, shown)):
            return
        self._drawn = now
        focused = self.focusWidget()
        name = focused.objectName() if focused and focused.hasFocus() else ""
        clear(self._rows)
        self._none.setVisible(not shown)
        for one in shown:
            button = self._row(places[one.step], one)
            self._rows.addWidget(button)
            if button.objectName() == name:
                button.setFocus()

    def _row(self, index: int, one: StepStumbles) -> LineButton:
        text = self._stage.lesson.steps[index].for_family(self._stage.family).text
        first = next((sentence.text.plain for sentence in sentences(text)), "").strip().split(". ")[0]
        button = LineButton(self._context.look, f"{index + 1}　{first}", detail=said(one), px=18, parent=self)
        button.setObjectName(f"stumble-{one.step}")
        button.clicked.connect(lambda _on=False: self._stage.to(index))
        return button


def said(one: StepStumbles) -> str:
    """Return in words how often, by how many, and of which kinds."""
    kinds = dict.fromkeys(_(KINDS[kind]) for kind, _count in one.kinds)
    words = ngettext("{n}回（{who}）　{kinds}", "{n}回（{who}）　{kinds}", one.times)
    return words.format(n=one.times, who=_who(one), kinds=_("・").join([*kinds][:MOST_KINDS]))


def _who(one: StepStumbles) -> str:
    """Return how many; where nobody is checked in, a PC is all that is known."""
    people = ngettext("{n}人", "{n}人", one.people).format(n=one.people)
    pcs = ngettext("パソコン{n}台", "パソコン{n}台", one.pcs).format(n=one.pcs)
    if one.people and one.pcs:
        return _("{people}と{pcs}").format(people=people, pcs=pcs)
    return people if one.people else pcs
