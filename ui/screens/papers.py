"""紙を出す: the sheets of a class, the handout of a lesson, or a procedure, seen before they are printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QButtonGroup, QWidget

from smartclass.domain.document import Document
from smartclass.domain.lesson import Family
from smartclass.i18n import _
from ui.context import Context
from ui.kit.beside import Beside
from ui.kit.label import label
from ui.kit.layout import column, scrolling
from ui.kit.line_button import LineButton
from ui.kit.paper_panel import PaperPanel
from ui.player.families import NAMES
from ui.screen import Screen

Sheet = tuple[str, str, str, str, Callable[[], Document]]


class Papers(Screen):
    """Choose on the left, see on the right, print below."""

    samples: ClassVar[tuple[str, ...]] = ("", "handout", "cards", "procedure")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.panel = PaperPanel(context)
        self._given_out: Callable[[], None] = lambda: None
        self._choices = column(gap=4)
        holder = QWidget()
        holder.setLayout(column(self._choices, None))
        self.setLayout(column(Beside(context.look, scrolling(holder), self.panel, wide=290)))

    def title(self) -> str:
        return _("紙を出す")

    def arrive(
        self,
        session: UUID | None = None,
        lesson: str = "",
        plan: str = "",
        kind: str = "",
        family: Family | None = None,
        procedure: str = "",
        person: UUID | None = None,
        card: UUID | None = None,
        **_where: Any,
    ) -> None:
        sheets: list[Sheet] = []
        if plan:
            about = self.context.app.library.plan(plan).plan
            make = partial(self.context.app.paper.class_plan, plan)
            sheets.append((plan, "report", about.title.plain, _("進行表"), make))
        elif person is not None:
            make = partial(self.context.app.paper.history, person)
            sheets.append(("history", "person", _("参加の記録"), _("この人が来た教室"), make))
        elif card is not None:
            sheets.append(("card", "card", _("参加カード"), _("1人分"), partial(self._card, card)))
        elif procedure:
            sheets.append(self._procedure_sheet(procedure))
        elif lesson:
            sheets += self._handouts(lesson, family)
        elif session is not None and kind in ("calls", "draw"):
            sheets.append(self._booking_sheet(session, kind))
        elif session is not None:
            self._given_out = partial(self.context.app.sheet.give_out, session)
            sheets += self._class_sheets(session)
            here = {one.id for one in self.context.app.library.lessons()}
            for planned in self.context.app.classes.get(session).lesson_ids:
                sheets += self._handouts(planned, family, session) if planned in here else []
        self._show(sheets, kind)

    def sample(self, name: str) -> dict[str, Any]:
        if name == "handout":
            return {"lesson": "mynumber-read-card"}
        if name == "procedure":
            return {"procedure": "risai"}
        return {"session": self.context.app.classes.today()[0].id, "kind": name}

    def _class_sheets(self, session: UUID) -> list[Sheet]:
        paper, announcing = self.context.app.paper, self.context.app.announcing
        return [
            ("sign-in", "list", _("受付の名簿"), _("はじまる前に"), lambda: paper.sign_in_sheet(session)),
            ("attendance", "report", _("出席の記録"), _("おわったあとに"), lambda: paper.attendance_report(session)),
            (
                "consultations",
                "chat",
                _("個別相談の一覧"),
                _("係の人だけ"),
                partial(paper.report, "consultations", session=session),
            ),
            ("cards", "qr", _("参加カード"), _("QR コードで受付"), lambda: paper.cards(session)),
            ("poster", "picture", _("ポスター"), _("掲示板にはる紙"), lambda: announcing.poster(session)),
            ("calls", "phone-call", _("れんらくの名簿"), _("中止のとき"), lambda: announcing.call_list(session)),
        ]

    def _booking_sheet(self, session: UUID, kind: str) -> Sheet:
        app = self.context.app
        if kind == "draw":
            make = partial(self._protocol, session)
            return ("draw", "report", _("抽選の記録"), _("受付番号だけで、お名前はありません"), make)
        words = (_("電話表"), _("席があいたときに電話する順番"))
        return ("calls", "phone-call", *words, lambda: app.paper.call_sheet(app.bookings.list(session)))

    def _protocol(self, session: UUID) -> Document:
        return self.context.app.paper.draw_protocol(self.context.app.drawing.figures(session))

    def _card(self, person: UUID) -> Document:
        app = self.context.app
        centres = app.classes.centres()
        return app.paper.card(app.people.get(person), centres[0].name if centres else "")

    def _procedure_sheet(self, procedure: str) -> Sheet:
        app = self.context.app
        title = app.procedures.get(procedure).title.plain
        return (
            "procedure",
            "handout",
            title,
            _("手続きの紙"),
            lambda: app.paper.procedure(app.procedures.figures(procedure)),
        )

    def _handouts(self, lesson_id: str, first: Family | None, session: UUID | None = None) -> list[Sheet]:
        app = self.context.app
        lesson = app.library.get(lesson_id)
        now = lesson.family_or_first(first or Family(app.settings.now.family))
        ordered = sorted(lesson.families, key=lambda family: family != now)
        return [
            (
                f"{lesson.id}-{family}",
                f"phone-{family}",
                lesson.title.plain,
                _("配る紙（{family}）").format(family=_(NAMES[family])),
                partial(self._handout, lesson.id, family, session),
            )
            for family in ordered
        ]

    def _handout(self, lesson_id: str, family: Family, session: UUID | None) -> Document:
        """Make the handout; after a class, with the steps where most people stumbled (nobody is in it)."""
        app = self.context.app
        again = app.stumbles.again(lesson_id, session) if session else ()
        return app.paper.handout(lesson_id, family, again=again)

    def _show(self, sheets: list[Sheet], kind: str) -> None:
        look = self.context.look
        self._choices.addWidget(label(look, _("どの紙を出しますか"), 20, bold=True))
        group = QButtonGroup(self)
        group.setExclusive(True)
        chosen = next((sheet for sheet in sheets if sheet[0] == kind), sheets[0] if sheets else None)
        for sheet in sheets:
            name, icon, words, detail, make = sheet
            button = LineButton(look, words, detail=detail, icon=icon, px=18, parent=self)
            button.setCheckable(True)
            button.setChecked(sheet is chosen)
            button.setObjectName(f"sheet-{name}")
            button.clicked.connect(lambda _on=False, make=make: self.panel.show_paper(make, self._given_out))
            group.addButton(button)
            self._choices.addWidget(button)
        if chosen:
            self.panel.show_paper(chosen[4], self._given_out)


SCREEN = Papers
