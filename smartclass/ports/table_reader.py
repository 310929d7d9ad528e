"""Reading a list that somebody made in a spreadsheet: rows of text, whatever kind of file it was."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class TableReader(Protocol):
    """Reads a file into rows of text cells, the head row first."""

    def read(self, path: Path) -> list[list[str]]:
        """Return all rows (ragged as they are); BadData where the file is too large or of no kind we know."""
        ...

    def pasted(self, text: str) -> list[list[str]]:
        """Return the rows of a table copied in a spreadsheet (tabs between cells); BadData where it is none."""
        ...
