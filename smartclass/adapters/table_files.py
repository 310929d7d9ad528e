"""Rows of text from a CSV file of any usual encoding, or from the first sheet with anything in it of an .xlsx file."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from smartclass.adapters.csv_file import as_typed
from smartclass.adapters.text_encoding import decoded
from smartclass.errors import BadData
from smartclass.i18n import _

LARGEST = 20 * 1024 * 1024
MOST_ROWS = 50_000
MOST_COLUMNS = 100
MOST_BLANK = 100_000
"""Blank rows in a row, after which nobody goes on reading; a file may say that a name is in row 999,999,999."""
MOST_UNPACKED = 100 * 1024 * 1024
TIGHTEST = 200
"""A workbook packs to a thirtieth; one that swells to more than this many times its size is made to harm."""


class TableFiles:
    """The reader for files on this PC."""

    def read(self, path: Path) -> list[list[str]]:
        """Return all rows as text; formulas come as the text that stands in the cell."""
        try:
            if path.stat().st_size > LARGEST:
                raise BadData(_("ファイルが大きすぎます。"), _("20MB までのファイルにしてください。"))
            data = path.read_bytes()
        except OSError as error:
            raise BadData(_("ファイルを開けません。"), _("場所と名前をご確認ください。")) from error
        if data[:4] == b"PK\x03\x04":
            return _from_xlsx(data)
        if data[:4] == b"\xd0\xcf\x11\xe0":
            raise BadData(
                _("古い形の Excel ファイル（.xls）です。"), _("Excel で .xlsx か CSV に保存しなおしてください。")
            )
        return _from_csv(_decoded(data))

    def pasted(self, text: str) -> list[list[str]]:
        """Return the rows of a table that was copied in a spreadsheet: cells stand between tabs, or as in CSV."""
        if len(text) > LARGEST // 4:
            raise BadData(_("コピーした表が大きすぎます。"), _("ファイルに保存して、えらんでください。"))
        return _from_csv(text, "\t" if "\t" in text else "")


def _decoded(data: bytes) -> str:
    text = decoded(data)
    if text is None:
        raise BadData(_("文字を読めません。"), _("Excel で「CSV UTF-8」として保存しなおしてください。"))
    return text


def _from_csv(text: str, separator: str = "") -> list[list[str]]:
    if "\0" in text:
        raise BadData(_("名簿のファイルではないようです。"), _("CSV か .xlsx をえらんでください。"))
    separator = separator or max(",\t;", key=text[:4000].count)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append([as_typed(cell.strip()) for cell in row[:MOST_COLUMNS]])
            if len(rows) > MOST_ROWS:
                raise _too_many()
    except csv.Error as error:
        raise BadData(_("CSV の形がくずれています。"), _("Excel で開いて、保存しなおしてください。")) from error
    return rows


def _from_xlsx(data: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(item.file_size for item in packed.infolist()) > min(MOST_UNPACKED, TIGHTEST * len(data)):
                raise BadData(_("ファイルが大きすぎます。"), _("20MB までのファイルにしてください。"))
        from openpyxl import load_workbook

        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows: list[list[str]] = []
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible" and any(map(any, rows := _sheet(sheet))):
                break
        book.close()
    except BadData:
        raise
    except Exception as error:
        raise BadData(_("Excel ファイルを読めません。"), _("Excel で開いて、保存しなおしてください。")) from error
    return rows


def _sheet(sheet: Any) -> list[list[str]]:
    """Return a sheet's rows; of merged cells the first holds the text, as Excel itself keeps it."""
    sheet.reset_dimensions()  # some writers state a size that is too small: rows would be lost
    rows: list[list[str]] = []
    filled = blank = 0
    for row in sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True):
        cells = [_cell(value) for value in row[: _end(row)]]
        filled += bool(cells)
        rows.append(cells)
        if filled > MOST_ROWS:
            raise _too_many()
        blank = 0 if cells else blank + 1
        if blank > MOST_BLANK:
            break
    return rows


def _end(row: Sequence[object]) -> int:
    """Return how many cells a row has up to its last one with anything in it."""
    return next((place for place in range(len(row), 0, -1) if row[place - 1] is not None), 0)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):  # a day that Excel keeps as a day: 昭和23年5月1日 typed in, 1948-05-01 out
        return value.date().isoformat()
    return str(value).strip()


def _too_many() -> BadData:
    return BadData(_("行が多すぎます。"), _("5万行までに分けてください。"))
