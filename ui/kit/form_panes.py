"""What a city's form becomes: the filled sheets, the marks that were found, or every mark there is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QProgressBar, QWidget

from smartclass.i18n import _, lazy
from smartclass.ports.form_book import SheetView
from smartclass.services.forms import Form, Forms, Told
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import label
from ui.kit.layout import clear, column, row, scrolling
from ui.kit.line_button import LineButton
from ui.kit.sheet_paper import SheetPaper
from ui.kit.theme import Look

SAMPLES = {"monthly": lazy("見本：1か月の実績報告書"), "yearly": lazy("見本：1年の事業報告書")}
PANES = (("sheets", lazy("できあがり")), ("found", lazy("見つかった印")), ("marks", lazy("印の一覧")))
STEPS = (
    lazy("1. 市からもらった Excel の様式を開き、数字の入るセルに {mark} のような印を書きます。"),
    lazy("2. 保存して、そのファイルをこの画面に落とすか、「ファイルをえらぶ」を押します。"),
    lazy("3. できあがりを見て、「保存」を押します。もとの様式は、そのまま残ります。"),
)


class FormPanes(QWidget):
    """Three views of one form, and what to do where there is none yet."""

    sample_chosen = Signal(object)
    saved = Signal()

    def __init__(self, look: Look, forms: Forms) -> None:
        super().__init__()
        self._look, self._forms = look, forms
        self._form: Form | None = None
        self._told: tuple[Told, ...] = ()
        self._views: tuple[SheetView, ...] = ()
        self.pane = "sheets"
        self._content = column(gap=6, margins=(4, 0, 4, 0))
        self._save = Button(look, _("保存"), icon="save", kind="primary", px=22, tall=48, parent=self)
        self._save.setObjectName("save")
        self._save.clicked.connect(self.saved)
        self._buttons: dict[str, Button] = {}
        group = QButtonGroup(self)
        for name, words in PANES:
            button = Button(look, _(words), kind="quiet", px=20, tall=44, parent=self)
            button.setCheckable(True)
            button.setObjectName(f"pane-{name}")
            button.clicked.connect(lambda _on=False, name=name: self.choose(name))
            group.addButton(button)
            self._buttons[name] = button
        inside = QWidget()
        inside.setLayout(column(self._content, None))
        self.setLayout(column(flow(*self._buttons.values(), gap=0), scrolling(inside), row(self._save, None), gap=4))
        self.choose("")

    def choose(self, pane: str) -> None:
        """Show one of the panes: "sheets" (also for ""), "found" or "marks"."""
        self.pane = pane if pane in self._buttons else "sheets"
        self._buttons[self.pane].setChecked(True)
        self._show()

    def show_form(self, form: Form | None, told: tuple[Told, ...] = (), views: tuple[SheetView, ...] = ()) -> None:
        """Show a form with what its marks give and its filled sheets; None where there is none."""
        self._form, self._told, self._views = form, told, views
        self._show()

    def show_again(self) -> None:
        """Show what was there before the waiting."""
        self._show()

    def show_waiting(self, bar: QProgressBar, stop: Callable[[], None]) -> None:
        """Say that work is under way, how far it is, and let it be stopped."""
        clear(self._content)
        self._save.hide()
        button = Button(self._look, _("やめる"), icon="close", tall=46)
        button.setObjectName("stop")
        button.clicked.connect(lambda _on=False: stop())
        for piece in (label(self._look, _("様式に書きこんでいます。"), 22, bold=True), bar):
            self._content.addWidget(piece)
        self._content.addLayout(row(button, None))

    def _show(self) -> None:
        clear(self._content)
        self._save.setVisible(bool(self._views))
        self._buttons["found"].setVisible(self._form is not None)
        if self.pane == "marks":
            for name, alias, meaning in self._forms.marks():
                self._line("{{" + name + "}}", "{{" + alias + "}}", meaning)
        elif self._form is None:
            self._show_steps()
        else:
            self._show_form(self._form)

    def _show_form(self, form: Form) -> None:
        look, findings = self._look, form.findings
        if form.lost:
            self._content.addWidget(label(look, form.losing(), 18, bold=True, colour=look.theme.bad))
        for said, way_out in form.faults():
            self._content.addWidget(label(look, said, 20, bold=True, colour=look.theme.bad))
            self._content.addWidget(label(look, way_out, 18))
        if not findings.known and not findings.faults:
            self._content.addWidget(label(look, _("この様式には、印がありません。"), 22, bold=True))
            self._show_steps()
        elif self.pane == "found" or findings.faults:
            for told in self._told:
                self._line("{{" + told.name + "}}", told.value, told.meaning)
        else:
            for view in self._views:
                if len(self._views) > 1:
                    self._content.addWidget(label(look, view.name, 18, bold=True))
                self._content.addWidget(SheetPaper(look, view))

    def _line(self, name: str, value: str, meaning: str) -> None:
        self._content.addWidget(label(self._look, f"{name}　{value}" if value else name, 18, bold=True))
        self._content.addWidget(label(self._look, meaning, 18, colour=self._look.theme.sub))

    def _show_steps(self) -> None:
        for words in STEPS:
            self._content.addWidget(label(self._look, _(words).format(mark="{{visits}}"), 20))
        self._content.addSpacing(8)
        self._content.addWidget(label(self._look, _("見本の様式で、ためせます。"), 20, bold=True))
        for path in self._forms.samples():
            self._content.addWidget(self._sample(path))

    def _sample(self, path: Path) -> LineButton:
        button = LineButton(self._look, _(SAMPLES[path.stem]), detail=path.name, icon="report")
        button.setObjectName(f"sample-{path.stem}")
        button.clicked.connect(lambda _on=False: self.sample_chosen.emit(path))
        return button
