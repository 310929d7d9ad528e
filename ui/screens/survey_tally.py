"""アンケートの数: open the faces for people to touch, or write down the paper slips as three numbers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QGridLayout, QSpinBox, QWidget

from smartclass.domain.survey import MOST, Answer
from smartclass.errors import Problem
from smartclass.i18n import _, ngettext
from ui.context import Context
from ui.kit.button import Button
from ui.kit.choices import indented
from ui.kit.flow import flow
from ui.kit.label import icon_label, label
from ui.kit.layout import Card, column, row, scrolling
from ui.kit.talk_words import ANSWERS
from ui.screen import Screen


class SurveyTally(Screen):
    """Three lines: face, word, touches, paper, sum. For the volunteer."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._fields: dict[Answer, QSpinBox] = {}
        self._px = 18 if context.compact() else 22
        self._touch = {answer: label(look, "", self._px) for answer in Answer}
        self._sum = {answer: label(look, "", self._px, bold=True) for answer in Answer}
        self._whole = label(look, "", 22, bold=True)
        self._whole.setObjectName("whole")
        faces = Button(look, _("タッチで答えてもらう"), icon="smile", kind="primary", px=24, tall=62)
        faces.setObjectName("faces")
        faces.clicked.connect(self._open_faces)
        words = _("顔の絵だけの画面になります。名簿は見えません。もどるときは「係の人」をおします。")
        keep = Button(look, _("紙の数を書きとめる"), icon="save", tall=52)
        keep.setObjectName("keep")
        keep.clicked.connect(self._keep)
        undo = Button(look, _("もどす"), icon="undo", tall=52)
        undo.setObjectName("undo")
        undo.clicked.connect(self._undo)
        inside = QWidget()
        inside.setLayout(
            column(
                Card(look, column(flow(faces), label(look, words, 18, colour=look.theme.sub), gap=8), soft=True),
                self._table(),
                self._whole,
                flow(keep, undo),
                None,
                gap=12,
                margins=(24, 12, 24, 12),
            )
        )
        self.setLayout(column(scrolling(inside)))

    def title(self) -> str:
        return _("アンケート")

    def arrive(self, session: UUID, paper: tuple[int, ...] = (), **_where: Any) -> None:
        self._session = self.context.app.classes.get(session).id
        self._fill()
        for field, count in zip(self._fields.values(), paper, strict=False):
            field.setValue(count)

    def place(self) -> dict[str, Any]:
        return {"paper": tuple(field.value() for field in self._fields.values())}

    def leave(self) -> None:
        """Numbers typed and not yet written down are written down."""
        self._write()

    def sample(self, _name: str) -> dict[str, Any]:
        return {"session": self.context.app.classes.today()[0].id}

    def _table(self) -> QWidget:
        look = self.context.look
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(8 if self.context.compact() else 20))
        grid.setVerticalSpacing(8)
        for place, words in enumerate((_("タッチ"), _("紙"), _("合計")), start=2):
            grid.addWidget(label(look, words, 18, colour=look.theme.sub), 0, place)
        for line, (answer, icon, words) in enumerate(ANSWERS, start=1):
            field = QSpinBox()
            field.setObjectName(f"paper-{answer}")
            field.setRange(0, MOST)
            field.setMinimumHeight(look.px(48))
            field.setFixedWidth(look.px(5 * self._px))
            field.setAccessibleName(_("紙の「{answer}」の数").format(answer=_(words)))
            indented(field)
            field.lineEdit().returnPressed.connect(self._keep)
            self._fields[answer] = field
            grid.addWidget(icon_label(look, icon, 2 * self._px), line, 0)
            name = label(look, _(words), self._px, bold=True)
            for place, piece in enumerate((name, self._touch[answer], field), start=1):
                grid.addWidget(piece, line, place)
            grid.addWidget(self._sum[answer], line, 4)
        holder = QWidget()
        holder.setLayout(row(grid, None))
        return holder

    def _fill(self) -> None:
        """Show what is written down."""
        survey = self.context.app.survey.of_class(self._session)
        for answer, field in self._fields.items():
            for shown, count in ((self._touch, survey.touch.of(answer)), (self._sum, survey.sums.of(answer))):
                shown[answer].set_text(ngettext("{n}人", "{n}人", count).format(n=count))
            field.setValue(survey.paper.of(answer))
        words = _("ぜんぶで {n}人が答えました。") if survey.sums.total else _("答えは、まだありません。")
        self._whole.set_text(words.format(n=survey.sums.total))

    def _write(self) -> bool:
        try:
            self.context.app.survey.set_paper(self._session, *(field.value() for field in self._fields.values()))
        except Problem as problem:
            self.context.problem(problem)
            return False
        return True

    def _keep(self) -> None:
        if self._write():
            self._fill()
            self.context.tell(_("紙の数を書きとめました。「もどす」で取り消せます。"))

    def _undo(self) -> None:
        undone = self.context.app.survey.undo(self._session)
        self.context.tell(_("ひとつ前にもどしました。") if undone else _("もどすことは、もうありません。"))
        self._fill()

    def _open_faces(self) -> None:
        self.context.go("survey", session=self._session)


SCREEN = SurveyTally
