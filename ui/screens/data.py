"""データ: read a list in, write all out, keep a copy, put a copy back. Each says what will happen before it does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QWidget

from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.copies_card import CopiesCard
from ui.kit.export_card import ExportCard
from ui.kit.import_card import ImportCard
from ui.kit.label import label
from ui.kit.layout import Card, column, row, scrolling
from ui.kit.protection_card import protection_card
from ui.screen import Screen


class Data(Screen):
    """A file can also be dropped anywhere on this screen."""

    shell = "office"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self.setAcceptDrops(True)
        self.importing, self.exporting = ImportCard(context), ExportCard(context)
        venues = Button(look, _("会場を見る・たす"), icon="map", tall=48)
        venues.setObjectName("centres")
        venues.clicked.connect(lambda: context.go("centres"))
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
                CopiesCard(context, self._ask_backup),
                Card(
                    look,
                    column(
                        label(look, _("会場"), 24, bold=True),
                        label(look, _("町の公共施設の一覧から、まとめて入れることもできます。"), 18),
                        row(venues, None),
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V outside of a field reads the list that was copied."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.importing.paste()
        else:
            super().keyPressEvent(event)

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


SCREEN = Data
