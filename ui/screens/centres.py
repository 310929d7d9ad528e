"""会場: the venues of the town; add one by name, many from a list, call one differently, take one away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from smartclass.domain.registry import Centre
from smartclass.errors import Problem
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.gradual import Gradual
from ui.kit.label import Field, label
from ui.kit.layout import Card, clear, column, row, scrolling
from ui.kit.line_button import LineButton
from ui.kit.venue_list_card import VenueListCard
from ui.screen import Screen

SAMPLE = "NO\t名称\t住所\n1\t北公民館\t見本市北町1-1\n2\tみどりの交流館\t見本市緑町2-3\n3\t\t\n4\t=1+1\t見本市\n"


class CentresScreen(Screen):
    """A press on a venue shows what can be done with it; a list can also be dropped or pasted anywhere here."""

    shell = "office"
    samples: ClassVar[tuple[str, ...]] = ("", "list")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self.setAcceptDrops(True)
        self._head = label(look, "", 24, bold=True)
        self._bar = column(gap=4)
        self._list = column(gap=2)
        self._rows = Gradual(self._list, self)
        self.field = Field(look, _("会場をたす"), wide=520)
        self.field.edit.setObjectName("venue-name")
        self.field.edit.setPlaceholderText(_("例：中央公民館"))
        self.field.edit.returnPressed.connect(self.add)
        self.field.edit.installEventFilter(self)
        add = self._button("add-venue", "plus", _("たす"), self.add)
        self.from_list = VenueListCard(context)
        self.from_list.entered.connect(self._fill)
        inside = QWidget()
        inside.setLayout(
            column(
                Card(look, column(self.field, row(add, None), gap=10)),
                self.from_list,
                Card(look, column(self._head, self._bar, self._list, gap=10)),
                None,
                margins=(28, 14, 28, 14),
            )
        )
        self._area = scrolling(inside)
        self.setLayout(column(self._area))

    def title(self) -> str:
        return _("会場")

    def arrive(self, pasted: str = "", **_where: Any) -> None:
        self._fill()
        if pasted:
            self.from_list.open(pasted)

    def sample(self, name: str) -> dict[str, Any]:
        return {"pasted": SAMPLE} if name else {}

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from pathlib import Path

        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.from_list.open(paths[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V outside of a field reads the table that was copied."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.from_list.paste()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A whole table pasted into the field of one name is meant for the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            rows = event.matches(QKeySequence.StandardKey.Paste) and QGuiApplication.clipboard().text().strip()
            if rows and ("\n" in rows or "\t" in rows):
                self.from_list.paste()
                return True
        return super().eventFilter(watched, event)

    def _button(self, name: str, icon: str, words: str, act: Callable[[], None]) -> Button:
        made = Button(self.context.look, words, icon=icon, tall=48)
        made.setObjectName(name)
        made.clicked.connect(lambda _on=False: act())
        return made

    def _fill(self) -> None:
        known = self.context.app.centres.all()
        words = _("会場 {n}か所").format(n=len(known)) if known else _("会場は、まだありません。")
        self._head.set_text(words)
        clear(self._bar)
        self._rows.fill(partial(self._line, one, count) for one, count in known)

    def _line(self, one: Centre, count: int) -> QWidget:
        look = self.context.look
        words = _("教室 {n}回").format(n=count) if count else _("教室は、まだありません")
        line = LineButton(look, one.name, detail=words, icon="map")
        line.setObjectName(f"centre-{one.id}")
        holder = QWidget()
        box = column(line, gap=2)
        holder.setLayout(box)
        acts: list[QWidget] = []

        def toggle() -> None:
            if not acts:
                acts.append(self._acts(one, used=bool(count)))
                box.addWidget(acts[0])
            acts[0].setVisible(not acts[0].isVisible())
            if acts[0].isVisible() and (edit := acts[0].findChild(QLineEdit)) is not None:
                edit.setFocus()

        line.clicked.connect(lambda _on=False: toggle())
        return holder

    def _acts(self, one: Centre, *, used: bool) -> QWidget:
        """Return the field for another name, and the way out where nothing was held there."""
        edit = QLineEdit(one.name)
        edit.setObjectName("new-name")
        edit.setAccessibleName(_("新しい名前"))
        edit.setMinimumHeight(self.context.look.px(48))
        edit.setMinimumWidth(self.context.look.px(300))

        def rename() -> None:
            self._do(lambda: self.context.app.centres.rename(one.id, edit.text()), _("名前を変えました。"))

        edit.returnPressed.connect(rename)
        pieces: list[QWidget] = [edit, self._button("rename", "pencil", _("名前を変える"), rename)]
        if not used:
            pieces.append(self._button("remove", "close", _("この会場を外す"), partial(self._remove, one)))
        return flow(*pieces, gap=8)

    def add(self) -> None:
        """Add the venue that was typed."""
        try:
            made = self.context.app.centres.add(self.field.text())
        except Problem as problem:
            self.field.say(str(problem))
            return
        self.field.say("")
        self.field.edit.clear()
        self._fill()
        self.context.tell(_("「{name}」をたしました。").format(name=made.name))
        self.field.edit.setFocus()

    def _remove(self, one: Centre) -> None:
        centres, words = self.context.app.centres, _("「{name}」を外しました。").format(name=one.name)

        def undo() -> None:
            self._do(lambda: centres.bring_back(one.id), _("もどしました。"))

        if self._do(lambda: centres.remove(one.id)):
            button = self._button("undo", "undo", _("もどす"), undo)
            self._bar.addWidget(flow(label(self.context.look, words, 20, bold=True), button, gap=10))
            button.show()
            button.setFocus()
            QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self._head, 0, 200))

    def _do(self, act: Callable[[], None], words: str = "") -> bool:
        try:
            act()
        except Problem as problem:
            self.context.problem(problem)
            return False
        if words:
            self.context.tell(words)
        self._fill()
        self.field.edit.setFocus()
        return True


SCREEN = CentresScreen
