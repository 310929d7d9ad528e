"""教材の見なおし: what people said looks different on their phones, and lessons whose day has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from smartclass import i18n
from smartclass.domain.lesson import Family, Lesson
from smartclass.i18n import _
from smartclass.services.differences import Difference
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import label
from ui.kit.layout import Card, clear, column, scrolling
from ui.player.families import NAMES
from ui.screen import Screen


class Differences(Screen):
    """A card for each lesson: which step, on which phone, when; it goes when somebody has looked."""

    shell = "office"
    samples: ClassVar[tuple[str, ...]] = ("",)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._list = column(gap=12)
        inside = QWidget()
        inside.setLayout(column(self._list, None, margins=(0, 0, 10, 0)))
        says = label(context.look, _("教室で「画面がちがう」と書きとめたところです。"), 20)
        self.setLayout(column(says, scrolling(inside), gap=10, margins=(28, 14, 28, 12)))

    def title(self) -> str:
        return _("教材の見なおし")

    def arrive(self, **_where: Any) -> None:
        clear(self._list)
        look, library = self.context.look, self.context.app.library
        lessons = {lesson.id: lesson for lesson in library.lessons()}
        notes: dict[str, list[Difference]] = {}
        for note in self.context.app.differences.all():
            if note.lesson in lessons:
                notes.setdefault(note.lesson, []).append(note)
        due = [lesson for lesson in library.due() if lesson.id not in notes]
        for lesson in (*(lessons[one] for one in notes), *due):
            self._list.addWidget(self._card(lesson, notes.get(lesson.id, ())))
        if not notes and not due:
            words = _("今は、見なおす教材はありません。画面がちがったら、教材の「画面がちがう」をおしてください。")
            self._list.addWidget(label(look, words, 22))

    def _card(self, lesson: Lesson, notes: Sequence[Difference]) -> Card:
        look = self.context.look
        open_it = Button(look, _("教材を開く"), icon="book", px=20, tall=46)
        open_it.setObjectName(f"open-{lesson.id}")
        open_it.clicked.connect(lambda: self.context.go("teach", lesson=lesson.id, step=notes[0].step if notes else ""))
        acts: list[QWidget] = [open_it]
        if notes:
            seen = Button(look, _("見なおした"), icon="check", kind="primary", px=20, tall=46)
            seen.setObjectName(f"seen-{lesson.id}")
            seen.clicked.connect(lambda: self._seen(lesson.id))
            acts.append(seen)
        lines = [label(look, words, 20) for words in self._lines(lesson, notes)]
        if lesson.review_by < self.context.app.clock.today():
            words = _("見なおす日（{day}）をすぎています。").format(day=i18n.day(lesson.review_by))
            lines.append(label(look, words, 20))
        return Card(look, column(label(look, lesson.title, 24, bold=True), *lines, flow(*acts), gap=6))

    def _lines(self, lesson: Lesson, notes: Sequence[Difference]) -> list[str]:
        """Return one line for each step and phone, the last day with it."""
        places = {step.id: number for number, step in enumerate(lesson.steps, 1)}
        counted = Counter((note.step, note.family) for note in notes)
        last = {(note.step, note.family): note.day for note in notes}
        words = _("手順{n}　{phone}　{count}日　さいごは{day}")
        return [
            words.format(
                n=places.get(step, "?"),
                phone=_(NAMES[Family(family)]),
                count=count,
                day=i18n.day(date.fromisoformat(last[step, family])),
            )
            for (step, family), count in sorted(counted.items(), key=lambda one: places.get(one[0][0], 0))
        ]

    def _seen(self, lesson: str) -> None:
        self.context.app.differences.seen_to(lesson)
        self.context.tell(_("見なおしたことにしました。"))
        self.arrive()


SCREEN = Differences
