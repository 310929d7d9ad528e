"""進め方: ready-made classes to hold as they are, or to begin from."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from smartclass.domain.plan import CoursePlan, PlannedClass
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.gradual import Gradual
from ui.kit.label import label
from ui.kit.layout import Card, column, scrolling
from ui.screen import Screen


class Plans(Screen):
    """Each class of a plan can be made with one press; its sheet can be printed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._list = column(gap=12)
        self._gradual = Gradual(self._list, self)
        inside = QWidget()
        inside.setLayout(column(self._list, None, margins=(0, 0, 10, 0)))
        says = label(context.look, _("そのまま使えます。つくったあとで、変えることもできます。"), 20)
        self.setLayout(column(says, scrolling(inside), gap=10, margins=(28, 14, 28, 12)))

    def title(self) -> str:
        return _("教室の進め方")

    def arrive(self, **_where: Any) -> None:
        plans = self.context.app.library.plans()
        self._gradual.fill((partial(self._card, plan) for plan in plans), first=3)
        if not plans:
            words = _("進め方のファイル（plans.toml）が読めませんでした。教室は、ひとつずつつくれます。")
            self._list.addWidget(label(self.context.look, words, 22))

    def _card(self, plan: CoursePlan) -> Card:
        look = self.context.look
        sheet = Button(look, _("進行表を見る"), icon="report", px=20, tall=46)
        sheet.setObjectName(f"sheet-{plan.id}")
        sheet.clicked.connect(lambda: self.context.go("papers", plan=plan.id))
        many = len(plan.classes) > 1
        made: list[QWidget] = []
        for number in range(len(plan.classes)):
            words = _("第{n}回をつくる").format(n=number + 1) if many else _("この教室をつくる")
            button = Button(look, words, icon="plus", kind="plain" if many else "primary", px=20, tall=46)
            button.setObjectName(f"make-{plan.id}-{number}")
            button.clicked.connect(lambda _on=False, number=number: self._make(plan, number))
            made.append(button)
        inside = column(
            label(look, plan.title, 24, bold=True),
            label(look, plan.about, 20),
            *(
                label(look, self._says(one, number, many), 18, colour=look.theme.sub)
                for number, one in enumerate(plan.classes)
            ),
            flow(*made, sheet),
            gap=6,
        )
        return Card(look, inside)

    def _says(self, one: PlannedClass, number: int, many: bool) -> str:
        library = {lesson.id: lesson.title.plain for lesson in self.context.app.library.lessons()}
        titles = _("、").join(library[lesson] for lesson in one.lessons if lesson in library)
        words = _("第{n}回　{minutes}分　{lessons}") if many else _("{minutes}分　{lessons}")
        return words.format(n=number + 1, minutes=one.minutes, lessons=titles)

    def _make(self, plan: CoursePlan, number: int) -> None:
        one = plan.classes[number]
        title = plan.title.plain if len(plan.classes) == 1 else one.title.plain
        self.context.go("new_session", course=title, minutes=one.minutes, lessons=one.lessons)


SCREEN = Plans
