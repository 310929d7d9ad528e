"""The main table of a document as CSV that Excel on Windows opens rightly and never runs."""

from __future__ import annotations

import csv
import io
from typing import IO

from smartclass.domain.document import Document
from smartclass.errors import Problem
from smartclass.i18n import _

_DANGEROUS = tuple("=+-@\t\r＝＋－＠")
"""A cell that begins so is taken for a formula; the full-width ones too, where the system is Japanese."""


class CsvWriter:
    """Writes a document's main table: one line of heads, then the rows, no sums."""

    suffix = ".csv"

    def write(self, document: Document, file: IO[bytes]) -> None:
        """Write UTF-8 with a BOM and CRLF line ends (RFC 4180); Problem where there is no table."""
        tables = document.tables()
        table = next((table for table in tables if table.main), tables[0] if tables else None)
        if table is None:
            raise Problem(_("この書類には、表がありません。"), _("PDFで保存してください。"))
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
        lines = csv.writer(text, lineterminator="\r\n")
        lines.writerow([harmless(column.title) for column in table.columns])
        lines.writerows([harmless(value) for value in row] for row in table.rows)
        text.detach()


def harmless(value: str | float) -> str | float:
    """Return the value so that no spreadsheet runs it (a leading apostrophe is shown as text)."""
    if isinstance(value, str) and value.lstrip(" \n").startswith(_DANGEROUS):
        return f"'{value}"
    return value


def as_typed(value: str) -> str:
    """Return a cell as somebody typed it: without the apostrophe that `harmless` put before it."""
    return value[1:] if value[:1] == "'" and harmless(value[1:]) == value else value
