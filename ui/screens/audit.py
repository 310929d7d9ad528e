"""操作の記録: who did what with the register and when, whether it is whole, and the paper of it. No name is in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any, ClassVar

from PySide6.QtWidgets import QButtonGroup, QWidget
from shiboken6 import isValid

from smartclass import i18n
from smartclass.domain.fiscal import Period, month
from smartclass.i18n import _, lazy
from smartclass.services.audit import Entry, Verdict, What, verdict_words, what_words, who_words
from ui.context import Context
from ui.kit.beside import Beside
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import icon_label, label
from ui.kit.layout import clear, column, row, scrolling
from ui.kit.paper_panel import PaperPanel
from ui.screen import Screen

KINDS: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("all", lazy("すべて"), frozenset()),
    ("out", lazy("外へ出した"), frozenset({What.EXPORT, What.PRINT, What.SAVE, What.BACKUP})),
    ("in", lazy("変えた・消した"), frozenset(set(What) - {What.OPEN, What.LOCK, What.EXPORT, What.PRINT, What.SAVE})),
    ("open", lazy("開いた"), frozenset({What.OPEN, What.LOCK})),
)
MOST = 200
"""Lines shown at once; the paper has all of them."""


class Audit(Screen):
    """A month on the left, newest first, day by day; its paper on the right."""

    shell = "office"
    samples: ClassVar[tuple[str, ...]] = ("", "empty")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self.panel = PaperPanel(context)
        self._kind = "all"
        self._period = Period(date(2000, 1, 1), date(2000, 1, 1))
        self._sign = icon_label(look, "again", 28)
        self._state = label(look, _("記録を確かめています。"), 18, bold=True)
        self._month = label(look, "", 22, bold=True)
        before = Button(look, _("前の月"), icon="back", px=18, tall=44)
        before.setObjectName("month-before")
        before.clicked.connect(lambda: self._go(-1))
        after = Button(look, _("次の月"), icon="next", px=18, tall=44)
        after.setObjectName("month-after")
        after.clicked.connect(lambda: self._go(1))
        self._lines = column(gap=4)
        holder = QWidget()
        self._seal = row(self._sign, self._state, gap=10)
        holder.setLayout(column(self._seal, self._month, flow(before, after), self._chips(), self._lines, None, gap=10))
        self.setLayout(column(Beside(look, scrolling(holder), self.panel, wide=470)))

    def title(self) -> str:
        return _("操作の記録")

    def sample(self, name: str) -> dict[str, Any]:
        return {"month": "2001-01"} if name == "empty" else {}

    def arrive(self, month: str = "", kind: str = "all", **_where: Any) -> None:
        day = date.fromisoformat(f"{month}-01") if month else self.context.app.clock.today()
        self._kind = kind
        self._chip[kind].setChecked(True)
        self._open(day)
        self.context.tasks.run(lambda _task: self.context.app.audit.verdict(), done=self._checked)

    def place(self) -> dict[str, Any]:
        return {"month": self._period.first.isoformat()[:7], "kind": self._kind}

    def _chips(self) -> QWidget:
        group = QButtonGroup(self)
        self._chip: dict[str, Button] = {}
        for name, words, _kinds in KINDS:
            chip = Button(self.context.look, _(words), px=18, tall=44)
            chip.setCheckable(True)
            chip.setObjectName(f"kind-{name}")
            chip.clicked.connect(partial(self._filter, name))
            group.addButton(chip)
            self._chip[name] = chip
        return flow(*self._chip.values())

    def _checked(self, verdict: Verdict) -> None:
        if not isValid(self):
            return
        look = self.context.look
        self._state.set_text(verdict_words(verdict))
        self._seal.replaceWidget(self._sign, sign := icon_label(look, "shield" if verdict.whole else "warn", 28))
        self._sign.deleteLater()
        self._sign = sign

    def _go(self, step: int) -> None:
        first = self._period.first
        self._open(date(first.year + (first.month - 1 + step) // 12, (first.month - 1 + step) % 12 + 1, 1))

    def _open(self, day: date) -> None:
        self._period = month(day.year, day.month)
        self._month.set_text(_("{year}年{month}月").format(year=day.year, month=day.month))
        self._entries = self.context.app.audit.between(self._period.first, self._period.last)
        self._fill()
        self.panel.show_paper(partial(self.context.app.audit.paper, self._period))

    def _filter(self, name: str, _on: bool = False) -> None:
        self._kind = name
        self._fill()

    def _fill(self) -> None:
        look = self.context.look
        kinds = next(kinds for name, _words, kinds in KINDS if name == self._kind)
        chosen = [one for one in reversed(self._entries) if not kinds or one.what in kinds]
        clear(self._lines)
        if not chosen:
            self._lines.addWidget(label(look, _("この月の記録は、ありません。"), 20))
        for day, entries in groupby(chosen[:MOST], key=lambda one: one.moment.date()):
            self._lines.addWidget(label(look, i18n.day(day), 20, bold=True))
            for words, about in _lines(list(entries)):
                self._lines.addWidget(label(look, words, 18))
                self._lines.addWidget(label(look, about, 16, colour=look.theme.sub))
        if len(chosen) > MOST:
            words = _("ここには新しい{n}件だけを出しています。紙には、すべてのっています。").format(n=MOST)
            self._lines.addWidget(label(look, words, 18))


def _lines(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    """Return (what was done when, by whom and about which ids) of the entries of one day."""
    said = []
    for one in entries:
        when = i18n.clock_time(one.moment)
        words = f"{when}　{what_words(one.what)}"
        said.append((words, "　".join(part for part in (who_words(one), one.about) if part)))
    return said


SCREEN = Audit
