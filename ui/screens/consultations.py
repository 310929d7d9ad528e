"""個別相談: the times of a class at the left, the talk in hand at the right; four taps and it is counted."""

from __future__ import annotations

from datetime import time
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from smartclass import i18n
from smartclass.domain.consultation import LENGTHS, Outcome, topic_of
from smartclass.errors import Problem
from smartclass.i18n import _
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import label
from ui.kit.layout import column, row, scrolling
from ui.kit.slot_list import SlotList
from ui.kit.talk_panel import Named, TalkPanel
from ui.screen import Screen

WIDE = 400


class Consultations(Screen):
    """`session` None: talks of today outside of any class. `person`: begin with that one (the seat board's tap)."""

    samples: ClassVar[tuple[str, ...]] = ("", "topic", "outside")

    def arrive(
        self,
        session: UUID | None = None,
        person: UUID | None = None,
        talk: UUID | None = None,
        minutes: int = 0,
        **_where: Any,
    ) -> None:
        talks = self.context.app.consultations
        self._session = session
        self._class = self.context.app.classes.get(session) if session else None
        held = talks.held(session)
        self._minutes = minutes or max((one.minutes for one in held), default=LENGTHS[0])
        if person is not None:
            talk = talks.begin(session, minutes=self._minutes, person=person, staff=self._helper()).id
        self._talk = talk
        self._build()
        self._fill()

    def title(self) -> str:
        return _("個別相談　{course}").format(course=self._class.course.title) if self._class else _("個別相談")

    def place(self) -> dict[str, Any]:
        self._keep_and_say()
        return {"person": None, "talk": self._talk, "minutes": self._minutes}

    def leave(self) -> None:
        """Keep a note that is still being written."""
        self._keep_and_say()

    def sample(self, name: str) -> dict[str, Any]:
        if name == "outside":
            return {}
        app = self.context.app
        session = app.classes.today()[0].id
        held = app.consultations.held(session)
        if name == "topic" and not held:
            talk = app.consultations.begin(session)
            app.consultations.change(talk.id, topic="wifi-join", note=_("家の箱を写真にとってきます"))
            held = (talk,)
        return {"session": session, "talk": held[0].id if held and name else None}

    def _build(self) -> None:
        look, compact = self.context.look, self.context.compact()
        self._list = SlotList(self.context)
        self._list.begun.connect(self._begin)
        self._list.chosen.connect(self._show)
        self._panel = TalkPanel(self.context, self._people(), self._staff())
        self._panel.told.connect(self._told)
        self._panel.removed.connect(self._remove)
        self._panel.lesson_wanted.connect(lambda lesson: self.context.go("lesson", lesson=lesson))
        left, right = QWidget(), QWidget()
        left.setLayout(column(*self._lengths(), self._list, None, gap=4))
        here = _("あいている時間をおすと、相談がはじまります。お名前は、なくてもかまいません。")
        outside = _("きょうの、教室のほかの相談です。お名前は、なくてもかまいません。")
        self._empty = label(look, here if self._class else outside, 22)
        right.setLayout(column(self._empty, self._panel))
        self._left, self._right = scrolling(left), scrolling(right)
        if not compact:
            self._left.setFixedWidth(min(look.px(WIDE), 520))
        middle = row(self._left, self._right, gap=12, margins=(12, 8, 12, 0))
        middle.setStretch(1, 1)
        *acts, now = self._acts()
        foot = row(flow(*acts, now)) if compact else row(*acts, None, now)
        foot.setContentsMargins(12, 0, 12, 6)
        self.setLayout(column(middle, foot, gap=4))

    def _lengths(self) -> tuple[QWidget, ...]:
        if self._class is None:
            return ()
        look = self.context.look
        self._chips = [Button(look, _("{n}分").format(n=n), px=18, tall=44) for n in LENGTHS]
        for chip, n in zip(self._chips, LENGTHS, strict=True):
            chip.setObjectName(f"minutes-{n}")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, n=n: self._set_minutes(n))
        return label(look, _("1回の長さ"), 18), flow(*self._chips, gap=0)

    def _acts(self) -> list[QWidget]:
        look = self.context.look
        self._all = Button(look, _("一覧を見る"), icon="list", tall=48)
        self._all.setObjectName("all")
        self._all.clicked.connect(lambda: self._show(None))
        undo = Button(look, _("もどす"), icon="undo", tall=48)
        undo.setObjectName("undo")
        undo.clicked.connect(self._undo)
        paper = Button(look, _("一覧を紙に出す"), icon="print", tall=48)
        paper.setObjectName("paper")
        paper.clicked.connect(lambda: self.context.go("papers", session=self._session, kind="consultations"))
        now = Button(look, _("いまから相談"), icon="play", kind="primary", px=22, tall=52)
        now.setObjectName("now")
        now.clicked.connect(lambda: self._begin(None))
        return [self._all, undo, *([paper] if self._class else []), now]

    def _people(self) -> Named:
        """Return who may be asked for: those here first, then those expected."""
        if self._session is None:
            return ()
        lines = sorted(self.context.app.roll.roster(self._session), key=lambda line: not line.present)
        return [
            (one.id, f"{one.name}（{one.kana}）" if one.kana else one.name) for one in (line.attendee for line in lines)
        ]

    def _staff(self) -> Named:
        return [(one.id, one.name) for one in self._class.staff] if self._class else ()

    def _helper(self) -> UUID | None:
        """Return who helps where there is nobody else."""
        return self._class.staff[0].id if self._class and len(self._class.staff) == 1 else None

    def _fill(self) -> None:
        """Draw the times and the talk in hand again."""
        talks = self.context.app.consultations
        found = talks.slots(self._session, self._minutes)
        if self._class:
            for chip, n in zip(self._chips, LENGTHS, strict=True):
                chip.setChecked(n == self._minutes)
        shown = next((one for slot in found for one in slot.held if one.id == self._talk), None)
        self._talk = shown.id if shown else None
        self._list.show_slots(found, self._talk, free=self._class is not None)
        self._panel.setVisible(shown is not None)
        self._empty.setVisible(shown is None)
        narrow = self.context.compact()
        self._left.setVisible(not narrow or shown is None)
        self._right.setVisible(not narrow or shown is not None)
        self._all.setVisible(narrow and shown is not None)
        if shown:
            self._panel.show_talk(shown, talks.last_of(shown.person, shown.id) if shown.person else None)
            QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        """Bring the talk in hand into sight; in large text, once the topic is told, the results, else the topics."""
        if button := self._list.findChild(QWidget, f"talk-{self._talk}"):
            self._left.ensureWidgetVisible(button)
        told = topic_of(self.context.app.consultations.topics(), self._panel.topic)[1] is not None
        if told and self._panel.outcomes is not None:
            self._right.ensureWidgetVisible(self._panel.outcomes)
        else:
            self._right.verticalScrollBar().setValue(0)

    def _begin(self, starts: time | None) -> None:
        talks = self.context.app.consultations
        try:
            self._keep_note()
            self._talk = talks.begin(self._session, starts=starts, minutes=self._minutes, staff=self._helper()).id
        except Problem as problem:
            self.context.problem(problem)
        self._fill()

    def _show(self, talk: UUID | None) -> None:
        self._keep_and_say()
        self._talk = talk
        self._fill()

    def _set_minutes(self, minutes: int) -> None:
        self._minutes = minutes
        self._keep_and_say()
        self._fill()

    def _told(self, fields: dict[str, Any]) -> None:
        """Write down what was tapped, and a note on the way with it; a result closes the talk."""
        if self._talk is None:
            return
        talks, whole = self.context.app.consultations, {**self._panel.note_fields(), **fields}
        try:
            talk = talks.change(self._talk, **whole)
        except Problem as problem:
            if self._panel.note is not None and "note" in whole:
                self._panel.note.say(problem.sentence)
            else:
                self.context.problem(problem)
            return
        if set(fields) == {"note"}:
            self._panel.took(talk)
            return
        if fields.get("outcome", Outcome.OPEN) is not Outcome.OPEN:
            self._talk = None
            at = i18n.clock_time(talk.starts)
            self.context.tell(_("{time}の相談を書きとめました。「もどす」で取り消せます。").format(time=at))
        self._fill()

    def _remove(self) -> None:
        if self._talk is not None:
            self.context.app.consultations.remove(self._talk)
            self.context.tell(_("相談を消しました。「もどす」で取り消せます。"))
            self._talk = None
            self._fill()

    def _undo(self) -> None:
        self._keep_and_say()
        undone = self.context.app.consultations.undo(self._session)
        self.context.tell(_("ひとつ前にもどしました。") if undone else _("もどすことは、もうありません。"))
        self._talk = undone or self._talk
        self._fill()

    def _keep_note(self) -> None:
        if self._talk is not None and (fields := self._panel.note_fields()):
            self._panel.took(self.context.app.consultations.change(self._talk, **fields))

    def _keep_and_say(self) -> None:
        try:
            self._keep_note()
        except Problem as problem:
            self.context.tell(problem.sentence)


SCREEN = Consultations
