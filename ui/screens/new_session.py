"""Make a class session in three fields: course, day, start. The rest has sensible defaults."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QTimeEdit, QWidget

from smartclass.errors import Problem
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.choices import Choice, DayField, indented
from ui.kit.label import label
from ui.kit.layout import Card, clear, column, row, scrolling
from ui.screen import Screen


def next_start(now: datetime) -> time:
    """Return the next half hour, but never past 23:30 (a class belongs to one day)."""
    later = now + timedelta(minutes=29)
    if later.date() != now.date():
        return time(23, 30)
    return time(later.hour, 30 if later.minute >= 30 else 0)


class NewSession(Screen):
    """Course, day, start; below, folded away, what differs from the usual."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._course = Choice(look)
        self._course.setEditable(True)
        self._course.setAccessibleName(_("講座の名前"))
        self._course.setObjectName("course")
        self._day = DayField(look)
        self._day.setAccessibleName(_("日"))
        self._starts = QTimeEdit()
        self._starts.setMinimumWidth(look.px(130))
        self._starts.setDisplayFormat("H:mm")
        self._starts.setAccessibleName(_("はじまる時間"))
        self._minutes, self._capacity = QSpinBox(), QSpinBox()
        for plain in (self._starts, self._minutes, self._capacity):
            indented(plain)
        self._minutes.setRange(10, 480)
        self._minutes.setSingleStep(10)
        self._minutes.setValue(60)
        self._minutes.setSuffix(_(" 分"))
        self._minutes.setAccessibleName(_("長さ"))
        self._capacity.setRange(1, 500)
        self._capacity.setValue(12)
        self._capacity.setSuffix(_(" 人"))
        self._capacity.setAccessibleName(_("定員"))
        self._centre = Choice(look)
        self._centre.setAccessibleName(_("会場"))
        self._staff = QLineEdit()
        self._staff.setAccessibleName(_("講師・支援員の名前"))
        self._done = False
        self._lessons: list[tuple[str, QCheckBox]] = []
        self._lesson_box = column(gap=4)
        self._fault = label(look, "", 18, colour=look.theme.bad)
        make = Button(look, _("この教室をつくる"), icon="check", kind="primary", px=24, tall=60)
        make.setObjectName("make")
        make.clicked.connect(self._make)
        self._more = QWidget()
        self._more.setLayout(
            column(
                row(self._titled(_("長さ"), self._minutes), self._titled(_("定員"), self._capacity), None),
                self._titled(_("会場"), self._centre),
                row(self._door("centres", "plus", _("会場をたす")), None),
                self._titled(_("講師・支援員（「、」で区切ります）"), self._staff),
                label(look, _("使う教材"), 18, bold=True),
                self._lesson_box,
                gap=12,
            )
        )
        self._more.hide()
        unfold = Button(look, _("くわしく決める"), icon="down", kind="quiet")
        unfold.setObjectName("more")
        unfold.clicked.connect(self._unfold)
        self._unfold_button = unfold
        holder = QWidget()
        card = Card(
            look,
            column(
                row(self._door("plans", "list", _("進め方からえらぶ")), None),
                self._titled(_("講座の名前"), self._course),
                row(self._titled(_("日"), self._day), self._titled(_("はじまる時間"), self._starts), None),
                self._fault,
                row(make, None),
                row(unfold, None),
                self._more,
                gap=14,
            ),
        )
        card.setMaximumWidth(look.px(900))
        holder.setLayout(column(card, None, margins=(32, 20, 32, 20)))
        self.setLayout(column(scrolling(holder)))

    def _door(self, screen: str, icon: str, words: str) -> Button:
        made = Button(self.context.look, words, icon=icon, tall=44)
        made.setObjectName(screen)
        made.clicked.connect(lambda: self.context.go(screen))
        return made

    def title(self) -> str:
        return _("教室をつくる")

    def arrive(
        self,
        day: date | None = None,
        course: str = "",
        minutes: int = 60,
        lessons: Sequence[str] = (),
        starts: time | None = None,
        more: bool = False,
        **where: Any,
    ) -> None:
        app = self.context.app
        now = app.clock.now()
        chosen = day or now.date()
        self._course.addItems([course.title for course in app.classes.courses()])
        self._course.setCurrentText(course)
        self._minutes.setValue(minutes)
        self._day.setDate(QDate(chosen.year, chosen.month, chosen.day))
        start = starts or (next_start(now) if chosen == now.date() else time(10, 0))
        self._starts.setTime(QTime(start.hour, start.minute))
        for centre in app.classes.centres():
            self._centre.addItem(centre.name, centre.id)
        self._centre.setCurrentIndex(max(0, self._centre.findData(where.get("centre"))))
        self._capacity.setValue(where.get("capacity", 12))
        self._staff.setText(where.get("staff", ""))
        if lessons or more:
            self._unfold()
            for lesson, box in self._lessons:
                box.setChecked(lesson in lessons)
        self._course.setFocus()

    def place(self) -> dict[str, Any]:
        """What was typed stays while somebody adds a venue or looks at the plans."""
        day, starts = self._day.date(), self._starts.time()
        if self._done:
            return {}
        return {
            "day": date(day.year(), day.month(), day.day()),
            "course": self._course.currentText(),
            "minutes": self._minutes.value(),
            "lessons": [lesson for lesson, box in self._lessons if box.isChecked()],
            "starts": time(starts.hour(), starts.minute()),
            "more": not self._more.isHidden(),
            "centre": self._centre.currentData(),
            "capacity": self._capacity.value(),
            "staff": self._staff.text(),
        }

    def _titled(self, title: str, widget: QWidget) -> QWidget:
        widget.setMinimumHeight(self.context.look.px(48))
        holder = QWidget()
        holder.setLayout(column(label(self.context.look, title, 18, bold=True), widget, gap=4))
        return holder

    def _unfold(self) -> None:
        """Show the rest; the lessons are read only now."""
        opening = self._more.isHidden()
        self._more.setVisible(opening)
        self._unfold_button.set_icon("up" if opening else "down")
        if opening and not self._lessons:
            clear(self._lesson_box)
            for lesson in self.context.app.library.lessons():
                box = QCheckBox(lesson.title.plain.replace("&", "&&"))
                self._lessons.append((lesson.id, box))
                self._lesson_box.addWidget(box)

    def _make(self) -> None:
        title = self._course.currentText().strip()
        if not title:
            self._fault.set_text(_("講座の名前を入れてください。"))
            self._course.setFocus()
            return
        app = self.context.app
        day, starts = self._day.date(), self._starts.time()
        begin = datetime(day.year(), day.month(), day.day(), starts.hour(), starts.minute())  # noqa: DTZ001 - wall clock
        ends = begin + timedelta(minutes=self._minutes.value())
        try:
            made = app.classes.create(
                course=title,
                day=begin.date(),
                starts=begin.time(),
                ends=ends.time() if ends.date() == begin.date() else time(23, 59),
                centre=self._centre.currentData(),
                capacity=self._capacity.value(),
                lesson_ids=[lesson for lesson, box in self._lessons if box.isChecked()],
                staff=self._staff_ids(),
            )
        except Problem as problem:
            self.context.problem(problem)
            return
        self._done = True
        if made.day == app.clock.today():
            app.classes.start(made.id)
            self.context.go("desk", session=made.id)
        else:
            self.context.tell(_("教室をつくりました。"))
            self.context.back()

    def _staff_ids(self) -> list[Any]:
        from smartclass.domain.registry import Role

        classes = self.context.app.classes
        known = {member.name: member for member in classes.staff()}
        names = [name.strip() for name in self._staff.text().replace(",", "、").split("、") if name.strip()]
        return [(known.get(name) or classes.add_staff(name, Role.INSTRUCTOR)).id for name in names]


SCREEN = NewSession
