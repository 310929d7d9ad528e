"""Charts on paper: every kind is drawn in black and white, with its words as text."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image

from smartclass.domain.chart import Chart, Kind, Series
from tests.adapters.samples import document, written

SERIES = (Series("今年度", (12.0, 30.0, None)), Series("前年度", (10.0, 25.0, 28.0)), Series("目標", (9.0, 9.0, 9.0)))


def page(chart: Chart, number: int = 0) -> tuple[str, Image.Image, int]:
    pdf = pypdfium2.PdfDocument(io.BytesIO(written(document(chart))))
    return pdf[number].get_textpage().get_text_range(), pdf[number].render(scale=1.5).to_pil(), len(pdf)


@pytest.mark.parametrize("kind", Kind)
def test_a_chart_is_read_without_colour(kind: Kind) -> None:
    said, image, _pages = page(
        Chart(kind, "月ごとの延べ人数", ("4月", "5月", "6月"), (*SERIES, Series("x", (1.0,) * 3)))
    )
    assert "月ごとの延べ人数" in said
    assert "5月" in said
    assert "30" in said
    assert "前年度" in said or kind is Kind.COLUMNS
    red, green, blue = image.convert("RGB").split()
    assert red.tobytes() == green.tobytes() == blue.tobytes()
    assert min(red.tobytes()) < 90


def test_a_long_chart_goes_over_pages() -> None:
    names = tuple(f"会場{n}" for n in range(60))
    said, _image, pages = page(Chart(Kind.ROWS, "会場ごと", names, (Series("延べ", tuple(range(60))),)), 1)
    assert pages > 1
    assert "会場ごと" in said
