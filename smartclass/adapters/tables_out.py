"""Several tables as one Excel workbook, or as CSV files in one zip; nothing that people typed is ever run."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import IO, Any

from smartclass.adapters.csv_file import harmless
from smartclass.adapters.xlsx import sheet_name
from smartclass.ports.table_writer import Sheet

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed stamp: the same data give the same bytes
_STAMP = (2000, 1, 1, 0, 0, 0)
_WIDEST = 50
_LONGEST = 32_767
"""Characters a cell of Excel holds."""


class Workbook:
    """One sheet for each table, the heads in the language now in use."""

    most_rows = 1_000_000

    def write(self, sheets: Iterable[Sheet], file: IO[bytes]) -> None:
        """Write the workbook; every text is a text cell (format @), so that = + - @ begin no formula."""
        import xlsxwriter

        with tempfile.TemporaryFile() as out:
            options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
            book = xlsxwriter.Workbook(out, options)
            book.set_properties({"created": _MADE})
            text = book.add_format({"num_format": "@", "valign": "top"})
            head = book.add_format({"num_format": "@", "bold": True, "bg_color": "#E6E6E6", "border": 1})
            used: set[str] = set()
            try:
                for sheet in sheets:
                    _fill(book.add_worksheet(sheet_name(sheet.title, used)), sheet, text, head)
            finally:
                book.close()  # also where it was stopped half way: this removes its own temporary files
            out.seek(0)
            shutil.copyfileobj(out, file)


def _fill(made: Any, sheet: Sheet, text: Any, head: Any) -> None:
    made.freeze_panes(1, 0)
    for at, title in enumerate(sheet.heads):
        made.set_column(at, at, min(_WIDEST, max(12, 2 * len(title) + 4)), text)
    for at, title in enumerate(sheet.heads):
        made.write_string(0, at, title, head)
    for number, row in enumerate(sheet.rows, 1):
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                made.write_string(number, at, cell[:_LONGEST], text)
            else:
                made.write_number(number, at, cell)


class CsvZip:
    """One CSV file for each table, the heads by the names that never change."""

    most_rows = 0

    def write(self, sheets: Iterable[Sheet], file: IO[bytes]) -> None:
        """Write UTF-8 with a BOM and CRLF line ends; what a spreadsheet would run gets an apostrophe before it."""
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            for sheet in sheets:
                entry = zipfile.ZipInfo(f"{sheet.name}.csv", _STAMP)
                entry.compress_type = zipfile.ZIP_DEFLATED
                with (
                    packed.open(entry, "w", force_zip64=True) as part,
                    io.TextIOWrapper(part, encoding="utf-8-sig", newline="", errors="replace") as text,
                ):
                    lines = csv.writer(text, lineterminator="\r\n")
                    lines.writerow(sheet.columns)
                    lines.writerows([harmless(cell) for cell in row] for row in sheet.rows)
