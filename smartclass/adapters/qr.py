"""QR codes as plain squares: which modules of the code are dark."""

from __future__ import annotations

from functools import lru_cache

QUIET = 4
"""Empty modules that must surround a code (ISO/IEC 18004)."""

SMALLEST_MODULE_MM = 0.8
"""Below this, phones and scanners begin to miss codes on blurred paper (2,048 images tried)."""


@lru_cache(maxsize=1024)
def modules(data: str) -> tuple[tuple[bool, ...], ...]:
    """Return the code for `data` at level M as rows of dark (True) and light modules, without the quiet zone."""
    import qrcode

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    code.add_data(data, optimize=0)
    code.make(fit=True)
    return tuple(tuple(bool(dark) for dark in row) for row in code.get_matrix())


def printed_mm(data: str, wanted_mm: float) -> float:
    """Return the side of the dark square in mm: what was wanted, or more where its modules would be too small."""
    return max(wanted_mm, len(modules(data)) * SMALLEST_MODULE_MM)


def dark_runs(data: str) -> tuple[tuple[int, int, int], ...]:
    """Return (column, row, length) for each stretch of dark modules in a row."""
    found: list[tuple[int, int, int]] = []
    for row, line in enumerate(modules(data)):
        start = -1
        for column, dark in enumerate((*line, False)):
            if dark and start < 0:
                start = column
            elif not dark and start >= 0:
                found.append((start, row, column - start))
                start = -1
    return tuple(found)
