"""受付: one tap and a person is here. Everything else on this screen is smaller than that."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QScrollArea, QWidget

from smartclass import i18n
from smartclass.domain.kana_index import HEADS, head
from smartclass.domain.registry import CheckIn, CheckInResult, Counts, Mark, RosterRow
from smartclass.domain.roles import may_open
from smartclass.errors import Problem
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import label
from ui.kit.layout import clear, column, row, scrolling
from ui.kit.roster_row import MARKS, RosterButton
from ui.kit.walk_in import DeskSide
from ui.kit.wedge import Wedge
from ui.screen import Screen


def sentence_for(done: CheckIn) -> str:
    """Return what the desk says after a card was read."""
    name = done.attendee.name if done.attendee else ""
    return {
        CheckInResult.DONE: _("{name}さん、ようこそ。").format(name=name),
        CheckInResult.ALREADY: _("{name}さんは、もう受付ずみです。").format(name=name),
        CheckInResult.UNKNOWN_CARD: _("このカードは、名簿にありません。名前で受け付けてください。"),
        CheckInResult.DEAD_CARD: _("このカードは、新しいカードに替わりました。名前で受け付けてください。"),
        CheckInResult.FOREIGN_CODE: _("教室のカードではないコードです。参加カードを読ませてください。"),
    }[done.result]


class Desk(Screen):
    """The roster in kana order, the count, and the acts of the desk. Rows never move."""

    samples: ClassVar[tuple[str, ...]] = ("",)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._session: UUID = UUID(int=0)
        self._rows: list[RosterButton] = []
        self._wedge = Wedge(self.window, self)
        self._wedge.scanned.connect(lambda code: self._after(self.context.app.roll.scan(self._session, code)))
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._index = column(gap=0)
        self.side = DeskSide(context)
        inside = QWidget()
        inside.setLayout(column(*filter(None, [self.side.acts]), self._grid, None, gap=4))
        self._area: QScrollArea = scrolling(inside)
        self.side.walked_in.connect(self._walk_in)
        self.side.person_chosen.connect(self._present)
        self.side.all_chosen.connect(self._all_present)
        self.side.numbers_chosen.connect(lambda: self.context.go("numbers", session=self._session))
        self.side.undone.connect(self._undo)
        self.side.counted.connect(self._count_only)
        if context.compact():
            middle: QBoxLayout = column(self.side, row(self._index, self._area), gap=4, margins=(12, 4, 12, 0))
            middle.setStretch(1, 1)
        else:
            side = scrolling(self.side)
            side.setFixedWidth(min(look.px(330), 480))
            middle = row(self._index, self._area, side, gap=8, margins=(12, 8, 12, 0))
        large = 18 if context.compact() else 22
        teach = Button(look, _("教材をはじめる"), icon="play", kind="primary", px=large, tall=52)
        teach.setObjectName("teach")
        teach.clicked.connect(lambda: self.context.go("lessons", session=self._session))
        finish = Button(look, _("教室をおわる"), icon="check", px=min(large, 20), tall=52)
        finish.setObjectName("finish")
        finish.clicked.connect(lambda: self.context.go("close_class", session=self._session))
        self.setLayout(column(middle, self._foot(finish, teach), gap=4))

    def _foot(self, finish: Button, teach: Button) -> QBoxLayout:
        """Set the quiet ways on at the left; with large letters they take turns with the two great acts."""
        doors = self._doors()
        if not self.context.compact():
            acts: QBoxLayout = row(flow(*doors, gap=0), finish, teach, gap=0, margins=(16, 0, 16, 6))
            acts.setStretch(0, 1)
            for act in (finish, teach):
                acts.setAlignment(act, Qt.AlignmentFlag.AlignVCenter)
            return acts
        more = Button(self.context.look, _("ほかのこと"), icon="list", px=18, tall=44)
        more.setObjectName("more")
        more.setCheckable(True)
        for door in doors:
            door.hide()
            more.toggled.connect(door.setVisible)
        more.toggled.connect(finish.setHidden)
        more.toggled.connect(teach.setHidden)
        return row(flow(more, *doors, finish, teach, gap=0), margins=(16, 0, 16, 6))

    def _doors(self) -> list[Button]:
        """Make the quiet ways on, apart from the two acts that begin and end a class."""
        made = []
        for name, icon, words, screen in (
            ("paper", "print", _("紙を出す"), "papers"),
            ("bookings", "phone-call", _("申込"), "bookings"),
            ("seats", "hand", _("座席"), "seats"),
            ("talk", "chat", _("個別相談"), "consultations"),
        ):
            if not may_open(self.context.app.role, screen):
                continue
            door = Button(self.context.look, words, icon=icon, kind="quiet", px=18, tall=44)
            door.setObjectName(name)
            door.clicked.connect(lambda _on=False, screen=screen: self.context.go(screen, session=self._session))
            made.append(door)
        return made

    def title(self) -> str:
        return self._title

    def arrive(self, session: UUID, **_where: Any) -> None:
        found = self.context.app.classes.get(session)
        self._session = session
        hours = _("{start}〜{end}").format(start=i18n.clock_time(found.starts), end=i18n.clock_time(found.ends))
        self._title = f"{found.course.title}　{hours}"
        self._fill()
        self._wedge.start()

    def leave(self) -> None:
        self._wedge.stop()
        self.side.stop()

    def sample(self, _name: str) -> dict[str, Any]:
        sessions = self.context.app.classes.today()
        return {"session": sessions[0].id}

    def _fill(self) -> None:
        """Draw the whole roster again (after a walk-in or an undo); taps only change their own row."""
        lines = self.context.app.roll.roster(self._session)
        clear(self._grid)
        self._rows = [RosterButton(self.context.look, line) for line in lines]
        for button in self._rows:
            button.clicked.connect(lambda _on=False, button=button: self._tapped(button))
            button.marked.connect(lambda marks, button=button: self._mark(button, marks))
        if not lines:
            empty = _("名簿は、まだ空です。「飛び入り」に名前を入れると、受付できます。")
            self._grid.addWidget(label(self.context.look, empty, 22), 0, 0)
        self._place()
        self._fill_index(lines)
        self.side.show_counts(self.context.app.roll.counts(self._session))

    def _place(self) -> None:
        """Set the rows in one or two columns, down first, as on the printed sheet."""
        if not self._rows:
            return
        wide = self._area.viewport().width() >= 2 * self.context.look.px(330)
        columns = 2 if wide and len(self._rows) > 6 else 1
        height = -(-len(self._rows) // columns)
        for index, button in enumerate(self._rows):
            self._grid.addWidget(button, index % height, index // height)

    def _fill_index(self, lines: tuple[RosterRow, ...]) -> None:
        clear(self._index)
        if len(lines) <= 12:
            return
        heads = {head(line.attendee.kana) for line in lines}
        for letter in HEADS:
            if letter in heads:
                button = Button(self.context.look, letter, kind="quiet", px=20, tall=44)
                button.clicked.connect(lambda _on=False, letter=letter: self._jump(letter))
                self._index.addWidget(button)
        self._index.addStretch(1)

    def _jump(self, letter: str) -> None:
        for button in self._rows:
            if head(button.line.attendee.kana) == letter:
                self._area.verticalScrollBar().setValue(max(0, button.y() - 8))
                button.setFocus()
                return

    def _tapped(self, button: RosterButton) -> None:
        """One tap: here. Another tap: taken back, with a trace."""
        person, here = button.line.attendee, button.line.present
        roll = self.context.app.roll
        try:
            if here:
                counts = roll.correct(self._session, person.id, present=False, reason=_("受付で取り消し"))
                self.context.tell(_("{name}さんの出席を取り消しました。").format(name=person.name))
            else:
                counts = roll.check_in(self._session, person.id).counts or roll.counts(self._session)
        except Problem as problem:
            self.context.problem(problem)
            return
        self._show_present({person.id: not here}, counts)

    def _mark(self, button: RosterButton, marks: frozenset[Mark]) -> None:
        """Note who joined on the way or left before the end; each change is an act of its own."""
        from dataclasses import replace

        person = button.line.attendee
        try:
            self.context.app.sheet.set_marks(self._session, person.id, marks)
        except Problem as problem:
            self.context.problem(problem)
            return
        button.show_line(replace(button.line, marks=marks))
        said = _("、").join(_(MARKS[mark]) for mark in Mark if mark in marks) or _("はじめから おわりまで")
        self.context.tell(_("{name}さん：{said}").format(name=person.name, said=said))

    def _show_present(self, changed: dict[UUID, bool], counts: Counts) -> None:
        from dataclasses import replace

        for button in self._rows:
            if button.line.attendee.id in changed:
                button.show_line(replace(button.line, present=changed[button.line.attendee.id]))
        self.side.show_counts(counts)

    def _present(self, person: UUID) -> None:
        self._after(self.context.app.roll.check_in(self._session, person))

    def _walk_in(self, name: str) -> None:
        try:
            self._after(self.context.app.roll.walk_in(self._session, name))
        except Problem as problem:
            self.side.say(problem.sentence)
            return
        self.side.say("")

    def _after(self, done: CheckIn) -> None:
        self.context.tell(sentence_for(done))
        self._fill()
        if done.attendee:
            person = done.attendee.id
            QTimer.singleShot(0, lambda: self._reveal(person))

    def _reveal(self, person: UUID) -> None:
        for button in self._rows:
            if button.line.attendee.id == person:
                self._area.ensureWidgetVisible(button)

    def _all_present(self) -> None:
        added = self.context.app.roll.all_present(self._session)
        self.context.tell(_("{n}人を出席にしました。「もどす」で取り消せます。").format(n=added))
        self._fill()

    def _undo(self) -> None:
        trace = self.context.app.roll.undo(self._session)
        self.context.tell(_("ひとつ前にもどしました。") if trace else _("もどすことは、もうありません。"))
        self._fill()

    def _count_only(self, people: int) -> None:
        self.side.show_counts(self.context.app.roll.set_count_only(self._session, people))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self._place)


SCREEN = Desk
