"""One person: name, kana, birth year, last four digits, phone, notes. No more than a class needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from smartclass.domain.lesson import Family
from smartclass.domain.registry import NewAttendee
from smartclass.errors import Problem
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.choices import Choice
from ui.kit.flow import flow
from ui.kit.label import Field, label
from ui.kit.layout import Card, clear, column, row, scrolling
from ui.kit.line_button import LineButton
from ui.kit.needs import NeedBoxes
from ui.kit.person_past import PersonPast
from ui.player.families import NAMES
from ui.screen import Screen


class Person(Screen):
    """Add somebody, or change what is written about them."""

    shell = "office"
    samples: ClassVar[tuple[str, ...]] = ("", "filled")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._person: UUID | None = None
        self._name = Field(look, _("名前"))
        self._kana = Field(look, _("ふりがな"), hint=_("さがすときと、名簿の順番に使います。"))
        self._year = Field(look, _("生まれた年（なくてもよい）"), hint=_("1948、昭和23 のどちらでも"), wide=240)
        self._last4 = Field(look, _("電話の下4けた（なくてもよい）"), wide=280)
        self._last4.edit.setMaxLength(4)
        self._family = Choice(look)
        self._family.setAccessibleName(_("スマホの種類"))
        self._family.addItem(_("わからない"), "")
        for family in Family:
            self._family.addItem(_(NAMES[family]), str(family))
        self._needs = NeedBoxes(look)
        self._notes = QPlainTextEdit()
        self._notes.setAccessibleName(_("メモ"))
        self._notes.setMaximumHeight(look.px(110))
        self._faults = label(look, "", 18, colour=look.theme.bad)
        self._similar = column(gap=4)
        save = Button(look, _("保存する"), icon="check", kind="primary", px=22, tall=52)
        save.setObjectName("save")
        save.clicked.connect(lambda _on=False: self.save())
        self._disclose = Button(look, _("記録を書き出す（開示）"), icon="save", tall=48)
        self._disclose.setObjectName("disclose")
        self._disclose.clicked.connect(self._ask_folder)
        self._disclose.hide()
        self._history = Button(look, _("参加の記録"), icon="report", tall=48)
        self._history.setObjectName("history")
        self._history.clicked.connect(lambda: context.go("papers", person=self._person))
        self._history.hide()
        self._renew = Button(look, _("カードを作りなおす"), icon="card", px=20, tall=48)
        self._renew.setObjectName("renew-card")
        self._renew.clicked.connect(self._ask_for_card)
        self._renew.hide()
        inside = column(
            row(self._name, self._kana, gap=20),
            row(self._year, self._last4, None, gap=20),
            label(look, _("スマホの種類"), 18, bold=True),
            self._family,
            label(look, _("気をつけること（受付の人にも見えます）"), 18, bold=True),
            self._needs,
            label(look, _("メモ（マイナンバーや暗証番号は書きません）"), 18, bold=True),
            self._notes,
            self._faults,
            self._similar,
            flow(save, self._history, self._disclose, self._renew, gap=8),
            gap=10,
        )
        holder = QWidget()
        self._past = column()
        holder.setLayout(column(Card(look, inside), self._past, None, margins=(28, 14, 28, 14)))
        self.setLayout(column(scrolling(holder)))

    def title(self) -> str:
        return _("人をたす") if self._person is None else _("この人のこと")

    def arrive(self, person: UUID | None = None, **_where: Any) -> None:
        self._person = person
        if person is None:
            return
        self._renew.show()
        found = self.context.app.people.get(person)
        self._disclose.show()
        self._history.show()
        self._name.edit.setText(found.name)
        self._kana.edit.setText(found.kana)
        self._year.edit.setText(str(found.birth_year or ""))
        self._last4.edit.setText(found.phone_last4)
        self._family.setCurrentIndex(max(0, self._family.findData(found.family)))
        self._notes.setPlainText(found.notes)
        self._needs.show_needs(self.context.app.needs.of(person))
        clear(self._past)
        self._past.addWidget(PersonPast(self.context, person))

    def sample(self, name: str) -> dict[str, Any]:
        return {"person": self.context.app.people.all(limit=1)[0].id} if name == "filled" else {}

    def _typed(self) -> NewAttendee | None:
        from smartclass.domain.wareki import parse_year

        year = parse_year(self._year.text()) if self._year.text() else None
        if self._year.text() and year is None:
            self._year.say(_("生まれた年は「1948」か「昭和23」のように入れてください。"))
            return None
        return NewAttendee(
            name=self._name.text(),
            kana=self._kana.text(),
            birth_year=year,
            phone_last4=self._last4.text(),
            family=self._family.currentData(),
            notes=self._notes.toPlainText().strip(),
        )

    def save(self, *, even_if_similar: bool = False) -> None:
        """Store what is typed; similar people are shown first, and never merged by the program."""
        typed = self._typed()
        if typed is None:
            return
        people = self.context.app.people
        try:
            if self._person is not None:
                fields = {name: getattr(typed, name) for name in NewAttendee.__dataclass_fields__}
                people.change(self._person, **fields)
                self.context.app.needs.set(self._person, self._needs.chosen)
            else:
                added = people.add(typed, even_if_similar=even_if_similar)
                if added.attendee is None:
                    self._show_obstacles(added.faults, added.similar)
                    return
                self.context.app.needs.set(added.attendee.id, self._needs.chosen)
        except Problem as problem:
            self._faults.set_text(str(problem))
            return
        self.context.tell(_("保存しました。"))
        self.context.back()

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _("書き出す場所"))
        if folder:
            self.disclose(Path(folder))

    def disclose(self, folder: Path) -> None:
        """Write all that is held about this person: a paper to read and a workbook, without a name outside."""
        app, person = self.context.app, self._person
        if person is None:
            return
        self.context.tell(_("書き出しています。少しお待ちください。"))
        self.context.tasks.run(
            lambda task: app.exporting.person(person, folder, task.step),
            done=lambda files: self.context.tell(
                _("保存しました：{name}").format(name=_("、").join(f.name for f in files))
            ),
            failed=self.context.problem,
        )

    def _ask_for_card(self) -> None:
        self.context.ask(
            _("新しいカードを作りますか。"),
            _("前のカードは、もう使えなくなります。カードをなくした人のためのものです。"),
            _("作りなおす"),
            _("やめる"),
            self._renew_card,
        )

    def _renew_card(self) -> None:
        """Make the old card dead and show the new one, ready to print."""
        assert self._person is not None
        try:
            self.context.app.people.new_card(self._person)
        except Problem as problem:
            self.context.problem(problem)
            return
        self.context.go("papers", card=self._person)

    def _show_obstacles(self, faults: tuple[str, ...], similar: tuple[Any, ...]) -> None:
        clear(self._similar)
        self._faults.set_text("\n".join(faults))
        if faults or not similar:
            return
        look = self.context.look
        self._similar.addWidget(label(look, _("似た名前の人が、もう名簿にいます。"), 20, bold=True))
        for other in similar:
            year = _("{year}年生まれ").format(year=other.birth_year) if other.birth_year else ""
            words = "　".join(part for part in (other.kana, year) if part)
            button = LineButton(look, _("{name}さんです").format(name=other.name), detail=words, icon="person")
            button.clicked.connect(lambda _on=False, other=other.id: self.context.go("person", person=other))
            self._similar.addWidget(button)
        another = Button(look, _("べつの人なので、たす"), icon="plus", px=18, tall=46)
        another.setObjectName("add-anyway")
        another.clicked.connect(lambda: self.save(even_if_similar=True))
        self._similar.addWidget(another)


SCREEN = Person
