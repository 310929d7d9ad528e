"""れんしゅうの入口: large tiles by topic, and by what people say when they are stuck."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from shiboken6 import isValid

from smartclass.domain.lesson import Lesson
from smartclass.domain.practice import Exercise
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.label import label
from ui.kit.layout import clear, column, row, scrolling
from ui.screen import Screen

ICONS = {"basics": "phone-call", "mynumber": "id-card", "portal": "portal", "cashless": "wallet", "safety": "shield"}

TILE = 400
"""How wide a tile must be, in px before scaling, to stand beside another."""


class PracticeHome(Screen):
    """No register here: this shell knows lessons and nothing else."""

    shell = "practice"
    samples: ClassVar[tuple[str, ...]] = ("", "topic")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._person: UUID | None = None
        self._typed = ""
        self._course = ""
        self._lessons: tuple[Lesson, ...] = ()
        self._drills: list[Exercise] = []
        self._shown: list[Button] = []
        self._head = label(look, "", 36 / max(1.0, look.scale / 1.4), bold=True)
        self._back = Button(look, _("もどる"), icon="back", px=24, tall=52)
        self._back.setObjectName("topics")
        self._back.clicked.connect(self._topics)
        self._tiles = QGridLayout()
        self._tiles.setSpacing(8)
        inside = QWidget()
        inside.setLayout(self._tiles)
        leave = Button(look, _("先生の画面へ"), icon="door", kind="quiet", px=18, tall=44)
        leave.setObjectName("leave")
        leave.clicked.connect(self._leave)
        words = Button(look, _("言葉の意味"), icon="book", kind="quiet", px=18, tall=44)
        words.setObjectName("words")
        words.clicked.connect(lambda: self.context.go("words"))
        foot = row(words, None, leave)
        self.setLayout(column(row(self._head, None, self._back), scrolling(inside), foot, margins=(32, 20, 32, 10)))

    def arrive(self, topic: str = "", person: UUID | None = None, **_where: Any) -> None:
        self._person = person
        library = self.context.app.library
        if library.ready():
            self._show(topic)
            return
        self._head.set_text(_("れんしゅうを よういしています。"))
        self._back.hide()
        self.context.tasks.run(lambda _task: library.lessons(), done=lambda _lessons: self._show(topic))

    def _show(self, topic: str) -> None:
        """Show the topics, or one of them, now that the lessons are read."""
        if not isValid(self):  # somebody has gone on meanwhile
            return
        self._lessons = self.context.app.library.lessons()
        practising = self.context.app.practising
        self._drills = _drills(practising.exercises()) if practising.ready() else []
        if topic:
            self._topic(topic)
        else:
            self._topics()
        if not practising.ready():
            self.context.tasks.run(lambda _task: practising.exercises(), done=self._add)

    def _add(self, exercises: tuple[Exercise, ...]) -> None:
        """Put the drills, read while the lessons were already there, after them."""
        if not isValid(self):  # somebody has gone on meanwhile
            return
        self._drills = _drills(exercises)
        if not self._course:
            self._topics()
            return
        for drill in self._drills:
            if drill.course == self._course:
                self._shown.append(self._tile(drill))
        self._place()

    def sample(self, name: str) -> dict[str, Any]:
        return {"topic": "basics"} if name == "topic" else {}

    def _topics(self) -> None:
        self._head.set_text(_("何を れんしゅうしますか"))
        self._back.hide()
        self._course = ""
        clear(self._tiles)
        self._shown = []
        courses = {course.id: course for course in self.context.app.library.courses()}
        for course in courses.values():
            mine = self._in(course.id)
            if not mine:
                continue
            says = [symptom.plain for one in mine[:2] for symptom in one.symptoms[:1]]
            tile = Button(
                self.context.look,
                course.title.plain,
                icon=ICONS.get(course.id, "book"),
                kind="tile",
                detail="\n".join(_("「{says}」").format(says=one) for one in says),
                px=30,
            )
            tile.setObjectName(f"topic-{course.id}")
            tile.clicked.connect(lambda _on=False, course=course.id: self._enter(course))
            self._shown.append(tile)
        self._place()

    def _in(self, course: str) -> list[Lesson | Exercise]:
        """Return what a course offers: its lessons, then its drills."""
        offered: list[Lesson | Exercise] = [*self._lessons, *self._drills]
        return [one for one in offered if one.course == course]

    def _open(self, chosen: Lesson | Exercise) -> None:
        if isinstance(chosen, Lesson):
            self.context.go("lesson", lesson=chosen.id, person=self._person)
        else:
            self.context.go("practice", exercise=chosen.id, mode="watch", person=self._person)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A card held to the scanner: from here on the place is kept for its holder, whose name is not shown."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and len(self._typed) >= 4:
            person, self._typed = self.context.app.people.holder(self._typed), ""
            if person is None:
                self.context.tell(_("このカードは読めませんでした。そのまま れんしゅうできます。"))
                return
            self._person = person
            self.context.tell(_("カードを読みました。まえの つづきから はじめます。"))
        elif event.text().isprintable() and event.text().strip():
            self._typed = (self._typed + event.text())[-120:]
        else:
            self._typed = ""
            super().keyPressEvent(event)

    def _place(self) -> None:
        """Set the tiles in two columns where both are wide enough to be read."""
        columns = 2 if self.width() >= 2 * self.context.look.chrome(TILE) and len(self._shown) > 1 else 1
        for index, tile in enumerate(self._shown):
            self._tiles.addWidget(tile, index // columns, index % columns)
        for number in range(2):
            self._tiles.setColumnStretch(number, int(number < columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _enter(self, course: str) -> None:
        mine = self._in(course)
        if len(mine) == 1:
            self._open(mine[0])
        else:
            self._topic(course)

    def _topic(self, course: str) -> None:
        self._head.set_text(_("どれを 見ますか"))
        self._back.show()
        self._course = course
        clear(self._tiles)
        self._shown = [self._tile(one) for one in self._in(course)]
        self._place()

    def _tile(self, one: Lesson | Exercise) -> Button:
        says = one.symptoms[0].plain if one.symptoms else ""
        tile = Button(
            self.context.look,
            one.title.plain,
            icon=ICONS.get(one.course, "book") if isinstance(one, Lesson) else "finger",
            kind="tile",
            detail=_("「{says}」").format(says=says) if says else "",
            px=28,
        )
        tile.setObjectName(f"{'lesson' if isinstance(one, Lesson) else 'drill'}-{one.id}")
        tile.clicked.connect(lambda _on=False, one=one: self._open(one))
        return tile

    def _leave(self) -> None:
        self.context.ask(
            _("先生の画面に もどりますか"),
            _("れんしゅうを おわるときは、係の人が おしてください。"),
            _("先生の画面へ"),
            _("れんしゅうを つづける"),
            self._to_desk,
        )

    def _to_desk(self) -> None:
        """Whoever practised stays out of the register: where it is protected, the desk asks for the passphrase."""
        self.window().lock.now()  # type: ignore[attr-defined]
        self.context.go("today")


def _drills(exercises: tuple[Exercise, ...]) -> list[Exercise]:
    """Return the exercises that stand alone; those of a lesson are reached from it."""
    return [one for one in exercises if not one.lesson]


SCREEN = PracticeHome
