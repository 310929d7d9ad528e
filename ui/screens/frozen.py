"""確定のあとに変わったところ: which figure was what and is what now, and what was done at the desk meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from smartclass import i18n
from smartclass.domain import fiscal
from smartclass.domain.fiscal import Period
from smartclass.domain.freezing import LaterAct, Standing
from smartclass.i18n import _, lazy
from ui.context import Context
from ui.kit.beside import Beside
from ui.kit.freeze_bar import said
from ui.kit.gradual import Gradual
from ui.kit.label import label
from ui.kit.layout import clear, column, scrolling
from ui.kit.line_button import LineButton
from ui.screen import Screen

ACTS = {
    "check_in": lazy("受付"),
    "walk_in": lazy("飛び入り"),
    "correct": lazy("訂正"),
    "undo": lazy("取り消し"),
    "count_only": lazy("人数だけ"),
}


class FrozenScreen(Screen):
    """Figures on the left; on the right every act about these classes since, the newest first."""

    shell = "office"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._where: dict[str, Any] = {}
        self._head = label(look, "", 20, bold=True)
        self._figures = column(gap=6)
        side = QWidget()
        side.setLayout(column(self._head, self._figures, None, margins=(0, 0, 10, 0)))
        self._below = column(gap=2)
        self._acts = Gradual(self._below, self)
        inside = QWidget()
        inside.setLayout(column(self._below, None, margins=(0, 0, 10, 0)))
        self._title = label(look, "", 20, bold=True)
        main = QWidget()
        main.setLayout(column(self._title, scrolling(inside), gap=6))
        self.setLayout(column(Beside(look, scrolling(side), main, wide=520, high=300)))

    def title(self) -> str:
        return _("確定のあとに変わったところ")

    def arrive(
        self,
        report: str = "yearly",
        first: date | None = None,
        last: date | None = None,
        centre: UUID | None = None,
        **_where: Any,
    ) -> None:
        app = self.context.app
        today = app.clock.today()
        span = Period(first, last) if first and last else fiscal.year(fiscal.fiscal_year(today) - 1)
        self._where = {"report": report, "first": span.first, "last": span.last, "centre": centre}
        self._head.set_text(_("数えています。少しお待ちください。"))

        def work(_task: Any) -> tuple[Standing, tuple[str, ...], tuple[LaterAct, ...]]:
            standing = app.freezing.standing(report, span, centre)
            acts = app.freezing.behind(standing.frozen) if standing.frozen else ()
            return standing, app.freezing.sentences(standing), acts

        def done(found: tuple[Standing, tuple[str, ...], tuple[LaterAct, ...]]) -> None:
            if isValid(self):
                self._show(*found)

        self.context.tasks.run(work, done=done, failed=self.context.problem)

    def place(self) -> dict[str, Any]:
        return self._where

    def _show(self, standing: Standing, sentences: tuple[str, ...], acts: tuple[LaterAct, ...]) -> None:
        look = self.context.look
        self._head.set_text(said(standing) or _("この報告は、まだ確定していません。「報告」の画面で確定できます。"))
        clear(self._figures)
        for words in sentences:
            self._figures.addWidget(label(look, words, 18))
        title = _("確定のあとに、受付でしたこと") if acts else _("確定のあとに、受付でしたことはありません。")
        self._title.set_text(title if standing.frozen else "")
        self._acts.fill(list(self._lines(acts)))

    def _lines(self, acts: tuple[LaterAct, ...]) -> Iterable[Any]:
        for act in acts:
            yield partial(self._line, act)

    def _line(self, act: LaterAct) -> QWidget:
        kind = act.kind.partition(":")[0]
        words = _(ACTS[kind]) if kind in ACTS else kind
        if kind == "correct":
            words = _("訂正：来た") if act.present else _("訂正：来ていない")
        when = f"{i18n.day(act.at.date())} {i18n.clock_time(act.at)}"
        about = "　".join(part for part in (i18n.day(act.day), act.course, act.centre) if part)
        button = LineButton(
            self.context.look,
            "　".join(part for part in (act.name, words) if part),
            detail=_("{when}　教室：{about}").format(when=when, about=about),
            icon="pencil",
            px=18,
        )
        button.setObjectName(f"act-{act.session}")
        button.clicked.connect(lambda: self.context.go("desk", session=act.session))
        return button


SCREEN = FrozenScreen
