"""控え: when the last copy was made, one press to put one on a stick, and the ways to save and to go back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from smartclass import i18n
from smartclass.domain.backups import Figures
from smartclass.i18n import _
from ui import volumes
from ui.context import Context
from ui.kit import copy_words
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import label
from ui.kit.layout import Card, clear, column, row
from ui.kit.line_button import LineButton
from ui.kit.working import Working
from ui.volumes import Stick


class CopiesCard(Card):
    """Copies make themselves; what a person does here is the stick. `save` asks for a file of one's own."""

    def __init__(self, context: Context, save: Callable[[], None]) -> None:
        look = context.look
        self._context = context
        self._when = label(look, _("しらべています。"), 20, bold=True)
        self._stick = label(look, "", 18)
        self._folder = label(look, "", 18)
        self._choice = column(gap=2)
        self.working = Working(context)
        usb = self._button(_("USBに控えをとる"), "usb", "stick", self.to_stick, primary=True)
        back = self._button(_("控えから戻す"), "undo", "restore", lambda: context.go("copies"))
        by_hand = self._button(_("ほかの場所に保存する"), "save", "backup", save)
        self._other = self._button(_("べつのフォルダーにもとる"), "folder", "folder", self._choose_folder)
        super().__init__(
            look,
            column(
                label(look, _("控え（バックアップ）"), 24, bold=True),
                self._when,
                self._stick,
                self._folder,
                label(look, _("控えは自動でとります。USB にも入れておくと、パソコンがこわれても安心です。"), 18),
                row(usb, None),
                self._choice,
                self.working,
                flow(back, by_hand, self._other, gap=8),
                gap=10,
            ),
        )
        self.refresh()

    def _button(self, words: str, icon: str, name: str, act: Callable[[], None], *, primary: bool = False) -> Button:
        made = Button(self._context.look, words, icon=icon, kind="primary" if primary else "plain", tall=48)
        made.setObjectName(name)
        made.clicked.connect(lambda _on=False: act())
        return made

    def refresh(self) -> None:
        """Say when the last copies were made."""
        backups = self._context.app.backups

        def done(last: object) -> None:
            if isValid(self):
                self._say(last)

        self._context.tasks.run(lambda _task: backups.last, done=done, failed=self._context.problem)

    def _say(self, last: object) -> None:
        backups, today = self._context.app.backups, self._context.app.clock.today()
        if isinstance(last, datetime):
            when = copy_words.moment(last, today)
            self._when.set_text(_("さいごの控え：{when}").format(when=when))
        else:
            self._when.set_text(_("控えは、プログラムを閉じるときに、はじめてとります。"))
        day = backups.stick_day
        words = i18n.day(day) if day else _("まだありません")
        self._stick.set_text(_("USB の控え：{when}").format(when=words))
        self._folder.set_text(_("べつのフォルダー：{folder}").format(folder=backups.folder) if backups.folder else "")
        self._folder.setVisible(backups.folder is not None)
        self._other.setText(_("べつのフォルダーをやめる") if backups.folder else _("べつのフォルダーにもとる"))
        self._other.setAccessibleName(self._other.text())

    def to_stick(self) -> None:
        """Put a copy on the stick; where there are several, ask which."""
        clear(self._choice)
        found = volumes.sticks()
        if len(found) == 1:
            self._copy_to(found[0])
            return
        look = self._context.look
        words = (
            _("どの USB に入れますか。") if found else _("USB が見つかりません。さしてから、もう一度押してください。")
        )
        self._choice.addWidget(label(look, words, 20, bold=True))
        for stick in found:
            free = _("空き {n} MB").format(n=i18n.number(stick.free // 1_000_000))
            choose = LineButton(look, stick.name, detail=free, icon="usb")
            choose.setObjectName(f"stick-{stick.root.name}")
            choose.clicked.connect(partial(self._chosen, stick))
            self._choice.addWidget(choose)

    def _chosen(self, stick: Stick, _on: bool = False) -> None:
        clear(self._choice)
        self._copy_to(stick)

    def _copy_to(self, stick: Stick) -> None:
        backups, tell = self._context.app.backups, self._context.tell

        def done(figures: Figures) -> None:
            if isValid(self):
                self.refresh()
            words = _("USB に控えを入れ、中身も確かめました。{held}。")
            tell(words.format(held=copy_words.held(figures)))

        self.working.run(_("USB に入れています"), lambda task: backups.to_stick(stick.root, task.step), done)

    def _choose_folder(self) -> None:
        if self._context.app.backups.folder:
            self.choose_folder(None)
            return
        name = QFileDialog.getExistingDirectory(self, _("控えを入れるフォルダー"))
        if name:
            self.choose_folder(Path(name))

    def choose_folder(self, folder: Path | None) -> None:
        """Let copies go to `folder` too, or no longer."""
        backups, tell = self._context.app.backups, self._context.tell

        def done(_nothing: object) -> None:
            if isValid(self):
                self.refresh()
            tell(
                _("これからは、そのフォルダーにも控えをとります。")
                if folder
                else _("べつのフォルダーの控えをやめました。")
            )

        self._context.tasks.run(lambda _task: backups.choose_folder(folder), done=done, failed=self._context.problem)
