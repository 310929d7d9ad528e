"""CSV for Excel on Windows: BOM, CRLF, and nothing that runs."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.adapters.csv_file import CsvWriter
from smartclass.domain.document import Column, Heading, Table
from smartclass.domain.ruby import plain_text
from smartclass.errors import Problem
from tests.adapters.samples import RARE_NAMES, document, names_table, written


def _table(*cells: str | float, main: bool = False) -> Table:
    return Table("表", tuple(Column(f"c{i}", 1) for i in range(len(cells))), (cells,), main=main)


def _read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_it_begins_with_a_bom_and_ends_lines_as_windows_does() -> None:
    data = written(document(_table("あ", 1, 1.5)), CsvWriter())
    assert data == "\ufeffc0,c1,c2\r\nあ,1,1.5\r\n".encode()


def test_rare_names_survive() -> None:
    lines = _read(written(document(names_table(6)), CsvWriter()))
    assert [line[1] for line in lines[1:]] == list(RARE_NAMES)


@pytest.mark.parametrize(
    "cell", ["=1+1", "+81", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝１", "＠ａ", "＋", "－"]
)
def test_formulas_become_text(cell: str) -> None:
    assert _read(written(document(_table(cell)), CsvWriter()))[1] == [f"'{cell}"]


def test_numbers_stay_numbers() -> None:
    assert _read(written(document(_table(-3, 1.5)), CsvWriter()))[1] == ["-3", "1.5"]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_other_text_comes_back(cell: str) -> None:
    (back,) = _read(written(document(_table(cell, "x")), CsvWriter()))[1][:1]
    assert back.removeprefix("'") == cell or back == cell


def test_the_main_table_is_written_else_the_first() -> None:
    assert b"main" in written(document(_table("first"), _table("main", main=True)), CsvWriter())
    assert b"first" in written(document(_table("first"), _table("second")), CsvWriter())


def test_a_paper_without_a_table_says_so() -> None:
    with pytest.raises(Problem, match="表がありません"):
        written(document(Heading(plain_text("あ"))), CsvWriter())
