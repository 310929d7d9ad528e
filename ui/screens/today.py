"""今日の教室: the start screen. The next class, one big button, and three quiet doors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget
from shiboken6 import isValid

from smartclass import i18n
from smartclass.domain.class_session import ClassSession, Role, SessionState
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import icon_label, label
from ui.kit.layout import Card, column, row, scrolling
from ui.kit.line_button import LineButton
from ui.screen import Screen

if TYPE_CHECKING:
    from smartclass.domain.lesson import Lesson

REMIND = 900
"""Milliseconds after which the screen asks whether names are due for erasing: long after the first paint."""


class Today(Screen):
    """Asks the register one thing only: which classes are today."""

    samples: ClassVar[tuple[str, ...]] = ("", "empty")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._remind = QTimer(self)
        self._remind.setSingleShot(True)
        self._remind.timeout.connect(self._look_for_due)
        self._box = row(gap=24, margins=(24, 16, 24, 16))
        self.setLayout(self._box)

    def title(self) -> str:
        return _("今日の教室")

    def arrive(self, sessions: tuple[ClassSession, ...] | None = None, **_where: Any) -> None:
        found = self.context.app.classes.today() if sessions is None else sessions
        open_ones = [s for s in found if s.state in (SessionState.PLANNED, SessionState.RUNNING)]
        left = self._with_classes(open_ones, found) if found else self._empty()
        if self.context.compact():
            whole = QWidget()
            whole.setLayout(column(left, self._side()))
            self._box.addWidget(scrolling(whole))
        else:
            self._box.addWidget(scrolling(left), 2)
            self._box.addWidget(self._side(), 1)
        QTimer.singleShot(120, self, lambda: self._read_lessons(open_ones[0] if open_ones else None))
        if self.context.app.role is Role.COORDINATOR:
            self._remind.start(REMIND)

    def leave(self) -> None:
        self._remind.stop()

    def sample(self, name: str) -> dict[str, Any]:
        return {"sessions": ()} if name == "empty" else {}

    def _with_classes(self, open_ones: list[ClassSession], found: tuple[ClassSession, ...]) -> QWidget:
        look = self.context.look
        inside = column(gap=16)
        today = self.context.app.clock.today()
        inside.addWidget(label(look, i18n.day(today), 22, colour=look.theme.sub))
        if open_ones:
            inside.addWidget(self._next_class(open_ones[0]))
        else:
            inside.addWidget(label(look, _("今日の教室は、ぶじにおわりました。"), 26, bold=True))
        later = [s for s in found if not open_ones or s.id != open_ones[0].id]
        for session in later:
            inside.addWidget(self._later(session, several=len({one.centre for one in found}) > 1))
        more = Button(look, _("教室をたす"), icon="plus", kind="quiet")
        more.clicked.connect(lambda: self.context.go("new_session"))
        inside.addLayout(row(more, None))
        inside.addStretch(1)
        holder = QWidget()
        holder.setLayout(inside)
        return holder

    def _next_class(self, session: ClassSession) -> QWidget:
        look = self.context.look
        times = _("{start} から {end} まで").format(
            start=i18n.clock_time(session.starts), end=i18n.clock_time(session.ends)
        )
        start = Button(
            look,
            _("つづける") if session.state is SessionState.RUNNING else _("はじめる"),
            icon="play",
            kind="primary",
            px=32,
            tall=84,
        )
        start.setObjectName("start")
        start.clicked.connect(lambda: self._start(session))
        self._lessons = label(look, " ", 20, colour=look.theme.sub)
        people = _("{present} / {expected}人").format(present=session.present, expected=session.expected)
        inside = column(
            label(look, session.course.title, 32, bold=True),
            self._facts(("clock", times), ("map", session.centre.name), ("people", people)),
            row(icon_label(look, "book"), self._lessons, gap=10),
            8,
            start,
            gap=12,
        )
        return Card(look, inside)

    def _facts(self, *facts: tuple[str, str]) -> QWidget:
        """Set each fact on a line of its own, or side by side where large text would push the button out of sight."""
        look, held = self.context.look, []
        for icon, words in facts:
            fact = QWidget()
            fact.setLayout(row(icon_label(look, icon), label(look, words, 22), gap=10))
            held.append(fact)
        if self.context.compact():
            return flow(*held, gap=20)
        whole = QWidget()
        whole.setLayout(column(*held, gap=12))
        return whole

    def _later(self, session: ClassSession, *, several: bool) -> QWidget:
        """Return one of the other classes; it names the centre where `several` have a class today."""
        look = self.context.look
        words = f"{i18n.clock_time(session.starts)}　{session.course.title}"
        ended = session.state in (SessionState.ENDED, SessionState.CANCELLED)
        done = _("中止") if session.state is SessionState.CANCELLED else _("おわりました")
        detail = "　".join(part for part in (session.centre.name if several else "", done if ended else "") if part)
        button = LineButton(look, words, detail=detail, icon="check" if ended else "clock")
        button.clicked.connect(lambda: self.context.go("desk", session=session.id))
        return button

    def _empty(self) -> QWidget:
        look = self.context.look
        make = Button(look, _("教室をつくる"), icon="plus", kind="primary", px=30, tall=84)
        make.setObjectName("make")
        make.clicked.connect(lambda: self.context.go("new_session"))
        inside = column(
            label(look, i18n.day(self.context.app.clock.today()), 22, colour=look.theme.sub),
            label(look, _("今日の教室は、まだありません。"), 30, bold=True),
            label(look, _("講座の名前と時間を入れると、すぐにはじめられます。"), 20),
            16,
            make,
            None,
        )
        holder = QWidget()
        holder.setLayout(inside)
        return holder

    def _side(self) -> QWidget:
        look, go = self.context.look, self.context.go
        practice = Button(look, _("れんしゅうを開く"), icon="phone-android", kind="tile", px=24)
        practice.setObjectName("practice")
        practice.clicked.connect(lambda: go("practice_home"))
        search = QLineEdit()
        search.setPlaceholderText(_("例：電話に出られない"))
        search.setAccessibleName(_("教材をさがす言葉"))
        search.setMinimumHeight(look.px(52))
        find = Button(look, _("教材をさがす"), icon="search", px=20)
        find.setObjectName("find")
        for signal in (search.returnPressed, find.clicked):
            signal.connect(lambda *_checked: go("lessons", text=search.text()))
        office = Button(look, _("事務"), icon="lock", kind="quiet", px=18)
        office.setObjectName("office")
        office.clicked.connect(lambda: go("plan"))
        settings = Button(look, _("設定"), icon="gear", kind="quiet", px=18)
        settings.setObjectName("settings")
        settings.clicked.connect(lambda: go("settings"))
        procedures = Button(look, _("手続き"), icon="portal", kind="quiet", px=18)
        procedures.setObjectName("procedures")
        procedures.clicked.connect(lambda: go("procedures"))
        talks = Button(look, _("個別相談"), icon="chat", kind="quiet", px=18)
        talks.setObjectName("talks")
        talks.clicked.connect(lambda: go("consultations"))
        practice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        holder = QWidget()
        finder = Card(
            look, column(label(look, _("こまりごとでさがす"), 20, bold=True), search, find, gap=10), soft=True
        )
        self._due = LineButton(look, "", icon="shield", px=18)
        self._due.setObjectName("due")
        self._due.clicked.connect(lambda: go("erase"))
        self._due.hide()
        away = Button(look, _("席をはなれる"), icon="lock", kind="quiet", px=18)
        away.setObjectName("away")
        away.clicked.connect(self._away)
        coordinator = self.context.app.role is Role.COORDINATOR
        doors = (talks, procedures, settings, office) if coordinator else (procedures,)
        doors = (*doors, away) if self.context.app.protected else doors
        holder.setLayout(column(practice, finder, None, self._due, flow(*doors)))
        return holder

    def _away(self) -> None:
        self.window().lock.now()  # type: ignore[attr-defined]

    def _look_for_due(self) -> None:
        """Ask in the background whether the time of somebody's name is over, and say it in one quiet line."""
        retention = self.context.app.retention

        def done(count: int) -> None:
            if count and isValid(self._due):
                words = _("名前を消す時期の人が、{n}人います").format(n=count)
                self._due.setText(words)
                self._due.setAccessibleName(words)
                self._due.show()

        self.context.tasks.run(lambda _task: retention.due_count(), done=done)

    def _start(self, session: ClassSession) -> None:
        self.context.app.classes.start(session.id)
        self.context.go("desk", session=session.id)

    def _read_lessons(self, session: ClassSession | None) -> None:
        """Read the lessons after the first paint and off the window's thread, so that nothing waits for them."""
        if not self.isVisible():  # the window has been closed meanwhile
            return
        library = self.context.app.library

        def done(lessons: tuple[Lesson, ...]) -> None:
            if session is not None and isValid(self):  # the screen may have been left meanwhile
                self._name_lessons(session, lessons)

        if library.ready():
            done(library.lessons())
        else:
            self.context.tasks.run(lambda _task: library.lessons(), done=done)

    def _name_lessons(self, session: ClassSession, lessons: tuple[Lesson, ...]) -> None:
        titles = {lesson.id: lesson.title.plain for lesson in lessons}
        named = [titles[lesson] for lesson in session.lesson_ids if lesson in titles]
        self._lessons.set_text(_("、").join(named) if named else _("教材は、あとで選べます。"))


SCREEN = Today
