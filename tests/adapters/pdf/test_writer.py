"""Whole documents as PDF, read back with another library."""

from __future__ import annotations

import io
import re
import threading
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageFilter

from smartclass.adapters.pdf import pictures
from smartclass.domain.document import (
    Align,
    Block,
    CardGrid,
    Document,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    QrBlock,
    StepBlock,
    WritingLines,
)
from smartclass.domain.ruby import parse, plain_text
from smartclass.errors import BadData, Problem
from smartclass.reports import attendance, cards, handout, monthly, sign_in_sheet
from tests.adapters.samples import RARE_NAMES, document, names_table, written
from tests.reports.samples import TOKENS, handout_figures, period_figures, session_figures

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">
<rect x="2" y="2" width="20" height="26" rx="3" fill="#fff" stroke="#000"/><text x="4" y="14">決定 OK</text></svg>"""
VARIANT_NAMES = ("辻\U000e0100 一郎", "辻\U000e0101", "葛\U000e0100城", "渡邉\U000e0101さん", "神\ufa19社", "髙﨑")
URL = "https://www.jpki.go.jp/prepare/reader_writer.html"


def _pdf(*blocks: Block, **fields: object) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(written(document(*blocks, **fields)))


def _text(pdf: pypdfium2.PdfDocument) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pdf)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "case.svg"
    path.write_text(SVG, encoding="utf-8")
    return path


def test_rare_names_can_be_copied_and_found() -> None:
    text = _text(_pdf(names_table(6), Paragraph(plain_text("、".join(VARIANT_NAMES)), bold=True)))
    assert all(name in text.replace("\r\n", "") for name in (*RARE_NAMES, *VARIANT_NAMES))


def test_each_variant_of_a_kanji_is_printed_as_it_is_written() -> None:
    plain, one, two = (_pdf(Paragraph(plain_text(text), size=60)) for text in ("葛", "葛\U000e0100", "葛\U000e0101"))
    pictures = [pdf[0].render(scale=1).to_numpy().tobytes() for pdf in (plain, one, two)]
    assert pictures[1] != pictures[2]
    assert pictures[0] in pictures[1:]
    assert _margins(one[0].render(scale=1).to_pil(), 72) != (0, 0, 0, 0)


def test_a_variant_no_face_has_is_printed_as_the_kanji_and_copied_whole() -> None:
    name = "田\U000e01ef中"
    known, plain = (_pdf(Paragraph(plain_text(text), size=60)) for text in (name, "田中"))
    assert name in _text(known)
    assert known[0].render(scale=1).to_numpy().tobytes() == plain[0].render(scale=1).to_numpy().tobytes()


def test_a_character_that_cannot_be_printed_is_named() -> None:
    with pytest.raises(Problem, match="📱"):
        _pdf(Paragraph(plain_text("📱")))


def test_every_face_is_embedded(picture: Path) -> None:
    data = written(
        document(Heading(parse("{読|よ}む")), StepBlock(1, plain_text("A𠮷"), picture, "え"), names_table(2))
    )
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert fonts
        assert all(re.match(r"/[A-Z]{6}\+(BIZUD|NotoSansJP)", str(font.BaseFont)) for font in fonts)
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_title_author_language_and_bookmarks_are_there() -> None:
    blocks = (Heading(plain_text("題"), 1), Heading(plain_text("節")), Paragraph(plain_text("文")))
    data = written(document(*blocks, author="みどり台公民館"))
    pdf = pypdfium2.PdfDocument(data)
    assert pdf.get_metadata_value("Title") == "ためし"
    assert pdf.get_metadata_value("Author") == "みどり台公民館"
    with pikepdf.open(io.BytesIO(data)) as read:
        assert read.Root.Lang == "ja"
    assert [(mark.level, mark.get_title()) for mark in pdf.get_toc()] == [(0, "題"), (1, "節")]


def test_the_same_data_give_the_same_bytes() -> None:
    assert written(attendance.build(session_figures())) == written(attendance.build(session_figures()))


def test_two_threads_at_once_write_what_one_would() -> None:
    papers = [attendance.build(session_figures()), monthly.build(period_figures(20))]
    alone = [written(paper) for paper in papers]
    together: dict[int, bytes] = {}
    threads = [
        threading.Thread(target=lambda index=index: together.__setitem__(index, written(papers[index % 2])))
        for index in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [together[index] for index in range(4)] == alone * 2


def test_pages_are_numbered_and_carry_the_footer() -> None:
    pdf = _pdf(Paragraph(plain_text("一")), PageBreak(), Paragraph(plain_text("二")), footer="みどり台公民館")
    texts = [page.get_textpage().get_text_range() for page in pdf]
    assert "1／2ページ" in texts[0]
    assert "2／2ページ" in texts[1]
    assert all("みどり台公民館" in text for text in texts)


@pytest.mark.parametrize(("landscape", "size"), [(False, (595, 842)), (True, (842, 595))])
def test_pages_are_a4(landscape: bool, size: tuple[int, int]) -> None:
    page = _pdf(Paragraph(plain_text("あ")), landscape=landscape)[0]
    assert (round(page.get_width()), round(page.get_height())) == size


def _margins(image: Image.Image, dpi: int) -> tuple[float, float, float, float]:
    left, top, right, bottom = image.convert("L").point(lambda v: 255 if v < 200 else 0).getbbox() or (0, 0, 0, 0)
    return tuple(side / dpi * 25.4 for side in (left, top, image.width - right, image.height - bottom))


@pytest.mark.parametrize(
    "paper",
    [
        attendance.build(session_figures(40)),
        sign_in_sheet.build(session_figures(40)),
        monthly.build(period_figures(60)),
        handout.build(handout_figures()),
    ],
    ids=lambda paper: paper.file_stem,
)
def test_nothing_stands_in_the_margin_an_old_printer_cannot_reach(paper: Document) -> None:
    for page in pypdfium2.PdfDocument(written(paper)):
        assert min(_margins(page.render(scale=1).to_pil(), 72)) >= 12


def test_no_report_says_more_than_its_values() -> None:
    text = _text(pypdfium2.PdfDocument(written(attendance.build(session_figures()))))
    for words in ("出席の記録", "令和8年11月21日（土）", "2026年", "みどり台公民館", "田中 ゆり", "𠮷野家 千代", "○"):
        assert words in text, words


def test_running_text_goes_over_to_the_next_page() -> None:
    sentence = "スマホを{使|つか}う{教室|きょうしつ}です。"
    pdf = _pdf(Paragraph(parse(sentence * 400), align=Align.LEFT))
    assert len(pdf) > 2
    assert _text(pdf).count("教室") == 400


def test_a_long_heading_a_centred_line_and_a_frame_are_printed() -> None:
    text = _text(
        _pdf(
            Heading(plain_text("とても長い見出しです" * 6), 1),
            Paragraph(plain_text("中央"), align=Align.CENTRE, bold=True),
            Paragraph(plain_text("右"), align=Align.RIGHT),
            Paragraph(plain_text("枠の中"), boxed=True),
            Facts((("名前", "値"), ("空", "")), 1),
            Facts(()),
        )
    )
    assert "中央" in text
    assert "枠の中" in text
    assert text.replace("\r\n", "").count("とても長い見出しです") == 6


def test_lines_to_write_on_fill_the_page(picture: Path) -> None:
    title = plain_text("メモ")
    short = _pdf(WritingLines(title, 3))[0].render(scale=1).to_pil()
    full = _pdf(WritingLines(title, 3, fill=True))[0].render(scale=1).to_pil()
    assert _margins(full, 72)[3] == _margins(short, 72)[3]
    dark = [sum(image.convert("L").histogram()[:128]) for image in (short, full)]
    assert dark[1] > dark[0] * 3
    one = _pdf(WritingLines(plain_text("次はここから"), 1))
    assert "次はここから" in _text(one)
    pushed = _pdf(*(Paragraph(plain_text("あ"), size=60) for _ in range(8)), WritingLines(title, 12))
    assert len(pushed) == 2


def test_a_handout_shrinks_until_it_fits_its_pages(picture: Path) -> None:
    steps = tuple(StepBlock(n, parse("スマホのケースを、そっとはずします。" * 3), picture, "え") for n in range(1, 11))
    large = _pdf(*steps, body_pt=32.0)
    fitted = _pdf(*steps, body_pt=32.0, most_pages=4, least_pt=18.0)
    hopeless = _pdf(*steps, body_pt=32.0, most_pages=1, least_pt=20.0)
    assert len(large) > 4 >= len(fitted)
    assert len(hopeless) > 1


def test_a_step_too_long_for_a_page_shrinks_or_is_refused_in_words() -> None:
    long = parse("スマホのケースを、そっとはずします。" * 16)
    assert len(_pdf(StepBlock(1, long), body_pt=24.0)) == 1
    with pytest.raises(Problem, match="1ページに入らない"):
        _pdf(StepBlock(1, parse("スマホのケースを、そっとはずします。" * 200)), body_pt=24.0)


def test_a_lesson_of_ten_steps_fits_four_pages(picture: Path) -> None:
    paper = handout.build(handout_figures(picture.parent))
    pdf = pypdfium2.PdfDocument(written(paper))
    assert len(pdf) <= 4
    text = _text(pdf)
    assert "jpki.go.jp" in text.replace("\r\n", "")
    assert "つくえ" in text
    assert "カードをスマホで読み取る" in text


@pytest.mark.parametrize("broken", ["", "no svg", "<svg xmlns='http://www.w3.org/2000/svg' width='0' height='0'/>"])
def test_a_broken_picture_is_named(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "hand.svg"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(BadData, match=r"hand\.svg"):
        pictures.size_within(path, 10, 10)


def test_a_picture_is_cut_at_its_own_edge(tmp_path: Path) -> None:
    path = tmp_path / "wide.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect x="2" y="2" width="90" height="90"/></svg>',
        encoding="utf-8",
    )
    image = _pdf(StepBlock(1, plain_text("あ"), path, "え"), body_pt=24.0)[0].render(scale=1).to_pil()
    assert min(_margins(image, 72)) >= 12


def _scanned(pdf: pypdfium2.PdfDocument, page: int = 0) -> Image.Image:
    """Return a page as a bad scanner sees it: 150 dpi, tilted by 5 degrees, out of focus."""
    image = pdf[page].render(scale=150 / 72).to_pil().convert("L")
    return image.rotate(5, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC).filter(
        ImageFilter.GaussianBlur(1.2)
    )


def _codes(image: Image.Image) -> set[str]:
    zxingcpp = pytest.importorskip("zxingcpp")
    return {found.text for found in zxingcpp.read_barcodes(image)}


def test_cards_are_read_from_a_bad_scan() -> None:
    pdf = pypdfium2.PdfDocument(written(cards.build(session_figures(12))))
    assert len(pdf) == 2
    assert _codes(_scanned(pdf)) == set(TOKENS[:8])
    assert _codes(_scanned(pdf, 1)) == set(TOKENS[8:12])


def test_a_long_address_is_broken_after_its_marks() -> None:
    url = "https://www.soumu.go.jp/main_sosiki/joho_tsusin/digital_katsuyo_shien.html"
    page = _pdf(QrBlock(url, plain_text("見る"), url))[0]
    assert _margins(page.render(scale=1).to_pil(), 72)[2] >= 12
    lines = page.get_textpage().get_text_range().split("\r\n")
    assert "".join(lines[1:-1]) == url
    assert all(line[-1] in "/._-l" for line in lines[1:-1])


def test_addresses_are_read_from_a_bad_scan() -> None:
    blocks = [
        QrBlock("https://example.jp/" + "a" * (10 * n), plain_text("見る"), "https://example.jp/") for n in (1, 4)
    ]
    pdf = _pdf(QrBlock(URL, parse("{機種|きしゅ}を{調|しら}べる"), URL), *blocks)
    assert _codes(_scanned(pdf)) == {URL, *(block.data for block in blocks)}


def test_a_code_has_the_size_that_was_asked_for() -> None:
    image = _pdf(CardGrid((("1", "講座", TOKENS[0]),), "会場", 25.0))[0].render(scale=300 / 72).to_pil()
    (found,) = pytest.importorskip("zxingcpp").read_barcodes(image)
    side = (found.position.top_right.x - found.position.top_left.x) / 300 * 25.4
    assert side == pytest.approx(25.0, abs=1.0)


def test_writing_into_a_file_gives_a_pdf(tmp_path: Path) -> None:
    out = io.BytesIO(written(document(Paragraph(plain_text("あ")))))
    assert out.read(5) == b"%PDF-"
