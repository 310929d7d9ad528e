"""The side of the desk: the count, the walk-in, everybody, and the way back."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from smartclass.domain.registry import Counts
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import label
from ui.kit.layout import Card, clear, column, row
from ui.kit.line_button import LineButton

SHOWN = 3


class DeskSide(QWidget):
    """Says what the volunteer wants; the desk does it."""

    walked_in = Signal(str)
    person_chosen = Signal(object)
    all_chosen = Signal()
    numbers_chosen = Signal()
    undone = Signal()
    counted = Signal(int)
    acts: QWidget | None = None
    """With large letters: what the desk sets above its rows, to scroll with them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        look = context.look
        self._context = context
        self._people = 0
        self._count = label(look, "", 56 / max(1.0, look.scale / 1.25), bold=True, align="centre")
        self._count.setObjectName("count")
        self._extra = label(look, "", 18, colour=look.theme.sub, align="centre")
        self.name = QLineEdit()
        self.name.setObjectName("walk-in-name")
        self.name.setAccessibleName(_("飛び入りの人の名前"))
        self.name.setPlaceholderText(_("名前"))
        self.name.setMinimumHeight(look.px(52))
        self.name.returnPressed.connect(self._walk_in)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._look_up)
        self.name.textEdited.connect(lambda: self._later.start(80))
        self._found = column(gap=0)
        self._fault = label(look, "", 16, colour=look.theme.bad)
        self._fault.hide()
        add = Button(look, _("飛び入りを受付"), icon="plus", tall=46)
        add.setObjectName("walk-in")
        add.clicked.connect(self._walk_in)
        everybody = Button(look, _("全員出席"), icon="people", px=18, tall=46)
        everybody.setObjectName("all-present")
        everybody.clicked.connect(self.all_chosen)
        numbers = Button(look, _("番号入力"), icon="list", px=18, tall=46)
        numbers.setObjectName("numbers")
        numbers.clicked.connect(self.numbers_chosen)
        undo = Button(look, _("もどす"), icon="undo", tall=46)
        undo.setObjectName("undo")
        undo.clicked.connect(self.undone)
        less = Button(look, "", icon="minus", tall=44)
        less.setAccessibleName(_("名前のない人をひとりへらす"))
        more = Button(look, "", icon="plus", tall=44)
        more.setObjectName("count-more")
        more.setAccessibleName(_("名前のない人をひとりふやす"))
        less.clicked.connect(lambda: self.counted.emit(max(0, self._people - 1)))
        more.clicked.connect(lambda: self.counted.emit(self._people + 1))
        nameless = label(look, _("人数だけ"), 18)
        if context.compact():
            first = row(self._count, self.name, add, gap=16)
            first.setStretch(1, 1)
            self.acts = flow(everybody, numbers, undo, nameless, less, more)
            whole = column(first, self._found, self._fault, self._extra, gap=4, margins=(4, 0, 4, 0))
            self._extra.set_alignment(Qt.AlignmentFlag.AlignLeft)
        else:
            whole = column(
                self._count,
                self._extra,
                Card(look, column(self.name, self._found, self._fault, add, gap=6), soft=True),
                flow(everybody, numbers, gap=0, grow=True),
                undo,
                row(nameless, None, less, more, gap=0),
                None,
                gap=8,
                margins=(4, 0, 4, 0),
            )
        self.setLayout(whole)

    def show_counts(self, counts: Counts) -> None:
        """Show present of expected, as large as the screen allows."""
        self._people = counts.count_only
        self._count.set_text(_("{present} / {expected}人").format(present=counts.present, expected=counts.expected))
        words = _("ほかに 名前のない人 {n}人").format(n=counts.count_only) if counts.count_only else _("出席 / 予定")
        self._extra.set_text(words)
        self._extra.setVisible(bool(counts.count_only) or not self._context.compact())

    def stop(self) -> None:
        """Look nobody up any more."""
        self._later.stop()

    def say(self, sentence: str) -> None:
        """Show what is missing; "" after a success, which also empties the field."""
        self._fault.set_text(sentence)
        self._fault.setVisible(bool(sentence))
        if not sentence:
            self.name.clear()
            clear(self._found)

    def _walk_in(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.say(_("名前を入れてください。"))
            self.name.setFocus()
            return
        self.walked_in.emit(name)

    def _look_up(self) -> None:
        """Offer people already known, so that nobody is written down twice."""
        clear(self._found)
        text = self.name.text().strip()
        if not text:
            return
        for person in self._context.app.people.search(text, limit=SHOWN):
            button = LineButton(self._context.look, person.name, detail=person.kana, px=18)
            button.clicked.connect(lambda _on=False, person=person.id: self._choose(person))
            self._found.addWidget(button)

    def _choose(self, person: UUID) -> None:
        self.name.clear()
        clear(self._found)
        self.person_chosen.emit(person)
