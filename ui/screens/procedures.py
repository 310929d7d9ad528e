"""手続き: what happens in a life, then the procedures it needs; or by any word, as you type."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from smartclass.domain.procedures import LifeEvent, Online, Procedure
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.label import label
from ui.kit.layout import clear, column, row, scrolling
from ui.kit.line_button import LineButton
from ui.screen import Screen

TILE = 300
"""How wide a tile must be, in px before scaling, to stand beside another."""


class Procedures(Screen):
    """Tiles of life events; choosing one, or typing, shows the procedures. `opens` is the screen of one of them."""

    samples: ClassVar[tuple[str, ...]] = ("", "event", "typed", "nothing")
    opens: ClassVar[str] = "procedure"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._event = ""
        self._tiles: list[Button] = []
        self._search = QLineEdit()
        self._search.setObjectName("search")
        self._search.setPlaceholderText(_("例：家がこわれた、ひっこし"))
        self._search.setAccessibleName(_("手続きをさがす言葉"))
        self._search.setMinimumHeight(look.px(52))
        self._search.textChanged.connect(self._find)
        self._head = label(look, "", 24, bold=True)
        self._others = Button(look, _("ほかの出来事"), icon="back", px=18, tall=44)
        self._others.setObjectName("events")
        self._others.clicked.connect(self._back_to_events)
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        self._list = column(gap=2)
        inside = QWidget()
        inside.setLayout(column(self._above(), self._grid, self._list, None, gap=6, margins=(0, 0, 10, 0)))
        head = row(self._head, None, self._others)
        self.setLayout(column(self._search, head, scrolling(inside), gap=8, margins=(28, 12, 28, 12)))

    def title(self) -> str:
        return _("手続き")

    def arrive(self, event: str = "", text: str = "", **_where: Any) -> None:
        self._event = event
        self._search.setText(text)
        self._find(text)
        self._search.setFocus()

    def place(self) -> dict[str, Any]:
        return {"event": self._event, "text": self._search.text()}

    def sample(self, name: str) -> dict[str, Any]:
        return {"event": {"event": "care"}, "typed": {"text": "いえがこわれた"}, "nothing": {"text": "りんご"}}.get(
            name, {}
        )

    def _above(self) -> QWidget:
        """Return what stands above the tiles and the list; nothing here."""
        nothing = QWidget()
        nothing.hide()
        return nothing

    def _detail(self, one: Procedure) -> str:
        """Return the small line below a procedure's name."""
        town = self.context.app.procedures.town(one.id)
        online = _("オンラインでできます") if town.online is Online.YES else ""
        return "　".join(part for part in (one.about.plain, online) if part)

    def _find(self, text: str) -> None:
        procedures = self.context.app.procedures
        clear(self._grid)
        clear(self._list)
        self._tiles = []
        if text.strip():
            self._show(procedures.search(text), _("見つかった手続き"))
            if not self._list.count():
                words = _("「{text}」は見つかりませんでした。短い言葉で、もういちど さがしてください。")
                self._list.addWidget(label(self.context.look, words.format(text=text), 22))
        elif self._event:
            self._show(procedures.of_event(self._event), self._named(self._event).title.plain)
        else:
            self._head.set_text(_("どんなときの手続きですか"))
            self._tiles = [self._tile(event) for event in procedures.events()]
            self._lay()
            if not self._tiles:
                words = _("手続きのカタログを読めませんでした。プログラムを入れなおしてください。")
                self._list.addWidget(label(self.context.look, words, 22))
        self._others.setVisible(bool(self._event or text.strip()))

    def _named(self, event: str) -> LifeEvent:
        return next(one for one in self.context.app.procedures.events() if one.id == event)

    def _show(self, found: tuple[Procedure, ...], title: str) -> None:
        self._head.set_text(title)
        for one in found:
            button = LineButton(self.context.look, one.title.plain, detail=self._detail(one), icon="handout", px=20)
            button.setObjectName(f"procedure-{one.id}")
            button.clicked.connect(lambda _on=False, one=one: self.context.go(self.opens, procedure=one.id))
            self._list.addWidget(button)

    def _tile(self, event: LifeEvent) -> Button:
        tile = Button(self.context.look, event.title.plain, icon=event.icon, kind="tile", px=24)
        tile.setObjectName(f"event-{event.id}")
        tile.clicked.connect(lambda: self._choose(event.id))
        return tile

    def _choose(self, event: str) -> None:
        self._event = event
        self._find("")

    def _back_to_events(self) -> None:
        self._event = ""
        self._search.clear()
        self._find("")
        self._search.setFocus()

    def _lay(self) -> None:
        columns = max(1, min(4, self.width() // self.context.look.chrome(TILE)))
        for index, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, index // columns, index % columns)
        for number in range(4):
            self._grid.setColumnStretch(number, int(number < columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()


SCREEN = Procedures
