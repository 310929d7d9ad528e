"""Tables: cells that fit, heads on every page, totals never alone."""

from __future__ import annotations

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.adapters.pdf import fonts, tables
from smartclass.adapters.pdf.flow import paginate
from smartclass.domain.document import Column, Table
from tests.adapters.samples import RARE_NAMES, document, names_table, written


@given(
    st.text(st.sampled_from("あ髙コーヒー（）、。abc 12"), min_size=1, max_size=60),
    st.floats(20, 200),
    st.sampled_from([14.0, 20.0, 32.0]),
)
def test_nothing_is_cut_off_and_nothing_leaves_its_cell(text: str, room: float, height: float) -> None:
    lines, size, squeeze = tables.fit(text, room, height, height / 2, False)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert len(lines) * size <= height + 0.01
    assert all(fonts.width(line, size, False, True) * squeeze <= room + 0.01 for line in lines)


def test_a_kanji_keeps_the_mark_of_its_variant() -> None:
    for room in range(12, 60):
        lines, _size, _squeeze = tables.fit("葛\U000e0100葛\U000e0101辻\U000e0100", room, 22, 11, False)
        assert not any(line.startswith(("\U000e0100", "\U000e0101")) for line in lines)


def test_two_lines_break_where_the_script_changes_and_never_inside_a_word() -> None:
    (first, second), _size, _squeeze = tables.fit("中央コミュニティセンター", 84, 22, 11, False)
    assert (first, second) == ("中央", "コミュニティセンター")
    (first, second), *_ = tables.fit("スマホはじめて講座（ログイン編）", 96, 24, 12, False)
    assert second == "（ログイン編）"
    lines, *_ = tables.fit("Smartphone", 30, 22, 11, False)
    assert lines == ("Smartphone",)


def test_numbers_have_thousands() -> None:
    assert [tables.words(value) for value in (1234, 1234.5, "1234")] == ["1,234", "1,234.5", "1234"]


def test_heads_repeat_and_every_row_is_printed_once() -> None:
    pdf = pypdfium2.PdfDocument(written(document(names_table(100))))
    texts = [page.get_textpage().get_text_range() for page in pdf]
    assert len(texts) == 3
    assert all("お名前" in text for text in texts)
    whole = "".join(texts)
    assert sum(whole.count(name) for name in RARE_NAMES) == 100


def test_totals_are_never_alone_on_a_page() -> None:
    for count in range(30, 40):
        rows = tables.Rows(names_table(count, totals=("合計", "", 12.5)), 500)
        pages = paginate([rows], 700)
        heights = [page[0].piece.height for page in pages]
        assert sum(heights) == pytest.approx(len(pages) * rows.head_height + (count + 1) * rows.row_height)
        assert heights[-1] >= rows.head_height + 2 * rows.row_height - 0.01 or len(pages) == 1


def test_an_empty_table_still_has_its_head() -> None:
    pdf = pypdfium2.PdfDocument(written(document(Table("空", (Column("日にち", 1),), ()))))
    assert "日にち" in pdf[0].get_textpage().get_text_range()
    assert len(pdf) == 1


def test_a_long_label_stands_in_two_lines_around_its_baseline() -> None:
    assert tables.label("", 0, 100, room=50, size=10) == []
    (first, second) = tables.label("みどり台公民館スマートフォン講座", 0, 100, room=90, size=10)
    assert first[1] < 100 < second[1] < 104
    assert second[1] - first[1] >= second[3]


def test_a_very_long_text_is_two_lines_that_can_be_read() -> None:
    text = "Go back to the home screen and look for Mynaportal (マイナポータル). Tap its picture once and let go."
    lines, size, squeeze = tables.fit(text, 272.0, 31.0, 11.0, False)
    assert " ".join(lines) == text
    assert size >= 7.0
    assert squeeze >= 0.7
    assert max(fonts.width(line, size, False, True) for line in lines) * squeeze <= 272.1
    assert len(tables.fit(text * 3, 272.0, 31.0, 11.0, False)[0]) == 2
