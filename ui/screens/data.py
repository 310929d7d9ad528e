"""データ: read a list in, write all out, keep a copy, put a copy back. Each says what will happen before it does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from smartclass.errors import Locked, Problem
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.export_card import ExportCard
from ui.kit.import_card import ImportCard
from ui.kit.label import label
from ui.kit.layout import Card, column, row, scrolling
from ui.kit.protection_card import protection_card
from ui.kit.secret_field import ask_secret
from ui.screen import Screen


class Data(Screen):
    """A file can also be dropped anywhere on this screen."""

    shell = "office"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self.setAcceptDrops(True)
        self.importing, self.exporting = ImportCard(context), ExportCard(context)
        backup = Button(look, _("控えを保存する"), icon="save", tall=48)
        backup.setObjectName("backup")
        backup.clicked.connect(self._ask_backup)
        restore = Button(look, _("控えから戻す"), icon="undo", tall=48)
        restore.setObjectName("restore")
        restore.clicked.connect(self._ask_restore)
        review = Button(look, _("教材の見なおし"), icon="check", tall=48)
        review.setObjectName("review")
        review.clicked.connect(lambda: context.go("differences"))
        erase = Button(look, _("消す時期の人を見る"), icon="shield", tall=48)
        erase.setObjectName("erase")
        erase.clicked.connect(lambda: context.go("erase"))
        holder = QWidget()
        holder.setLayout(
            column(
                self.importing,
                self.exporting,
                Card(
                    look,
                    column(
                        label(look, _("控え（バックアップ）"), 24, bold=True),
                        label(look, _("控えを USB に入れておくと、パソコンがこわれても安心です。"), 18),
                        label(look, _("戻すときも、今の記録は消さずに取っておきます。"), 18),
                        row(backup, restore, None, gap=4),
                        gap=10,
                    ),
                ),
                Card(
                    look,
                    column(
                        label(look, _("個人の記録の消去"), 24, bold=True),
                        label(look, _("長く来ていない人の名前を、きまりにしたがって消します。人数はのこります。"), 18),
                        row(erase, None),
                        gap=10,
                    ),
                ),
                protection_card(context),
                Card(
                    look,
                    column(
                        label(look, _("教材"), 24, bold=True),
                        label(look, _("「画面がちがう」と書きとめたところと、見なおす日をすぎた教材です。"), 18),
                        row(review, None),
                        gap=10,
                    ),
                ),
                None,
                margins=(28, 14, 28, 14),
            )
        )
        self.setLayout(column(scrolling(holder)))

    def title(self) -> str:
        return _("データ")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.preview(paths[0])

    def preview(self, path: Path) -> None:
        """Look into a file and show what would come in, and why some rows would not."""
        self.importing.open(path)

    def _ask_backup(self) -> None:
        today = self.context.app.clock.today().isoformat()
        name, _kind = QFileDialog.getSaveFileName(self, _("控えの場所"), f"smartclass-{today}.db", _("控え (*.db)"))
        if name:
            self.backup(Path(name))

    def backup(self, path: Path) -> None:
        """Write a verified copy of the register to `path`."""
        self.context.tasks.run(
            lambda _task: self.context.app.keeping.backup(path),
            done=lambda _value: self.context.tell(_("控えを保存しました。中身も確かめました。")),
            failed=self.context.problem,
        )

    def _ask_restore(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("控えのファイル"), "", _("控え (*.db)"))
        if not name:
            return
        self.context.ask(
            _("控えから戻しますか"),
            _("今の記録は、べつの名前で取っておきます。"),
            _("戻す"),
            _("やめる"),
            lambda: self.restore(Path(name)),
        )

    def restore(self, path: Path, secret: str = "") -> None:
        """Put a copy back in place of the present register, which is kept beside."""
        try:
            self.context.app.keeping.restore(path, secret)
        except Locked as locked:
            over = self.window().overlay  # type: ignore[attr-defined]
            ask_secret(over, self.context.look, locked, lambda given: self.restore(path, given))
            return
        except Problem as problem:
            self.context.problem(problem)
            return
        self.context.home()
        self.context.tell(_("控えから戻しました。"))


SCREEN = Data
