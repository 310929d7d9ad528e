"""Our own line icons, tinted with a theme colour and cached; never a character from a font."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from smartclass import resources


@lru_cache(maxsize=96)
def pixmap(name: str, size: int, colour: str, ratio: float = 1.0) -> QPixmap:
    """Return the icon `name` as a square of `size` logical pixels in `colour`, crisp at device pixel ratio `ratio`."""
    source = resources.asset("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
