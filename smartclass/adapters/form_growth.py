"""Making room for repeated lines in a sheet: everything below moves down, and what covers the lines grows."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass
from typing import Any

_CELLS = re.compile(r"(\$?[A-Za-z]{1,3}\$?)(\d+)(?::(\$?[A-Za-z]{1,3}\$?)(\d+))?")
_ROWS = re.compile(r"(\$?)(\d+):(\$?)(\d+)")
_SHEET = re.compile(r"(?:('(?:[^']|'')+'|[^'!]+)!)?(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Growth:
    """Rows `top` to `bottom` of a sheet become `more` rows longer."""

    sheet: str
    top: int
    bottom: int
    more: int

    def row(self, row: int) -> int:
        """Return where a single row comes to stand."""
        return row + self.more if row > self.bottom else row

    def span(self, first: int, last: int, *, grow: bool = True) -> tuple[int, int]:
        """Return where a span of rows comes to stand: one that reaches the last repeated row grows with it."""
        reaches = last >= self.bottom if grow else last > self.bottom
        return self.row(first), last + self.more if reaches else last

    def reference(self, text: str, *, grow: bool = True) -> str:
        """Return A5:B9, $A$5 or 5:9 as it must read afterwards; a name or a whole column stays."""
        if cells := _CELLS.fullmatch(text):
            if cells[4] is None:
                return f"{cells[1]}{self.row(int(cells[2]))}"
            first, last = self.span(int(cells[2]), int(cells[4]), grow=grow)
            return f"{cells[1]}{first}:{cells[3]}{last}"
        if rows := _ROWS.fullmatch(text):
            first, last = self.span(int(rows[2]), int(rows[4]), grow=grow)
            return f"{rows[1]}{first}:{rows[3]}{last}"
        return text

    def area(self, text: str) -> str:
        """Return the same for an area that a rule holds for: a single cell of the last repeated row grows too."""
        cells = _CELLS.fullmatch(text)
        grows = cells and cells[4] is None and int(cells[2]) == self.bottom
        return self.reference(f"{text}:{text}" if grows else text)

    def areas(self, text: str) -> str:
        """Return the same for several areas with spaces between them."""
        return " ".join(self.area(one) for one in text.split())

    def formula(self, text: str, on: str, *, grow: bool = True) -> str:
        """Return a formula that stands on sheet `on` (with or without its equals sign) as it must read afterwards."""
        from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError

        bare = not text.startswith("=")
        try:
            tokens = Tokenizer(f"={text}" if bare else text).items
        except (TokenizerError, IndexError):
            return text
        parts = [
            self._operand(token.value, on, grow=grow)
            if token.type == Token.OPERAND and token.subtype == Token.RANGE
            else token.value
            for token in tokens
        ]
        if [token.type for token in tokens] == [Token.LITERAL]:
            return text
        return "".join(parts) if bare else "=" + "".join(parts)

    def _operand(self, text: str, on: str, *, grow: bool) -> str:
        found = _SHEET.fullmatch(text)
        if found is None:
            return text
        sheet = found[1].strip("'").replace("''", "'") if found[1] else on
        if sheet.casefold() != self.sheet.casefold():
            return text
        return text[: found.start(2)] + self.reference(found[2], grow=grow)


def grow(book: Any, sheet: Any, growth: Growth) -> None:
    """Make the room: move cells, heights, merged cells, formulas, rules, print area, names and pictures."""
    if growth.more:
        sheet.insert_rows(growth.bottom + 1, growth.more)
        _heights(sheet, growth)
        _merged(sheet, growth)
        _rules(sheet, growth)
        _page(sheet, growth)
        _pictures(sheet, growth)
        _formulas(book, growth)


def repeat(sheet: Any, growth: Growth, times: int) -> None:
    """Copy the rows of the block into the room made for it, so that they stand there `times` times."""
    from openpyxl.worksheet.cell_range import CellRange

    tall = growth.bottom - growth.top + 1
    over = [one for one in sheet.merged_cells.ranges if one.min_row < growth.top <= one.max_row]
    block = [
        cell
        for (row, column), cell in sheet._cells.items()
        if growth.top <= row <= growth.bottom and not any(one.min_col <= column <= one.max_col for one in over)
    ]
    merged = [one for one in sheet.merged_cells.ranges if growth.top <= one.min_row and one.max_row <= growth.bottom]
    for offset in range(tall, tall * times, tall):
        for cell in block:
            _copy_cell(sheet, cell, offset)
        for row in range(growth.top, growth.bottom + 1):
            _copy_height(sheet, row, row + offset)
        for one in merged:
            sheet.merged_cells.ranges.add(
                CellRange(None, one.min_col, one.min_row + offset, one.max_col, one.max_row + offset)
            )


def _copy_cell(sheet: Any, cell: Any, offset: int) -> None:
    from openpyxl.formula.translate import Translator

    made = type(cell)(sheet, row=cell.row + offset, column=cell.column)
    made._style = copy(cell._style)
    sheet._cells[made.row, made.column] = made
    value = getattr(cell, "value", None)
    if value is None:
        return
    if cell.data_type == "f" and isinstance(value, str):
        value = Translator(value, origin=cell.coordinate).translate_formula(made.coordinate)
    made.value = copy(value)
    made.data_type = cell.data_type


def _copy_height(sheet: Any, row: int, to: int) -> None:
    from openpyxl.worksheet.dimensions import RowDimension

    if row in sheet.row_dimensions:
        like = sheet.row_dimensions[row]
        made: Any = RowDimension(sheet, to, ht=like.ht, hidden=like.hidden, outlineLevel=like.outlineLevel)
        made.thickBot, made.thickTop, made._style = like.thickBot, like.thickTop, copy(like._style)
        sheet.row_dimensions[to] = made


def _heights(sheet: Any, growth: Growth) -> None:
    below = sorted((row for row in sheet.row_dimensions if row > growth.bottom), reverse=True)
    for row in below:
        moved = sheet.row_dimensions.pop(row)
        moved.index = growth.row(row)
        sheet.row_dimensions[moved.index] = moved


def _merged(sheet: Any, growth: Growth) -> None:
    """Move the merged cells below; one that goes over the repeated rows grows, one inside them is repeated later."""
    from openpyxl.worksheet.cell_range import CellRange

    old = list(sheet.merged_cells.ranges)
    sheet.merged_cells.ranges.clear()
    for one in old:
        inside = growth.top <= one.min_row and one.max_row <= growth.bottom
        first, last = growth.span(one.min_row, one.max_row, grow=not inside)
        sheet.merged_cells.ranges.add(CellRange(None, one.min_col, first, one.max_col, last))
        if not inside and last - first > one.max_row - one.min_row:
            _fill_merged(sheet, one, growth)


def _fill_merged(sheet: Any, area: Any, growth: Growth) -> None:
    """Give the rows that a merged cell has grown by the borders of the last row that was repeated."""
    from openpyxl.cell.cell import MergedCell

    for row in range(growth.bottom + 1, growth.bottom + growth.more + 1):
        for column in range(area.min_col, area.max_col + 1):
            made: Any = MergedCell(sheet, row, column)
            sheet._cells[row, column] = made
            if (like := sheet._cells.get((growth.bottom, column))) is not None:
                made._style = copy(like._style)


def _rules(sheet: Any, growth: Growth) -> None:
    """Move conditional formats, data checks, filters, tables and links."""
    from openpyxl.formatting.formatting import ConditionalFormattingList
    from openpyxl.worksheet.cell_range import MultiCellRange

    old, sheet.conditional_formatting = sheet.conditional_formatting, ConditionalFormattingList()
    for one in old:
        for rule in one.rules:
            rule.formula = [growth.formula(text, sheet.title) for text in rule.formula]
            sheet.conditional_formatting.add(growth.areas(str(one.sqref)), rule)
    for check in sheet.data_validations.dataValidation:
        check.sqref = MultiCellRange(growth.areas(str(check.sqref)))
        check.formula1 = growth.formula(check.formula1, sheet.title) if check.formula1 else check.formula1
        check.formula2 = growth.formula(check.formula2, sheet.title) if check.formula2 else check.formula2
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = growth.reference(sheet.auto_filter.ref)
    for table in sheet.tables.values():
        table.ref = growth.reference(table.ref)
        if table.autoFilter is not None:
            table.autoFilter.ref = growth.reference(table.autoFilter.ref)
    for cell in sheet._cells.values():
        if (link := getattr(cell, "hyperlink", None)) is not None:
            link.ref = cell.coordinate


def _page(sheet: Any, growth: Growth) -> None:
    if sheet.print_area:
        sheet.print_area = [growth.area(one.coord) for one in sheet._print_area.ranges]
    if sheet.print_title_rows:
        sheet.print_title_rows = growth.reference(sheet.print_title_rows.replace("$", ""))
    for line in sheet.row_breaks.brk:
        line.id = line.id + growth.more if line.id >= growth.bottom else line.id


def _pictures(sheet: Any, growth: Growth) -> None:
    for drawn in (*sheet._images, *sheet._charts):
        for corner in (getattr(drawn.anchor, "_from", None), getattr(drawn.anchor, "to", None)):
            if corner is not None:
                corner.row = growth.row(corner.row + 1) - 1


def _formulas(book: Any, growth: Growth) -> None:
    """Set every formula of the book right, and the names that stand for cells."""
    for sheet in book.worksheets:
        for cell in sheet._cells.values():
            if getattr(cell, "data_type", "") != "f":
                continue
            inside = sheet.title == growth.sheet and growth.top <= cell.row <= growth.bottom
            if isinstance(cell.value, str):
                cell.value = growth.formula(cell.value, sheet.title, grow=not inside)
            elif hasattr(cell.value, "ref"):
                _array(cell.value, sheet.title, growth)
        for name in sheet.defined_names.values():
            name.attr_text = growth.formula(name.attr_text, sheet.title)
    for name in book.defined_names.values():
        name.attr_text = growth.formula(name.attr_text, "")


def _array(value: Any, title: str, growth: Growth) -> None:
    if title == growth.sheet:
        value.ref = growth.reference(value.ref)
    if getattr(value, "text", None):
        value.text = growth.formula(value.text, title)
