"""What helps somebody, as icon and word: to tick on their page, to read at the desk and beside a lesson."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from smartclass.domain.needs import Need
from smartclass.i18n import _
from ui.context import Context
from ui.kit import icons, wrapped
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import icon_label, label
from ui.kit.layout import column, row
from ui.kit.theme import Look

LEAST_WIDE = 0.8
"""Letters narrowed further are not read any more."""


def need_words(need: Need) -> str:
    """Return the word for a need."""
    from smartclass.services.needs import WORDS

    return _(WORDS[need])


class NeedBoxes(QWidget):
    """One button for each need; pressed ones stay coloured."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._boxes: dict[Need, Button] = {}
        for need in Need:
            box = Button(look, need_words(need), icon=f"need-{need}", px=18, tall=44)
            box.setCheckable(True)
            box.setObjectName(f"need-{need}")
            self._boxes[need] = box
        self.setLayout(column(flow(*self._boxes.values(), gap=4)))

    def show_needs(self, needs: Collection[Need]) -> None:
        """Press what is known."""
        for need, box in self._boxes.items():
            box.setChecked(need in needs)

    @property
    def chosen(self) -> frozenset[Need]:
        return frozenset(need for need, box in self._boxes.items() if box.isChecked())


class NeedsHere(QWidget):
    """For whoever teaches: how many people here need what, without saying who. Hidden where nobody does."""

    def __init__(self, context: Context, session: UUID) -> None:
        super().__init__()
        look = context.look
        found = context.app.needs.here(session)
        pieces = [
            row(
                icon_label(look, f"need-{need}"),
                label(look, _("{need}：{n}人").format(need=need_words(need), n=count), 18, bold=True),
                gap=8,
            )
            for need, count in found
        ]
        self.setLayout(column(*pieces, gap=4))
        self.setVisible(bool(found))
        self.setObjectName("needs-here")


def paint_needs(painter: QPainter, box: QRectF, look: Look, needs: tuple[Need, ...], ratio: float) -> None:
    """Draw icons and words in one line, a little narrowed where there are several; of many the icons alone."""
    side, px, gap = look.px(18), look.px(15), look.px(4)
    painter.setFont(wrapped.font(px, bold=True))
    widths = [painter.fontMetrics().horizontalAdvance(need_words(need)) for need in needs]
    whole = sum(width + side + 3 * gap for width in widths)
    worded = whole * LEAST_WIDE <= box.width()
    painter.save()
    painter.translate(box.left(), box.top())
    if worded and whole > box.width() > 0:
        painter.scale(box.width() / whole, 1.0)
    painter.setPen(QColor(look.theme.text))
    left = 0.0
    for need, width in zip(needs, widths, strict=True):
        picture = icons.pixmap(f"need-{need}", side, look.theme.text, ratio)
        painter.drawPixmap(round(left), round((box.height() - side) / 2), picture)
        if not worded:
            left += side + 2 * gap
            continue
        words = QRectF(left + side + gap, 0, width + 2, box.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, need_words(need))
        left += side + width + 3 * gap
    painter.restore()
