"""A label that draws furigana, lights the phrase being spoken, and stays real text for a screen reader."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from smartclass.domain import leading
from smartclass.domain.ruby import NO_TEXT, RubyText, plain_text
from smartclass.domain.typeset import Layout, fit_size, layout
from ui.kit import fonts
from ui.kit.ruby_ink import RubyInk

_ENDLESS = 1e6
"""A width at which nothing is broken: most labels fit on one line, and phrases need not be looked for."""


class RubyLabel(QLabel):
    """Wrapped Japanese text of any size; text is never taken for markup or HTML."""

    part_chosen = Signal(int)
    """The number of the pressed part, of those given to `set_parts`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._marked: RubyText = NO_TEXT
        self._px, self._bold, self._ratio = 24, False, 1.5
        self._align = Qt.AlignmentFlag.AlignLeft
        self._ink, self._light, self._underline = "#1a1a1a", "#ffe380", "#0017c1"
        self._lit: tuple[int, int] | None = None
        self._parts: tuple[tuple[int, int], ...] = ()
        self._laid: dict[tuple[float, int, bool], Layout] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_text(self, text: RubyText | str) -> None:
        """Show a text; a plain string has no furigana and no marks."""
        marked = plain_text(text) if isinstance(text, str) else text
        if marked == self._marked:
            return
        self._marked, self._lit = marked, None
        self.set_parts(())
        QLabel.setText(self, marked.plain)
        self.setAccessibleName(marked.plain)
        self._laid.clear()
        self._resized()

    def set_pixel_size(self, px: int) -> None:
        if px != self._px:
            self._px = px
            self._resized()

    def pixel_size(self) -> int:
        return self._px

    def set_bold(self, bold: bool) -> None:
        self._bold = bold
        self._resized()

    def set_line_height(self, ratio: float) -> None:
        """Set the height of a line without furigana, in em."""
        self._ratio = ratio
        self._resized()

    def set_alignment(self, align: Qt.AlignmentFlag) -> None:
        self._align = align
        self.update()

    def set_colours(self, ink: str, light: str, underline: str) -> None:
        """Set the text colour, and the fill and underline of a lit phrase ("" keeps what is there)."""
        self._ink = ink or self._ink
        self._light = light or self._light
        self._underline = underline or self._underline
        self.update()

    def set_highlight(self, start: int, length: int) -> None:
        """Light some characters of the plain text; only repaints."""
        self._lit = (start, length)
        self.update()

    def clear_highlight(self) -> None:
        self._lit = None
        self.update()

    def set_parts(self, parts: Sequence[tuple[int, int]]) -> None:
        """Let some characters (start, length in the plain text) be pressed; dots underline them."""
        self._parts = tuple(parts)
        self.setMouseTracking(bool(parts))
        self.unsetCursor()
        self.update()

    def highlighted(self) -> str:
        """Return the words lit now."""
        return self._marked.plain[self._lit[0] : sum(self._lit)] if self._lit else ""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._height(self._lay(width, self._px)) + 0.5)

    def sizeHint(self) -> QSize:
        natural = self._lay(100_000, self._px).width
        wanted = min(round(natural + 2), self._px * 25)
        return QSize(wanted, self.heightForWidth(wanted))

    def minimumSizeHint(self) -> QSize:
        if not self._marked:
            return QSize(0, 0)
        natural = round(self._lay(100_000, self._px).width + 2)
        least = min(natural, self._px * 5)
        return QSize(least, round(self._line_step()))

    def fits(self, width: int, height: int) -> bool:
        """Tell whether the whole text is visible in this room."""
        laid = self._lay(width, self._px)
        return laid.width <= width + 0.5 and self._height(laid) <= height + 0.5

    def height_at(self, width: int, px: int) -> float:
        """Return the height that the text takes at `px`."""
        return self._height(self._lay(width, px), px)

    def fits_at(self, px: int, width: int, height: int) -> bool:
        """Tell whether the whole text would be visible at `px` in this room."""
        laid = self._lay(width, px)
        return laid.width <= width + 0.5 and self._height(laid, px) <= height

    def fit_into(self, width: int, height: int, largest: int, smallest: int = 24) -> int:
        """Take the largest size (px) at which the whole text is visible, and return it."""
        self.set_pixel_size(fit_size(largest, smallest, lambda px: self.fits_at(px, width, height)))
        return self._px

    def _resized(self) -> None:
        self.updateGeometry()
        self.update()

    def _lay(self, width: int, px: int) -> Layout:
        """Return the text set into `width` pixels; unbroken where it fits on one line, as most labels do."""
        whole = self._set(_ENDLESS, px)
        return whole if whole.width <= width else self._set(max(1, width), px)

    def _set(self, room: float, px: int) -> Layout:
        key = (room, px, self._bold)
        if key not in self._laid:
            if len(self._laid) > 48:
                self._laid.clear()
            base, ruby = fonts.measure(px, bold=self._bold), fonts.measure(leading.ruby_px(px))
            breaks = frozenset() if room == _ENDLESS else self._breaks()
            self._laid[key] = layout(self._marked, room, px, measure=base, measure_ruby=ruby, breaks=breaks)
        return self._laid[key]

    def _breaks(self) -> frozenset[int]:
        from smartclass.phrases import breaks_for

        return breaks_for(self._marked)

    def _line_step(self, px: int = 0) -> float:
        return leading.line_step(px or self._px, self._ratio, marked=leading.has_ruby(self._marked))

    def _height(self, laid: Layout, px: int = 0) -> float:
        return len(laid.lines) * self._line_step(px) if self._marked else 0.0

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._marked:
            return
        laid, shifts, top, ink = self._placed()
        painter = QPainter(self)
        if self._lit:
            ink.light(painter, laid, shifts, top, self._lit, self._light, self._underline)
        for part in self._parts:
            ink.dots(painter, laid, shifts, top, part, self._underline)
        ink.draw(painter, laid, shifts, top)
        painter.end()

    def _placed(self) -> tuple[Layout, list[float], float, RubyInk]:
        """Return the text as it stands now: laid out, where each line begins, its top, and what draws it."""
        box = self.contentsRect()
        laid = self._lay(box.width(), self._px)
        step = self._line_step()
        top = box.top() + max(0.0, (box.height() - self._height(laid)) / 2)
        shifts = [self._shift(line.width, box.width()) + box.left() for line in laid.lines]
        return laid, shifts, top, RubyInk(self._px, step, self._ink, self._bold, leading.has_ruby(self._marked))

    def _part_at(self, place: QPointF) -> int:
        """Return the number of the part at `place` (a finger's breadth around it), or -1."""
        laid, shifts, top, ink = self._placed()
        near = self._px * 0.25
        for number, part in enumerate(self._parts):
            if any(
                box.adjusted(-near, -near, near, near).contains(place) for box in ink.boxes(laid, shifts, top, part)
            ):
                return number
        return -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = bool(self._parts) and self._part_at(event.position()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._part_at(event.position()) if self._parts else -1
        if number >= 0:
            self.part_chosen.emit(number)
        else:
            super().mouseReleaseEvent(event)

    def _shift(self, line: float, room: int) -> float:
        if self._align & Qt.AlignmentFlag.AlignHCenter:
            return max(0.0, (room - line) / 2)
        return max(0.0, room - line) if self._align & Qt.AlignmentFlag.AlignRight else 0.0
