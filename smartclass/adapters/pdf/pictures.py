"""Lesson pictures (SVG) on paper, read once per file."""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smartclass.adapters.pdf import fonts
from smartclass.errors import BadData
from smartclass.i18n import _

if TYPE_CHECKING:
    from smartclass.adapters.pdf.ink import Ink


def size_within(path: Path, width: float, height: float) -> tuple[float, float]:
    """Return the picture's size in points, as large as a frame of `width` by `height` allows."""
    drawing = _drawing(path, path.stat().st_mtime_ns)
    scale = min(width / drawing.width, height / drawing.height)
    return drawing.width * scale, drawing.height * scale


def draw_picture(ink: Ink, path: Path, x: float, top: float, width: float) -> None:
    """Draw the picture `width` points wide with its left top corner at (x, top)."""
    from reportlab.graphics import renderPDF, shapes

    shapes.STATE_DEFAULTS["fontName"] = fonts.first_face()  # else every picture names an unembedded Helvetica
    drawing = _drawing(path, path.stat().st_mtime_ns)
    scale = width / drawing.width
    canvas = ink.canvas
    canvas.saveState()
    canvas.translate(x, ink.up(top + drawing.height * scale))
    canvas.scale(scale, scale)
    frame = canvas.beginPath()
    frame.rect(0, 0, drawing.width, drawing.height)
    canvas.clipPath(frame, stroke=0, fill=0)  # as a browser does: what lies outside the view box isn't there
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.restoreState()


@lru_cache(maxsize=256)
def _drawing(path: Path, _changed: int) -> Any:
    """Read an SVG as a ReportLab drawing whose words, if it has any, use our embedded faces."""
    from svglib.svglib import svg2rlg

    logging.getLogger("svglib.svglib").setLevel(logging.CRITICAL)
    drawing = svg2rlg(str(path))
    if drawing is None or drawing.width <= 0 or drawing.height <= 0:
        raise BadData(
            _("絵「{name}」が読めません。").format(name=path.name), _("教材のフォルダーの絵を確かめてください。")
        )
    _use_our_faces(drawing)
    return drawing


def _use_our_faces(node: Any) -> None:
    for part in getattr(node, "contents", ()):
        if hasattr(part, "text") and hasattr(part, "fontName"):
            part.text = fonts.clean(part.text)
            found = fonts.runs(part.text) if part.text else ()
            part.fontName = max(found, key=lambda run: run.units).face if found else fonts.first_face()
        _use_our_faces(part)
