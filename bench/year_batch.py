"""A whole fiscal year for 13 centres as PDF and XLSX, against the bare libraries writing the same cells.

Each runs in a process of its own, which tells its peak memory; LibreOffice converts the longest list, if it is there.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench import month_report
from bench.pdf_table import FONT
from bench.year_report import YEAR

TOWNS = ((30_000, 2_500, 1_500), (1_000_000, 40_000, 8_000))
"""Attendances, classes, people: five years of a town."""
_MM = 72 / 25.4


def fill(folder: Path, rows: int, classes: int, people: int) -> None:
    """Make a register in `folder`."""
    from smartclass.adapters.clock import SystemClock
    from smartclass.paths import Home
    from smartclass.storage.register import Register

    month_report.ROWS, month_report.SESSIONS, month_report.PEOPLE = rows, classes, people
    register = Register.open(Home(folder), SystemClock())
    month_report.fill(register)
    register.close()


def ours(home: Path, out: Path) -> None:
    """Save the year as the program does."""
    from smartclass.bootstrap import build
    from smartclass.paths import Home

    app = build(Home(home))
    app.year_papers.save(YEAR, out)
    app.close()


def documents(home: Path) -> list[Any]:
    """Return the documents that `ours` writes."""
    from smartclass.bootstrap import build
    from smartclass.paths import Home

    made: list[Any] = []
    app = build(Home(home))
    app.paper.save = lambda document, path, **_how: made.append(document) if path.suffix == ".pdf" else None  # type: ignore[method-assign]
    app.year_papers.save(YEAR, home)
    app.close()
    return made


def bare(home: Path, out: Path) -> float:
    """Write the same cells with ReportLab and XlsxWriter alone; returns the processor seconds of writing."""
    made = documents(home)
    began = time.process_time()
    for number, document in enumerate(made):
        tables = [_cells(block) for block in document.blocks]
        _reportlab([table for table in tables if table], out / f"{number}.pdf")
        _xlsxwriter([table for table in tables if table], out / f"{number}.xlsx")
    return time.process_time() - began


def _cells(block: Any) -> list[list[Any]]:
    """Return what a block prints as rows."""
    if hasattr(block, "pairs"):
        return [list(pair) for pair in block.pairs]
    if hasattr(block, "columns"):
        rows = [[column.title for column in block.columns], *map(list, block.rows)]
        return [*rows, list(block.totals)] if block.totals else rows
    return []


def _reportlab(tables: list[list[list[Any]]], path: Path) -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import LongTable, SimpleDocTemplate

    pdfmetrics.registerFont(TTFont("Bench", str(FONT)))
    style = [("FONT", (0, 0), (-1, -1), "Bench", 8), ("GRID", (0, 0), (-1, -1), 0.4, "black")]
    story: list[Any] = []
    for rows in tables:
        widths = [182 * _MM / len(rows[0])] * len(rows[0])
        for start in range(0, len(rows), 34):  # its fastest way: fixed rows, a table a page
            part = rows[start : start + 34]
            story.append(LongTable(part, colWidths=widths, rowHeights=[7 * _MM] * len(part), style=style))
    SimpleDocTemplate(str(path), pagesize=A4).build(story)


def _xlsxwriter(tables: list[list[list[Any]]], path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"in_memory": True}) as book:
        plain = book.add_format({"border": 1, "font_name": "BIZ UDPゴシック"})
        for rows in tables:
            sheet = book.add_worksheet()
            for place, row in enumerate(rows):
                for column, value in enumerate(row):
                    sheet.write(place, column, value, plain)


def libreoffice(out: Path) -> float | None:
    """Convert the longest workbook to PDF; returns the processor seconds, None where LibreOffice isn't installed."""

    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return None
    longest = max(out.glob("*.xlsx"), key=lambda path: path.stat().st_size)
    with tempfile.TemporaryDirectory() as folder:
        command = [office, f"-env:UserInstallation={Path(folder).as_uri()}/profile", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", folder, str(longest)]
        subprocess.run(command, check=False, capture_output=True)  # the first start makes its profile
        began = os.times()
        done = subprocess.run(command, check=False, capture_output=True)
        ended = os.times()
        taken = ended.children_user + ended.children_system - began.children_user - began.children_system
        if done.returncode or not list(Path(folder).glob("*.pdf")):
            return None
    return taken


def alone(home: Path) -> float:
    """Return the processor seconds of writing the longest list as PDF, in a process that has written nothing yet."""
    from smartclass.adapters.pdf.writer import PdfWriter

    longest = max(documents(home), key=lambda one: sum(len(table.rows) for table in one.tables()))
    began = time.process_time()
    PdfWriter().write(longest, io.BytesIO())
    return time.process_time() - began


def child(what: str, home: Path, out: Path) -> tuple[float, float, float]:
    """Run one part in its own process; returns (seconds by the clock, processor seconds, peak MB)."""
    command = [sys.executable, "-m", "bench.year_batch", what, str(home), str(out)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    clock, processor, peak = done.stdout.split()[-3:]
    return float(clock), float(processor), float(peak)


def lines() -> list[str]:
    """Return the figures in words; the ratios are of processor time, which a busy machine spoils less."""
    said = []
    for rows, classes, people in TOWNS:
        with tempfile.TemporaryDirectory() as folder:
            home, out, peer = (Path(folder, name) for name in ("home", "ours", "bare"))
            peer.mkdir()
            fill(home, rows, classes, people)
            clock, mine, peak = child("ours", home, out)
            files = len(list(out.iterdir()))
            theirs = child("bare", home, peer)[1]
            said.append(
                f"{rows} attendances, {files} files: {clock:.2f} s, processor {mine:.2f} s, {peak:.0f} MB;"
                f" bare ReportLab + XlsxWriter {theirs:.2f} s; ratio {mine / theirs:.2f}"
            )
            own = child("alone", home, peer)[1]
            office = libreoffice(out)
            said.append(
                "LibreOffice: not installed"
                if office is None
                else f"the longest list as PDF {own:.2f} s; LibreOffice {office:.2f} s; {office / own:.1f} times ours"
            )
            said.append("recounted in plain Python: " + ("equal" if recounted(home) else "NOT EQUAL"))
    return said


def recounted(home: Path) -> bool:
    """Tell whether the year's report of every centre prints what plain Python counts from the rows."""
    from bench import recount
    from smartclass.bootstrap import build
    from smartclass.domain import fiscal
    from smartclass.paths import Home

    app, span = build(Home(home)), fiscal.year(YEAR)
    counted = recount.year(app.register.rows, YEAR)
    where = [(None, ""), *((centre.id, centre.name) for centre in app.classes.centres())]
    agreed = all(
        recount.agree(app.paper.report("yearly", first=span.first, last=span.last, centre=centre), name, counted)
        for centre, name in where
    )
    app.close()
    return agreed


def _main() -> None:
    what, home, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    began = time.perf_counter()
    taken: float | None = None
    if what == "ours":
        ours(home, out)
    elif what == "bare":
        taken = bare(home, out)
    else:
        taken = alone(home)
    print(time.perf_counter() - began, time.process_time() if taken is None else taken, _peak())


def _peak() -> float:
    """Return this process's peak memory in MB; 0 where the system doesn't tell."""
    if os.name == "nt":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    _main()
