"""名簿を読みこむ: which column is what, who would come in and why some would not, and a whole list out again."""

from __future__ import annotations

import unicodedata
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from smartclass import i18n
from smartclass.errors import Problem
from smartclass.i18n import _, lazy, sentences
from ui.context import Context
from ui.kit.button import Button
from ui.kit.choices import Choice
from ui.kit.copied import Source, copied
from ui.kit.flow import flow
from ui.kit.gradual import Gradual
from ui.kit.label import label
from ui.kit.layout import Card, clear, column, row
from ui.kit.working import Working

SHOWN = 1000
SAMPLES = 5
MOST_COLUMNS = 24
LISTS = 3
FIELDS = (
    ("", lazy("読みこまない")),
    ("name", lazy("名前")),
    ("kana", lazy("ふりがな")),
    ("birth", lazy("生まれた年")),
    ("phone", lazy("電話")),
    ("family", lazy("スマホの種類")),
    ("notes", lazy("メモ")),
)


def one_line(text: str, wide: float) -> str:
    """Return as much of a text as stands in a line of `wide` full-width characters (Latin ones take 0.65 of one)."""
    used = 0.0
    for at, letter in enumerate(text):
        used += 1.0 if unicodedata.east_asian_width(letter) in "WFA" else 0.65
        if used > wide:
            return text[: at - 1] + "…"
    return text


