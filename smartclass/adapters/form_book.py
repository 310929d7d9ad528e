"""A city's .xlsx form: read with its marks, filled as a copy that keeps everything else."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable
from copy import copy
from datetime import date, time
from functools import partial
from pathlib import Path
from typing import Any

from smartclass.adapters import form_door, form_view
from smartclass.adapters.form_growth import Growth, grow, repeat
from smartclass.domain import form_text
from smartclass.domain.form_marks import Value, words
from smartclass.domain.form_text import Answers, Kind, Place
from smartclass.errors import BadData, Problem
from smartclass.i18n import _
from smartclass.ports.form_book import FormFile, SheetView, Step

MOST_CELLS = 300_000
DAY = '[$-411]ggge"年"m"月"d"日"'
CLOCK = "h:mm"
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
_PAGES = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_SIDES = ("left", "center", "right")


class FormBook:
    """Forms on this PC, by openpyxl."""

    def open(self, path: Path) -> FormFile:
        """Read a form; BadData with one sentence for each reason it can't be filled."""
        data = form_door.read(path)
        lost = form_door.check(data)
        book = _load(data)
        places = tuple(place for sheet in book.worksheets for place in _places(sheet))
        for sheet in book.worksheets:
            if sheet.protection.sheet and any(place.sheet == sheet.title for place in places):
                raise BadData(
                    _("シート「{sheet}」が保護されています。").format(sheet=sheet.title),
                    _("Excel の「校閲」でシートの保護を外して、保存しなおしてください。"),
                )
        return FormFile(path, data, places, lost)

    def fill(self, form: FormFile, answers: Answers, step: Step) -> bytes:
        """Return a filled copy of a form without faults; Problem where it would grow too large."""
        book = _load(form.data)
        for sheet in book.worksheets:
            _fill_lines(book, sheet, answers, step)
            for cell in list(sheet._cells.values()):
                _fill_cell(cell, answers.value)
            _fill_pages(sheet, answers)
        book.calculation.fullCalcOnLoad = True
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    def view(self, data: bytes) -> tuple[SheetView, ...]:
        """Return the sheets of a filled copy to be looked at."""
        return form_view.views(_load(data))


def _load(data: bytes) -> Any:
    """Load a workbook with the cells inside merged cells in their own formats, which openpyxl would redraw."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), rich_text=True)
            plain = load_workbook(io.BytesIO(data), read_only=True)
            for sheet in book.worksheets:
                if sheet.merged_cells.ranges:
                    _restore(sheet, plain[sheet.title])
            plain.close()
    except Exception as error:
        raise form_door.damaged() from error
    return book


def _restore(sheet: Any, plain: Any) -> None:
    inside = {
        (row, column)
        for one in sheet.merged_cells.ranges
        for row in range(one.min_row, one.max_row + 1)
        for column in range(one.min_col, one.max_col + 1)
    }
    plain.reset_dimensions()
    for line in plain.iter_rows():
        for cell in line:
            place = getattr(cell, "row", 0), getattr(cell, "column", 0)
            if place in inside:
                inside.remove(place)
                sheet._cells[place]._style = copy(cell.style_array)
    bare = type(next(iter(sheet._cells.values()))._style)
    for place in inside:  # these had no format of their own
        sheet._cells[place]._style = bare()


def _text(cell: Any) -> str:
    """Return the text of a cell, the runs of a text with several formats put together; "" for anything else."""
    value = getattr(cell, "value", None)
    return str(value) if value is not None and cell.data_type in ("s", "inlineStr") else ""


def _places(sheet: Any) -> list[Place]:
    tall = {(one.min_row, one.min_col): one.max_row - one.min_row + 1 for one in sheet.merged_cells.ranges}
    found = []
    for (row, column), cell in sorted(sheet._cells.items()):
        formula = getattr(cell, "data_type", "") == "f"
        text = str(getattr(cell.value, "text", cell.value)) if formula else _text(cell)
        if formula and not form_text.names(text):
            continue
        if form_text.has_braces(text):
            kind = Kind.FORMULA if formula else Kind.CELL
            found.append(Place(sheet.title, cell.coordinate, row, text, kind, tall.get((row, column), 1)))
    found += [Place(sheet.title, "", 0, side.text, Kind.HEADER) for side in _page_texts(sheet)]
    return found


def _page_texts(sheet: Any) -> list[Any]:
    sides = [getattr(getattr(sheet, page), side) for page in _PAGES for side in _SIDES]
    return [side for side in sides if side.text and form_text.has_braces(side.text)]


def _fill_pages(sheet: Any, answers: Answers) -> None:
    for side in _page_texts(sheet):
        side.text = words(form_text.filled(side.text, lambda name: words(answers.value(name)).replace("&", "&&")))


def _fill_lines(book: Any, sheet: Any, answers: Answers, step: Step) -> None:
    """Repeat and fill the lines of a sheet, from the last upwards, so that those above stay where they are."""
    for place in sorted(_places(sheet), key=lambda one: -one.row):
        mark = form_text.rows_mark(place.text)
        if mark is None:
            continue
        lines = answers.lines(mark) or (None,)
        bottom = place.row + place.rows - 1
        wide = sum(place.row <= row <= bottom for row, _column in sheet._cells)
        if wide * len(lines) + len(sheet._cells) > MOST_CELLS:
            raise Problem(_("教室の数が多すぎて、この様式には入りません。"), _("期間か会場をしぼってください。"))
        growth = Growth(sheet.title, place.row, bottom, place.rows * (len(lines) - 1))
        grow(book, sheet, growth)
        repeat(sheet, growth, len(lines))
        by_row: dict[int, list[Any]] = {}
        for (row, _column), cell in sheet._cells.items():
            by_row.setdefault(row, []).append(cell)
        for number, line in enumerate(lines, 1):
            step(number, len(lines))
            first = place.row + (number - 1) * place.rows
            for row in range(first, first + place.rows):
                for cell in by_row.get(row, ()):
                    _fill_cell(cell, partial(answers.row_value, line=line, number=number))


def _fill_cell(cell: Any, give: Callable[[str], Value]) -> None:
    """Fill a cell that has marks; in a text of several formats each run keeps its own."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock

    text = _text(cell)
    if not form_text.has_braces(text):
        return
    runs = list(cell.value) if isinstance(cell.value, CellRichText) else []
    texts = [run.text if isinstance(run, TextBlock) else run for run in runs]
    if len(runs) < 2 or form_text.names(text) != tuple(name for one in texts for name in form_text.names(one)):
        _put(cell, form_text.filled(text, give))
        return
    new = [
        _UNPRINTABLE.sub("", words(form_text.filled(one, give)) if form_text.has_braces(one) else one) for one in texts
    ]
    cell.value = CellRichText(
        *(TextBlock(run.font, one) if isinstance(run, TextBlock) else one for run, one in zip(runs, new, strict=True))
    )


def _put(cell: Any, value: Value) -> None:
    """Write a value: numbers and dates as such, in the cell's own format; a text never becomes a formula."""
    from openpyxl.styles.numbers import is_date_format

    if isinstance(value, date | time) and cell.number_format == "@":
        value = words(value)
    if isinstance(value, str):
        value = _UNPRINTABLE.sub("", value)
        cell.value = value or None
        if value.startswith(("=", "+", "-", "@")):
            cell.data_type = "s"
            cell.quotePrefix = True
        return
    own = cell.number_format
    cell.value = value
    cell.number_format = own
    if isinstance(value, date | time) and not is_date_format(own):
        cell.number_format = DAY if isinstance(value, date) else CLOCK
