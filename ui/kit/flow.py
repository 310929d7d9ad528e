"""A row that goes on in the next line when the room is narrow: large text must never push a button off the screen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowRow(QLayout):
    """Sets widgets side by side, wraps them, and lets those that want to grow share what a line has left."""

    def __init__(self, *widgets: QWidget, gap: int = 4, grow: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._grow = gap, grow
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def put(self, widget: QWidget, place: int) -> None:
        """Set a widget, of this row or another, at a place of this one."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, box: QRect) -> None:
        super().setGeometry(box)
        self._place(box, move=True)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if lines[-1] and used + self._gap + wide > width:
                lines.append([])
                used = 0
            used += wide + (self._gap if lines[-1] else 0)
            lines[-1].append(item)
        return lines

    def _place(self, box: QRect, *, move: bool) -> int:
        top = box.top()
        for line in self._lines(box.width()):
            height = max((item.sizeHint().height() for item in line), default=0)
            spare = box.width() - sum(item.sizeHint().width() for item in line) - self._gap * (len(line) - 1)
            extra = max(0, spare) // len(line) if self._grow and line else 0
            left = box.left()
            for item in line:
                wide = min(item.sizeHint().width(), box.width()) + extra
                if move:
                    item.setGeometry(QRect(QPoint(left, top), QSize(wide, height)))
                left += wide + self._gap
            top += height + self._gap
        return top - self._gap - box.top()


def flow(*widgets: QWidget, gap: int = 4, grow: bool = False) -> QWidget:
    """Return a widget that holds a FlowRow."""
    holder = QWidget()
    holder.setObjectName("flow")
    holder.setStyleSheet("QWidget#flow { background: transparent; }")
    holder.setLayout(FlowRow(*widgets, gap=gap, grow=grow))
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder
