"""公共施設の一覧から入れる: the town's list of buildings, looked at first; one press takes all back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from shiboken6 import isValid

from smartclass.domain import centre_list
from smartclass.domain.kana import kana_key
from smartclass.errors import Problem
from smartclass.i18n import _, sentences
from ui.context import Context
from ui.kit.button import Button
from ui.kit.choices import Choice
from ui.kit.copied import Source, copied
from ui.kit.flow import flow
from ui.kit.gradual import Gradual
from ui.kit.label import label
from ui.kit.layout import Card, clear, column, row
from ui.kit.line_button import LineButton
from ui.kit.working import Working

if TYPE_CHECKING:
    from smartclass.services.centres import CentrePreview

SHOWN = 60
MOST_REASONS = 200


class VenueListCard(Card):
    """Nothing is changed before the primary button, and one press takes it back."""

    entered = Signal()

    def __init__(self, context: Context) -> None:
        look = context.look
        self._context = context
        self._opened: Any = None
        self._preview: CentrePreview | None = None
        self._chosen: set[int] = set()
        self._keys: tuple[str, ...] = ()
        self.working = Working(context)
        choose = self._button("choose-venues", "folder", _("ファイルをえらぶ"), self._choose)
        paste = self._button("paste-venues", "list", _("コピーした表を取り込む"), self.paste)
        self._columns, self._found, self._act = column(gap=6), column(gap=8), column(gap=6)
        self._list, self._bad, self._after = column(gap=2), column(gap=4), column(gap=4)
        says = _("町のオープンデータの「公共施設一覧」（CSV か Excel）を、そのまま読めます。")
        super().__init__(
            look,
            column(
                label(look, _("公共施設の一覧から、まとめて入れる"), 24, bold=True),
                label(look, says, 18),
                flow(choose, paste, gap=8),
                self._columns,
                self.working,
                self._found,
                self._act,
                self._list,
                self._bad,
                self._after,
                gap=10,
            ),
        )
        self._rows, self._reasons = Gradual(self._list, self), Gradual(self._bad, self)

    def _button(self, name: str, icon: str, words: str, act: Callable[[], None], kind: str = "plain") -> Button:
        made = Button(self._context.look, words, icon=icon, kind=kind, tall=48)
        made.setObjectName(name)
        made.clicked.connect(lambda _on=False: act())
        return made

    def _choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("公共施設の一覧"), "", _("一覧 (*.csv *.txt *.xlsx)"))
        if name:
            self.open(Path(name))

    def paste(self) -> None:
        """Read what was copied in a spreadsheet."""
        try:
            self.open(copied())
        except Problem as problem:
            self._context.problem(problem)

    def open(self, source: Source) -> None:
        """Read a list and show what could come in."""
        centres = self._context.app.centres
        read = partial(centres.open, source) if isinstance(source, Path) else partial(centres.open_pasted, source)
        clear(self._after)
        self.working.run(_("読んでいます"), lambda _task: read(), self._show)

    def _show(self, opened: Any) -> None:
        if not isValid(self):
            return
        self._opened = opened
        self._empty()
        look, layout = self._context.look, opened.layout
        heads = [(at, head) for at, head in enumerate(layout.heads) if head]
        choice = Choice(look)
        choice.setObjectName("name-column")
        choice.setAccessibleName(_("会場の名前がある列"))
        choice.addItem(_("えらんでください"), None)
        for at, head in heads:
            choice.addItem(head, at)
        choice.setCurrentIndex(choice.findData(layout.fields.index("name")) if layout.complete else 0)
        choice.currentIndexChanged.connect(lambda _index: self._set(choice.currentData()))
        choice.setMaximumWidth(look.px(420))
        self._columns.addWidget(label(look, _("会場の名前がある列"), 18, bold=True))
        self._columns.addWidget(choice)
        if layout.complete:
            self._look(layout)

    def _set(self, at: int | None) -> None:
        if at is not None:
            self._look(centre_list.with_name(self._opened.layout, at))

    def _look(self, layout: Any) -> None:
        centres, opened = self._context.app.centres, self._opened
        self.working.run(_("調べています"), lambda _task: centres.look(opened, layout), self._show_preview)

    def _show_preview(self, preview: CentrePreview) -> None:
        if not isValid(self):
            return
        self._empty(columns=False)
        self._preview = preview
        self._keys = tuple(kana_key(f"{one.name} {one.kana} {one.place}") for one in preview.good)
        self._chosen = {at for at, is_room in enumerate(preview.suggested) if is_room}
        look = self._context.look
        if preview.good:
            words = _("{n}か所が書いてあります。会場にするところを、押してえらんでください。")
            self._found.addWidget(label(look, words.format(n=len(preview.good)), 20, bold=True))
            self._search = QLineEdit()
            self._search.setObjectName("venue-search")
            self._search.setPlaceholderText(_("名前や住所でさがす"))
            self._search.setAccessibleName(_("名前や住所でさがす"))
            self._search.setMinimumHeight(look.px(48))
            self._search.setMaximumWidth(look.px(520))
            self._search.textChanged.connect(lambda _text: self._fill())
            self._found.addWidget(self._search)
            every = self._button("choose-all", "check", _("出ているものを ぜんぶえらぶ"), partial(self._all, on=True))
            none = self._button("choose-none", "close", _("ぜんぶ外す"), partial(self._all, on=False))
            self._found.addWidget(flow(every, none, gap=8))
            self._fill()
        else:
            self._found.addWidget(label(look, _("新しく入れられる会場は、ありませんでした。"), 20, bold=True))
        reasons = [_("{n}行め：{reason}").format(n=line.row, reason=line.reason) for line in preview.bad[:MOST_REASONS]]
        if len(preview.bad) > MOST_REASONS:
            reasons.append(_("ほか{n}行").format(n=len(preview.bad) - MOST_REASONS))
        self._reasons.fill(partial(label, look, reason, 18, colour=look.theme.sub) for reason in reasons)

    def _matching(self) -> list[int]:
        """Return the places of the venues found, those chosen first."""
        if self._preview is None:
            return []
        wanted = kana_key(self._search.text())
        found = [at for at, key in enumerate(self._keys) if wanted in key]
        return sorted(found, key=lambda at: at not in self._chosen)

    def _fill(self) -> None:
        self._offer()
        self._rows.fill(self._makers(self._matching()))

    def _makers(self, found: list[int]) -> Iterator[Callable[[], QWidget]]:
        look = self._context.look
        yield from (partial(self._line, at) for at in found[:SHOWN])
        if len(found) > SHOWN:
            words = _("ほかに {n}か所あります。名前を入れると、出てきます。").format(n=len(found) - SHOWN)
            yield partial(label, look, words, 18, colour=look.theme.sub)
        if not found:
            yield partial(label, look, _("見つかりません。言葉を変えてください。"), 18)

    def _line(self, at: int) -> QWidget:
        assert self._preview is not None
        one, on = self._preview.good[at], at in self._chosen
        made = LineButton(self._context.look, one.name, detail=one.place, icon="check" if on else "plus")
        made.setObjectName(f"venue-{at}")
        made.setCheckable(True)
        made.setChecked(on)
        made.toggled.connect(partial(self._toggle, made, at))
        return made

    def _toggle(self, line: LineButton, at: int, on: bool) -> None:
        (self._chosen.add if on else self._chosen.discard)(at)
        line.set_icon("check" if on else "plus")
        self._offer()

    def _all(self, *, on: bool) -> None:
        self._chosen = self._chosen | set(self._matching()) if on else set()
        self._fill()

    def _offer(self) -> None:
        """Offer to add as many as are chosen now."""
        clear(self._act)
        if not self._chosen:
            self._act.addWidget(label(self._context.look, _("まだ、えらんでいません。"), 18))
            return
        words = _("えらんだ {n}か所を会場にする").format(n=len(self._chosen))
        self._act.addLayout(row(self._button("enter-venues", "check", words, self._enter, "primary"), None))

    def _enter(self) -> None:
        preview, self._preview = self._preview, None
        if preview is None:  # pressed twice
            return
        chosen = [preview.good[at] for at in sorted(self._chosen)]
        try:
            made = self._context.app.centres.enter(chosen, preview.layout)
        except Problem as problem:
            self._context.problem(problem)
            return
        self._empty()
        words = _("{n}か所を会場に入れました。").format(n=len(made))
        self._after.addWidget(label(self._context.look, words, 20, bold=True))
        undo = self._button("undo-venues", "undo", _("ぜんぶ取り消す"), partial(self._undo, [one.id for one in made]))
        self._after.addLayout(row(undo, None))
        self.entered.emit()
        undo.show()
        undo.setFocus()

    def _undo(self, made: list[UUID]) -> None:
        clear(self._after)
        try:
            undone = self._context.app.centres.undo(made)
        except Problem as problem:
            self._context.problem(problem)
            return
        kept = _("{n}か所は、教室があるので、残しました。").format(n=undone.kept) if undone.kept else ""
        self._context.tell(sentences(_("{n}か所を外しました。").format(n=undone.gone), kept))
        self.entered.emit()

    def _empty(self, *, columns: bool = True) -> None:
        for box in (self._columns, self._found, self._act) if columns else (self._found, self._act):
            clear(box)
        self._rows.fill(())
        self._reasons.fill(())
