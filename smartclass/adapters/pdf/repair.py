"""Mends a fault of ReportLab: characters above U+FFFF (𠮷, 𣘺) must be found and copied from a PDF."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Any

from smartclass.adapters.pdf import variants

_BLOCK = 100
"""A bfchar block may hold no more entries (Adobe Technical Note 5014)."""


def to_unicode(fontname: str, subset: Sequence[int]) -> str:
    """Return the ToUnicode map of a font subset, with surrogate pairs where a character needs them.

    Codes that stand for nothing (0) are left out: PDF/UA-1 allows no such value (ISO 14289-1, 7.21.7).
    """
    entries = [f"<{code:02X}> <{_utf16(point)}>" for code, point in enumerate(subset) if point]
    blocks: list[str] = []
    for start in range(0, len(entries), _BLOCK):
        part = entries[start : start + _BLOCK]
        blocks += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    head = (
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo",
        f"<< /Registry ({fontname})",
        f"/Ordering ({fontname})",
        "/Supplement 0",
        ">> def",
        f"/CMapName /{fontname} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{len(subset) - 1:02X}>",
        "endcodespacerange",
    )
    return "\n".join((*head, *blocks, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"))


def mend(ttfonts: Any) -> None:
    """Put `to_unicode` in ReportLab's place where it still has the fault; RuntimeError where it has another shape."""
    original: Callable[..., str] = ttfonts.makeToUnicodeCMap
    if original is to_unicode:
        return
    if list(inspect.signature(original).parameters) != ["fontname", "subset"]:
        raise RuntimeError("reportlab.pdfbase.ttfonts.makeToUnicodeCMap has changed: look at repair.py again")
    tried = original("F", [65, 0x20BB7])
    if "<01> <D842DFB7>" in tried:
        return
    if "<01> <20BB7>" not in tried:
        raise RuntimeError("reportlab.pdfbase.ttfonts.makeToUnicodeCMap writes something new: look at repair.py again")
    ttfonts.makeToUnicodeCMap = to_unicode


def _utf16(point: int) -> str:
    return variants.PAIRS.get(point, chr(point)).encode("utf-16-be", "surrogatepass").hex().upper()
