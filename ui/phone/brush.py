"""Small strokes that every part of the phone is painted with."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer

from smartclass.domain import leading
from smartclass.domain.phone_flow import LINE, Room
from smartclass.domain.ruby import RubyText
from smartclass.domain.typeset import Layout
from ui.kit import icons
from ui.kit.fonts import text_font as font
from ui.kit.ruby_ink import RubyInk


def box(room: Room) -> QRectF:
    return QRectF(room.x, room.y, room.width, room.height)


def fill(
    painter: QPainter, room: QRectF, colour: str, *, round_by: float = 0.0, frame: str = "", pen: float = 2
) -> None:
    """Fill a rectangle with round corners; `frame` is drawn inside its edge."""
    painter.setPen(QPen(QColor(frame), pen) if frame else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour) if colour else Qt.BrushStyle.NoBrush)
    inset = pen / 2 if frame else 0.0
    inner = room.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, round_by, round_by)


def words(
    painter: QPainter,
    text: RubyText,
    laid: Layout,
    room: Room,
    px: float,
    colour: str,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    bold: bool = False,
) -> None:
    """Draw a laid-out text from the top of `room`, each line by `align`."""
    marked = leading.has_ruby(text)
    step = leading.line_step(px, LINE, marked=marked)
    shifts = [room.x + _shift(line.width, room.width, align) for line in laid.lines]
    RubyInk(px, step, colour, bold=bold, marked=marked).draw(painter, laid, shifts, room.y)


def _shift(line: float, room: float, align: Qt.AlignmentFlag) -> float:
    if align & Qt.AlignmentFlag.AlignHCenter:
        return max(0.0, (room - line) / 2)
    return max(0.0, room - line) if align & Qt.AlignmentFlag.AlignRight else 0.0


def plain(painter: QPainter, text: str, room: QRectF, px: float, colour: str, *, bold: bool = False) -> None:
    """Draw a short text without furigana in the middle of `room`."""
    painter.setFont(font(px, bold=bold))
    painter.setPen(QColor(colour))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)


def icon(painter: QPainter, name: str, room: QRectF, colour: str) -> None:
    """Draw one of our icons, crisp at the painter's scale."""
    ratio = painter.worldTransform().m11() * painter.device().devicePixelRatioF()
    picture = icons.pixmap(name, round(room.width()), colour, max(1.0, ceil(ratio * 4) / 4))
    painter.drawPixmap(room, picture, QRectF(picture.rect()))


def arrow(painter: QPainter, start: QPointF, end: QPointF, colour: str, pen: float = 3) -> None:
    """Draw an arrow from `start` to `end`."""
    painter.setPen(QPen(QColor(colour), pen, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(start, end)
    along = end - start
    length = max(1.0, (along.x() ** 2 + along.y() ** 2) ** 0.5)
    unit = along / length
    side = QPointF(-unit.y(), unit.x())
    for turn in (side, -side):
        painter.drawLine(end, end - unit * pen * 3.4 + turn * pen * 2.4)


@lru_cache(maxsize=12)
def _renderer(path: str) -> QSvgRenderer:
    return QSvgRenderer(path)


def svg(painter: QPainter, path: Path, room: QRectF) -> None:
    """Draw a lesson's picture as large as `room` allows, on white in every theme."""
    renderer = _renderer(str(path))
    if not renderer.isValid():
        return
    natural = renderer.defaultSize()
    share = min(room.width() / max(1, natural.width()), room.height() / max(1, natural.height()))
    wide, high = natural.width() * share, natural.height() * share
    target = QRectF(room.center().x() - wide / 2, room.center().y() - high / 2, wide, high)
    fill(painter, target, "#ffffff", round_by=10, frame="#949494", pen=1)
    painter.save()
    painter.setClipRect(target.adjusted(2, 2, -2, -2), Qt.ClipOperation.IntersectClip)
    renderer.render(painter, target.adjusted(4, 4, -4, -4))
    painter.restore()


def blank(width: float, height: float, ratio: float) -> QPixmap:
    """Return a transparent picture of `width` by `height` logical pixels."""
    picture = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture
