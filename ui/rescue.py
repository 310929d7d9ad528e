"""The register can't be read: the newest good copy, offered in large words, with what would be missing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from shiboken6 import isValid

from smartclass.domain.backups import Preview
from smartclass.errors import Damaged, Locked, Problem
from smartclass.i18n import _
from smartclass.services.backups import Rescue
from smartclass.settings import Settings
from ui import volumes
from ui.kit import copy_words
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import icon_label, label
from ui.kit.layout import Card, clear, column, row, scrolling
from ui.kit.overlay import Overlay
from ui.kit.secret_field import ask_secret
from ui.kit.theme import Look, style_sheet, theme
from ui.tasks import Tasks


class RescueWindow(QDialog):
    """Ends accepted when a copy was brought back. It changes nothing before a button was pressed."""

    def __init__(self, rescue: Rescue, damage: Damaged, now: Settings, tasks: Tasks) -> None:
        super().__init__()
        self._rescue, self._tasks = rescue, tasks
        self.look = Look(theme(now.theme), now.text_scale / 100, now.mm_per_px)
        self.setStyleSheet(style_sheet(self.look))
        self.setWindowTitle(_("まなびのスマホ教室"))
        self._inside = column(gap=14)
        holder = QWidget()
        holder.setLayout(
            column(
                row(icon_label(self.look, "info", 40), label(self.look, damage.sentence, 28, bold=True)),
                self._inside,
                None,
                gap=16,
                margins=(48, 28, 48, 24),
            )
        )
        self.setLayout(column(scrolling(holder)))
        self.overlay = Overlay(self)
        self.resize(QGuiApplication.primaryScreen().availableSize())
        self.search()

    def search(self, secret: str = "") -> None:
        """Look for the newest good copy, here and on the sticks that are in."""
        self._say(_("控えをしらべています。"))
        roots = [stick.root for stick in volumes.sticks()]

        def done(found: Preview | None) -> None:
            if isValid(self):
                self.offer(found, secret)

        failed = partial(self._failed, self.search)
        self._tasks.run(lambda _task: self._rescue.newest_good(roots, secret), done=done, failed=failed)

    def _say(self, words: str) -> None:
        clear(self._inside)
        self._inside.addWidget(label(self.look, words, 26, bold=True))

    def _button(self, words: str, icon: str, name: str, *, primary: bool = False) -> Button:
        kind = "primary" if primary else "plain"
        made = Button(self.look, words, icon=icon, kind=kind, px=26 if primary else 20, tall=72 if primary else 52)
        made.setObjectName(name)
        return made

    def offer(self, found: Preview | None, secret: str = "") -> None:
        """Offer a copy (`secret` opened it), or say how to look on."""
        clear(self._inside)
        if found is None:
            self._inside.addWidget(label(self.look, _("このパソコンには、使える控えがありません。"), 26, bold=True))
            says = _("USB の控えがあれば、さしてから「もう一度さがす」を押してください。")
            self._inside.addWidget(label(self.look, says, 22))
            first = self._button(_("もう一度さがす"), "again", "again", primary=True)
            first.clicked.connect(lambda _on=False: self.search())
        else:
            self._inside.addWidget(self._card(found))
            first = self._button(_("この控えから戻す"), "undo", "agree", primary=True)
            first.clicked.connect(lambda _on=False: self.put_back(found.copy.path, secret))
        self._ways(first)

    def _ways(self, first: Button) -> None:
        """Lay out what can be done: `first`, and what can always be done."""
        other = self._button(_("ほかの控えをえらぶ"), "folder", "other")
        other.clicked.connect(lambda _on=False: self._ask_file())
        close = self._button(_("何もしないで閉じる"), "close", "close")
        close.clicked.connect(lambda _on=False: self.reject())
        self._inside.addWidget(flow(first, gap=8))
        self._inside.addWidget(flow(other, close, gap=8))
        self._inside.addWidget(label(self.look, _("こわれたファイルも、消さずに取っておきます。"), 20))
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, found: Preview) -> Card:
        look, today = self.look, self._rescue.today
        when = copy_words.moment(found.copy.at, today)
        return Card(
            look,
            column(
                label(look, _("だいじょうぶです。{when} の控えがあります。").format(when=when), 26, bold=True),
                label(look, copy_words.held(found.figures), 20),
                label(look, copy_words.consequence(found, today), 20),
                gap=10,
            ),
            soft=True,
        )

    def _ask_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("控えのファイル"), "", _("控え (*.db)"))
        if name:
            self.look_into(Path(name))

    def look_into(self, path: Path, secret: str = "") -> None:
        """Open a chosen copy and offer it."""
        self._say(_("控えの中を確かめています。"))

        def done(found: Preview) -> None:
            if isValid(self):
                self.offer(found, secret)

        failed = partial(self._failed, partial(self.look_into, path))
        self._tasks.run(lambda _task: self._rescue.preview(path, secret), done=done, failed=failed)

    def put_back(self, path: Path, secret: str = "") -> None:
        """Bring a copy back."""
        self._say(_("控えから戻しています。そのまま、お待ちください。"))

        def done(_aside: Path) -> None:
            if isValid(self):
                self.accept()

        failed = partial(self._failed, partial(self.put_back, path))
        self._tasks.run(lambda _task: self._rescue.restore(path, secret), done=done, failed=failed)

    def _failed(self, again: Callable[[str], None], problem: Problem) -> None:
        """Say what went wrong; where a copy is locked, ask for what opens it and do it `again` with that."""
        if not isValid(self):
            return
        self._say(problem.sentence)
        self._inside.addWidget(label(self.look, problem.way_out, 22))
        if not isinstance(problem, Locked):
            back = self._button(_("もどる"), "back", "again", primary=True)
            back.clicked.connect(lambda _on=False: self.search())
            self._ways(back)
            return
        enter = self._button(_("合言葉か番号を入れる"), "lock", "enter", primary=True)
        enter.clicked.connect(lambda _on=False: ask_secret(self.overlay, self.look, problem, again))
        self._ways(enter)
        enter.click()
