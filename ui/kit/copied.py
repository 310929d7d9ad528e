"""What somebody copied in another program: rows of a spreadsheet as text, or a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from smartclass.errors import Problem
from smartclass.i18n import _

Source = Path | str
"""A file to read, or the text of a table."""


def copied() -> Source:
    """Return what the clipboard holds; Problem where that is neither text nor a file."""
    data = QGuiApplication.clipboard().mimeData()
    if data is not None:
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            return files[0]
        if data.hasText() and data.text().strip():
            return data.text()
    raise Problem(
        _("コピーした表が、まだありません。"),
        _("Excel で行をえらび、Ctrl キーをおしながら C をおしてから、もう一度おためしください。"),
    )
