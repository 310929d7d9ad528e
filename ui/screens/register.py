"""名簿: find a person as you type, in kana, kanji or by the last four digits of the phone."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from smartclass.domain.registry import Attendee
from smartclass.i18n import _, ngettext
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.gradual import Gradual
from ui.kit.label import label
from ui.kit.layout import column, row, scrolling
from ui.kit.line_button import LineButton
from ui.screen import Screen

SHOWN = 60


class Register(Screen):
    """The list shows the first matches; typing one more letter makes it shorter."""

    shell = "office"
    samples: ClassVar[tuple[str, ...]] = ("", "typed")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._search = QLineEdit()
        self._search.setObjectName("search")
        self._search.setPlaceholderText(_("例：さとう"))
        self._search.setAccessibleName(_("名簿をさがす"))
        self._search.setMinimumHeight(look.px(52))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.look_up)
        self._search.textChanged.connect(lambda: self._soon.start(60))
        add = Button(look, _("人をたす"), icon="plus", kind="primary", tall=46)
        add.setObjectName("add")
        add.clicked.connect(lambda: context.go("person"))
        twins = Button(look, _("同じ人をさがす"), icon="people", px=18, tall=44)
        twins.setObjectName("duplicates")
        twins.clicked.connect(lambda _on=False: context.go("duplicates"))
        away = Button(look, _("さいきん来ていない人"), icon="phone-call", px=18, tall=44)
        away.setObjectName("absent")
        away.clicked.connect(lambda _on=False: context.go("absent"))
        self._found = label(look, "", 18, colour=look.theme.sub)
        self._list = column(gap=2)
        self._rows = Gradual(self._list, self)
        inside = QWidget()
        doors = flow(twins, away, gap=4)
        large = context.compact()
        inside.setLayout(column(self._list, *([doors] if large else []), None, margins=(0, 0, 10, 0)))
        head = row(self._search, add, gap=8)
        head.setStretch(0, 1)
        self.setLayout(
            column(head, self._found, scrolling(inside), *([] if large else [doors]), gap=8, margins=(28, 14, 28, 12))
        )

    def title(self) -> str:
        return _("名簿")

    def arrive(self, text: str = "", **_where: Any) -> None:
        self._search.setText(text)
        self.look_up()
        self._search.setFocus()

    def leave(self) -> None:
        self._soon.stop()

    def sample(self, name: str) -> dict[str, Any]:
        return {"text": "さ"} if name == "typed" else {}

    def look_up(self) -> None:
        """Fill the list for what is typed now."""
        text = self._search.text().strip()
        people = self.context.app.people
        found = people.search(text, limit=SHOWN + 1) if text else people.all(limit=SHOWN + 1)
        self._rows.fill(partial(self._row, person) for person in found[:SHOWN])
        if found:
            more = _("{n}人より多くいます。もう1文字入れると、しぼれます。")
            words = more if len(found) > SHOWN else ngettext("{n}人", "{n}人", len(found))
            self._found.set_text(words.format(n=min(len(found), SHOWN)))
        elif text:
            self._found.set_text(_("「{text}」の人は見つかりませんでした。").format(text=text))
        else:
            self._found.set_text(_("名簿は、まだ空です。「人をたす」か、「データ」の読みこみで、たせます。"))

    def _row(self, person: Attendee) -> QWidget:
        year = _("{year}年生まれ").format(year=person.birth_year) if person.birth_year else ""
        detail = "　".join(part for part in (person.kana, year) if part)
        icon = f"phone-{person.family}" if person.family else "person"
        button = LineButton(self.context.look, person.name, detail=detail, icon=icon)
        button.setObjectName(f"person-{person.id}")
        button.clicked.connect(lambda: self.context.go("person", person=person.id))
        return button


SCREEN = Register
