"""Preview, print, save: the same three things for every sheet of paper the program makes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QSpinBox, QWidget
from shiboken6 import isValid

from smartclass.domain.document import Document
from smartclass.errors import Problem
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.choices import indented
from ui.kit.flow import flow
from ui.kit.layout import column
from ui.kit.pdf_view import PdfView
from ui.kit.under_way import UnderWay
from ui.tasks import Task

KINDS = {".pdf": "PDF", ".xlsx": "Excel", ".csv": "CSV"}
Make = Callable[[], Document]


class PaperPanel(QWidget):
    """Shows documents as they will be printed. Making and printing them happens off the window's thread."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._documents: tuple[Document, ...] = ()
        self._pdf = b""
        self._wanted = 0
        look = context.look
        self.view = PdfView(look)
        self.working = UnderWay(look)
        self._print = Button(look, _("印刷"), icon="print", kind="primary", px=22, tall=48)
        self._print.setObjectName("print")
        self._print.clicked.connect(lambda _on=False: self._to_printer())
        self.copies = QSpinBox()
        self.copies.setRange(1, 99)
        self.copies.setSuffix(" " + _("部"))
        self.copies.setMinimumHeight(look.px(48))
        self.copies.setAccessibleName(_("何部 印刷するか"))
        self.copies.setObjectName("copies")
        indented(self.copies)
        self._other = Button(look, _("ほかのプリンター"), px=18, tall=48)
        self._other.setObjectName("other-printer")
        self._other.clicked.connect(lambda _on=False: self._to_printer(ask=True))
        self._other.setVisible(bool(context.app.settings.now.printer))
        self._saves: dict[str, Button] = {}
        for suffix, words in KINDS.items():
            button = Button(look, words, icon="save", px=20, tall=48)
            button.setObjectName(f"save{suffix}")
            button.clicked.connect(lambda _on=False, suffix=suffix: self._ask_where(suffix))
            self._saves[suffix] = button
        line = flow(self._print, self.copies, *self._saves.values(), self._other, gap=0)
        self.setLayout(column(self.view, self.working, line, gap=4))
        self.view.setMinimumHeight(90 if context.compact() else 160)
        self.given_out: Callable[[], None] = lambda: None
        """Called when what is shown is printed or saved: from then on it is on paper."""
        self.shown: Callable[[], None] = lambda: None
        """Called when the paper asked for is on the screen."""
        self.working.stopped.connect(self._stopped)
        self.working.appeared.connect(self._appeared)

    @property
    def print_button(self) -> Button:
        """The button that prints: filled, unless another one on the screen is what comes last."""
        return self._print

    @property
    def pdf(self) -> bytes:
        """The bytes now shown; empty until they are ready."""
        return self._pdf

    def show_paper(self, make: Make) -> None:
        """Make the document and its PDF in the background, then show it; the last one asked for wins."""
        self.show_papers((make,))

    def show_papers(self, makes: Sequence[Make]) -> None:
        """Make several documents and show them behind each other, as one thing to print or to save.

        One of several that can't be made is left out, and its sentence is said.
        """
        self.working.cancel()
        self._wanted += 1
        mine = self._wanted
        self._documents, self._pdf = (), b""
        if not makes:
            self.view.say(_("紙を えらんでください。"))
            return
        bind = self._context.app.people_papers.bind

        def work(task: Task) -> tuple[tuple[Document, ...], bytes, Problem | None]:
            made, wrong = _made(makes, task)
            pdf = bind(made, lambda done, whole: task.step(whole + done, 2 * whole))
            return made, pdf, wrong

        def done(result: tuple[tuple[Document, ...], bytes, Problem | None]) -> None:
            if mine != self._wanted or not isValid(self):  # another paper, or the screen was left meanwhile
                return
            self.working.rest()
            self._documents, self._pdf, wrong = result
            for suffix in (".xlsx", ".csv"):
                self._saves[suffix].setVisible(len(self._documents) == 1 and bool(self._documents[0].tables()))
            self.view.show_pdf(self._pdf)
            self.shown()
            if wrong is not None:
                self._context.problem(wrong)

        def failed(problem: Problem) -> None:
            if isValid(self):
                self.working.rest()
            self._context.problem(problem)

        task = self._context.tasks.run(work, done=done, failed=failed, progressed=self._progressed)
        self.working.watch(task, _("紙を作っています。"))

    def save_to(self, path: Path) -> None:
        """Save what is now shown; the ending of `path` says as what."""
        if not self._ready():
            return
        app, documents, pdf, stem = self._context.app, self._documents, self._pdf, self.file_stem()

        def work(_task: Any) -> None:
            if path.suffix == ".pdf":
                app.paper.keep(pdf, path, stem)
            else:
                app.paper.save(documents[0], path)

        self.given_out()
        self._context.tasks.run(
            work,
            done=lambda _value: self._context.tell(_("保存しました：{name}").format(name=path.name)),
            failed=self._context.problem,
        )

    def file_stem(self) -> str:
        """Return what a file of what is shown is called; no person's name is in it."""
        if len(self._documents) == 1:
            return self._documents[0].file_stem
        return f"papers-{self._context.app.clock.today().isoformat()}"

    def _stopped(self) -> None:
        """Somebody pressed 「やめる」: what is shown stays; where nothing is yet, say how to go on."""
        if not self._documents:
            self._wanted += 1
            self.view.say(_("とちゅうで やめました。紙を えらぶと、もういちど作ります。"))

    def _appeared(self) -> None:
        """The paper takes its time: don't show the one before it as if it were this one."""
        if not self._documents:
            self.view.say(_("紙を作っています。少しお待ちください。"))

    def _ready(self) -> bool:
        if not self._documents:
            self._context.tell(_("紙を作っています。少しお待ちください。"))
        return bool(self._documents)

    def _progressed(self, done: int, whole: int) -> None:
        if isValid(self):
            self.working.progressed(done, whole)

    def _ask_where(self, suffix: str) -> None:
        if not self._ready():
            return
        name = f"{self.file_stem()}{suffix}"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("保存する場所"), name, f"{KINDS[suffix]} (*{suffix})")
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix == suffix else path.with_name(path.name + suffix))

    def _to_printer(self, *, ask: bool = False) -> None:
        """Print on the printer that was chosen once; ask where there is none yet, or when it should be another."""
        from ui import printing

        if not self._ready():
            return
        settings, pdf, title = self._context.app.settings, self._pdf, self._documents[0].title
        try:
            printer = printing.chosen(self, title, settings.now.printer, copies=self.copies.value(), ask=ask)
        except Problem as problem:
            self._context.problem(problem)
            return
        if printer is None:
            return
        self.given_out()
        for document in self._documents:
            self._context.app.paper.printed(document)
        name = printer.printerName()
        settings.change(printer=name)
        self._other.setVisible(True)

        def done(_value: object) -> None:
            if isValid(self):
                self.working.rest()
            self._context.tell(_("印刷に送りました：{printer}").format(printer=name))

        def failed(problem: Problem) -> None:
            if isValid(self):
                self.working.rest()
            self._context.problem(problem)

        task = self._context.tasks.run(
            lambda task: printing.send(printer, pdf, title, task.step),
            done=done,
            failed=failed,
            progressed=self._progressed,
        )
        self.working.watch(task, _("印刷に送っています。"))


def _made(makes: Sequence[Make], task: Task) -> tuple[tuple[Document, ...], Problem | None]:
    """Return the documents that could be made, and the first problem; Problem where none could."""
    made: list[Document] = []
    wrong: Problem | None = None
    for number, make in enumerate(makes):
        task.step(number, 2 * len(makes))
        try:
            made.append(make())
        except Problem as problem:
            wrong = wrong or problem
    if wrong is not None and not made:
        raise wrong
    return tuple(made), wrong
