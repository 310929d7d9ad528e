"""市の様式: a form with marks goes in, a filled copy is seen at once and saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QProgressBar, QWidget
from shiboken6 import isValid

from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.services.forms import Form, file_name
from ui.context import Context
from ui.kit.beside import Beside
from ui.kit.button import Button
from ui.kit.choices import Choice
from ui.kit.form_panes import FormPanes
from ui.kit.label import label
from ui.kit.layout import column, scrolling
from ui.screen import Screen
from ui.screens.reports import SPANS, span
from ui.tasks import Task

PATIENCE = 600
"""Milliseconds before the progress is shown: most forms are filled sooner."""


class FormScreen(Screen):
    """The file and the period at the left, the filled sheet at the right. A file can be dropped anywhere."""

    shell = "office"
    samples: ClassVar[tuple[str, ...]] = ("", "sheets", "found", "marks")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self.setAcceptDrops(True)
        self._form: Form | None = None
        self._data = b""
        self._span = "this-month"
        self._task: Task | None = None
        self.panes = FormPanes(look, context.app.forms)
        self.panes.sample_chosen.connect(self.open)
        self.panes.saved.connect(self._ask_where)
        self._name = label(look, _("まだ選んでいません。"), 18)
        choose = self._choose = Button(look, _("ファイルをえらぶ"), icon="folder", kind="primary", px=20, tall=48)
        choose.setObjectName("choose")
        choose.clicked.connect(self._choose_file)
        self._chips = self._make_chips()
        self._centre = self._make_centres()
        heads = [label(look, words, 20, bold=True) for words in (_("どの様式ですか"), _("いつの報告ですか"))]
        side = column(heads[0], self._name, choose, 8, heads[1], *self._chips.values(), 8, gap=2)
        side.addWidget(label(look, _("どの会場ですか"), 20, bold=True))
        side.addWidget(self._centre)
        side.addStretch(1)
        holder = QWidget()
        holder.setLayout(side)
        self.setLayout(column(Beside(look, scrolling(holder), self.panes, wide=270, high=170)))

    def title(self) -> str:
        return _("市の様式")

    def arrive(
        self, form: Path | None = None, span: str = "", centre: UUID | None = None, pane: str = "", **_where: Any
    ) -> None:
        self._span = span if span and span != "days" else self._span
        self._chips[self._span].setChecked(True)
        self._centre.setCurrentIndex(max(0, self._centre.findData(centre)))
        self.panes.choose(pane)
        last = self.context.app.settings.now.form
        if form is not None:
            self.open(form)
        elif last and Path(last).is_file():
            self.open(Path(last))

    def place(self) -> dict[str, Any]:
        where = {"span": self._span, "centre": self._centre.currentData(), "pane": self.panes.pane}
        return {**where, "form": self._form.file.path} if self._form else where

    def leave(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def sample(self, name: str) -> dict[str, Any]:
        return {"form": self.context.app.forms.samples()[0], "pane": name} if name else {}

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.open(paths[0])

    def open(self, path: Path) -> None:
        """Read a form, say what was found, and show what it becomes; the one shown before stays if it can't be read."""
        forms = self.context.app.forms

        def done(form: Form) -> None:
            self._form = form
            self._name.set_text(path.name)
            self._choose.set_kind("plain")
            if path not in forms.samples():
                self.context.app.settings.change(form=str(path.absolute()))
            self._make()

        self._work(lambda _task: forms.open(path), done, self.panes.show_again)

    def save_to(self, path: Path) -> None:
        """Save the filled copy now shown."""
        form, data = self._form, self._data
        if form is not None and data:
            self.context.tasks.run(
                lambda _task: self.context.app.forms.save(form, data, path),
                done=lambda _value: self.context.tell(_("保存しました：{name}").format(name=path.name)),
                failed=self.context.problem,
            )

    def _make_chips(self) -> dict[str, Button]:
        group = QButtonGroup(self)
        chips = {}
        for name, words in SPANS[:-1]:  # the last one asks for days, which a form doesn't need
            chip = Button(self.context.look, _(words), px=20, tall=44, parent=self)
            chip.setCheckable(True)
            chip.setObjectName(f"span-{name}")
            chip.clicked.connect(lambda _on=False, name=name: self._choose_span(name))
            group.addButton(chip)
            chips[name] = chip
        return chips

    def _make_centres(self) -> Choice:
        choice = Choice(self.context.look)
        choice.setAccessibleName(_("会場"))
        choice.addItem(_("すべての会場"), None)
        for centre in self.context.app.classes.centres():
            choice.addItem(centre.name, centre.id)
        choice.currentIndexChanged.connect(lambda _index: self._make())
        return choice

    def _choose_span(self, name: str) -> None:
        self._span = name
        self._make()

    def _choose_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("様式のファイル"), "", _("Excel の様式 (*.xlsx)"))
        if name:
            self.open(Path(name))

    def _make(self) -> None:
        """Fill a copy for the chosen period; a form with faults is only told about."""
        form, app = self._form, self.context.app
        if form is None:
            return
        wanted, centre = span(self._span, app.clock.today()), self._centre.currentData()

        def work(task: Task) -> tuple[Any, ...]:
            told = app.forms.told(form, wanted, centre)
            if form.findings.faults or not form.findings.known:
                return b"", told, ()
            data = app.forms.filled(form, wanted, centre, task.step)
            return data, told, app.forms.view(data)

        def done(made: tuple[Any, ...]) -> None:
            self._data, told, views = made
            self.panes.show_form(form, told, views)

        self._work(work, done, self._show_unfilled)

    def _work(self, work: Callable[[Task], Any], done: Callable[[Any], None], rest: Callable[[], None]) -> None:
        """Do slow work in the background: the last one asked for wins, and leaving the screen stops it.

        `rest` is what to show where it was stopped or has failed.
        """
        self.leave()
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)

        def mine(then: Callable[[Any], None]) -> Callable[[Any], None]:
            def if_still_wanted(value: Any) -> None:
                if isValid(self) and self._task is started[0]:
                    self._task = None
                    then(value)

            return if_still_wanted

        def failed(problem: Problem) -> None:
            rest()
            self.context.problem(problem)

        def progressed(number: int, whole: int) -> None:
            if isValid(bar):
                bar.setRange(0, whole)
                bar.setValue(number)

        started = [self.context.tasks.run(work, done=mine(done), failed=mine(failed), progressed=progressed)]
        self._task = started[0]
        QTimer.singleShot(PATIENCE, self, lambda: self._wait(started[0], bar, rest))

    def _wait(self, task: Task, bar: QProgressBar, rest: Callable[[], None]) -> None:
        def stop() -> None:
            self.leave()
            rest()

        if self._task is task:
            self.panes.show_waiting(bar, stop)

    def _show_unfilled(self) -> None:
        self._data = b""
        self.panes.show_form(self._form)

    def _ask_where(self) -> None:
        form = self._form
        if form is not None and form.lost:
            self.context.ask(_("このまま保存しますか"), form.losing(), _("保存する"), _("やめる"), self._choose_where)
        elif form is not None:
            self._choose_where()

    def _choose_where(self) -> None:
        if self._form is None:
            return
        name = file_name(self._form.file.path, span(self._span, self.context.app.clock.today()))
        chosen, _kind = QFileDialog.getSaveFileName(self, _("保存する場所"), name, "Excel (*.xlsx)")
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx"))


SCREEN = FormScreen
