"""Below a report's preview: whether it is final (確定), since when, and what has changed; and making it so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from smartclass import i18n
from smartclass.domain.document import Document
from smartclass.domain.fiscal import Period
from smartclass.domain.freezing import Standing
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import label
from ui.kit.layout import column, row

Where = tuple[str, Period, UUID | None]


class FreezeBar(QWidget):
    """One line of words and at most two buttons; hidden for a report that can't be final."""

    def __init__(self, context: Context, again: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._again = context, again
        self._kinds = tuple(context.app.freezing.titles())
        self._where: Where | None = None
        self._made: tuple[Where, Standing] | None = None
        look = context.look
        self._words = label(look, "", 18, bold=True)
        self._freeze = Button(look, _("確定する"), icon="check", px=18, tall=44)
        self._freeze.setObjectName("freeze")
        self._freeze.clicked.connect(self._ask)
        self._changes = Button(look, _("変わったところを見る"), icon="list", px=18, tall=44)
        self._changes.setObjectName("changes")
        self._changes.clicked.connect(self._show_changes)
        self.setLayout(column(row(6, self._words, gap=0), flow(self._freeze, self._changes, gap=0), gap=0))
        self.hide()

    def maker(self, report: str, span: Period, centre: UUID | None) -> Callable[[], Document]:
        """Return what makes this report's document (off the window's thread); `stand` then says how it stands."""
        self._where = (report, span, centre)
        self.hide()
        made = self._where

        def make() -> Document:
            document, standing = self._context.app.freezing.document(*made)
            self._made = (made, standing)
            return document

        return make

    def stand(self) -> None:
        """Show how the report that was just made stands."""
        if self._made is None or self._made[0] != self._where:
            return
        (report, span, _centre), standing = self._made
        over = span.last < self._context.app.clock.today()
        self.setVisible(report in self._kinds and (over or standing.frozen is not None))
        self._freeze.setVisible(over and not standing.as_frozen)
        self._freeze.setText(_("あらためて確定する") if standing.frozen else _("確定する"))
        self._changes.setVisible(standing.frozen is not None and not standing.as_frozen)
        words = said(standing)
        self._words.set_text(words)
        self._words.setVisible(bool(words))

    def _ask(self) -> None:
        self._context.ask(
            _("この報告を確定しますか"),
            _(
                "今の数を控えに残します。あとで記録を直したときは、どこが変わったかが分かります。記録は、今までどおり直せます。"
            ),
            _("確定する"),
            _("やめる"),
            self.freeze,
        )

    def freeze(self) -> None:
        """Make the report final, off the window's thread."""
        where = self._where
        if where is None:
            return

        def done(_made: Any) -> None:
            self._context.tell(_("確定しました。紙の下に、確定した日が入ります。"))
            self._again()

        self._context.tasks.run(
            lambda _task: self._context.app.freezing.freeze(*where), done=done, failed=self._context.problem
        )

    def _show_changes(self) -> None:
        if self._where is not None:
            report, span, centre = self._where
            self._context.go("frozen", report=report, first=span.first, last=span.last, centre=centre)


def said(standing: Standing) -> str:
    """Return in one sentence how a report stands."""
    if standing.frozen is None:
        return ""
    day = i18n.day(standing.frozen.at.date(), weekday=False)
    if standing.as_frozen:
        return _("{day}に確定しました。そのあと、変わっていません。").format(day=day)
    if standing.differences:
        return _("{day}に確定しました。そのあと、{n}か所の数が変わっています。").format(
            day=day, n=len(standing.differences)
        )
    return _("{day}に確定しました。数は同じですが、記録の中身が変わっています。").format(day=day)
