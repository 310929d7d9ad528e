"""Preview, print, save: the same three things for every sheet of paper the program makes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from smartclass.domain.document import Document
from smartclass.errors import Problem
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.layout import column
from ui.kit.pdf_view import PdfView

KINDS = {".pdf": "PDF", ".xlsx": "Excel", ".csv": "CSV"}


class PaperPanel(QWidget):
    """Shows a document as it will be printed. Making it happens off the window's thread."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._document: Document | None = None
        self._pdf = b""
        self._wanted = 0
        self._given_out: Callable[[], None] = lambda: None
        look = context.look
        self.view = PdfView(look)
        self._print = Button(look, _("印刷"), icon="print", kind="primary", px=22, tall=48)
        self._print.setObjectName("print")
        self._print.clicked.connect(self._to_printer)
        self._saves: dict[str, Button] = {}
        for suffix, words in KINDS.items():
            button = Button(look, words, icon="save", px=20, tall=48)
            button.setObjectName(f"save{suffix}")
            button.clicked.connect(lambda _on=False, suffix=suffix: self._ask_where(suffix))
            self._saves[suffix] = button
        line = flow(self._print, *self._saves.values(), gap=0)
        self.setLayout(column(self.view, line, gap=4))
        self.view.setMinimumHeight(160)

    @property
    def print_button(self) -> Button:
        """The button that prints: filled, unless another one on the screen is what comes last."""
        return self._print

    @property
    def pdf(self) -> bytes:
        """The bytes now shown; empty until they are ready."""
        return self._pdf

    def show_paper(self, make: Callable[[], Document], given_out: Callable[[], None] = lambda: None) -> None:
        """Make the document and its PDF in the background, then show it; the last one asked for wins.

        `given_out` is called when it is printed or saved: from then on it is on paper.
        """
        self._wanted += 1
        self._given_out = given_out
        mine = self._wanted
        paper = self._context.app.paper
        self._pdf = b""

        def work(_task: Any) -> tuple[Document, bytes]:
            document = make()
            return document, paper.render(document, ".pdf")

        def done(made: tuple[Document, bytes]) -> None:
            if mine != self._wanted or not isValid(self):  # another paper, or the screen was left meanwhile
                return
            self._document, self._pdf = made
            for suffix in (".xlsx", ".csv"):
                self._saves[suffix].setVisible(bool(self._document.tables()))
            self.view.show_pdf(self._pdf)

        self._context.tasks.run(work, done=done, failed=self._context.problem)

    def save_to(self, path: Path) -> None:
        """Save the document now shown; the ending of `path` says as what."""
        document = self._document
        if document is None:
            self._context.tell(_("紙を作っています。少しお待ちください。"))
            return
        self._given_out()
        self._context.tasks.run(
            lambda _task: self._context.app.paper.save(document, path),
            done=lambda _value: self._context.tell(_("保存しました：{name}").format(name=path.name)),
            failed=self._context.problem,
        )

    def _ask_where(self, suffix: str) -> None:
        if self._document is None:
            self._context.tell(_("紙を作っています。少しお待ちください。"))
            return
        name = f"{self._document.file_stem}{suffix}"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("保存する場所"), name, f"{KINDS[suffix]} (*{suffix})")
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix == suffix else path.with_name(path.name + suffix))

    def _to_printer(self) -> None:
        from ui.printing import print_pdf

        if not self._pdf or self._document is None:
            self._context.tell(_("紙を作っています。少しお待ちください。"))
            return
        settings = self._context.app.settings
        try:
            printer = print_pdf(self, self._pdf, self._document.title, settings.now.printer)
        except Problem as problem:
            self._context.problem(problem)
            return
        if printer is not None:
            self._given_out()
            settings.change(printer=printer)
            self._context.tell(_("印刷に送りました。"))
