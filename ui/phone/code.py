"""Make-believe codes for the practice phone: they look like a code to a person and are none to a scanner."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

_CELLS = 17


def squares(painter: QPainter, room: QRectF) -> None:
    """Draw a square pattern with three round corners; it has no finder squares, so nothing can read it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#1a1a1a"))
    cell = room.width() / _CELLS
    for row in range(_CELLS):
        for column in range(_CELLS):
            if not _corner(row, column) and (row * 7 + column * 13 + row * column * 5) % 11 < 5:
                painter.drawRect(QRectF(room.left() + column * cell, room.top() + row * cell, cell * 0.92, cell * 0.92))
    for row, column in ((0, 0), (0, _CELLS - 5), (_CELLS - 5, 0)):
        corner = QRectF(room.left() + column * cell, room.top() + row * cell, cell * 5, cell * 5)
        painter.setBrush(QColor("#1a1a1a"))
        painter.drawEllipse(corner)
        painter.setBrush(QColor("#ffffff"))
        painter.drawEllipse(corner.adjusted(cell, cell, -cell, -cell))
        painter.setBrush(QColor("#1a1a1a"))
        painter.drawEllipse(corner.adjusted(cell * 1.7, cell * 1.7, -cell * 1.7, -cell * 1.7))


def _corner(row: int, column: int) -> bool:
    return (row < 6 and (column < 6 or column > _CELLS - 7)) or (row > _CELLS - 7 and column < 6)


def bars(painter: QPainter, room: QRectF) -> None:
    """Draw bars of unequal height: like a bar code to the eye, like nothing to a scanner."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#1a1a1a"))
    x, number = room.left(), 0
    while x < room.right() - 4:
        wide = 1.5 + (number * 5 % 7) * 0.7
        tall = room.height() - (number * 3 % 5) * 2.5
        painter.drawRect(QRectF(x, room.top() + (room.height() - tall) / 2, wide, tall))
        x += wide + 1.5 + (number * 3 % 4)
        number += 1
