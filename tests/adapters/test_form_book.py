"""A filled form is the form: every cell outside the marks, every rule and every line of the page as it was."""

from __future__ import annotations

import io
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table
from PIL import Image as Pixels

from smartclass.adapters import form_book
from smartclass.adapters.form_book import FormBook
from smartclass.adapters.form_growth import Growth
from smartclass.errors import Problem
from tests.adapters.forms import answers, book, fill, look, opened, saved

LINES = Side(style="thin")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "form.xlsx"


def table(sheet: Any) -> None:
    """Draw a title, a line to repeat in row 5, and sums, notes and seals below."""
    sheet.title = "報告"
    sheet["A1"] = "{{month}}分 実績報告書"
    sheet["A2"], sheet["B2"] = "回数", "{{held}}"
    sheet["A5"], sheet["B5"], sheet["C5"] = "{{rows:sessions}}{{row.number}}", "{{row.date}}", "{{row.visits}}"
    sheet["D5"] = "=C5*2"
    sheet["C6"], sheet["D6"] = "=SUM(C5:C5)", "=SUM($D$5:D5)+C6+B2+SUM(C:C)"
    sheet["A8"] = "備考"
    sheet["B5"].number_format = "yyyy/m/d"
    for column in "ABCD":
        sheet[f"{column}5"].border = Border(left=LINES, right=LINES, top=LINES, bottom=LINES)
    sheet["C5"].fill = PatternFill("solid", fgColor="FFDDEEFF")
    sheet.row_dimensions[5].height, sheet.row_dimensions[8].height = 31, 44


def test_a_line_is_repeated_and_what_is_below_moves_down(path: Path) -> None:
    made = book(table)
    sheet = made.active
    sheet.merge_cells("A8:D9")
    sheet["D5"] = sheet["D6"] = None
    sheet.merge_cells("D1:E6")
    sheet.print_area = "A1:D9"
    sheet.print_title_rows = "5:5"
    sheet.row_breaks.append(Break(id=8))
    sheet.conditional_formatting.add("C5", CellIsRule(operator="lessThan", formula=["$C$6"], font=Font(bold=True)))
    sheet.conditional_formatting.add("A8:D9", FormulaRule(formula=["C6>0"]))
    checks = DataValidation("list", formula1="$A$8:$A$9", formula2=None)
    checks.add("B5")
    checks.add("B8:B9")
    sheet.add_data_validation(checks)
    made.defined_names["sum"] = DefinedName("sum", attr_text="報告!$C$6")
    sheet.defined_names["own"] = DefinedName("own", attr_text="報告!$C$5:$C$5")
    other = made.create_sheet("ほか")
    other["A1"], other["A2"] = "=報告!C6", "=C6+SUM('報告'!C5:C5)"
    sheet.auto_filter.ref = "A4:D5"
    filled = fill(path, made, 5)  # of five classes four were held
    done = filled["報告"]
    assert [done.cell(row, 1).value for row in range(5, 9)] == [1, 2, 3, 4]
    assert [done.cell(row, 3).value for row in range(5, 9)] == [11] * 4
    assert done["B5"].value.isoformat() == "2026-11-01T00:00:00"
    assert done["B5"].number_format == done["B8"].number_format == "yyyy/m/d"
    assert done["C9"].value == "=SUM(C5:C8)"
    assert {str(one) for one in done.merged_cells.ranges} == {"A11:D12", "D1:E9"}
    assert done["A11"].value == "備考"
    assert [done.row_dimensions[row].height for row in range(5, 12)] == [31, 31, 31, 31, None, None, 44]
    assert done.print_area == "'報告'!$A$1:$D$12"
    assert done.print_title_rows == "$5:$8"
    assert [line.id for line in done.row_breaks.brk] == [11]
    rules = {str(one.sqref): one.rules[0].formula for one in done.conditional_formatting}
    assert rules == {"C5:C8": ["$C$9"], "A11:D12": ["C9>0"]}
    check = done.data_validations.dataValidation[0]
    assert (set(str(check.sqref).split()), check.formula1) == ({"B5:B8", "B11:B12"}, "$A$11:$A$12")
    assert filled.defined_names["sum"].attr_text == "報告!$C$9"
    assert done.defined_names["own"].attr_text == "報告!$C$5:$C$8"
    assert (filled["ほか"]["A1"].value, filled["ほか"]["A2"].value) == ("=報告!C9", "=C6+SUM('報告'!C5:C8)")
    assert done.auto_filter.ref == "A4:D8"
    assert look(done["C8"]) == look(made.active["C5"])


