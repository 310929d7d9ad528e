"""Whole tables out and back: what people typed stays text, in every spreadsheet."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartclass.adapters.csv_file import as_typed
from smartclass.adapters.tables_out import CsvZip, Workbook
from smartclass.ports.table_writer import Sheet, TableWriter

DANGEROUS = "=+-@\t\r＝＋－＠"
CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
TYPED = st.one_of(CELL, st.builds(lambda first, rest: first + rest, st.sampled_from(DANGEROUS), CELL))


def sheet(*rows: tuple[Any, ...], title: str = "受講者") -> Sheet:
    return Sheet("attendee", title, ("name", "year"), ("名前", "生まれた年"), rows)


def written(writer: TableWriter, *sheets: Sheet) -> bytes:
    out = io.BytesIO()
    writer.write(sheets, out)
    return out.getvalue()


def lines(data: bytes, name: str = "attendee.csv") -> list[list[str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return list(csv.reader(io.StringIO(packed.read(name).decode("utf-8-sig"), newline="")))


@given(st.lists(TYPED, max_size=8))
@settings(max_examples=60)
def test_no_cell_of_a_workbook_is_a_formula(cells: list[str]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(Workbook(), sheet(*((cell, 1) for cell in cells)))))
    read = [row[0] for row in book.worksheets[0].iter_rows(min_row=2)]
    assert all(cell.data_type in ("s", "n") and cell.hyperlink is None for cell in read)
    assert not any(cell.data_type == "n" and cell.value is not None for cell in read)
    assert all(cell.number_format == "@" for cell in read)
    want = [cell.replace("\r", "\n").replace("\n\n", "\n") for cell in cells]
    assert [(cell.value or "").replace("_x000D_", "\n") for cell in read] == want[: len(read)]


@given(st.lists(TYPED, min_size=1, max_size=8))
def test_no_cell_of_a_csv_begins_as_a_formula(cells: list[str]) -> None:
    read = [row[0] if row else "" for row in lines(written(CsvZip(), sheet(*((cell, 1) for cell in cells))))[1:]]
    assert not any(cell.lstrip(" \n").startswith(tuple(DANGEROUS)) for cell in read)
    assert [as_typed(cell) if cell[:1] == "'" and not typed.startswith("'") else cell
            for cell, typed in zip(read, cells, strict=True)] == cells  # fmt: skip


def test_heads_and_numbers() -> None:
    data = written(Workbook(), sheet(("佐藤", 1948), ("", 0.5)), sheet(title="受講者"))
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["受講者", "受講者 2"]
    assert [[cell.value for cell in row] for row in book.worksheets[0]] == [
        ["名前", "生まれた年"],
        ["佐藤", 1948],
        ["", 0.5],
    ]
    assert book.worksheets[0].freeze_panes == "A2"
    assert lines(written(CsvZip(), sheet(("佐藤", 1948)))) == [["name", "year"], ["佐藤", "1948"]]


@pytest.mark.parametrize("writer", [Workbook(), CsvZip()])
def test_the_same_data_give_the_same_bytes(writer: TableWriter) -> None:
    assert written(writer, sheet(("佐藤", 1))) == written(writer, sheet(("佐藤", 1)))


@pytest.mark.parametrize("writer", [Workbook(), CsvZip()])
def test_stopped_half_way_it_says_so(writer: TableWriter) -> None:
    def rows() -> Iterator[tuple[str, int]]:
        yield "佐藤", 1
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        written(writer, Sheet("attendee", "受講者", ("name", "year"), ("名前", "年"), rows()))


def test_a_cell_longer_than_excel_holds_is_cut_not_lost() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(Workbook(), sheet(("あ" * 40_000, 1)))))
    assert len(book.worksheets[0]["A2"].value or "") == 32_767
