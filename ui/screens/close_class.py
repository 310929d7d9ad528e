"""教室をおわる: look at the count once more, print the sheet, and close."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import label
from ui.kit.layout import Card, column, row, scrolling
from ui.screen import Screen


class CloseClass(Screen):
    """Three lines and two buttons; nothing here can't be taken back."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._box = column(margins=(28, 20, 28, 16))
        holder = QWidget()
        holder.setLayout(self._box)
        self.setLayout(column(scrolling(holder)))

    def title(self) -> str:
        return _("教室をおわる")

    def arrive(self, session: UUID, **_where: Any) -> None:
        app, look = self.context.app, self.context.look
        found, counts = app.classes.get(session), app.roll.counts(session)
        back = Button(look, _("受付にもどる"), icon="back", tall=52)
        back.setObjectName("again")
        back.clicked.connect(lambda: self.context.go("desk", session=session))
        sheet = Button(look, _("出席の紙を出す"), icon="print", tall=52)
        sheet.setObjectName("sheet")
        sheet.clicked.connect(lambda: self.context.go("papers", session=session, kind="attendance"))
        survey = Button(look, _("アンケート"), icon="smile", tall=52)
        survey.setObjectName("survey")
        survey.clicked.connect(lambda: self.context.go("survey_tally", session=session))
        finish = Button(look, _("これでおわる"), icon="check", kind="primary", px=26, tall=66)
        finish.setObjectName("finish")
        finish.clicked.connect(lambda: self._finish(session))
        large = 40 / max(1.0, look.scale / 1.5)
        self._box.addWidget(
            Card(
                look,
                column(
                    label(look, found.course.title, 28, bold=True),
                    label(look, _("きょうの参加は {n}人でした。").format(n=counts.total), large, bold=True),
                    label(
                        look,
                        _("出席 {present}人（予定 {expected}人）、名前のない人 {extra}人").format(
                            present=counts.present, expected=counts.expected, extra=counts.count_only
                        ),
                        22,
                        colour=look.theme.sub,
                    ),
                    label(look, _("人数がちがうときは、受付にもどって直せます。"), 20),
                    12,
                    flow(back, survey, sheet, finish, gap=4)
                    if self.context.compact()
                    else self._beside(flow(back, survey, sheet), finish),
                ),
            )
        )
        self._box.addStretch(1)

    def sample(self, _name: str) -> dict[str, Any]:
        return {"session": self.context.app.classes.today()[0].id}

    @staticmethod
    def _beside(others: QWidget, finish: Button) -> QHBoxLayout:
        line = row(others, finish, gap=4)
        line.setStretch(0, 1)
        line.setAlignment(finish, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _finish(self, session: UUID) -> None:
        self.context.app.classes.finish(session)
        self.context.home()
        self.context.tell(_("おつかれさまでした。記録は残っています。"))


SCREEN = CloseClass
