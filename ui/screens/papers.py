"""紙を出す: the papers of a class, the handout of a lesson, or a procedure, seen before they are printed."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from smartclass.domain.class_session import Role
from smartclass.domain.lesson import Family
from smartclass.domain.roles import HELPER_PAPERS
from smartclass.errors import Problem
from smartclass.i18n import _
from ui.context import Context
from ui.kit import paper_choices
from ui.kit.beside import Beside
from ui.kit.button import Button
from ui.kit.choices import Choice
from ui.kit.flow import flow
from ui.kit.label import label
from ui.kit.layout import column, scrolling
from ui.kit.line_button import LineButton
from ui.kit.paper_choices import Sheet
from ui.kit.paper_panel import PaperPanel
from ui.screen import Screen


class Papers(Screen):
    """Choose on the left, see on the right, print below; or tick several and print them at once."""

    samples: ClassVar[tuple[str, ...]] = ("", "handout", "cards", "procedure", "going-home")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self.panel = PaperPanel(context)
        self._sheets: dict[str, Sheet] = {}
        self._ways: dict[str, int] = {}
        self._now = ""
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(lambda _button: self._picked())
        self._way = Choice(look)
        self._way.setObjectName("way")
        self._way.setAccessibleName(_("作り方"))
        self._way.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self._way.activated.connect(self._other_way)
        self._phone_words = label(look, _("こまったときの電話"), 18)
        self._phone = QLineEdit(context.app.settings.now.centre_phone)
        self._phone.setObjectName("centre-phone")
        self._phone.setAccessibleName(self._phone_words.text())
        self._phone.setPlaceholderText(_("会場の電話番号"))
        self._phone.setMinimumHeight(look.px(44))
        self._phone.setMaxLength(20)
        self._phone.editingFinished.connect(self._phone_written)
        self._many = Button(look, _("いくつか まとめて"), icon="check", px=18, tall=44)
        self._many.setObjectName("many")
        self._many.setCheckable(True)
        self._many.toggled.connect(self._several)
        self._choices = column(gap=4)
        holder = QWidget()
        holder.setLayout(column(self._choices, None))
        options = flow(self._way, self._phone_words, self._phone, gap=8)
        right = QWidget()
        beside = column(options, self.panel, gap=4)
        beside.setStretch(1, 1)
        right.setLayout(beside)
        self.setLayout(column(Beside(look, scrolling(holder), right, wide=290)))

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
        app = self.context.app
        sheets: list[Sheet] = []
        if plan:
            sheets.append(paper_choices.plan(app, plan))
        elif procedure:
            sheets.append(paper_choices.procedure(app, procedure))
        elif person is not None:
            sheets.append(paper_choices.history(app, person))
        elif card is not None:
            sheets.append(paper_choices.card(app, card))
        elif lesson:
            sheets += paper_choices.handouts(app, lesson, family)
        elif session is not None:
            self.panel.given_out = partial(app.sheet.give_out, session)
            sheets += self._of_class(session, kind)
        self._show(sheets, kind)

    def sample(self, name: str) -> dict[str, Any]:
        if name == "handout":
            return {"lesson": "mynumber-read-card"}
        if name == "procedure":
            return {"procedure": "risai"}
        return {"session": self.context.app.classes.today()[0].id, "kind": name}

    def _of_class(self, session: UUID, kind: str) -> list[Sheet]:
        """Return the papers of a class, with the handouts of its lessons between those before and those after."""
        app = self.context.app
        helper = app.role is Role.HELPER
        of_class = [one for one in paper_choices.of_class(app, session) if not helper or one.name in HELPER_PAPERS]
        here = {one.id for one in app.library.lessons()}
        planned = [one for one in app.classes.get(session).lesson_ids if one in here]
        given = [sheet for one in planned for sheet in paper_choices.handouts(app, one, None, session)]
        before = [sheet for sheet in of_class if sheet.group == of_class[0].group]
        told = () if helper else paper_choices.told(app, session, kind)
        return [*before, *given, paper_choices.memo(app), *of_class[len(before) :], *told]

    def _show(self, sheets: list[Sheet], kind: str) -> None:
        """List the papers, the group of the wanted one first, so that it is seen without scrolling."""
        look = self.context.look
        self._sheets = {sheet.name: sheet for sheet in sheets}
        self._choices.addWidget(label(look, _("どの紙を出しますか"), 20, bold=True))
        self._choices.addWidget(self._many)
        self._many.setVisible(len(sheets) > 1)
        chosen = kind if kind in self._sheets else next(iter(self._sheets), "")
        wanted = self._sheets[chosen].group if chosen else ""
        group = ""
        for sheet in sorted(sheets, key=lambda sheet: sheet.group != wanted):
            if sheet.group != group:
                group = sheet.group
                self._choices.addWidget(label(look, group, 18, bold=True))
            button = LineButton(look, sheet.words, detail=sheet.detail, icon=sheet.icon, px=18, parent=self)
            button.setCheckable(True)
            button.setChecked(sheet.name == chosen)
            button.setObjectName(f"sheet-{sheet.name}")
            self._group.addButton(button)
            self._choices.addWidget(button)
        self._picked()

    def _ticked(self) -> list[str]:
        return [one.objectName().removeprefix("sheet-") for one in self._group.buttons() if one.isChecked()]

    def _several(self, on: bool) -> None:
        """Let several lines be ticked; back to one, the first of them stays."""
        ticked = self._ticked()
        self._group.setExclusive(not on)
        if not on:
            for button in self._group.buttons():
                button.setChecked(button.objectName() == f"sheet-{(ticked or [self._now])[0]}")
        self._picked()

    def _picked(self) -> None:
        """Show what is chosen, and the ways of making it where it is one paper."""
        ticked = self._ticked()
        one = self._sheets[ticked[0]] if len(ticked) == 1 else None
        self._now = one.name if one else self._now
        ways = one.ways if one else ()
        self._way.clear()
        for way in ways:
            self._way.addItem(way.words)
        self._way.setCurrentIndex(self._ways.get(one.name, 0) if one else -1)
        self._way.setVisible(len(ways) > 1)
        for widget in (self._phone_words, self._phone):
            widget.setVisible("going-home" in ticked)
        sheets = (self._sheets[name] for name in ticked)
        self.panel.show_papers([sheet.ways[self._ways.get(sheet.name, 0)].make for sheet in sheets])

    def _other_way(self, index: int) -> None:
        self._ways[self._now] = index
        self._picked()

    def _phone_written(self) -> None:
        app = self.context.app
        if self._phone.text().strip() == app.settings.now.centre_phone:
            return
        try:
            app.people_papers.set_phone(self._phone.text())
        except Problem as problem:
            self._phone.setText(app.settings.now.centre_phone)
            self.context.problem(problem)
            return
        self._picked()


SCREEN = Papers
