"""教材をさがす: by title or by complaint, as you type, in kanji or kana; planned lessons come first."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from smartclass.domain.lesson import Lesson
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.gradual import Gradual
from ui.kit.label import label
from ui.kit.layout import Card, column, scrolling
from ui.screen import Screen


class Lessons(Screen):
    """Each lesson offers three things: teach it, try it alone, print it."""

    samples: ClassVar[tuple[str, ...]] = ("", "complaint", "nothing")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._session: UUID | None = None
        self._planned: tuple[str, ...] = ()
        self._course = ""
        self._search = QLineEdit()
        self._search.setObjectName("search")
        self._search.setPlaceholderText(_("例：電話に出られない"))
        self._search.setAccessibleName(_("教材をさがす言葉"))
        self._search.setMinimumHeight(look.px(56))
        self._search.textChanged.connect(self._find)
        self._list = column(gap=12)
        inside = QWidget()
        self._gradual = Gradual(self._list, self)
        self._courses = self._chips()
        says = label(look, _("こまりごとの言葉でも、さがせます。"), 20)
        small = context.compact()  # then what stands above the list scrolls away with it
        inside.setLayout(column(*([says, self._courses] if small else []), self._list, None, margins=(0, 0, 10, 0)))
        above = [self._search] if small else [says, self._search, self._courses]
        self.setLayout(column(*above, scrolling(inside), gap=10, margins=(28, 14, 28, 12)))

    def title(self) -> str:
        return _("教材をさがす")

    def arrive(self, text: str = "", session: UUID | None = None, course: str = "", **_where: Any) -> None:
        self._session, self._course = session, course
        chip = self.findChild(Button, f"course-{course or 'all'}")
        if chip is not None:
            chip.setChecked(True)
        if session is not None:
            self._planned = self.context.app.classes.get(session).lesson_ids
        self._search.setText(text)
        self._find(text)
        self._search.setFocus()

    def place(self) -> dict[str, Any]:
        return {"text": self._search.text(), "session": self._session, "course": self._course}

    def sample(self, name: str) -> dict[str, Any]:
        return {"text": {"complaint": "でんわ", "nothing": "りんご"}.get(name, "")}

    def _find(self, text: str) -> None:
        library = self.context.app.library
        found = library.search(text) if text.strip() else self._of_course()
        found = tuple(sorted(found, key=lambda lesson: lesson.id not in self._planned))
        self._courses.setVisible(not text.strip())
        self._gradual.fill((partial(self._card, lesson) for lesson in found), first=4)
        if not found:
            words = _("「{text}」は見つかりませんでした。短い言葉で、もういちど さがしてください。").format(text=text)
            self._list.addWidget(label(self.context.look, words, 22))

    def _of_course(self) -> tuple[Lesson, ...]:
        """Return the planned lessons and those of the chosen course; all of them where none is chosen."""
        lessons = self.context.app.library.lessons()
        return tuple(one for one in lessons if self._course in ("", one.course) or one.id in self._planned)

    def _choose(self, course: str) -> None:
        self._course = course
        self._find("")

    def _chips(self) -> QWidget:
        """Offer the courses, and all of them together."""
        group = QButtonGroup(self)
        chips: list[QWidget] = []
        titles = [("", _("すべて")), *((one.id, one.title.plain) for one in self.context.app.library.courses())]
        for course, title in titles:
            chip = Button(self.context.look, title, px=18, tall=44)
            chip.setCheckable(True)
            chip.setChecked(course == self._course)
            chip.setObjectName(f"course-{course or 'all'}")
            chip.clicked.connect(lambda _on=False, course=course: self._choose(course))
            group.addButton(chip)
            chips.append(chip)
        return flow(*chips, gap=0)

    def _card(self, lesson: Lesson) -> QWidget:
        look, go = self.context.look, self.context.go
        teach = Button(look, _("教える"), icon="projector", kind="primary", px=20, tall=46)
        teach.setObjectName(f"teach-{lesson.id}")
        teach.clicked.connect(lambda: go("teach", lesson=lesson.id, session=self._session))
        alone = Button(look, _("ひとりで"), icon="person", px=20, tall=46)
        alone.setObjectName(f"alone-{lesson.id}")
        alone.clicked.connect(lambda: go("lesson", lesson=lesson.id))
        paper = Button(look, _("配る紙"), icon="handout", px=20, tall=46)
        paper.setObjectName(f"paper-{lesson.id}")
        paper.clicked.connect(lambda: go("papers", lesson=lesson.id, session=self._session))
        says = "　".join(_("「{says}」").format(says=symptom.plain) for symptom in lesson.symptoms[:3])
        facts = _("{n}手順・約{minutes}分").format(n=len(lesson.steps), minutes=lesson.minutes)
        if lesson.id in self._planned:
            facts = _("今日の予定　") + facts
        inside = column(
            label(look, lesson.title, 24, bold=True),
            label(look, facts, 18, colour=look.theme.sub),
            label(look, says, 18, colour=look.theme.sub),
            flow(teach, alone, paper, gap=0),
            gap=6,
        )
        return Card(look, inside)


SCREEN = Lessons
