"""How large the sheets of a workbook would grow in memory, counted by a real XML parser before any are built."""

from __future__ import annotations

from xml.parsers import expat

MOST_CELLS = 100_000
MOST_PADDED = 4_000_000
"""Cells that are passed over between those there are: openpyxl fills the gaps of a row."""
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_STARTS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0<", b"<\0")


class _Enough(Exception):
    """There are too many; counting on is no use."""


def is_xml(part: bytes) -> bool:
    """Tell whether a part is one that openpyxl might parse, whatever it is called."""
    return part[:64].lstrip().startswith(_STARTS)


def declares(part: bytes) -> bool:
    """Tell whether a part has a DOCTYPE or an entity, in any encoding: Excel writes none."""
    plain = part.replace(b"\0", b"") if b"\0" in part else part
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain


class Size:
    """The sum over all parts of a workbook."""

    def __init__(self) -> None:
        self._cells = self._padded = self._last = 0

    def add(self, part: bytes) -> bool:
        """Count the cells of a part, those inside merged cells too; False where they are too many.

        A part that is no XML counts nothing: openpyxl says so itself.
        """
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartElementHandler = self._seen
        self._last = 0
        try:
            parser.Parse(part, True)
        except _Enough:
            return False
        except (expat.ExpatError, LookupError, ValueError):
            return True
        return True

    def _seen(self, tag: str, values: dict[str, str]) -> None:
        match tag.rpartition("}")[2]:
            case "c":
                self._cells += 1
                column = _place(values.get("r", ""))[0]
                self._padded += max(0, column - self._last)
                self._last = column
            case "row":
                self._last = 0
                if len(values.get("r", "")) > 7 or _place(f"A{values.get('r', '')}")[1] > LAST_ROW:
                    raise _Enough
            case "mergeCell":
                self._cells += _area(values.get("ref", ""))
        if self._cells > MOST_CELLS or self._padded > MOST_PADDED:
            raise _Enough


def _area(span: str) -> int:
    """Return how many cells a span has; openpyxl takes $ and small letters too."""
    first, _colon, last = span.partition(":")
    left, top = _place(first)
    right, bottom = _place(last or first)
    if max(right, left) > LAST_COLUMN or max(top, bottom) > LAST_ROW:
        raise _Enough
    return max(1, right - left + 1) * max(1, bottom - top + 1)


def _place(cell: str) -> tuple[int, int]:
    """Return the column and row of 「$AB$12」, 0 for what isn't there or is too long to be one."""
    plain = cell.replace("$", "").strip().upper()
    letters = "".join(one for one in plain if "A" <= one <= "Z")[:8]
    digits = "".join(one for one in plain if "0" <= one <= "9")[:8]
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column, int(digits or 0)
