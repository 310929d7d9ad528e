"""Workbooks as openpyxl reads them back."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from smartclass.adapters.xlsx import XlsxWriter
from smartclass.domain.document import Align, Column, Facts, Heading, Table
from smartclass.domain.ruby import plain_text
from smartclass.errors import Problem
from tests.adapters.samples import RARE_NAMES, document, names_table, written


def _book(*blocks: object, **fields: object) -> Workbook:
    data = written(document(*blocks, **fields), XlsxWriter())  # type: ignore[arg-type]
    return openpyxl.load_workbook(io.BytesIO(data))


def test_rows_are_written_with_numbers_as_numbers_and_text_as_text() -> None:
    table = Table(
        "表",
        (Column("a", 1), Column("b", 1, Align.RIGHT), Column("c", 1), Column("d", 1)),
        (("=1+1", 1234, 1.5, ""), ("https://example.jp", -1, 0.0, "012")),
        ("合計", 1233, 1.5, ""),
    )
    sheet = _book(table).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert rows == [
        ["a", "b", "c", "d"],
        ["=1+1", 1234, 1.5, None],
        ["https://example.jp", -1, 0, "012"],
        ["合計", 1233, 1.5, None],
    ]
    assert sheet["A4"].data_type == "s"
    assert sheet["A5"].hyperlink is None
    assert sheet["B4"].number_format == "#,##0"
    assert sheet["C4"].number_format == "#,##0.0"
    assert sheet["B6"].font.bold


def test_the_head_repeats_on_a4_and_fits_the_page_across() -> None:
    book = _book(Facts((("会場", "みどり台"),)), names_table(3), landscape=True, footer="R&D")
    sheet = book.worksheets[0]
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet["A3"].value == "会場"
    assert sheet["C3"].value == "みどり台"
    assert sheet["A5"].value == "番号"
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["A"].width


def test_rare_names_survive() -> None:
    sheet = _book(names_table(6)).worksheets[0]
    assert [cell.value for cell in sheet["B"][3:]] == list(RARE_NAMES)


def test_each_table_has_a_sheet_with_a_name_excel_accepts() -> None:
    column = (Column("a", 1),)
    names = ["年代: [全部]/*?", "年代: [全部]/*?", "長" * 40, "長" * 40, "", "'"]
    book = _book(*(Table(name, column, ((1,),)) for name in names))
    assert len(set(book.sheetnames)) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in book.sheetnames)


def test_the_same_data_give_the_same_bytes() -> None:
    assert written(document(names_table(50)), XlsxWriter()) == written(document(names_table(50)), XlsxWriter())


def test_a_paper_without_a_table_says_so() -> None:
    with pytest.raises(Problem, match="表がありません"):
        _book(Heading(plain_text("あ")))
