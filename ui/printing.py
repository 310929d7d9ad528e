"""Sending a PDF to paper: by the system's own PDF printing where there is one, else page by page as pictures."""

from __future__ import annotations

import shutil

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QProcess, QRectF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from smartclass.errors import Problem
from smartclass.i18n import _


def print_pdf(parent: QWidget, pdf: bytes, title: str, remembered: str) -> str | None:
    """Ask for a printer and print; returns its name, or None when the person changed their mind.

    Problem where no printer is known or the print system refuses; the caller offers saving as PDF instead.
    """
    if not QPrinterInfo.availablePrinters():
        raise Problem(
            _("プリンターが見つかりません。"),
            _("プリンターの電源とケーブルをご確認ください。「PDF」で保存して、あとで印刷することもできます。"),
        )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if remembered:
        printer.setPrinterName(remembered)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    if not dialog.exec():
        return None
    if shutil.which("lp"):
        _by_lp(printer, pdf, title)
    else:
        _as_pictures(printer, pdf)
    return printer.printerName()


def _by_lp(printer: QPrinter, pdf: bytes, title: str) -> None:
    """Hand the PDF itself to CUPS: sharp, small, true to size."""
    process = QProcess()
    copies = str(max(1, printer.copyCount()))
    process.start("lp", ["-d", printer.printerName(), "-n", copies, "-t", title, "-o", "media=A4", "-"])
    process.write(pdf)
    process.closeWriteChannel()
    if not process.waitForFinished(15_000) or process.exitCode() != 0:
        raise Problem(
            _("印刷できませんでした。"), _("プリンターの画面をご確認ください。「PDF」で保存することもできます。")
        )


def _as_pictures(printer: QPrinter, pdf: bytes) -> None:
    from PySide6.QtPdf import QPdfDocument

    data = QByteArray(pdf)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(buffer)
    document.load(buffer)
    printer.setFullPage(True)
    dots = min(printer.resolution(), 300)
    painter = QPainter(printer)
    for number in range(document.pageCount()):
        size = document.pagePointSize(number)
        wide = size.width() > size.height()
        turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(turned)
        if number:
            printer.newPage()
        pixels = QSize(round(size.width() * dots / 72), round(size.height() * dots / 72))
        painter.drawImage(QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)), document.render(number, pixels))
    painter.end()
