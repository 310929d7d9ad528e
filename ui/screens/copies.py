"""控えから戻す: the copies by date; look into one, see what would be missing, then bring it back. It can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from smartclass.domain.backups import Copy, Figures, Missing, Origin, Preview
from smartclass.errors import Locked, Problem
from smartclass.i18n import _
from ui import volumes
from ui.context import Context
from ui.kit import copy_words
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.gradual import Gradual
from ui.kit.label import label
from ui.kit.layout import Card, clear, column, row, scrolling
from ui.kit.line_button import LineButton
from ui.kit.secret_field import ask_secret
from ui.screen import Screen


class Copies(Screen):
    """Nothing comes back before it was looked into, and what was there before stands in the same list afterwards."""

    shell = "office"
    samples: ClassVar[tuple[str, ...]] = ("", "list", "preview")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._head = label(look, _("しらべています。"), 26, bold=True)
        self._about = label(look, _("戻しても、今の記録は消さずに取っておきます。またここから戻せます。"), 18)
        self._chosen = column(gap=10)
        self._list = column(gap=2)
        self._gradual = Gradual(self._list, self)
        other = Button(look, _("ほかのファイルをえらぶ"), icon="folder", tall=48)
        other.setObjectName("other")
        other.clicked.connect(lambda _on=False: self._ask_file())
        inside = QWidget()
        inside.setLayout(
            column(
                Card(look, column(self._head, self._about, self._chosen, self._list, row(other, None), gap=10)),
                None,
                margins=(28, 14, 28, 14),
            )
        )
        self.setLayout(column(scrolling(inside)))

    def title(self) -> str:
        return _("控えから戻す")

    def arrive(self, copies: Sequence[Copy] | None = None, preview: Preview | None = None, **_where: Any) -> None:
        if copies is not None:
            self._show(tuple(copies))
        else:
            self._look()
        if preview is not None:
            self._offer(preview)

    def sample(self, name: str) -> dict[str, Any]:
        if not name:
            return {}
        now = self.context.app.clock.now()
        first = Copy(Path("a.db"), now.replace(hour=8), Origin.KEPT, Figures(12, 60, 118, now))
        second = Copy(Path("b.db"), now.replace(day=20), Origin.KEPT, Figures(11, 58, 109, now))
        before = Copy(Path("c.db"), now.replace(day=2), Origin.BEFORE_RESTORE)
        made: dict[str, Any] = {"copies": (first, second, before)}
        if name == "preview":
            made["preview"] = Preview(second, Figures(11, 58, 109, now), Missing(1, 2, 9))
        return made

    def _look(self) -> None:
        backups = self.context.app.backups
        roots = [stick.root for stick in volumes.sticks()]

        def done(found: tuple[Copy, ...]) -> None:
            if isValid(self):
                self._show(found)

        self.context.tasks.run(lambda _task: backups.copies(roots), done=done, failed=self.context.problem)

    def _show(self, copies: tuple[Copy, ...]) -> None:
        self._head.set_text(_("いつの控えに戻しますか。") if copies else _("控えは、まだありません。"))
        if not copies:
            self._about.set_text(
                _("控えは、プログラムを閉じるときに自動でとります。USB の控えは、さしてから開いてください。")
            )
        self._gradual.fill(partial(self._line, copy) for copy in copies)

    def _line(self, copy: Copy) -> QWidget:
        words = copy_words.moment(copy.at, self.context.app.clock.today())
        line = LineButton(self.context.look, words, detail=copy_words.detail(copy), icon="clock")
        line.setObjectName("copy")
        line.clicked.connect(lambda _on=False: self.look_into(copy.path))
        return line

    def _ask_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("控えのファイル"), "", _("控え (*.db)"))
        if name:
            self.look_into(Path(name))

    def look_into(self, path: Path, secret: str = "") -> None:
        """Open a copy in the background and say what it holds; ask for its passphrase where it has another one."""
        backups = self.context.app.backups
        clear(self._chosen)
        self._chosen.addWidget(label(self.context.look, _("控えの中を確かめています。"), 20, bold=True))

        def done(preview: Preview) -> None:
            if isValid(self):
                self._offer(preview, secret)

        def failed(problem: Problem) -> None:
            if isValid(self):
                clear(self._chosen)
            self._failed(problem, partial(self.look_into, path))

        self.context.tasks.run(lambda _task: backups.preview(path, secret), done=done, failed=failed)

    def _failed(self, problem: Problem, again: Callable[[str], None]) -> None:
        if isinstance(problem, Locked) and isValid(self):
            ask_secret(self.window().overlay, self.context.look, problem, again)  # type: ignore[attr-defined]
        else:
            self.context.problem(problem)

    def _offer(self, preview: Preview, secret: str = "") -> None:
        clear(self._chosen)
        look, today = self.context.look, self.context.app.clock.today()
        when = copy_words.moment(preview.copy.at, today)
        back = Button(look, _("この控えに戻す"), icon="undo", kind="primary", px=22, tall=56)
        back.setObjectName("agree")
        back.clicked.connect(lambda _on=False: self.restore(preview.copy.path, secret))
        stop = Button(look, _("やめる"), tall=56)
        stop.setObjectName("stop")
        stop.clicked.connect(lambda _on=False: clear(self._chosen))
        self._chosen.addWidget(
            Card(
                look,
                column(
                    label(look, _("{when} の控え").format(when=when), 26, bold=True),
                    label(look, copy_words.held(preview.figures), 20),
                    label(look, copy_words.consequence(preview, today), 22, bold=True),
                    flow(back, stop, gap=8),
                    gap=10,
                ),
                soft=True,
            )
        )
        back.setFocus()

    def restore(self, path: Path, secret: str = "") -> None:
        """Bring a copy back in place of the present register, which is kept beside."""
        context, backups = self.context, self.context.app.backups
        overlay, words = self.window().overlay, _("控えから戻しています。そのまま、お待ちください。")  # type: ignore[attr-defined]
        wait = label(context.look, words, 26, bold=True)
        overlay.show_card(Card(context.look, column(wait)), wait, None)  # half a restore is none: no way to stop it

        def done(_aside: Path) -> None:
            overlay.dismiss()
            context.home()
            context.tell(_("控えから戻しました。前の記録は、「控えから戻す」の一覧にあります。"))

        def failed(problem: Problem) -> None:
            overlay.dismiss()
            self._failed(problem, partial(self.restore, path))

        context.tasks.run(lambda _task: backups.restore(path, secret), done=done, failed=failed)


SCREEN = Copies
