"""画面の大きさを合わせる: hold a bank card to the screen, and the program knows what a millimetre is here."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import label
from ui.kit.layout import column, scrolling
from ui.kit.theme import Look
from ui.screen import Screen

CARD_MM = (85.6, 54.0)
"""A bank card (ISO/IEC 7810 ID-1)."""
SMALLEST, LARGEST = 0.08, 0.6
"""Millimetres of one pixel that a screen can have: a fine tablet, a television."""
_STEP = 1.01


class Outline(QWidget):
    """The outline of a card at a size in millimetres of one pixel."""

    def __init__(self, look: Look, mm_per_px: float) -> None:
        super().__init__()
        self._look, self.mm_per_px = look, mm_per_px
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_size(self, mm_per_px: float) -> None:
        """Draw the card at another size, kept within what screens can be."""
        self.mm_per_px = min(LARGEST, max(SMALLEST, mm_per_px))
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        corner = self.box().bottomRight()
        return QSize(round(corner.x()) + 6, round(corner.y()) + 6)

    def box(self) -> QRectF:
        """Return the outline, its upper left corner always at the same place: a real card lies against it."""
        return QRectF(QPointF(6, 6), QPointF(6 + CARD_MM[0] / self.mm_per_px, 6 + CARD_MM[1] / self.mm_per_px))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.theme.action), 4, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(self._look.theme.soft))
        corner = 3.2 / self.mm_per_px
        painter.drawRoundedRect(self.box(), corner, corner)
        painter.end()


class CardSize(Screen):
    """Two buttons, or the arrow keys, until the outline is as large as the card."""

    shell = "office"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self.outline = Outline(look, look.mm_per_px or 25.4 / 96)
        buttons = []
        for name, icon, words, kind, act in (
            ("smaller", "minus", _("小さく"), "plain", lambda: self._scale(_STEP)),
            ("larger", "plus", _("大きく"), "plain", lambda: self._scale(1 / _STEP)),
            ("keep", "check", _("これで合いました"), "primary", self._keep),
        ):
            button = Button(look, words, icon=icon, kind=kind, px=22, tall=56)
            button.setObjectName(name)
            button.setAutoRepeat(name != "keep")
            button.clicked.connect(lambda _on=False, act=act: act())
            buttons.append(button)
        words = _(
            "キャッシュカードなどのカードを、わくの左上に合わせて、画面にあてます。"
            "カードとわくが同じ大きさになるまで、「小さく」か「大きく」をおします。"
        )
        inside = QWidget()
        inside.setLayout(column(label(look, words, 20), self.outline, gap=14))
        self.setLayout(column(scrolling(inside), flow(*buttons, gap=8), gap=14, margins=(32, 20, 32, 20)))

    def title(self) -> str:
        return _("画面の大きさを合わせる")

    def arrive(self, *_nothing: Any, **_where: Any) -> None:
        self.outline.set_size(self.context.look.mm_per_px or 25.4 / 96)

    def _scale(self, by: float) -> None:
        self.outline.set_size(self.outline.mm_per_px * by)

    def _keep(self) -> None:
        self.context.app.settings.change(mm_per_px=round(self.outline.mm_per_px, 5))
        self.context.restyle()
        self.context.tell(_("ボタンの大きさが、この画面に合うようになりました。"))
        self.context.back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: _STEP, Qt.Key.Key_Right: 1 / _STEP}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self._scale(by)


SCREEN = CardSize
