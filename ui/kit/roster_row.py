"""One person at the desk: the whole row is the button, and it stays where it is when it turns green."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from smartclass.domain.registry import Mark, RosterRow
from smartclass.i18n import _, lazy
from ui.kit import icons, wrapped
from ui.kit.button import Button
from ui.kit.needs import need_words, paint_needs
from ui.kit.theme import Look

MARKS = {Mark.LATE: lazy("途中から"), Mark.LEFT_EARLY: lazy("途中まで")}
_ORDER = (frozenset[Mark](), frozenset({Mark.LATE}), frozenset({Mark.LEFT_EARLY}), frozenset(Mark))
"""What 「途中」 at the end of a row goes through, one tap each."""


class RosterButton(QPushButton):
    """Shows number and kana above the name, the phone family, and 「出席」 with a tick once the person is here.

    「途中」 at its end, there once the person is, says 「途中から」 with one tap, 「途中まで」 with the next.
    """

    marked = Signal(object)
    """The marks now wanted."""

    def __init__(self, look: Look, line: RosterRow) -> None:
        super().__init__()
        self._look = look
        self.partly = Button(look, _("途中"), px=16, tall=44, parent=self)
        self.partly.clicked.connect(self._next_marks)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.show_line(line)

    def show_line(self, line: RosterRow) -> None:
        """Show the person's present state."""
        self.line = line
        person = line.attendee
        second = _("{year}年生まれ").format(year=person.birth_year) if line.twin and person.birth_year else ""
        self._second = second
        said = [_(MARKS[mark]) for mark in Mark if mark in line.marks and line.present]
        state = _("、").join([_("出席") if line.present else _("まだ"), *said])
        self._state = said
        self.partly.setAccessibleName(_("{name}さんは 途中から、途中まで").format(name=person.name))
        self.partly.setObjectName(f"partly-{line.number}")
        self.partly.setVisible(line.present)
        self.setText(person.name)
        words = (person.name, person.kana, second, *map(need_words, line.needs), state)
        self.setAccessibleName(_("、").join(part for part in words if part))
        self.setObjectName(f"person-{line.number}")
        self.update()

    def _next_marks(self) -> None:
        self.marked.emit(_ORDER[(_ORDER.index(self.line.marks) + 1) % len(_ORDER)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self.partly.sizeHint()
        self.partly.setGeometry(self.width() - size.width() - 6, (self.height() - size.height()) // 2, *size.toTuple())

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(330), self._look.px(72))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(230), self._look.px(72))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, px = self._look.theme, self._look.px
        person, here = self.line.attendee, self.line.present
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(6, 4, -6, -4)
        painter.setPen(QPen(QColor(t.good if here else t.line), 2))
        painter.setBrush(QColor(t.good_soft if here else (t.action_soft if self.isDown() else t.card)))
        painter.drawRoundedRect(box, 10, 10)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.focus_ring), 3))
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 11, 11)
            painter.setPen(QPen(QColor(t.focus), 4))
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 13, 13)
        right = self._paint_state(painter, box, here=here)
        name = QRectF(box.left() + px(14), box.top(), right - box.left() - px(18), box.height())
        small = "　".join(part for part in (str(self.line.number), person.kana, self._second) if part)
        painter.setPen(QColor(t.text))
        above = bool(small or self.line.needs)
        middle = name.adjusted(0, px(20) if above else 0, 0, 0)
        self._line(painter, middle, person.name, px(24), bold=True)
        if small:
            painter.setPen(QColor(t.sub))
            self._line(painter, QRectF(name.left(), name.top() + px(4), name.width(), px(20)), small, px(15))
        if self.line.needs:
            painter.setFont(wrapped.font(px(15)))
            used = min(painter.fontMetrics().horizontalAdvance(small) + px(12), name.width() / 2) if small else 0
            beside = QRectF(name.left() + used, name.top() + px(4), name.width() - used, px(20))
            paint_needs(painter, beside, self._look, self.line.needs, self.devicePixelRatioF())
        painter.end()

    def _line(self, painter: QPainter, box: QRectF, text: str, px: int, *, bold: bool = False) -> None:
        """Draw one line, narrowed where a long name needs it, never cut."""
        made = wrapped.font(px, bold=bold)
        painter.setFont(made)
        wide = painter.fontMetrics().horizontalAdvance(text)
        painter.save()
        painter.translate(box.left(), box.top())
        if wide > box.width():
            painter.scale(box.width() / wide, 1.0)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(QRectF(0, 0, max(wide, box.width()), box.height()), flags, text)
        painter.restore()

    def _paint_state(self, painter: QPainter, box: QRectF, *, here: bool) -> float:
        """Draw the right end and return where it begins."""
        t, px = self._look.theme, self._look.px
        right = box.right() - px(12)
        ratio = self.devicePixelRatioF()
        if here:
            words = "\n".join(self._state) or _("出席")
            painter.setFont(wrapped.font(px(16 if self._state else 18), bold=True))
            wide = max(painter.fontMetrics().horizontalAdvance(line) for line in words.split("\n"))
            painter.setPen(QColor(t.good))
            right = self.partly.x()
            state = QRectF(right - wide - 2, box.top(), wide + 2, box.height())
            painter.drawText(state, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            right -= wide + px(30)
            icon = icons.pixmap("check", px(26), t.good, ratio)
            painter.drawPixmap(round(right), round(box.center().y() - px(13)), icon)
            right -= px(6)
        if self.line.attendee.family:
            right -= px(26)
            icon = icons.pixmap(f"phone-{self.line.attendee.family}", px(26), t.sub, ratio)
            painter.drawPixmap(round(right), round(box.center().y() - px(13)), icon)
        return right
