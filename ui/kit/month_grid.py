"""A month as seven columns of days, Sunday first; a day is one button and says what is on it."""

from __future__ import annotations

from calendar import SUNDAY, Calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from smartclass import i18n
from smartclass.i18n import _, lazy
from ui.kit import wrapped
from ui.kit.label import label
from ui.kit.theme import Look

_WEEKDAYS = lazy("日 月 火 水 木 金 土")
_PAD = 7


def weekday_name(day: date) -> str:
    """Return 火, or Tue."""
    return _(_WEEKDAYS).split()[day.isoweekday() % 7]


@dataclass(frozen=True, slots=True)
class Day:
    """What a cell shows: `lines` are the classes, short; `off` tells which of them are called off."""

    day: date
    lines: tuple[str, ...] = ()
    off: tuple[bool, ...] = ()
    holiday: str = ""
    today: bool = False


class DayCell(QPushButton):
    """One day, painted: number, holiday, and as many classes as there is room for."""

    def __init__(self, look: Look, shown: Day, *, within: bool) -> None:
        super().__init__()
        self._look, self._shown, self._within = look, shown, within
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setObjectName(f"day-{shown.day.isoformat()}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setText(i18n.day(shown.day))
        parts = (i18n.day(shown.day), _("今日") if shown.today else "", shown.holiday, *shown.lines)
        self.setAccessibleName(_("、").join(part for part in parts if part))

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(110), self._look.px(72))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(60), self._look.px(54))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, chosen = self._look.theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        painter.setBrush(QColor(t.action_soft if chosen or self.underMouse() else t.card if self._within else t.soft))
        painter.setPen(QPen(QColor(t.action if chosen else t.line), 3 if chosen else 1))
        painter.drawRoundedRect(box, 8, 8)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.focus_ring), 2))
            painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), 6, 6)
            painter.setPen(QPen(QColor(t.focus), 4))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
        inner = box.adjusted(_PAD, 3, -_PAD, -3)
        top = self._paint_head(painter, inner)
        self._paint_lines(painter, inner, top)
        painter.end()

    def _paint_head(self, painter: QPainter, box: QRectF) -> float:
        """Draw the number (on a filled disc where it is today) and the holiday; return where the lines begin."""
        t, px = self._look.theme, self._look.px(17)
        high = px * 1.45
        number = str(self._shown.day.day)
        wide = max(high, QFontMetricsF(wrapped.font(px, bold=True)).horizontalAdvance(number) + 8)
        free = bool(self._shown.holiday) or self._shown.day.weekday() == 6
        painter.setFont(wrapped.font(px, bold=True))
        spot = QRectF(box.left() - 2, box.top(), wide, high)
        if self._shown.today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.action))
            painter.drawRoundedRect(spot, high / 2, high / 2)
        ink = t.on_action if self._shown.today else t.bad if free else t.text
        painter.setPen(QColor(ink))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, number)
        if self._shown.holiday:
            painter.setPen(QColor(t.bad))
            rest = QRectF(spot.right() + 4, box.top(), box.right() - spot.right() - 4, high)
            self._one_line(painter, rest, self._shown.holiday, self._look.px(14))
        return box.top() + high

    def _paint_lines(self, painter: QPainter, box: QRectF, top: float) -> None:
        px = self._look.px(15)
        step = px * 1.4
        room = max(0, int((box.bottom() - top) / step))
        lines = self._shown.lines
        shown = len(lines) if len(lines) <= room else max(0, room - 1)
        each = max(1, (room if shown == len(lines) else shown) // max(1, shown))
        at = QRectF(box.left(), top, box.width(), step)
        for number, line in enumerate(lines[:shown]):
            painter.setPen(QColor(self._look.theme.sub if self._shown.off[number] else self._look.theme.text))
            for part in _in_rows(line, px, box.width(), each):
                self._one_line(painter, at, part, px)
                at.translate(0, step)
        if shown < len(lines) and room:
            painter.setPen(QColor(self._look.theme.action))
            self._one_line(painter, at, _("ほか {n}つ").format(n=len(lines) - shown), px)

    def _one_line(self, painter: QPainter, box: QRectF, text: str, px: int) -> None:
        font = wrapped.font(px)
        painter.setFont(font)
        fitting = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)


def _in_rows(line: str, px: int, width: float, rows: int) -> tuple[str, ...]:
    """Break a line into at most `rows`; what is left over stays in the last one, to be cut with three dots."""
    broken = wrapped.lines(line, px, False, int(width))
    first, rest = broken[: rows - 1], line
    for part in first:
        rest = rest.removeprefix(part).strip()
    return broken if len(broken) <= rows else (*first, rest)


class MonthGrid(QWidget):
    """Shows one month; `chosen` follows the pointer and the keyboard."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._cells: dict[date, DayCell] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        for place, name in enumerate(_(_WEEKDAYS).split()):
            colour = look.theme.bad if place == 0 else look.theme.sub
            self._grid.addWidget(label(look, name, 16, bold=True, colour=colour, align="centre"), 0, place)
            self._grid.setColumnStretch(place, 1)

    @staticmethod
    def weeks(month: date) -> Sequence[Sequence[date]]:
        """Return the weeks that touch a month, whole."""
        return Calendar(SUNDAY).monthdatescalendar(month.year, month.month)

    def show_month(self, month: date, days: Mapping[date, Day]) -> None:
        """Draw the weeks of a month; days without an entry are empty."""
        for cell in self._cells.values():
            cell.hide()
            cell.deleteLater()
        self._cells = {}
        weeks = self.weeks(month)
        for row in range(1, 7):
            self._grid.setRowStretch(row, 1 if row <= len(weeks) else 0)
        for row, week in enumerate(weeks, start=1):
            for place, day in enumerate(week):
                cell = DayCell(self._look, days.get(day, Day(day)), within=day.month == month.month)
                cell.clicked.connect(lambda _on=False, day=day: self.choose(day))
                self._grid.addWidget(cell, row, place)
                self._cells[day] = cell

    def choose(self, day: date) -> None:
        """Mark a day and say so."""
        self.mark(day)
        self.chosen.emit(day)

    def mark(self, chosen: date | None) -> None:
        """Mark a day, or none, silently."""
        for day, cell in self._cells.items():
            cell.setChecked(day == chosen)
