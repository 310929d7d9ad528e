"""Rows, columns and cards, with the program's spacing (steps of 8 pixels)."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.kit.theme import Look

Piece = QWidget | QLayout | int | None
"""A widget, a layout, a gap in pixels, or None for space that stretches."""


def column(*pieces: Piece, gap: int = 16, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Stack pieces from top to bottom."""
    box = QVBoxLayout()
    _fill(box, pieces, gap, margins)
    return box


def row(*pieces: Piece, gap: int = 16, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Set pieces side by side."""
    box = QHBoxLayout()
    _fill(box, pieces, gap, margins)
    return box


def _fill(box: QBoxLayout, pieces: tuple[Piece, ...], gap: int, margins: tuple[int, int, int, int]) -> None:
    box.setSpacing(gap)
    box.setContentsMargins(*margins)
    for piece in pieces:
        if piece is None:
            box.addStretch(1)
        elif isinstance(piece, int):
            box.addSpacing(piece)
        elif isinstance(piece, QLayout):
            box.addLayout(piece)
        else:
            box.addWidget(piece)


class Card(QFrame):
    """A quiet frame around things that belong together."""

    def __init__(self, look: Look, inside: QLayout, *, soft: bool = False) -> None:
        super().__init__()
        self.setObjectName("card")
        t = look.theme
        self.setStyleSheet(
            f"QFrame#card {{ background: {t.soft if soft else t.card}; border: 2px solid {t.soft if soft else t.line};"
            " border-radius: 16px; }"
        )
        inside.setContentsMargins(20, 16, 20, 16)
        self.setLayout(inside)


class _Area(QScrollArea):
    """Sets its contents out once more after a new size: Qt now and then leaves them where they were."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._set_out)

    def _set_out(self) -> None:
        inside = self.widget()
        layout = inside.layout() if inside is not None else None
        if inside is not None and layout is not None and layout.geometry() != inside.rect():
            layout.setGeometry(inside.rect())


def scrolling(inside: QWidget) -> QScrollArea:
    """Return `inside` in an area that scrolls up and down only where it must."""
    area = _Area()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def clear(box: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := box.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)
