"""「1年分をまとめて保存」: a fiscal year's papers for every centre into one folder, with progress and a stop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.layout import column
from ui.kit.working import Working


class YearDoor(QWidget):
    """`year` tells which fiscal year is meant when the button is pressed."""

    def __init__(self, context: Context, year: Callable[[], int]) -> None:
        super().__init__()
        self._context, self._year = context, year
        button = Button(context.look, _("1年分をまとめて保存"), icon="save", px=18, tall=44)
        button.setObjectName("whole-year")
        button.clicked.connect(self._ask)
        self.working = Working(context)
        self.setLayout(column(button, self.working, gap=4))

    def _ask(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("保存するフォルダー"))
        if chosen:
            self.save(Path(chosen))

    def save(self, folder: Path) -> None:
        """Write the papers of the chosen fiscal year into `folder`, in the background."""
        year, context = self._year(), self._context

        def done(files: tuple[Path, ...]) -> None:
            context.tell(_("{year}年度の報告を、{n}個のファイルに保存しました。").format(year=year, n=len(files)))

        self.working.run(
            _("{year}年度の報告を、全部の会場の分、作っています").format(year=year),
            lambda task: context.app.year_papers.save(year, folder, task.step),
            done,
        )
