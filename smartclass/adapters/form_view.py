"""A filled sheet as values that a screen can draw: where each cell is, and what it says."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from smartclass.domain.form_marks import words
from smartclass.ports.form_book import CellView, SheetView

MOST_ROWS = 400
MOST_COLUMNS = 60
_SUM = re.compile(r"=SUM\(\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)\)", re.IGNORECASE)
_QUOTED = re.compile(r'^(?:"([^"]*)")?[^"]*?(?:"([^"]*)")?$')
LATER = "（計算）"
"""What a formula shows that only the spreadsheet itself works out; paper is Japanese, like the form."""


def views(book: Any) -> tuple[SheetView, ...]:
    """Return every visible sheet, its print area where it has one."""
    return tuple(_view(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible")


def _view(sheet: Any) -> SheetView:
    left, top, right, bottom = _bounds(sheet)
    merged = {(one.min_row, one.min_col): one for one in sheet.merged_cells.ranges}
    inside = {place for one in merged.values() for place in _places(one, bottom, right)} - set(merged)
    cells = []
    for (row, column), cell in sorted(sheet._cells.items()):
        if (row, column) in inside or not (top <= row <= bottom and left <= column <= right):
            continue
        area = merged.get((row, column))
        tall = min(area.max_row, bottom) - row + 1 if area else 1
        wide = min(area.max_col, right) - column + 1 if area else 1
        cells.append(_cell(sheet, cell, row - top, column - left, tall, wide))
    return SheetView(sheet.title, _widths(sheet, left, right), _heights(sheet, top, bottom), tuple(cells))


def _places(area: Any, bottom: int, right: int) -> set[tuple[int, int]]:
    return {
        (row, column)
        for row in range(area.min_row, min(area.max_row, bottom) + 1)
        for column in range(area.min_col, min(area.max_col, right) + 1)
    }


def _bounds(sheet: Any) -> tuple[int, int, int, int]:
    areas = list(sheet._print_area.ranges) if sheet.print_area else []
    if areas:
        first = areas[0]
        left, top, right, bottom = first.min_col, first.min_row, first.max_col, first.max_row
    else:
        left, top, right, bottom = 1, 1, sheet.max_column, sheet.max_row
    return left, top, min(right, left + MOST_COLUMNS - 1), min(bottom, top + MOST_ROWS - 1)


def _widths(sheet: Any, left: int, right: int) -> tuple[float, ...]:
    normal = sheet.sheet_format.defaultColWidth or sheet.sheet_format.baseColWidth + 0.43
    widths = dict.fromkeys(range(left, right + 1), normal * 7 + 5)
    for one in sheet.column_dimensions.values():
        for column in range(max(left, one.min or one.index_number), min(right, one.max or 0) + 1):
            widths[column] = 0.0 if one.hidden else one.width * 7 + 5
    return tuple(widths.values())


def _heights(sheet: Any, top: int, bottom: int) -> tuple[float, ...]:
    normal = (sheet.sheet_format.defaultRowHeight or 15) * 4 / 3
    heights = dict.fromkeys(range(top, bottom + 1), normal)
    for row, one in sheet.row_dimensions.items():
        if row in heights:
            heights[row] = 0.0 if one.hidden else (one.height * 4 / 3 if one.height else normal)
    return tuple(heights.values())


def _cell(sheet: Any, cell: Any, row: int, column: int, tall: int, wide: int) -> CellView:
    last = sheet._cells.get((cell.row + tall - 1, cell.column + wide - 1), cell)
    sides = {"t": cell.border.top, "l": cell.border.left, "r": last.border.right, "b": last.border.bottom}
    value = getattr(cell, "value", None)
    number = isinstance(value, int | float | date | time) or (isinstance(value, str) and value.startswith("="))
    return CellView(
        row,
        column,
        tall,
        wide,
        _shown(sheet, cell),
        (cell.font.sz or 11) * 4 / 3,
        bool(cell.font.b),
        cell.alignment.horizontal or ("right" if number else ""),
        _fill(cell),
        "".join(name for name, side in sides.items() if side is not None and side.style),
    )


def _fill(cell: Any) -> str:
    colour = cell.fill.fgColor
    if cell.fill.fill_type != "solid" or colour.type != "rgb" or not isinstance(colour.rgb, str):
        return ""
    return f"#{colour.rgb[-6:]}"


def _shown(sheet: Any, cell: Any) -> str:
    value = getattr(cell, "value", None)
    if value is None:
        return ""
    if cell.data_type == "f":
        value = _summed(sheet, str(getattr(value, "text", value)))
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _day(value, cell.number_format)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value, cell.number_format)
    return words(value) if isinstance(value, time) else str(value)


def _day(value: date, shape: str) -> str:
    """Return a day much as the cell's format writes it: by era, without its year, or plainly."""
    letters = re.sub(r'"[^"]*"|\[[^\]]*\]', "", shape).lower()
    if "g" in letters or "e" in letters:
        return words(value)
    apart = ("", "月", "日") if "月" in shape else ("/", "/", "")
    rest = f"{value.month}{apart[1]}{value.day}{apart[2]}"
    year = "年" if "年" in shape else apart[0]
    return f"{value.year}{year}{rest}" if "y" in letters else rest


def _number(value: float, shape: str) -> str:
    places = len(found[1]) if (found := re.search(r"\.(0+)", shape)) else 0
    text = f"{value:,.{places}f}" if "," in shape else f"{value:.{places}f}" if places else f"{value:g}"
    quoted = _QUOTED.match(shape.split(";", maxsplit=1)[0])
    return f"{quoted[1] or ''}{text}{quoted[2] or ''}" if quoted else text


def _summed(sheet: Any, formula: str) -> Any:
    """Return a plain SUM; other formulas are left to the spreadsheet."""
    from openpyxl.utils import column_index_from_string

    found = _SUM.fullmatch(formula)
    if found is None:
        return LATER
    left, right = column_index_from_string(found[1]), column_index_from_string(found[3])
    cells = [
        cell
        for (row, column), cell in sheet._cells.items()
        if int(found[2]) <= row <= int(found[4]) and left <= column <= right
    ]
    if any(getattr(cell, "data_type", "") == "f" for cell in cells):
        return LATER
    return sum(cell.value for cell in cells if isinstance(getattr(cell, "value", None), int | float))
