"""A printer is chosen once; the PDF goes to the print system, or page by page as pictures; both can be stopped."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from smartclass.adapters.pdf.writer import PdfWriter
from smartclass.domain.document import Document, PageBreak, Paragraph
from smartclass.domain.ruby import plain_text
from smartclass.errors import Problem
from tests.adapters.samples import document, written
from ui import printing
from ui.tasks import Cancelled

PDF = written(document(Paragraph(plain_text("一")), PageBreak(), Paragraph(plain_text("二"))))


class Known:
    """A printer the system knows."""

    def __init__(self, name: str) -> None:
        self._name = name

    def printerName(self) -> str:
        return self._name


@pytest.fixture
def printers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two printers, and a dialog that would be asked."""
    asked: list[str] = []

    class Dialog:
        answer = True

        def __init__(self, printer: QPrinter, _parent: QWidget) -> None:
            asked.append(printer.printerName())

        def exec(self) -> bool:
            return Dialog.answer

    monkeypatch.setattr(printing.QPrinterInfo, "availablePrinters", lambda: [Known("窓口"), Known("教室")])
    monkeypatch.setattr(printing, "QPrintDialog", Dialog)
    return asked


def test_a_printer_is_asked_for_once(qapp: QApplication, printers: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    parent = QWidget()
    assert printing.chosen(parent, "x", "") is not None
    assert len(printers) == 1
    known = printing.chosen(parent, "x", "教室", copies=3)
    assert known is not None
    assert len(printers) == 1
    assert printing.chosen(parent, "x", "教室", ask=True) is not None
    assert printing.chosen(parent, "x", "なくなった") is not None
    assert len(printers) == 3
    monkeypatch.setattr(printing.QPrintDialog, "answer", False)
    assert printing.chosen(parent, "x", "") is None


def test_no_printer_is_said(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing.QPrinterInfo, "availablePrinters", list)
    with pytest.raises(Problem, match="プリンターが見つかりません"):
        printing.chosen(QWidget(), "x", "")


@pytest.fixture
def lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A print system that keeps what it was given; its answer is in `answer`."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "lp"
    script.write_text(
        f"#!{sys.executable}\nimport pathlib, sys, time\nhere = pathlib.Path({str(tmp_path)!r})\n"
        "(here / 'words').write_text('\\n'.join(sys.argv[1:]))\n(here / 'paper').write_bytes(sys.stdin.buffer.read())\n"
        "time.sleep(float((here / 'seconds').read_text()))\nsys.exit(int((here / 'answer').read_text()))\n"
    )
    script.chmod(0o755)
    (tmp_path / "seconds").write_text("0")
    (tmp_path / "answer").write_text("0")
    monkeypatch.setenv("PATH", str(folder))
    return tmp_path


def test_the_print_system_is_given_the_pdf_itself(qapp: QApplication, lp: Path) -> None:
    printer = QPrinter()
    printer.setCopyCount(3)
    printing.send(printer, PDF, "受付の名簿", lambda _done, _whole: None)
    assert (lp / "paper").read_bytes() == PDF
    words = (lp / "words").read_text().split("\n")
    assert words[words.index("-t") + 1] == "受付の名簿"
    assert words[words.index("-n") + 1] == str(printer.copyCount())


def test_a_refusal_is_said(qapp: QApplication, lp: Path) -> None:
    (lp / "answer").write_text("1")
    with pytest.raises(Problem, match="印刷できませんでした"):
        printing.send(QPrinter(), PDF, "x", lambda _done, _whole: None)


def test_printing_can_be_stopped(qapp: QApplication, lp: Path) -> None:
    (lp / "seconds").write_text("60")
    calls: list[int] = []

    def step(done: int, _whole: int) -> None:
        calls.append(done)
        if len(calls) > 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        printing.send(QPrinter(), PDF, "x", step)
    assert len(calls) == 3


def test_without_a_print_system_pages_go_as_pictures(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    monkeypatch.setenv("PATH", str(tmp_path))
    made = Document("t", "ja", "t", (Paragraph(plain_text("横")),), landscape=True)
    both = tmp_path / "both.pdf"
    with both.open("wb") as file:
        PdfWriter().bind((document(Paragraph(plain_text("縦"))), made), file, lambda _done, _whole: None)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    steps: list[tuple[int, int]] = []
    printing.send(printer, both.read_bytes(), "x", lambda done, whole: steps.append((done, whole)))
    pages = pdfium.PdfDocument((tmp_path / "out.pdf").read_bytes())
    assert [page.get_width() > page.get_height() for page in pages] == [False, True]
    assert steps == [(0, 2), (1, 2)]
