"""A document's tables as an Excel workbook: one sheet each, heads that repeat, ready to print on A4."""

from __future__ import annotations

import io
import itertools
import re
from datetime import datetime
from typing import IO, Any

from smartclass.domain.document import Align, Document, Facts, Table
from smartclass.errors import Problem
from smartclass.i18n import _

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 — a fixed stamp without a zone: the same data give the same bytes
_FONT = "BIZ UDPゴシック"
_A4 = 9
_PAGE_CHARACTERS = {False: 88, True: 130}
"""How many characters fit across an upright and a lying page."""


class XlsxWriter:
    """Writes a document's facts and tables as sheets."""

    suffix = ".xlsx"

    def write(self, document: Document, file: IO[bytes]) -> None:
        """Write the workbook; Problem where there is no table."""
        if not document.tables():
            raise Problem(_("この書類には、表がありません。"), _("PDFで保存してください。"))
        import xlsxwriter

        out = io.BytesIO()
        options = {
            "in_memory": True,  # names never lie about in temporary files
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        with xlsxwriter.Workbook(out, options) as book:
            book.set_properties({"title": document.title, "author": document.author, "created": _MADE})
            styles = _Styles(book)
            used: set[str] = set()
            for index, table in enumerate(document.tables()):
                sheet = book.add_worksheet(sheet_name(table.name, used))
                _sheet(sheet, styles, document, table, with_facts=index == 0)
        file.write(out.getvalue())


class _Styles:
    def __init__(self, book: Any) -> None:
        plain = {"font_name": _FONT, "font_size": 11, "valign": "vcenter"}
        self.title = book.add_format({**plain, "font_size": 16, "bold": True})
        self.label = book.add_format({**plain, "font_color": "#333333"})
        self.value = book.add_format({**plain, "bold": True})
        self.head = book.add_format(
            {**plain, "bold": True, "border": 1, "bg_color": "#E6E6E6", "align": "center", "text_wrap": True}
        )
        self.cells = _Cells(book, {**plain, "border": 1})
        self.sums = _Cells(book, {**plain, "border": 1, "bold": True})


class _Cells:
    """The formats of one kind of row, by alignment."""

    def __init__(self, book: Any, like: dict[str, Any]) -> None:
        self.texts, self.numbers, self.decimals = (
            {align: book.add_format({**like, "align": _XL[align], "num_format": shape}) for align in Align}
            for shape in ("@", "#,##0", "#,##0.0")
        )


_XL = {Align.LEFT: "left", Align.RIGHT: "right", Align.CENTRE: "center"}


def _sheet(sheet: Any, styles: _Styles, document: Document, table: Table, *, with_facts: bool) -> None:
    whole = sum(column.share for column in table.columns)
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, column.share / whole * _PAGE_CHARACTERS[document.landscape])
    sheet.set_paper(_A4)
    if document.landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer("&L" + document.footer.replace("&", "&&")[:200] + "&R&P / &N")
    row = _head(sheet, styles, document, with_facts=with_facts)
    sheet.repeat_rows(row)
    sheet.set_row(row, 24)
    for index, column in enumerate(table.columns):
        sheet.write_string(row, index, column.title, styles.head)
    for values in table.rows:
        row += 1
        sheet.set_row(row, max(18.0, table.row_mm * 2.6))
        _values(sheet, row, values, table, styles.cells)
    if table.totals:
        sheet.set_row(row + 1, max(18.0, table.row_mm * 2.6))
        _values(sheet, row + 1, table.totals, table, styles.sums)


def _head(sheet: Any, styles: _Styles, document: Document, *, with_facts: bool) -> int:
    """Write the title and, on the first sheet, the facts; return the row the table's head stands in."""
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, document.title, styles.title)
    facts = [block.pairs for block in document.blocks if isinstance(block, Facts)] if with_facts else []
    row = 2
    for name, value in itertools.chain.from_iterable(facts):
        sheet.write_string(row, 0, name, styles.label)
        sheet.write_string(row, 2, value, styles.value)
        row += 1
    return row + bool(facts)


def _values(sheet: Any, row: int, values: tuple[str | int | float, ...], table: Table, styles: _Cells) -> None:
    for index, value in enumerate(values):
        align = table.columns[index].align
        if isinstance(value, float):
            sheet.write_number(row, index, value, styles.decimals[align])
        elif isinstance(value, int):
            sheet.write_number(row, index, value, styles.numbers[align])
        elif value:
            sheet.write_string(row, index, value, styles.texts[align])
        else:
            sheet.write_blank(row, index, None, styles.texts[align])


def sheet_name(wanted: str, used: set[str]) -> str:
    """Return a name Excel accepts (31 characters, none of []:*?/\\, not used before)."""
    name = re.sub(r"[\[\]:*?/\\]", " ", wanted).strip(" '")[:28] or "Sheet"
    number = 1
    unique = name
    while unique.casefold() in used:
        number += 1
        unique = f"{name} {number}"
    used.add(unique.casefold())
    return unique
