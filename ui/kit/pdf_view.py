"""The sheet itself on screen: every page of a PDF, drawn sharp, to be looked at before it is printed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from smartclass.i18n import _
from ui.kit.label import label
from ui.kit.theme import Look

LONGEST = 30
"""Pages shown at most; a report of a thousand pages is printed or saved, not leafed through here."""


class PdfView(QScrollArea):
    """Shows the pages one below the other, as wide as the room allows."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._document: Any = None
        self._buffer: QBuffer | None = None
        self._data = QByteArray()
        self.pages = 0
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("紙の見本"))
        self._show_pages()

    def show_pdf(self, pdf: bytes) -> None:
        """Show a PDF held in memory; without QtPdf say so and leave saving and printing to the buttons."""
        try:
            from PySide6.QtPdf import QPdfDocument
        except ImportError:
            self._say(_("見本は出せませんが、印刷と保存はできます。"))
            return
        self._data = QByteArray(pdf)
        self._buffer = QBuffer(self._data)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(self)
        self._document.load(self._buffer)
        self.pages = int(self._document.pageCount())
        self._show_pages()

    def say(self, words: str) -> None:
        """Show words in place of pages."""
        self._document, self.pages = None, 0
        self._say(words)

    def _say(self, words: str) -> None:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.addWidget(label(self._look, words, 20))
        box.addStretch(1)
        self.setWidget(holder)

    def _show_pages(self) -> None:
        if self._document is None:
            self._say("")
            return
        holder = QWidget()
        holder.setStyleSheet(f"background: {self._look.theme.soft};")
        box = QVBoxLayout(holder)
        box.setSpacing(16)
        width = max(200, min(self.viewport().width() - 32, 1100))
        for number in range(min(self.pages, LONGEST)):
            page = QLabel()
            page.setPixmap(QPixmap.fromImage(self.page_image(number, width)))
            page.setAccessibleName(_("{n}ページめ").format(n=number + 1))
            page.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(page)
        box.addStretch(1)
        self.setWidget(holder)

    def page_image(self, number: int, width: int) -> QImage:
        """Return one page as a picture of `width` logical pixels."""
        size = self._document.pagePointSize(number)
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(width * ratio), round(width * ratio * size.height() / size.width()))
        drawn: QImage = self._document.render(number, wanted)
        sheet = QImage(drawn.size(), QImage.Format.Format_RGB32)
        sheet.fill(Qt.GlobalColor.white)
        from PySide6.QtGui import QPainter

        painter = QPainter(sheet)
        painter.drawImage(0, 0, drawn)
        painter.end()
        sheet.setDevicePixelRatio(ratio)
        return sheet

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._document is not None and abs(event.size().width() - event.oldSize().width()) > 8:
            self._show_pages()
