"""Short texts inside painted widgets, broken between phrases and never clipped."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

FAMILY = "BIZ UDPGothic"


@lru_cache(maxsize=256)
def font(px: int, *, bold: bool = False) -> QFont:
    """Return the program's font at `px` pixels."""
    made = QFont(FAMILY)
    made.setPixelSize(px)
    made.setBold(bold)
    return made


@lru_cache(maxsize=2048)
def lines(text: str, px: int, bold: bool, width: int) -> tuple[str, ...]:
    """Break `text` into lines of at most `width` pixels."""
    measure = QFontMetricsF(font(px, bold=bold)).horizontalAdvance
    if "\n" not in text and measure(text) <= width:
        return (text,)
    from smartclass.domain.ruby import plain_text
    from smartclass.domain.typeset import Widths, layout
    from smartclass.phrases import breaks_for

    marked, known = plain_text(text), Widths(measure).__getitem__
    laid = layout(marked, width, px, measure=known, measure_ruby=known, breaks=breaks_for(marked))
    return tuple(marked.plain[line.start : line.end].strip() for line in laid.lines)


def size(text: str, px: int, bold: bool, width: int) -> tuple[float, float]:
    """Return the width and height in pixels that `text` takes when broken at `width`."""
    metrics = QFontMetricsF(font(px, bold=bold))
    broken = lines(text, px, bold, width)
    return max((metrics.horizontalAdvance(line) for line in broken), default=0.0), len(broken) * px * 1.35


def paint(
    painter: QPainter,
    box: QRectF,
    text: str,
    px: int,
    *,
    bold: bool = False,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
) -> None:
    """Draw `text` vertically centred in `box` with the painter's pen."""
    painter.setFont(font(px, bold=bold))
    broken = lines(text, px, bold, int(box.width()))
    step = px * 1.35
    top = box.center().y() - step * len(broken) / 2
    for index, line in enumerate(broken):
        row = QRectF(box.left(), top + index * step, box.width(), step)
        painter.drawText(row, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, line)
