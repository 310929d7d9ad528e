"""Every kind of paper can be read aloud: checked by a validator for PDF/UA-1 and read back as a screen reader does."""

from __future__ import annotations

import importlib
import io
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import page as validator
import pikepdf
import pypdfium2
import pytest

from smartclass import i18n
from smartclass.adapters.pdf import structure, writer
from smartclass.adapters.pdf.writer import PdfWriter
from smartclass.domain.document import Document, Facts, Heading, Paragraph, QrBlock, StepBlock, WritingLines
from smartclass.domain.figures import HandoutFigures
from smartclass.domain.people_papers import MemoFigures
from smartclass.domain.plan import PlanFigures
from smartclass.domain.procedures import Online, ProcedureFigures, TownEntry
from smartclass.domain.ruby import parse, plain_text
from smartclass.domain.whole_sheets import Certificate
from smartclass.reports import __path__ as PACKAGE  # noqa: N812
from smartclass.reports import (
    attendance,
    cards,
    certificate,
    class_plan,
    going_home,
    handout,
    memo,
    monthly,
    name_tents,
    procedure,
    seat_plan,
    sign_in_sheet,
)
from tests.adapters.pdf import read_aloud
from tests.adapters.samples import RARE_NAMES, document, names_table, written
from tests.domain.test_procedures import procedure as one_procedure
from tests.reports.every import EVERY
from tests.reports.people import NAMES, certificates, tables
from tests.reports.people import going_home as home_figures
from tests.reports.samples import handout_figures, period_figures, session_figures
from tests.reports.test_class_plan import HERE, PLAN

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">
<rect x="2" y="2" width="20" height="26" rx="3" fill="#fff" stroke="#000"/><text x="4" y="14">決定 OK</text></svg>"""
URL = "https://www.jpki.go.jp/prepare/reader_writer.html"
RULES = 104
KINDS: dict[str, Callable[[Path], Document]] = {
    "attendance": lambda _folder: attendance.build(session_figures(40)),
    "sign_in_sheet": lambda _folder: sign_in_sheet.build(session_figures(24)),
    "monthly": lambda _folder: monthly.build(period_figures(60)),
    "cards": lambda _folder: cards.build(session_figures(12)),
    "handout": lambda folder: handout.build(handout_figures(folder)),
    "class_plan": lambda _folder: class_plan.build(PlanFigures(PLAN, HERE)),
    "procedure": lambda _folder: procedure.build(
        ProcedureFigures(one_procedure(), TownEntry("市民課", online=Online.YES), "中央公民館")
    ),
    "certificate": lambda _folder: certificate.build(certificates(3)),
    "name_tents": lambda _folder: name_tents.build(tables()),
    "seat_plan": lambda _folder: seat_plan.build(tables(columns=3, rows=5)),
    "seat_numbers": lambda _folder: seat_plan.build(tables(names=False)),
    "memo": lambda _folder: memo.build(MemoFigures("中央公民館")),
    "going_home": lambda folder: going_home.build(home_figures(folder, people=3)),
    "cards_on_ready_made_sheets": lambda _folder: cards.build(session_figures(12), "card-10"),
    "large_sign_in_sheet": lambda _folder: sign_in_sheet.build(session_figures(24), large=True),
    "large_handout": lambda folder: handout.build(replace(handout_figures(folder), large=True)),
    "bilingual_handout": lambda folder: handout.build(bilingual(folder)),
    **{kind: lambda _folder, make=make: make() for kind, make in EVERY.items()},  # type: ignore[misc]
}


def bilingual(folder: Path) -> HandoutFigures:
    """Return a handout whose steps stand there in English, too."""
    figures = handout_figures(folder)
    english = plain_text("Put your card on the table.")
    steps = tuple(replace(step, common=replace(step.common, text=english), on={}) for step in figures.lesson.steps)
    second = replace(figures.lesson, title=plain_text("Read your card"), steps=steps)
    return replace(figures, second=second, second_language="en")


def bound(*kinds: str, folder: Path) -> bytes:
    """Return several papers in one file."""
    out = io.BytesIO()
    PdfWriter().bind([KINDS[kind](folder) for kind in kinds], out, lambda _done, _whole: None)
    return out.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("pictures")
    (path / "case.svg").write_text(SVG, encoding="utf-8")
    return path


@pytest.fixture(params=["ja", "en"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(i18n, "languages", lambda: ("ja", "en"))
    i18n.use(request.param)
    yield request.param
    i18n.use("ja")


def _plain(text: str) -> str:
    return "".join(text.split())


@cache
def _paper(kind: str, language: str, folder: Path) -> bytes:
    """Return a paper in a language, written once for all that is asked of it."""
    assert i18n.language() == language
    return written(KINDS[kind](folder))


def test_there_is_one_of_every_report() -> None:
    modules = (importlib.import_module(f"smartclass.reports.{info.name}") for info in pkgutil.iter_modules(PACKAGE))
    assert {module.__name__.rpartition(".")[2] for module in modules if hasattr(module, "build")} <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_paper_keeps_every_rule_of_accessible_pdf(kind: str, folder: Path, language: str) -> None:
    data = _paper(kind, language, folder)
    report = validator.validate_pdf_bytes(data, profile="pdf-ua-1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert (report.rules.total, report.rules.passed) == (RULES, RULES)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.Root.Lang == language


@pytest.mark.parametrize("kind", KINDS)
def test_reading_order_is_the_order_on_the_page_and_nothing_is_left_out(kind: str, folder: Path, language: str) -> None:
    data = _paper(kind, language, folder)
    numbers = [(piece.page, piece.number) for piece in read_aloud.tree(data).pieces()]
    assert sorted(numbers) == numbers
    said = {place: text for place, text in read_aloud.words(data).items() if place[1] >= 0}
    assert {number for number in said if said[number].strip()} <= set(numbers)
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("kind", KINDS)
def test_marks_end_in_the_block_they_begin_in_and_nothing_is_drawn_outside(kind: str, folder: Path) -> None:
    closing = {"Q": ("q",), "ET": ("BT",), "EMC": ("BDC", "BMC")}
    drawing = {"Tj", "TJ", "S", "f", "f*", "B", "b", "Do", "sh"}
    with pikepdf.open(io.BytesIO(_paper(kind, "ja", folder))) as pdf:
        for page in pdf.pages:
            opened: list[str] = []
            for _operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                if name in ("q", "BT", "BDC", "BMC"):
                    assert not (name in closing["EMC"] and set(opened) & {"BDC", "BMC"})
                    opened.append(name)
                elif name in closing:
                    assert opened.pop() in closing[name]
                assert name not in drawing or {"BDC", "BMC"} & set(opened)
            assert opened == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_paper_twice_is_the_same_bytes(kind: str, folder: Path) -> None:
    assert written(KINDS[kind](folder)) == _paper(kind, "ja", folder)


def test_furigana_and_page_numbers_are_not_read_aloud(folder: Path) -> None:
    data = written(handout.build(handout_figures(folder)))
    said = _plain(read_aloud.tree(data).said())
    assert "カードを、机の上に置きます。写真のある面を上にします。" in said
    assert said.count("カードを読み取れるようになります。") == 1
    assert not any(ruby in said for ruby in ("つくえ", "しゃしん", "きんぞく", "ページ"))
    unread = "".join(text for (_page, number), text in read_aloud.words(data).items() if number < 0)
    assert all(ruby in unread for ruby in ("つくえ", "しゃしん", "きんぞく", "1／"))


def test_headings_lists_and_pictures_are_what_they_are(folder: Path) -> None:
    root = read_aloud.tree(written(handout.build(handout_figures(folder))))
    assert [part.said() for part in root.every("H1")] == ["カードをスマホで読み取る"]
    (steps,) = root.every("L")
    assert [part.said() for part in steps.every("Lbl")] == [str(n) for n in range(1, 11)]
    assert [kid.role for kid in steps.kids] == ["LI"] * 10
    alts = [part.alt for part in root.every("Figure")]
    assert alts.count("ケースをはずす手") == 4
    assert alts.count("気をつけること") == alts.count("え") == 3
    assert alts[-1] == "「読み取れる機種」をひらくQRコード"


def test_a_picture_without_words_is_an_ornament(folder: Path) -> None:
    root = read_aloud.tree(written(document(StepBlock(1, plain_text("あ"), folder / "case.svg"))))
    assert root.every("Figure") == []


def test_an_address_can_be_clicked_and_says_where_it_leads() -> None:
    blocks = (QrBlock(URL, parse("{機種|きしゅ}"), URL), QrBlock("WIFI:S:x;;", plain_text("無線"), "x"))
    data = written(document(*blocks))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (link,) = pdf.pages[0].Annots
        assert (link.A.URI, link.Contents) == (URL, f"機種 {URL}")
        left, foot, right, top = link.Rect
        assert 0 < left < right < 595
        assert 0 < foot < top < 842
        assert pdf.Root.StructTreeRoot.ParentTree.Nums[2 * int(link.StructParent) + 1].S == "/Link"
    (link_part,) = read_aloud.tree(data).every("Link")
    assert _plain(link_part.said()) == URL


def test_a_table_has_its_heads_once_and_every_cell(folder: Path) -> None:
    root = read_aloud.tree(written(monthly.build(period_figures(60))))
    bands, sessions = root.every("Table")
    assert len(bands.kids) == 2
    heads, *rows, totals = sessions.kids
    assert [(cell.role, cell.scope) for cell in heads.kids] == [("TH", "Column")] * 9
    assert heads.kids[0].said() == "日にち"
    assert len(rows) == 59
    assert {tuple(cell.role for cell in row.kids) for row in rows} == {("TD",) * 9}
    assert [(cell.role, cell.scope, cell.said()) for cell in totals.kids][:2] == [("TH", "Row", "合計"), ("TD", "", "")]
    assert sessions.said().count("人数だけ") == 1


def test_labels_and_values_are_a_list_and_things_to_tick_are_one() -> None:
    pairs = (("日にち", "11月21日"), ("合計", ""))
    ticks = (Paragraph(plain_text("□ 眼鏡")), Paragraph(plain_text("□ 紙")))
    root = read_aloud.tree(written(document(Facts(pairs), *ticks, WritingLines(plain_text("メモ"), 3), *ticks)))
    facts, first, second = root.every("L")
    assert [[part.said() for part in item.kids] for item in facts.kids] == [["日にち", "11月21日"], ["合計", ""]]
    assert [item.said() for item in first.kids] == ["□ 眼鏡", "□ 紙"]
    assert len(second.kids) == 2


def test_a_paragraph_over_two_pages_is_one_paragraph() -> None:
    text = parse("スマホを{使|つか}う{教室|きょうしつ}です。" * 150)
    (part,) = read_aloud.tree(written(document(Paragraph(text)))).every("P")
    assert {piece.page for piece in part.pieces()} == {0, 1}
    assert _plain(part.said()) == text.plain


def test_a_name_on_a_folded_tent_is_read_once(folder: Path) -> None:
    data = written(KINDS["name_tents"](folder))
    root = read_aloud.tree(data)
    assert [_plain(part.said()) for part in root.every("H1")] == [_plain(name) for name in NAMES]
    unread = "".join(text for (_page, number), text in read_aloud.words(data).items() if number < 0)
    assert all(_plain(unread).count(_plain(name)) == 1 for name in NAMES)


def test_a_take_home_sheet_lists_what_was_done(folder: Path) -> None:
    done, *_others = read_aloud.tree(written(KINDS["going_home"](folder))).every("L")
    assert len(done.kids) == 4
    assert {item.said() for item in done.kids} == {"○ カードをスマホで読み取る"}


def test_a_certificate_is_read_from_its_title_to_its_seal(folder: Path) -> None:
    paper = certificate.build(certificates(3))
    _document, *parts = read_aloud.tree(written(paper)).all()
    assert len(parts) == 6 * len(NAMES)
    block = paper.blocks[0]
    assert isinstance(block, Certificate)
    words = (block.title, f"{block.name}{block.honorific}", "".join(block.words), block.day, block.giver, block.seal)
    assert [_plain(part.said()) for part in parts[:6]] == [_plain(word) for word in words]
    assert [part.role for part in parts[:6]] == ["H1", *["P"] * 5]


def test_seats_are_a_list_without_the_empty_ones(folder: Path) -> None:
    (seats,) = read_aloud.tree(written(KINDS["seat_plan"](folder))).every("L")
    assert [kid.role for kid in seats.kids] == ["LI"] * len(seats.kids)
    assert all(_plain(name) in _plain(item.said()) for item, name in zip(seats.kids, NAMES, strict=False))
    assert all(item.said().strip() for item in seats.kids)


def test_the_other_language_is_named_as_such(folder: Path) -> None:
    parts = [part for part in read_aloud.tree(written(handout.build(bilingual(folder)))).every("P") if part.language]
    assert {part.language for part in parts} == {"en"}
    assert [part.said() for part in parts[:2]] == ["Read your card", "Put your card on the table."]
    assert len(parts) == 11


def test_several_papers_in_one_file_have_one_tree_and_keep_every_rule(folder: Path, language: str) -> None:
    kinds = ("handout", "name_tents", "cards", "bilingual_handout", "cards", "certificate")
    data = bound(*kinds, folder=folder)
    report = validator.validate_pdf_bytes(data, profile="pdf-ua-1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert (report.rules.total, report.rules.passed) == (RULES, RULES)
    root = read_aloud.tree(data)
    assert [(part.role, part.language) for part in root.kids] == [("Part", "")] * len(kinds)
    for part, kind in zip(root.kids, kinds, strict=True):
        assert part.said() == read_aloud.tree(written(KINDS[kind](folder))).said()
    numbers = [(piece.page, piece.number) for piece in root.pieces()]
    assert sorted(numbers) == numbers


def test_a_paper_in_another_language_says_so_among_others(folder: Path) -> None:
    english = Document("Class", "en", "sample", (Paragraph(plain_text("At みどり台公民館")),))
    out = io.BytesIO()
    PdfWriter().bind((document(Paragraph(plain_text("教室 at 10"))), english), out, lambda _done, _whole: None)
    first, second = read_aloud.tree(out.getvalue()).kids
    assert (first.language, second.language) == ("", "en")
    assert (first.every("Span"), [part.said() for part in second.every("Span")]) == ([], ["みどり台公民館"])


def test_contents_lead_into_each_of_several_papers(folder: Path) -> None:
    opened = pypdfium2.PdfDocument(bound("memo", "memo", "handout", folder=folder))
    first = [entry for entry in opened.get_toc() if entry.level == 0]
    pages = [entry.get_dest().get_index() for entry in first]
    assert first[0].get_title() == first[1].get_title() != first[2].get_title()
    assert pages == sorted(set(pages))
    assert len(pages) == 3


def test_heading_levels_never_skip() -> None:
    blocks = (Heading(plain_text("節"), 2), Heading(plain_text("題"), 1), Heading(plain_text("節")))
    roles = [part.role for part in read_aloud.tree(written(document(*blocks))).all()]
    assert roles == ["Document", "H1", "H1", "H2"]


def test_japanese_words_in_another_language_are_named_as_such() -> None:
    text = "Class at みどり台公民館 (第3回) on Monday"
    paper = Document("Class", "en", "sample", (Paragraph(plain_text(text)), names_table(1)))
    data = written(paper)
    root = read_aloud.tree(data)
    spans = [(_plain(part.said()), part.language) for part in root.every("Span")]
    assert spans[0] == ("みどり台公民館(第3回", "ja")
    assert (_plain(RARE_NAMES[0]), "ja") in spans
    assert _plain(root.every("P")[0].said()) == _plain(text)
    (line, *_rest) = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range().splitlines()
    assert line == text
    assert validator.validate_pdf_bytes(data, profile="pdf-ua-1").rules.failed == 0


def test_a_variant_of_a_kanji_is_whole_in_another_language_too() -> None:
    names = ("辻\U000e0100", "Mr. 葛\U000e0101城 and 辻\U000e0100 at 10")
    paper = Document("Class", "en", "sample", tuple(Paragraph(plain_text(name)) for name in names))
    data = written(paper)
    said = read_aloud.tree(data)
    assert [_plain(part.said()) for part in said.every("P")] == [_plain(name) for name in names]
    assert [part.said() for part in said.every("Span")] == ["辻\U000e0100", "葛\U000e0101城", "辻\U000e0100"]
    assert all(name in pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range() for name in names)


def test_title_and_standard_stand_in_the_metadata() -> None:
    with pikepdf.open(io.BytesIO(written(document(Heading(plain_text("題"), 1), author="公民館")))) as pdf:
        with pdf.open_metadata() as said:
            assert (said["dc:title"], said["pdfuaid:part"], said["dc:creator"]) == ("ためし", "1", ["公民館"])
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.MarkInfo.Marked


def test_without_the_library_or_with_a_very_long_list_there_is_no_structure(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = document(names_table(3))
    marked = written(paper)
    monkeypatch.setattr(writer, "_TAGGED_ROWS", 2)
    long = written(paper)
    monkeypatch.setattr(writer, "_TAGGED_ROWS", 1_500)
    monkeypatch.setattr(structure, "possible", lambda: False)
    assert long == written(paper)
    for data, tagged in ((marked, True), (long, False)):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert ("/StructTreeRoot" in pdf.Root) is tagged
    pictures = [pypdfium2.PdfDocument(data)[0].render(scale=1).to_numpy().tobytes() for data in (marked, long)]
    assert pictures[0] == pictures[1]


def test_the_library_is_looked_for_and_not_loaded() -> None:
    structure.possible.cache_clear()
    assert structure.possible()
