"""Reading a form that somebody made in a spreadsheet, and filling a copy of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from smartclass.domain.form_text import Answers, Place

Step = Callable[[int, int], None]
"""Told how many of how many lines are done; may raise to stop the work."""


@dataclass(frozen=True, slots=True)
class FormFile:
    """A form as it was read: its texts with braces, and the kinds of things that a filled copy can't keep."""

    path: Path
    data: bytes
    places: tuple[Place, ...]
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell of a filled sheet as it is shown: where it is (from 0), how far it spans, and what it says."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    px: float = 15
    bold: bool = False
    align: str = ""
    fill: str = ""
    edges: str = ""
    """`edges` holds which of t, r, b, l have a line; `fill` is #rrggbb or ""."""


@dataclass(frozen=True, slots=True)
class SheetView:
    """A filled sheet to look at before it is saved; widths and heights in pixels at 100 %."""

    name: str
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    cells: tuple[CellView, ...]


class FormBook(Protocol):
    """Reads and fills one kind of spreadsheet file."""

    def open(self, path: Path) -> FormFile:
        """Read a form; BadData with one sentence for each reason it can't be."""
        ...

    def fill(self, form: FormFile, answers: Answers, step: Step) -> bytes:
        """Return a filled copy; everything outside the marks stays as it was. Problem where it grows too large."""
        ...

    def view(self, data: bytes) -> tuple[SheetView, ...]:
        """Return the sheets of a filled copy to be looked at."""
        ...
