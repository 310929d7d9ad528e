"""The program's fonts, from the files we ship; Noto Sans JP stands in for the few kanji BIZ UDPGothic lacks."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QApplication

from smartclass import resources
from smartclass.domain.typeset import Measure, Widths

FAMILY = "BIZ UDPGothic"
_SPARE = "Noto Sans JP"
_widths: dict[tuple[int, bool], Widths] = {}
"""What is known of each size (px) and weight: a lesson fitted into its room asks for the same letters over and over."""


def load() -> None:
    """Register Regular and Bold and make them the application's font; safe to call twice."""
    if FAMILY not in QFontDatabase.families():
        for name in ("BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf"):
            QFontDatabase.addApplicationFont(str(resources.asset("fonts", name)))
        _widths.clear()
    made = QFont(FAMILY)
    made.setPixelSize(18)
    QApplication.setFont(made)


def load_spare() -> None:
    """Register the stand-in for rare kanji (5 MB; only when a text needs it)."""
    if _SPARE not in QFontDatabase.families():
        for name in ("NotoSansJP-Regular.ttf", "NotoSansJP-Bold.ttf"):
            QFontDatabase.addApplicationFont(str(resources.asset("fonts", name)))
        QFont.insertSubstitution(FAMILY, _SPARE)
        _widths.clear()


def text_font(px: float, *, bold: bool = False) -> QFont:
    """Return our text font at `px` logical pixels, without kerning (the layout has measured letter by letter)."""
    made = QFont(FAMILY)
    made.setPixelSize(max(1, round(px)))
    made.setBold(bold)
    made.setKerning(False)
    return made


def measure(px: int, *, bold: bool = False) -> Measure:
    """Return what tells how wide a text in our text font is; Qt is asked once for each letter and size."""
    key = (px, bold)
    if key not in _widths:
        _widths[key] = Widths(QFontMetricsF(text_font(px, bold=bold)).horizontalAdvance)
    return _widths[key].__getitem__