def test_formulas_in_the_line_are_each_lines_own(path: Path) -> None:
    made = book(table)
    made.active["E5"] = "=SUM($C$5:C5)"
    made.active["F6"] = ArrayFormula("F6:F7", "=C6*2")
    done = fill(path, made, 4).active
    assert [done.cell(row, 4).value for row in range(5, 8)] == ["=C5*2", "=C6*2", "=C7*2"]
    assert [done.cell(row, 5).value for row in range(5, 8)] == ["=SUM($C$5:C5)", "=SUM($C$5:C6)", "=SUM($C$5:C7)"]
    assert done["D8"].value == "=SUM($D$5:D7)+C8+B2+SUM(C:C)"
    assert (done["F8"].value.ref, done["F8"].value.text) == ("F8:F9", "=C8*2")


def test_no_class_at_all_leaves_one_empty_line(path: Path) -> None:
    made = book(table)
    done = fill(path, made, 0).active
    assert [cell.value for cell in done[5]] == [None, None, None, "=C5*2"]
    assert done["C6"].value == "=SUM(C5:C5)"
    assert done["B2"].value == 0


def test_a_line_of_two_rows_and_two_lines_on_one_sheet(path: Path) -> None:
    def draw(sheet: Any) -> None:
        sheet["A2"], sheet["B2"], sheet["B3"] = "{{rows:all}}{{row.number}}", "{{row.course}}", "{{row.state}}"
        sheet.merge_cells("A2:A3")
        sheet["A5"] = "{{行:開催}} {{行.会場}}"
        sheet["A6"] = "おわり"
        sheet.add_table(Table(displayName="T", ref="C1:D3"))
        sheet["C1"], sheet["D1"] = "a", "b"

    done = fill(path, book(draw)).active
    assert [done.cell(row, 2).value for row in (3, 5, 7)] == ["開催", "中止", "開催"]
    assert {str(one) for one in done.merged_cells.ranges} == {"A2:A3", "A4:A5", "A6:A7"}
    assert [done.cell(row, 1).value for row in (9, 10, 11)] == ["中央コミュニティセンター"] * 2 + ["おわり"]
    assert done.tables["T"].ref == "C1:D7"


def test_values_are_what_they_are(path: Path) -> None:
    def draw(sheet: Any) -> None:
        marks = ("{{visits}}", "{{first_day}}", "{{first_day}}", "{{ｖｉｓｉｔｓ}}", "延べ{{visits}}人", "{{today}}")
        for row, mark in enumerate((*marks, "｛｛延べ人数｝｝"), 1):
            sheet.cell(row, 1, mark)
        sheet["A1"].number_format = '0"人"'
        sheet["A2"].number_format = "@"
        sheet["A6"].number_format = "m/d"
        sheet["B1"], sheet["C1"] = "{{rows:sessions}}{{row.starts}}", "{{row.ends}}"
        sheet["C1"].number_format = "h:mm:ss"

    done = fill(path, book(draw), 1).active
    values = [done.cell(row, 1).value for row in range(1, 8)]
    assert [values[at] for at in (0, 1, 3, 4, 6)] == [11, "令和8年11月1日", 11, "延べ11人", 11]
    assert [values[at].date() for at in (2, 5)] == [date(2026, 11, 1), date(2026, 12, 1)]
    assert done["A3"].number_format == form_book.DAY
    assert [done[f"A{row}"].number_format for row in (1, 2, 6)] == ['0"人"', "@", "m/d"]
    assert (done["B1"].value, done["B1"].number_format) == (time(10), "h:mm")
    assert (done["C1"].value, done["C1"].number_format) == (time(11, 30), "h:mm:ss")


@pytest.mark.parametrize("text", ["=1+1", "+81", "-x", "@a", "=HYPERLINK(1)"])
def test_a_text_never_becomes_a_formula(path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("smartclass.domain.form_marks.EVERYWHERE", text + "\x07")
    done = fill(path, book(lambda sheet: sheet.append(["{{centre}}", "{{centre}}計"]))).active
    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in done[1]] == [
        (text, "s", True),
        (text + "計", "s", True),
    ]


