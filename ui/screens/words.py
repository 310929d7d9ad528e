"""言葉の意味: every word that lessons use and people may not know, with its picture, found as you type."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QLineEdit, QWidget

from smartclass.domain.glossary import Term, matching
from smartclass.i18n import _
from ui.context import Context
from ui.kit.gradual import Gradual
from ui.kit.label import label
from ui.kit.layout import Card, column, row, scrolling
from ui.kit.svg_view import SvgView
from ui.screen import Screen

PICTURE = (120, 90)


class Words(Screen):
    """Nothing to press but the search: a page to look things up in."""

    shell = "practice"
    samples: ClassVar[tuple[str, ...]] = ("", "nothing")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._search = QLineEdit()
        self._search.setObjectName("search-words")
        self._search.setPlaceholderText(_("例：アプリ"))
        self._search.setAccessibleName(_("さがす言葉"))
        self._search.setMinimumHeight(look.px(56))
        self._search.textChanged.connect(self._find)
        self._list = column(gap=10)
        inside = QWidget()
        inside.setLayout(column(self._list, None, margins=(0, 0, 10, 0)))
        self._gradual = Gradual(self._list, self)
        self.setLayout(column(self._search, scrolling(inside), gap=10, margins=(28, 14, 28, 12)))

    def title(self) -> str:
        return _("言葉の意味")

    def arrive(self, text: str = "", **_where: Any) -> None:
        self._search.setText(text)
        self._find(text)
        self._search.setFocus()

    def place(self) -> dict[str, Any]:
        return {"text": self._search.text()}

    def sample(self, name: str) -> dict[str, Any]:
        return {"text": "りんご"} if name == "nothing" else {}

    def _find(self, text: str) -> None:
        found = matching(text, self.context.app.library.terms())
        self._gradual.fill(partial(self._card, term) for term in found)
        if not found:
            words = _("「{text}」は見つかりませんでした。短い言葉で、もういちど さがしてください。").format(text=text)
            self._list.addWidget(label(self.context.look, words, 24))

    def _card(self, term: Term) -> Card:
        look = self.context.look
        words = column(label(look, term.word, 28, bold=True), label(look, term.meaning, 24), gap=4)
        if term.picture is None:
            return Card(look, words)
        picture = SvgView(look.theme.line)
        picture.setFixedSize(look.px(PICTURE[0]), look.px(PICTURE[1]))
        picture.show_file(term.picture, "")
        line = row(picture, words, gap=20)
        line.setStretch(1, 1)
        return Card(look, line)


SCREEN = Words