class ImportCard(Card):
    """Nothing is changed before 「読みこむ」, and one press takes the whole list out again."""

    def __init__(self, context: Context) -> None:
        look = context.look
        self._context = context
        self._source: Source | None = None
        self._opened: Any = None
        self._layout: Any = None
        self._preview: Any = None
        self._fresh: Any = None
        self.working = Working(context)
        choose = Button(look, _("ファイルをえらぶ"), icon="folder", tall=48)
        choose.setObjectName("choose")
        choose.clicked.connect(self._choose)
        paste = Button(look, _("コピーした表を取り込む"), icon="list", tall=48)
        paste.setObjectName("paste")
        paste.clicked.connect(lambda _on=False: self.paste())
        self._columns, self._found, self._lists = column(gap=6), column(gap=6), column(gap=2)
        self._bad = column(gap=6)
        super().__init__(
            look,
            column(
                label(look, _("名簿を読みこむ"), 24, bold=True),
                label(look, _("CSV か Excel の名簿を、この画面に落としても読めます。"), 18),
                label(look, _("Excel でコピーした行も読めます。どちらも、入れる前に中身をお見せします。"), 18),
                flow(choose, paste, gap=8),
                self._columns,
                self.working,
                self._found,
                self._bad,
                self._lists,
                gap=10,
            ),
        )
        self._reasons = Gradual(self._bad, self)
        self._show_lists()

    def _choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("名簿のファイル"), "", _("名簿 (*.csv *.txt *.xlsx)"))
        if name:
            self.open(Path(name))

    def paste(self) -> None:
        """Read what was copied in a spreadsheet."""
        try:
            self.open(copied())
        except Problem as problem:
            self._context.problem(problem)

    def open(self, source: Source, *, heads: bool = True) -> None:
        """Read a file, or a table as text, and show what would come in, and why some rows would not."""
        importing = self._context.app.keeping.importing
        self._source = source
        read = partial(importing.open, source) if isinstance(source, Path) else partial(importing.open_pasted, source)
        self.working.run(_("読んでいます"), lambda _task: read(heads=heads), lambda opened: self._show(opened, heads))

    def _show(self, opened: Any, heads: bool) -> None:
        if not isValid(self):
            return
        look = self._context.look
        self._opened, self._layout = opened, opened.layout
        clear(self._columns)
        self._empty()
        self._columns.addWidget(label(look, _("どの列に、何がありますか"), 20, bold=True))
        self._columns.addWidget(
            label(look, _("ちがっていたら、えらびなおしてください。次からは、おぼえています。"), 18)
        )
        boxes = [self._column_box(at) for at in range(min(MOST_COLUMNS, len(opened.layout.heads)))]
        self._columns.addWidget(flow(*(box for box in boxes if box is not None), gap=10))
        words = _("見出しのない名簿として読む") if heads else _("見出しのある名簿として読む")
        other = Button(look, words, icon="swap", kind="quiet", px=18, tall=44)
        other.setObjectName("heads")
        other.clicked.connect(lambda: self._again(heads=not heads))
        self._columns.addLayout(row(other, None))
        self._look()

    def _again(self, *, heads: bool) -> None:
        if self._source is not None:
            self.open(self._source, heads=heads)

    def _column_box(self, at: int) -> QWidget | None:
        """Return one column: its head, what stands in it, and the field it fills; None where it is empty."""
        look = self._context.look
        head, samples = self._layout.heads[at], self._opened.samples(at)
        if not head and not samples:
            return None
        title = head or _("{n}列め").format(n=at + 1)
        choice = Choice(look)
        choice.setObjectName(f"column-{at}")
        choice.setAccessibleName(title)
        for field, words in FIELDS:
            choice.addItem(_(words), field)
        choice.setCurrentIndex(max(0, choice.findData(self._layout.fields[at])))
        choice.currentIndexChanged.connect(lambda _index: self._set(at, choice.currentData()))
        box = QWidget()
        box.setFixedWidth(look.px(250))
        below = label(look, one_line(_("、").join(samples), 13.0), 16, colour=look.theme.sub)
        box.setLayout(column(label(look, one_line(title, 12.5), 18, bold=True), below, None, choice, gap=2))
        return box

    def _set(self, at: int, field: str) -> None:
        self._layout = self._layout.with_field(at, field)
        self._look()

    def _look(self) -> None:
        """Look through the list with the columns now chosen."""
        self._empty()
        self._preview = None
        if not self._layout.complete:
            self.working.stop()
            self._found.addWidget(label(self._context.look, _("名前の列をえらんでください。"), 22, bold=True))
            return
        importing, opened, layout = self._context.app.keeping.importing, self._opened, self._layout
        self.working.run(_("調べています"), lambda task: importing.look(opened, layout, task.step), self._show_preview)

    def _show_preview(self, preview: Any) -> None:
        if not isValid(self):
            return
        self._preview = preview
        look = self._context.look
        self._empty()
        good, bad = preview.good, preview.bad
        words = _("{good}人を読めます。読めない行は {bad}行です。").format(good=len(good), bad=len(bad))
        self._found.addWidget(label(look, words, 22, bold=True))
        for one in good[:SAMPLES]:
            parts = (one.name, one.kana, str(one.birth_year or ""), one.phone_last4, one.notes[:20])
            self._found.addWidget(label(look, "　".join(part for part in parts if part), 18))
        if len(good) > SAMPLES:
            self._found.addWidget(label(look, _("ほか{n}人").format(n=len(good) - SAMPLES), 18))
        if good:
            enter = Button(look, _("読みこむ"), icon="check", kind="primary", px=22, tall=52)
            enter.setObjectName("import")
            enter.clicked.connect(self._enter)
            self._found.addLayout(row(enter, None))
        reasons = [_("{n}行め：{reason}").format(n=line.row, reason=line.reason) for line in bad[:SHOWN]]
        if len(bad) > SHOWN:
            reasons.append(_("ほか{n}行").format(n=len(bad) - SHOWN))
        self._reasons.fill(partial(label, look, reason, 18, colour=look.theme.sub) for reason in reasons)

    def _empty(self) -> None:
        clear(self._found)
        self._reasons.fill(())

    def _enter(self) -> None:
        preview, self._preview = self._preview, None
        if preview is None:  # pressed twice
            return
        importing = self._context.app.keeping.importing

        def done(count: int) -> None:
            self._context.tell(_("{n}人を名簿に入れました。").format(n=count))
            if isValid(self):
                clear(self._columns)
                self._empty()
                self._fresh = importing.batches(1)[0].id
                self._show_lists()

        self._context.tasks.run(lambda _task: importing.enter(preview), done=done, failed=self._context.problem)

    def _show_lists(self) -> None:
        clear(self._lists)
        look = self._context.look
        batches = [one for one in self._context.app.keeping.importing.batches() if not one.undone][:LISTS]
        if batches:
            self._lists.addWidget(label(look, _("これまでの読みこみ"), 20, bold=True))
        for one in batches:
            when = _("{day}　{time}　{n}人")
            words = when.format(day=i18n.day(one.at.date()), time=f"{one.at:%H:%M}", n=one.people)
            undo = Button(look, _("ぜんぶ取り消す"), icon="undo", px=18, tall=44)
            undo.setObjectName(f"undo-{one.id}")
            undo.setAccessibleDescription(words)
            undo.clicked.connect(lambda _on=False, key=one.id: self._ask_undo(key))
            self._lists.addWidget(flow(label(look, words, 18), undo, gap=10))

    def _ask_undo(self, batch: Any) -> None:
        if batch == self._fresh:  # just read in: one press
            self.undo(batch)
            return
        self._context.ask(
            _("この読みこみを取り消しますか"),
            _("読みこんだ人を、名簿から外します。教室に来た人は残します。"),
            _("取り消す"),
            _("やめる"),
            lambda: self.undo(batch),
        )

    def undo(self, batch: Any) -> None:
        """Take a whole list out again."""
        importing = self._context.app.keeping.importing

        def done(undone: Any) -> None:
            kept = _("{n}人は、そのあと記録があるので、残しました。").format(n=undone.kept) if undone.kept else ""
            self._context.tell(sentences(_("{n}人を名簿から外しました。").format(n=undone.gone), kept))
            if isValid(self):
                self._show_lists()

        self._context.tasks.run(lambda _task: importing.undo(batch), done=done, failed=self._context.problem)
