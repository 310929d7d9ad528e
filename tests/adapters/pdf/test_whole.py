"""Papers for people as they come out of the printer: pages, margins, faces, codes, black and white."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageFilter

from smartclass.adapters.pdf.writer import PdfWriter
from smartclass.domain.document import Document, StepBlock
from smartclass.domain.people_papers import Guest, MemoFigures
from smartclass.domain.ruby import plain_text
from smartclass.reports import cards, certificate, going_home, memo, name_tents, seat_plan, sign_in_sheet
from tests.adapters.samples import document, written
from tests.reports.people import NAMES, certificates, tables
from tests.reports.people import going_home as sheets
from tests.reports.samples import TOKENS, session_figures

PAPERS: dict[str, tuple[Callable[[], Document], int]] = {
    "certificate": (lambda: certificate.build(certificates(3)), len(NAMES)),
    "name_tents": (lambda: name_tents.build(tables()), len(NAMES)),
    "seat_plan": (lambda: seat_plan.build(tables(columns=8, rows=8)), 1),
    "seat_numbers": (lambda: seat_plan.build(tables(names=False)), 1),
    "memo": (lambda: memo.build(MemoFigures()), 1),
    "going_home": (lambda: going_home.build(sheets()), len(NAMES) + 1),
    "cards": (lambda: cards.build(session_figures(12)), 2),
    "card-10": (lambda: cards.build(session_figures(12), "card-10"), 2),
    "large_sign_in": (lambda: sign_in_sheet.build(session_figures(8), large=True), 2),
}


@pytest.mark.parametrize("name", PAPERS)
def test_pages_margins_faces_and_ink(name: str) -> None:
    make, pages = PAPERS[name]
    data = written(make())
    pdf = pypdfium2.PdfDocument(data)
    assert len(pdf) == pages
    for page in pdf:
        image = page.render(scale=2).to_pil()
        left, top, right, bottom = image.convert("L").point(lambda v: 255 if v < 200 else 0).getbbox() or (0, 0, 0, 0)
        mm = 144 / 25.4
        assert min(left, top, image.width - right) / mm >= 9.9
        assert (image.height - bottom) / mm >= 14.9
        red, green, blue = image.convert("RGB").split()
        assert red.tobytes() == green.tobytes() == blue.tobytes()
    with pikepdf.open(io.BytesIO(data)) as opened:
        found = [font for page in opened.pages for font in page.Resources.Font.values()]
        assert found
        assert all(re.match(r"/[A-Z]{6}\+(BIZUD|NotoSansJP)", str(font.BaseFont)) for font in found)
        assert all("/FontFile2" in font.FontDescriptor for font in found)


@pytest.mark.parametrize("name", ["certificate", "name_tents", "seat_plan", "going_home"])
def test_every_name_is_on_paper_and_can_be_copied(name: str) -> None:
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(written(PAPERS[name][0]()))]
    text = re.sub(r"\s", "", "".join(pages))
    for person in NAMES:
        assert re.sub(r"\s", "", person) in text


def test_a_tent_reads_the_same_from_both_sides() -> None:
    page = pypdfium2.PdfDocument(written(name_tents.build(tables())))[0]
    image = page.render(scale=1).to_pil().convert("L")
    turned = image.rotate(180)
    differing = sum(abs(a - b) > 128 for a, b in zip(image.tobytes(), turned.tobytes(), strict=True))
    assert differing < image.width * image.height * 0.004


def test_a_long_name_on_a_tent_is_broken_at_its_space() -> None:
    one = tables(people=(Guest(1, NAMES[-1]),))
    text = pypdfium2.PdfDocument(written(name_tents.build(one)))[0].get_textpage().get_text_range()
    assert "マリア・フェルナンダ\r\nロドリゲス" in text


def _scanned(page: pypdfium2.PdfPage, tilt: float) -> Image.Image:
    """Return a page as printed and scanned badly: 150 dpi, tilted, out of focus, and grainy."""
    image = page.render(scale=150 / 72).to_pil().convert("L")
    grain = Image.effect_noise(image.size, 60)
    noisy = Image.blend(image, grain, 0.25)
    return noisy.rotate(tilt, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC).filter(
        ImageFilter.GaussianBlur(1.0)
    )


@pytest.mark.parametrize("sheet", ["cut-8", "card-10"])
@pytest.mark.parametrize("tilt", [5, -5])
def test_every_card_is_read_from_a_bad_scan(sheet: str, tilt: float) -> None:
    zxingcpp = pytest.importorskip("zxingcpp")
    pdf = pypdfium2.PdfDocument(written(cards.build(session_figures(16), sheet)))
    found = {code.text for page in pdf for code in zxingcpp.read_barcodes(_scanned(page, tilt))}
    assert found == set(TOKENS[:16])


def test_ready_made_cards_stand_where_their_paper_has_them() -> None:
    page = pypdfium2.PdfDocument(written(cards.build(session_figures(10), "card-10")))[0]
    text = page.get_textpage()
    edges = []
    for number in range(text.count_rects()):
        left, _bottom, _right, top = text.get_rect(number)
        edges.append((left * 25.4 / 72, 297 - top * 25.4 / 72))
    assert all(14 <= x <= 196 and 11 <= y <= 286 for x, y in edges)
    assert "ページ" not in text.get_text_range()


def test_large_numbers_keep_clear_of_the_words() -> None:
    paper = document(StepBlock(12, plain_text("口口口")), body_pt=40.0)
    image = pypdfium2.PdfDocument(written(paper))[0].render(scale=1).to_pil().convert("L")
    row = image.crop((0, 40, image.width, 90))
    columns = [min(row.crop((x, 0, x + 1, row.height)).tobytes()) < 200 for x in range(image.width)]
    first = columns.index(True)
    assert not all(columns[first : first + 70])


def test_several_papers_are_one_file_with_their_own_pages() -> None:
    papers = (sign_in_sheet.build(session_figures()), certificate.build(certificates()), memo.build(MemoFigures()))
    steps: list[tuple[int, int]] = []
    out = io.BytesIO()
    PdfWriter().bind(papers, out, lambda done, whole: steps.append((done, whole)))
    pdf = pypdfium2.PdfDocument(out.getvalue())
    assert steps == [(0, 3), (1, 3), (2, 3)]
    assert len(pdf) == 1 + len(NAMES) + 1
    assert [round(page.get_width()) for page in pdf][:2] == [595, 842]
    assert "1／1ページ" in pdf[0].get_textpage().get_text_range()
    assert "ページ" not in pdf[1].get_textpage().get_text_range()


def test_binding_can_be_stopped() -> None:
    class Enough(Exception):
        pass

    def step(done: int, _whole: int) -> None:
        if done:
            raise Enough

    out = io.BytesIO()
    with pytest.raises(Enough):
        PdfWriter().bind((memo.build(MemoFigures()),) * 3, out, step)
    assert out.getvalue() == b""


def test_the_same_certificates_give_the_same_bytes() -> None:
    assert written(certificate.build(certificates())) == written(certificate.build(replace(certificates())))
