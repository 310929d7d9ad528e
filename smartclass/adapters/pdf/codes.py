"""A QR code on paper, as one vector shape."""

from __future__ import annotations

from smartclass.adapters import qr
from smartclass.adapters.pdf.ink import MM, Ink


def side_of(data: str, mm: float) -> float:
    """Return the printed side of the dark square in points."""
    return qr.printed_mm(data, mm) * MM


def quiet_of(data: str, mm: float) -> float:
    """Return the width in points of the empty frame a code needs on every side."""
    return side_of(data, mm) / len(qr.modules(data)) * qr.QUIET


def draw_code(ink: Ink, x: float, top: float, data: str, mm: float, alt: str) -> float:
    """Draw the code for `data` with its dark corner at (x, top), and return its side in points.

    `alt` says what it is for, to those who can't see it.
    """
    side = side_of(data, mm)
    module = side / len(qr.modules(data))
    with ink.figure(alt, x, top, side, side):
        ink.squares((x + c * module, top + r * module, n * module, module) for c, r, n in qr.dark_runs(data))
    return side
