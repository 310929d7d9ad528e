"""One consultation: what about, what came of it, for whom, and a note for the next helper; each tap is told at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smartclass import i18n
from smartclass.domain.consultation import Consultation, Subject, Topic, topic_of
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.choices import Choice
from ui.kit.flow import flow
from ui.kit.label import Field, label
from ui.kit.layout import Card, clear, column, row
from ui.kit.talk_words import OUTCOMES

Named = Sequence[tuple[UUID, str]]


class TalkPanel(QWidget):
    """Says what was tapped; the screen writes it down and shows the talk again."""

    told = Signal(dict)
    lesson_wanted = Signal(str)
    removed = Signal()

    def __init__(self, context: Context, people: Named, staff: Named) -> None:
        super().__init__()
        self._context, self._people, self._staff = context, people, staff
        self._box = column(gap=10, margins=(4, 0, 4, 0))
        self.setLayout(self._box)
        self.note: Field | None = None
        self.outcomes: QWidget | None = None
        self._talk: Consultation | None = None
        self._choosing = ""

    def show_talk(self, talk: Consultation, before: Consultation | None, *, choosing: str | None = None) -> None:
        """Show a talk; `before` is the person's last one. `choosing` a topic's id opens its subjects, "" all topics."""
        self.note = None  # the old field, as it goes, must not tell its text for another talk
        clear(self._box)
        self._talk, self._before = talk, before
        topics = self._context.app.consultations.topics()
        topic, subject = topic_of(topics, talk.topic)
        self._box.addLayout(self._head(talk))
        if before is not None and (before.note or before.topic):
            self._box.addWidget(self._last(before))
        if choosing is not None:
            topic, subject = next((one for one in topics if one.id == choosing), None), None
        if topic is None:
            self._add_topics(topics)
        elif subject is None:
            self._add_subjects(topic)
        else:
            self._add_chosen(topic, subject)
        self._add_outcomes(talk)
        look = self._context.look
        self.note = Field(look, _("引きつぎのメモ（なくてもかまいません）"), text=talk.note)
        self.note.edit.setObjectName("note")
        self.note.edit.setMaxLength(200)
        self.note.edit.editingFinished.connect(self.save_note)
        self._box.addWidget(self.note)
        if self._staff:
            shown = [*self._staff]
            if talk.staff and talk.staff not in dict(shown):
                shown.append((talk.staff, talk.staff_name))
            self._box.addWidget(self._choice(_("担当"), _("担当はあとで"), shown, talk.staff, "staff"))
        remove = Button(look, _("この相談を消す"), icon="trash", kind="quiet", px=18, tall=44)
        remove.setObjectName("remove")
        remove.clicked.connect(self.removed)
        self._box.addLayout(row(remove, None))
        self._box.addStretch(1)

    @property
    def topic(self) -> str:
        """The topic that is written down."""
        return self._talk.topic if self._talk else ""

    def note_fields(self) -> dict[str, Any]:
        """Return the note where it differs from what is written down, else {}."""
        if self.note is None or self._talk is None or self.note.text() == self._talk.note:
            return {}
        return {"note": self.note.text()}

    def save_note(self) -> None:
        """Tell the note, where there is a new one."""
        if fields := self.note_fields():
            self.told.emit(fields)

    def took(self, talk: Consultation) -> None:
        """Know what is written down now, without drawing anything anew under somebody's fingers."""
        self._talk = talk

    def _head(self, talk: Consultation) -> Any:
        look = self._context.look
        hours = _("{start}〜{end}").format(start=i18n.clock_time(talk.starts), end=i18n.clock_time(talk.ends))
        known = [*self._people]
        if talk.person and talk.person not in dict(known):
            known.insert(0, (talk.person, talk.name))
        line = row(label(look, hours, 26 / max(1.0, look.scale / 1.4), bold=True), gap=12)
        if not known:
            return line
        line.addWidget(self._choice(_("相談した人"), _("お名前なし"), known, talk.person, "person"))
        line.setStretch(1, 2)
        return line

    def _choice(self, name: str, nobody: str, known: Named, now: UUID | None, field: str) -> Choice:
        choice = Choice(self._context.look)
        choice.setAccessibleName(name)
        choice.setObjectName(field)
        choice.setMinimumContentsLength(6)
        choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.addItem(nobody, None)
        for key, words in known:
            choice.addItem(words, key)
        choice.setCurrentIndex([None, *(key for key, _words in known)].index(now))
        choice.activated.connect(lambda _index: self.told.emit({field: choice.currentData()}))
        return choice

    def _last(self, before: Consultation) -> Card:
        """Say what the helper before wrote down."""
        look = self._context.look
        topic, subject = topic_of(self._context.app.consultations.topics(), before.topic)
        outcome = next((_(words) for one, _icon, words in OUTCOMES if one is before.outcome), "")
        about = subject.title if subject else topic.title if topic else ""
        said = _("、").join(part for part in (about, outcome, before.note) if part)
        words = _("前回（{day}）：{said}").format(day=i18n.day(before.day, weekday=False), said=said)
        return Card(look, column(label(look, words, 18)), soft=True)

    def _add_topics(self, topics: Sequence[Topic]) -> None:
        look = self._context.look
        self._box.addWidget(label(look, _("何の相談ですか"), 20, bold=True))
        buttons = [Button(look, topic.title, icon=topic.icon, px=20, tall=52) for topic in topics]
        for button, topic in zip(buttons, topics, strict=True):
            button.setObjectName(f"topic-{topic.id}")
            button.clicked.connect(lambda _on=False, topic=topic: self.told.emit({"topic": topic.id}))
        self._box.addWidget(flow(*buttons, gap=0, grow=True))

    def _add_subjects(self, topic: Topic) -> None:
        look = self._context.look
        again = Button(look, _("話題をえらびなおす"), icon="back", kind="quiet", px=18, tall=44)
        again.setObjectName("topics")
        again.clicked.connect(lambda: self._choose(""))
        self._box.addLayout(row(label(look, _("{topic}の 何ですか").format(topic=topic.title), 20, bold=True), again))
        buttons = [Button(look, one.title, px=20, tall=52) for one in topic.subjects]
        for button, one in zip(buttons, topic.subjects, strict=True):
            button.setObjectName(f"subject-{one.id}")
            button.clicked.connect(lambda _on=False, one=one: self.told.emit({"topic": one.id}))
        self._box.addWidget(flow(*buttons, gap=0, grow=True))

    def _add_chosen(self, topic: Topic, subject: Subject) -> None:
        look = self._context.look
        change = Button(look, _("話題をかえる"), icon="swap", px=18, tall=44)
        change.setObjectName("change-topic")
        change.clicked.connect(lambda: self._choose(""))
        acts = [change]
        if subject.lesson and subject.lesson in {one.id for one in self._context.app.library.lessons()}:
            lesson = Button(look, _("この教材をひらく"), icon="book", px=18, tall=44)
            lesson.setObjectName("lesson")
            lesson.clicked.connect(lambda: self.lesson_wanted.emit(subject.lesson))
            acts.append(lesson)
        words = f"{topic.title}　{subject.title}"
        self._box.addWidget(Card(look, column(label(look, words, 22, bold=True), flow(*acts), gap=8), soft=True))

    def _choose(self, topic: str) -> None:
        if self._talk is not None:
            self.save_note()
            self.show_talk(self._talk, self._before, choosing=topic)

    def _add_outcomes(self, talk: Consultation) -> None:
        look = self._context.look
        self._box.addWidget(label(look, _("どうなりましたか"), 20, bold=True))
        buttons = []
        for outcome, icon, words in OUTCOMES:
            button = Button(look, _(words), icon=icon, px=24, tall=62)
            button.setObjectName(f"outcome-{outcome}")
            button.setCheckable(True)
            button.setChecked(talk.outcome is outcome)
            button.clicked.connect(lambda _on=False, outcome=outcome: self.told.emit({"outcome": outcome}))
            buttons.append(button)
        self.outcomes = flow(*buttons, gap=4, grow=True)
        self._box.addWidget(self.outcomes)