def test_a_text_of_several_formats_keeps_them(path: Path) -> None:
    bold, red = InlineFont(b=True), InlineFont(color="FFFF0000")

    def draw(sheet: Any) -> None:
        sheet["A1"] = CellRichText("延べ", TextBlock(bold, "{{visits}}"), TextBlock(red, "人"))
        sheet["A2"] = CellRichText("延べ{{vis", TextBlock(bold, "its}}人"))

    done = fill(path, book(draw)).active
    assert [str(part) for part in done["A1"].value] == ["延べ", "22", "人"]
    assert done["A1"].value[1].font.b
    assert done["A2"].value == "延べ22人"


def test_marks_of_the_page_are_filled(path: Path) -> None:
    def draw(sheet: Any) -> None:
        sheet["A1"] = "{{visits}}"
        sheet.oddHeader.left.text = "{{fiscal_year}} {{centre}}"
        sheet.oddFooter.center.text = "&P"

    done = fill(path, book(draw)).active
    assert (done.oddHeader.left.text, done.oddFooter.center.text) == ("令和8年度 全会場", "&P")


def test_cells_inside_merged_cells_keep_their_own_format(path: Path) -> None:
    def draw(sheet: Any) -> None:
        for row in range(1, 5):
            for column in range(1, 5):
                sheet.cell(row, column).fill = PatternFill("solid", fgColor=f"FF0000{row}{column}")
        sheet["A1"] = "{{visits}}"
        sheet["D4"].border = Border(bottom=LINES)
        sheet.merge_cells("A1:C3")
        sheet["B2"].fill = PatternFill("solid", fgColor="FF123456")
        sheet.merge_cells("F8:G9")

    before = saved(book(draw))
    path.write_bytes(before)
    after = FormBook().fill(FormBook().open(path), answers(), lambda _done, _whole: None)
    looks = []
    for data in (before, after):
        sheet: Any = load_workbook(io.BytesIO(data), read_only=True).active
        looks.append(
            {cell.coordinate: look(cell) for line in sheet.iter_rows() for cell in line if hasattr(cell, "row")}
        )
    assert looks[0] == looks[1]
    assert "FF123456" in looks[0]["B2"][1]
    assert opened(after).active["A1"].value == 22


def test_pictures_links_and_tables_below_move_too(path: Path) -> None:
    def draw(sheet: Any) -> None:
        sheet["A3"] = "{{rows:sessions}}{{row.visits}}"
        sheet["A6"].hyperlink = "https://example.jp/"
        sheet["B7"], sheet["B8"] = "a", 1
        sheet.add_table(Table(displayName="T", ref="B7:B8", autoFilter=AutoFilter(ref="B7:B8")))
        sheet["C7"] = "=SUM(A:A)+3:3+名前+B$7+T[a]"
        sheet["C8"] = '=SUM(A3,"A5:A9")'
        sheet.add_image(Image(picture), "D8")

    picture = io.BytesIO()
    Pixels.new("RGB", (4, 4)).save(picture, "png")
    done = fill(path, book(draw), 4).active
    assert done["A8"].hyperlink.ref == "A8"
    assert done.tables["T"].ref == done.tables["T"].autoFilter.ref == "B9:B10"
    assert done["C9"].value == "=SUM(A:A)+3:5+名前+B$9+T[a]"
    assert done["C10"].value == '=SUM(A3,"A5:A9")'
    assert [one.anchor._from.row for one in done._images] == [9]


def test_a_formula_nobody_can_read_stays() -> None:
    growth = Growth("表", 3, 3, 2)
    for text in ("='表!A9", "=", "=#REF!", "=[1]表!A9"):
        assert growth.formula(text, "表") == text
    assert growth.formula("A9", "表") == "A11"
    assert growth.areas("A3 B3:C3 D4 5:6") == "A3:A5 B3:C5 D6 7:8"


def test_a_form_that_would_grow_too_large_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form_book, "MOST_CELLS", 20)
    with pytest.raises(Problem, match="多すぎて"):
        fill(path, book(table), 9)


def test_the_work_can_be_stopped(path: Path) -> None:
    path.write_bytes(saved(book(table)))

    def stop(_done: int, _whole: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        FormBook().fill(FormBook().open(path), answers(), stop)
