"""すべてを書き出す: the whole register as one file for the town hall, with words for every column."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.label import label
from ui.kit.layout import Card, column, row
from ui.kit.working import Working

KINDS = {".xlsx": "Excel (*.xlsx)", ".zip": "CSV (*.zip)"}


class ExportCard(Card):
    """One button; the work goes on in the background and can be stopped."""

    def __init__(self, context: Context) -> None:
        look = context.look
        self._context = context
        export = Button(look, _("すべてを書き出す"), icon="save", tall=48)
        export.setObjectName("export")
        export.clicked.connect(self._ask)
        self.working = Working(context)
        super().__init__(
            look,
            column(
                label(look, _("書き出す"), 24, bold=True),
                label(look, _("名簿も出席も、ぜんぶを1つのファイルにします。列の説明もつきます。"), 18),
                label(look, _("名前が入ったファイルです。置く場所に気をつけてください。"), 18),
                row(export, None),
                self.working,
                gap=10,
            ),
        )

    def _ask(self) -> None:
        name = f"smartclass-{self._context.app.clock.today().isoformat()}.xlsx"
        chosen, kind = QFileDialog.getSaveFileName(self, _("保存する場所"), name, ";;".join(KINDS.values()))
        if chosen:
            path = Path(chosen)
            suffix = next((suffix for suffix, words in KINDS.items() if words == kind), ".xlsx")
            self.export(path if path.suffix.lower() in KINDS else path.with_name(path.name + suffix))

    def export(self, path: Path) -> None:
        """Write the whole register to `path`."""
        app, tell = self._context.app, self._context.tell
        self.working.run(
            _("書き出しています"),
            lambda task: app.exporting.centre(path, task.step),
            lambda count: tell(_("{n}行を書き出しました：{name}").format(n=count, name=path.name)),
        )
