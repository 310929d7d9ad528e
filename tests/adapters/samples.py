"""Small documents and figures that several tests print."""

from __future__ import annotations

import io

from smartclass.adapters.pdf.writer import PdfWriter
from smartclass.domain.document import Align, Block, Column, Document, Table
from smartclass.ports.renderer import Renderer

RARE_NAMES = ("髙橋 一郎", "石﨑 花子", "𠮷野 太郎", "渡邊 次郎", "濵田 三郎", "𣘺本 四郎")


def document(*blocks: Block, **fields: object) -> Document:
    """Return a document of these blocks."""
    return Document(title="ためし", language="ja", file_stem="sample", blocks=blocks, **fields)  # type: ignore[arg-type]


def written(document: Document, writer: Renderer | None = None) -> bytes:
    """Return what a writer (the PDF one unless another is given) makes of a document."""
    out = io.BytesIO()
    (writer or PdfWriter()).write(document, out)
    return out.getvalue()


def names_table(count: int, **fields: object) -> Table:
    """Return a table of `count` numbered rare names."""
    rows = tuple((n + 1, RARE_NAMES[n % len(RARE_NAMES)], n / 2) for n in range(count))
    columns = (Column("番号", 0.2, Align.CENTRE), Column("お名前", 0.5), Column("時間", 0.3, Align.RIGHT))
    return Table("名簿", columns, rows, **fields)  # type: ignore[arg-type]
