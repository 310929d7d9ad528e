"""Sending a PDF to paper: by the system's own PDF printing where there is one, else page by page as pictures."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from smartclass.errors import Problem
from smartclass.i18n import _

Step = Callable[[int, int], None]
"""Called with what is done and the whole; raises to stop."""

_PATIENCE = 0.1
_LONGEST = 60.0
"""Seconds after which a print system that doesn't answer is given up."""


def known(name: str) -> bool:
    """Tell whether a printer of that name is here now."""
    return bool(name) and any(info.printerName() == name for info in QPrinterInfo.availablePrinters())


def chosen(parent: QWidget, title: str, remembered: str, *, copies: int = 1, ask: bool = False) -> QPrinter | None:
    """Return the remembered printer, asking only where it isn't here or `ask`; None when the person changed their mind.

    Problem where no printer is known; the caller offers saving as PDF instead.
    """
    if not QPrinterInfo.availablePrinters():
        raise Problem(
            _("プリンターが見つかりません。"),
            _("プリンターの電源とケーブルをご確認ください。「PDF」で保存して、あとで印刷することもできます。"),
        )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if known(remembered):
        printer.setPrinterName(remembered)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setDocName(title)
    printer.setCopyCount(copies)
    if (ask or not known(remembered)) and not QPrintDialog(printer, parent).exec():
        return None
    return printer


def send(printer: QPrinter, pdf: bytes, title: str, step: Step) -> None:
    """Print the PDF; may take long, so not on the window's thread. Problem where the print system refuses."""
    if shutil.which("lp"):
        _by_lp(printer, pdf, title, step)
    else:
        _as_pictures(printer, pdf, step)


def _by_lp(printer: QPrinter, pdf: bytes, title: str, step: Step) -> None:
    """Hand the PDF itself to CUPS: sharp, small, true to size."""
    copies = str(max(1, printer.copyCount()))
    command = ["lp", "-d", printer.printerName(), "-n", copies, "-t", title, "-o", "media=A4", "-"]
    with tempfile.TemporaryFile() as paper:
        paper.write(pdf)
        paper.seek(0)
        process = subprocess.Popen(command, stdin=paper, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - the words are ours
        try:
            _wait(process, step)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
    if process.returncode != 0:
        raise Problem(
            _("印刷できませんでした。"), _("プリンターの画面をご確認ください。「PDF」で保存することもできます。")
        )


def _wait(process: subprocess.Popen[bytes], step: Step) -> None:
    """Wait for the print system, looking now and then whether the person has pressed 「やめる」."""
    for _time in range(int(_LONGEST / _PATIENCE)):
        step(0, 0)
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            continue
        return


def _as_pictures(printer: QPrinter, pdf: bytes, step: Step) -> None:
    from PySide6.QtPdf import QPdfDocument

    data = QByteArray(pdf)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(buffer)
    document.load(buffer)
    printer.setFullPage(True)
    dots = min(printer.resolution(), 300)
    pages = document.pageCount()
    _turn(printer, document.pagePointSize(0))
    painter = QPainter(printer)
    try:
        for number in range(pages):
            step(number, pages)
            size = document.pagePointSize(number)
            if number:
                _turn(printer, size)
                printer.newPage()
            pixels = QSize(round(size.width() * dots / 72), round(size.height() * dots / 72))
            drawn = document.render(number, pixels)
            painter.drawImage(QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)), drawn)
    finally:
        painter.end()


def _turn(printer: QPrinter, size: QSizeF) -> None:
    wide = size.width() > size.height()
    turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(turned)
