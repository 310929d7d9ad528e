"""The program's fonts, from the files we ship; Noto Sans JP stands in for the few kanji BIZ UDPGothic lacks."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from smartclass import resources

FAMILY = "BIZ UDPGothic"
_SPARE = "Noto Sans JP"


def load() -> None:
    """Register Regular and Bold and make them the application's font; safe to call twice."""
    if FAMILY not in QFontDatabase.families():
        for name in ("BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf"):
            QFontDatabase.addApplicationFont(str(resources.asset("fonts", name)))
    made = QFont(FAMILY)
    made.setPixelSize(18)
    QApplication.setFont(made)


def load_spare() -> None:
    """Register the stand-in for rare kanji (5 MB; only when a text needs it)."""
    if _SPARE not in QFontDatabase.families():
        for name in ("NotoSansJP-Regular.ttf", "NotoSansJP-Bold.ttf"):
            QFontDatabase.addApplicationFont(str(resources.asset("fonts", name)))
        QFont.insertSubstitution(FAMILY, _SPARE)
