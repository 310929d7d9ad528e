"""Whole forms, drawn by chance or shipped: equal outside the marks, cell by cell, and seen as they are."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from smartclass import resources
from smartclass.adapters.form_book import FormBook
from smartclass.domain import form_text
from tests.adapters.forms import answers, book, fill, look, opened, page, saved

LINES = Side(style="thin")
SAMPLES = sorted(resources.asset("forms").glob("*.xlsx"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "form.xlsx"


STYLES = st.builds(
    lambda bold, size, fill_, edge, across, shape, locked: {
        "font": Font(bold=bold, size=size),
        "fill": PatternFill("solid", fgColor=fill_),
        "border": Border(top=edge, left=edge),
        "alignment": Alignment(horizontal=across, wrap_text=bold),
        "number_format": shape,
        "protection": Protection(locked=locked),
    },
    st.booleans(),
    st.integers(6, 30),
    st.sampled_from(["FFFFFFFF", "FF00FF00", "FFDDEBF7"]),
    st.builds(Side, style=st.sampled_from(["thin", "double", "hair", None])),
    st.sampled_from(["left", "center", "right", None]),
    st.sampled_from(["General", "0.0", "@", "yyyy/m/d", '#,##0"人"']),
    st.booleans(),
)
VALUES = st.one_of(st.none(), st.integers(-9, 9999), st.floats(0, 99).map(lambda n: round(n, 2)), st.booleans())
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="{}｛｝=\ufffe\uffff"), max_size=8)
CELLS = st.dictionaries(
    st.tuples(st.integers(1, 9), st.integers(1, 6)), st.tuples(st.one_of(VALUES, TEXTS), STYLES), max_size=20
)


@given(cells=CELLS, row=st.integers(1, 9), sessions=st.integers(0, 6), wide=st.integers(1, 3))
@settings(
    max_examples=30,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_everything_outside_the_marks_is_equal_cell_by_cell(
    path: Path, cells: dict[tuple[int, int], Any], row: int, sessions: int, wide: int
) -> None:
    made = Workbook()
    sheet: Any = made.active
    for (at, column), (value, style) in cells.items():
        cell = sheet.cell(at, column, None if value == "" else value)
        for name, part in style.items():
            setattr(cell, name, part)
    sheet.cell(row, 1, "{{rows:sessions}}{{row.visits}}")
    sheet.row_dimensions[row].height = 33
    sheet.merge_cells(start_row=12, end_row=13, start_column=1, end_column=wide)
    sheet.print_area = "A1:F13"
    before = opened(saved(made)).active
    after = fill(path, made, sessions).active
    held = max(1, sessions - (sessions > 1))
    for at in range(1, 14):
        for column in range(1, 7):
            copies = range(at, at + held) if at == row else [at + (held - 1 if at > row else 0)]
            for now in copies:
                assert look(after.cell(now, column)) == look(before.cell(at, column)), (at, column)
                if (at, column) != (row, 1):
                    assert after.cell(now, column).value == before.cell(at, column).value
                    assert after.cell(now, column).data_type == before.cell(at, column).data_type
                assert after.row_dimensions[now].height == before.row_dimensions[at].height
    assert page(after) == page(before)
    assert after.print_area == f"'Sheet'!$A$1:$F${13 + held - 1}"
    assert [str(one) for one in after.merged_cells.ranges] == [f"A{11 + held}:{'ABC'[wide - 1]}{12 + held}"]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_keep_everything_outside_their_marks(sample: Path) -> None:
    form = FormBook().open(sample)
    findings = form_text.look(form.places)
    assert (findings.faults, form.lost) == ((), ())
    filled = opened(FormBook().fill(form, answers(4, findings.parts), lambda _done, _whole: None))
    for before in opened(form.data).worksheets:
        after = filled[before.title]
        assert page(after) == page(before)
        rows = [one for one in form.places if one.sheet == before.title and form_text.rows_mark(one.text)]
        at, more = (rows[0].row, 3 if "全部" in rows[0].text else 2) if rows else (999, 0)
        assert len(after.merged_cells.ranges) == len(before.merged_cells.ranges)
        for line in before.iter_rows():
            for cell in line:
                now = after.cell(cell.row + (more if cell.row > at else 0), cell.column)
                assert look(now) == look(cell) or "first_day" in str(cell.value), cell
                if not form_text.has_braces(str(cell.value)) and cell.data_type != "f":
                    assert now.value == cell.value
        marks = [cell for line in after.iter_rows() for cell in line if form_text.has_braces(str(cell.value))]
        assert marks == []


def test_a_filled_sheet_can_be_looked_at(path: Path) -> None:
    form = FormBook().open(SAMPLES[0])
    view = FormBook().view(FormBook().fill(form, answers(4), lambda _done, _whole: None))[0]
    texts = {cell.text for cell in view.cells}
    assert {"令和8年11月分　スマートフォン教室 実績報告書", "33人", "11月1日", "令和8年12月1日", "33", "課長"} <= texts
    assert {"10:00〜11:30", "11.0人", "4.5時間"} <= texts
    title = next(cell for cell in view.cells if "実績報告書" in cell.text)
    assert (title.row, title.columns, title.bold, title.align) == (6, 10, True, "center")
    assert len(view.widths) == 10
    assert len(view.heights) == 27


def test_what_a_view_shows_of_formats(path: Path) -> None:
    def draw(sheet: Any) -> None:
        rows = (("yyyy/m/d", "{{first_day}}"), ('yyyy"年"m"月"d"日"', "{{first_day}}"), ("m/d", "{{first_day}}"))
        for number, (shape, mark) in enumerate(rows, 1):
            sheet.cell(number, 1, mark).number_format = shape
        sheet["A4"], sheet["A5"], sheet["A6"] = "=SUM(A1:A4)", "=1+1", "=SUM(B1:B2)"
        sheet["B1"], sheet["B2"], sheet["B3"] = 1234, 0.5, True
        sheet["B1"].number_format = "#,##0"
        sheet["B4"] = time(9, 5)
        sheet["C1"].fill = PatternFill("solid", fgColor="FF112233")
        sheet.row_dimensions[2].hidden = sheet.column_dimensions["C"].hidden = True
        sheet.merge_cells("D1:E2")

    made = book(draw)
    made.create_sheet("x").sheet_state = "hidden"
    path.write_bytes(saved(made))
    views = FormBook().view(FormBook().fill(FormBook().open(path), answers(), lambda _done, _whole: None))
    assert len(views) == 1
    texts = [cell.text for cell in views[0].cells if cell.column == 0]
    assert texts == ["2026/11/1", "2026年11月1日", "11/1", "（計算）", "（計算）", "1234.5"]
    assert [cell.text for cell in views[0].cells if cell.column == 1] == ["1,234", "0.5", "True", "9:05"]
    assert (views[0].heights[1], views[0].widths[2]) == (0, 0)
    assert next(cell for cell in views[0].cells if cell.column == 2).fill == "#112233"
