"""A list of 5,000 rows and 7 columns as PDF: ours against bare ReportLab, fpdf2 and WeasyPrint, in one run."""

from __future__ import annotations

import html
import io
import time
from collections.abc import Callable
from pathlib import Path

FONT = Path(__file__).resolve().parent.parent / "assets" / "fonts" / "BIZUDGothic-Regular.ttf"
ROWS = 5_000
HEADS = ("番号", "日にち", "会場", "講座", "お名前", "年代", "人数")
SHARES = (0.08, 0.16, 0.20, 0.22, 0.16, 0.09, 0.09)
PER_PAGE = 37


def rows(count: int = ROWS) -> list[tuple[int | str, ...]]:
    """Return invented rows that look like a year's list."""
    families, given = (
        ["佐藤", "鈴木", "髙橋", "田中", "伊藤", "渡邊", "山本", "中村", "小林", "加藤"],
        ["光子", "正夫", "和江", "清", "千代", "フミ", "茂"],
    )
    places = ("みどり台公民館", "中央市民センター", "川南公民館")
    courses = ("スマホはじめて講座", "マイナポータル講座", "電話とカメラ")
    return [
        (
            n + 1,
            f"R8.{n % 12 + 1}.{n % 28 + 1}（土）",
            places[n % 3],
            courses[n % 7 % 3],
            f"{families[n % 10]} {given[n * 7 % 7]}",
            f"{n % 4 + 6}0代",
            n % 13,
        )
        for n in range(count)
    ]


def ours(data: list[tuple[int | str, ...]]) -> bytes:
    """Write the list with our PDF writer."""
    from smartclass.adapters.pdf.writer import PdfWriter
    from smartclass.domain.document import Align, Column, Document, Table

    align = {0: Align.CENTRE, 6: Align.RIGHT}
    columns = tuple(
        Column(head, share, align.get(i, Align.LEFT)) for i, (head, share) in enumerate(zip(HEADS, SHARES, strict=True))
    )
    out = io.BytesIO()
    PdfWriter().write(Document("list", "ja", "list", (Table("list", columns, tuple(data)),)), out)
    return out.getvalue()


def bare_reportlab(data: list[tuple[int | str, ...]]) -> bytes:
    """Write the list as ReportLab tables of one page each with fixed row heights: its own fastest way."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import PageBreak, SimpleDocTemplate, Table

    pdfmetrics.registerFont(TTFont("Bench", str(FONT)))
    style = [("FONT", (0, 0), (-1, -1), "Bench", 10), ("GRID", (0, 0), (-1, -1), 0.4, "black")]
    widths = [share * 182 * mm for share in SHARES]
    story: list[object] = []
    for start in range(0, len(data), PER_PAGE):
        part = [list(HEADS), *map(list, data[start : start + PER_PAGE])]
        story += [Table(part, colWidths=widths, rowHeights=[7 * mm] * len(part), style=style), PageBreak()]
    out = io.BytesIO()
    SimpleDocTemplate(
        out, pagesize=A4, leftMargin=8 * mm, rightMargin=8 * mm, topMargin=8 * mm, bottomMargin=8 * mm
    ).build(story)
    return out.getvalue()


def fpdf2(data: list[tuple[int | str, ...]]) -> bytes:
    """Write the list with fpdf2's table."""
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    pdf.add_font("Bench", "", str(FONT))
    pdf.set_font("Bench", size=10)
    pdf.add_page()
    with pdf.table(col_widths=SHARES, line_height=7, first_row_as_headings=False) as table:
        table.row(list(HEADS))
        for values in data:
            table.row([str(value) for value in values])
    return bytes(pdf.output())


def weasyprint(data: list[tuple[int | str, ...]]) -> bytes:
    """Write the list with WeasyPrint, from HTML."""
    from weasyprint import HTML

    def line(values: tuple[int | str, ...], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{html.escape(str(value))}</{tag}>" for value in values) + "</tr>"

    style = (
        f"@font-face{{font-family:Bench;src:url({FONT.as_uri()})}} @page{{size:A4;margin:14mm}}"
        "table{font:10pt Bench;border-collapse:collapse;width:100%} td,th{border:.4pt solid;height:6mm}"
    )
    body = line(HEADS, "th") + "".join(line(values, "td") for values in data)
    return bytes(HTML(string=f"<style>{style}</style><table>{body}</table>").write_pdf())


def measure() -> list[tuple[str, float]]:
    """Return (name, seconds) for each engine that is installed; ours and the bare one are the best of three."""
    data = rows()
    engines: tuple[tuple[str, Callable[[list[tuple[int | str, ...]]], bytes], int], ...] = (
        ("ours", ours, 3),
        ("bare reportlab", bare_reportlab, 3),
        ("fpdf2", fpdf2, 1),
        ("weasyprint", weasyprint, 1),
    )
    found: list[tuple[str, float]] = []
    for name, write, times in engines:
        try:
            found.append((name, min(_seconds(write, data) for _ in range(times))))
        except ImportError:
            continue
    return found


def _seconds(write: Callable[[list[tuple[int | str, ...]]], bytes], data: list[tuple[int | str, ...]]) -> float:
    before = time.perf_counter()
    if not write(data).startswith(b"%PDF"):
        raise AssertionError(write.__name__)
    return time.perf_counter() - before


def lines() -> list[str]:
    """Return the figures in words, each peer as a ratio to ours."""
    found = dict(measure())
    mine = found.pop("ours")
    said = [f"{ROWS} rows x {len(HEADS)}: ours {mine:.2f} s"]
    for name, seconds in found.items():
        said.append(f"{name} {seconds:.2f} s; ours / {name} {mine / seconds:.2f}")
    return said
