"""Writing several tables as one file, row by row, so that a large register needs little memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO, Protocol

Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. `name` and `columns` are the names that never change, `title` and `heads` those people read."""

    name: str
    title: str
    columns: tuple[str, ...]
    heads: tuple[str, ...]
    rows: Iterable[Sequence[Cell]]


class TableWriter(Protocol):
    """Writes sheets; `most_rows` is how many a sheet can hold (0: any number)."""

    most_rows: int

    def write(self, sheets: Iterable[Sheet], file: IO[bytes]) -> None:
        """Write every sheet in order; text stays text, whatever it begins with."""
        ...
