"""Forms to fill in tests, made as towns make them, and what a workbook is compared by."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from smartclass.adapters.form_book import FormBook
from smartclass.domain import form_text
from smartclass.domain.form_marks import FormFigures
from smartclass.domain.form_text import Answers
from tests.reports.samples import period_figures

TODAY = date(2026, 12, 1)


def book(draw: Callable[[Any], None]) -> Any:
    """Return a workbook of one sheet, drawn."""
    made = Workbook()
    draw(made.active)
    return made


def saved(made: Any) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def opened(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data), rich_text=True)


def answers(sessions: int = 3, parts: tuple[str, ...] = ()) -> Answers:
    """Return what November 2026 gives: `sessions` classes, the second of them cancelled."""
    figures = period_figures(sessions)
    return Answers(FormFigures(TODAY, figures, dict.fromkeys(parts, figures)))


def fill(path: Path, made: Any, sessions: int = 3) -> Any:
    """Write a workbook, fill it, and return the copy opened."""
    path.write_bytes(saved(made))
    form = FormBook().open(path)
    assert form_text.look(form.places).faults == ()
    return opened(FormBook().fill(form, answers(sessions), lambda _done, _whole: None))


def look(cell: Any) -> tuple[Any, ...]:
    """Return everything that a cell looks like."""
    parts = (cell.font, cell.fill, cell.border, cell.alignment, cell.protection)
    return (*(repr(part) for part in parts), cell.number_format)


def page(sheet: Any) -> dict[str, Any]:
    """Return how a sheet is printed and how wide its columns are."""
    return {
        "margins": repr(sheet.page_margins),
        "setup": repr(sheet.page_setup),
        "fit": repr(sheet.sheet_properties.pageSetUpPr),
        "titles": sheet.print_title_cols,
        "widths": {name: one.width for name, one in sheet.column_dimensions.items()},
        "freeze": sheet.freeze_panes,
        "footer": sheet.oddFooter.center.text,
        "view": sheet.sheet_view.showGridLines,
    }
