"""One engine sets text with furigana for screen and paper: nothing lost, nothing torn, nothing outside."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.kinsoku import NO_END, NO_START, era_joins, may_break, parts
from smartclass.domain.ruby import NO_TEXT, RubyText, parse, plain_text
from smartclass.domain.typeset import Layout, Widths, fit_size, layout, natural_width

CLOSE = 1e-6


def measure(text: str) -> float:
    """Return a width in em: half for Latin, one for everything else."""
    return sum(0.5 if unicodedata.east_asian_width(letter) in "NaHA" else 1.0 for letter in text)


def ruby_measure(text: str) -> float:
    return measure(text) / 2


def laid(text: RubyText | str, width: float, breaks: frozenset[int] | None = None) -> Layout:
    marked = plain_text(text) if isinstance(text, str) else text
    return layout(marked, width, 1.0, measure=measure, measure_ruby=ruby_measure, breaks=breaks)


def lines(text: RubyText | str, width: float, breaks: frozenset[int] | None = None) -> list[str]:
    plain = text if isinstance(text, str) else text.plain
    return [plain[line.start : line.end] for line in laid(text, width, breaks).lines]


PIECES = st.one_of(
    st.sampled_from(
        ["カード", "を", "よみます", "。", "、", "「", "」", "（", "）", "！", "スマホ", "ー", "っ", "令和8年", "10時"]
    ),
    st.sampled_from(["11月21日", "SmartClass", "A", "0120-95-0178", "1,234", "……", "①", "#", " ", "\u3000", "\n"]),
    st.sampled_from(["{読|よ}み", "{今日|きょう}は", "{承|うけたまわ}る", "{市役所|しやくしょ}", "{志|こころざし}"]),
    st.sampled_from(["https://www.city.example.lg.jp/smart/2026?id=1&name=a_b", "a@example.jp", "abc" * 9, "^", "_"]),
    st.text(alphabet="あいうえおかきくけこアイウ漢字表記読書。、」「々ー0123abcXYZ-/. ", max_size=8),
)


@st.composite
def marked_texts(draw: st.DrawFn) -> RubyText:
    return parse("".join(draw(st.lists(PIECES, max_size=14))))


WIDTHS = st.floats(min_value=6.0, max_value=40.0)


@given(marked_texts(), WIDTHS)
def test_every_character_stays_in_its_order(text: RubyText, width: float) -> None:
    found = laid(text, width).lines
    shown = ""
    place = 0
    for line in found:
        if line.start > place:
            assert text.plain[place : line.start] == "\n"
        place = line.end
        assert line.start <= line.end
        inside = text.plain[line.start : line.end]
        drawn = "".join(cell.text for cell in line.cells)
        assert drawn == inside.rstrip().lstrip(" ") or drawn.strip() == inside.strip()
        for cell in line.cells:
            assert text.plain[cell.start : cell.start + len(cell.text)] == cell.text
            assert len(cell.advances) == len(cell.text)
            assert sum(cell.advances) == pytest.approx(cell.width)
        shown += drawn
    assert text.plain[place:] in ("", "\n")
    assert "".join(shown.split()) == "".join(text.plain.split())


@given(marked_texts(), WIDTHS)
def test_nothing_is_wider_than_the_line(text: RubyText, width: float) -> None:
    found = laid(text, width)
    assert all(line.width <= width + CLOSE for line in found.lines)
    assert found.width == max(line.width for line in found.lines)


@given(marked_texts(), WIDTHS)
def test_furigana_stays_inside_its_line(text: RubyText, width: float) -> None:
    for line in laid(text, width).lines:
        for cell in line.cells:
            assert cell.x >= -CLOSE
            assert cell.x + cell.width <= line.width + CLOSE
            if cell.ruby:
                spread = ruby_measure(cell.ruby) + cell.ruby_gap * (len(cell.ruby) - 1)
                assert cell.ruby_x >= -CLOSE
                assert cell.ruby_x + spread <= line.width + CLOSE


@given(marked_texts(), WIDTHS)
def test_furigana_never_meets_other_furigana(text: RubyText, width: float) -> None:
    for line in laid(text, width).lines:
        spans = [(cell.ruby_x, cell.ruby_x + ruby_measure(cell.ruby)) for cell in line.cells if cell.ruby]
        assert all(before[1] <= after[0] + CLOSE for before, after in pairwise(spans))


def unbroken(text: RubyText, at: int) -> float:
    """Return the width of what rules keep whole around a place (none of it may break, words are whole)."""
    plain = text.plain
    joins = text.joins | era_joins(plain)

    def free(place: int) -> bool:
        return place not in joins and (place in text.breaks or may_break(plain[place - 1], plain[place]))

    first = next((place for place in range(at - 1, 0, -1) if free(place)), 0)
    last = next((place for place in range(at + 1, len(plain)) if free(place)), len(plain))
    return measure(plain[first:last])


@given(marked_texts(), WIDTHS)
def test_lines_break_where_the_rules_allow(text: RubyText, width: float) -> None:
    for line in laid(text, width).lines[1:]:
        if line.start in (0, len(text.plain)) or text.plain[line.start - 1] == "\n" or line.start in text.breaks:
            continue
        before, after = text.plain[line.start - 1], text.plain[line.start]
        torn = not may_break(before, after) or line.start in text.joins | era_joins(text.plain)
        if torn:
            assert unbroken(text, line.start) > width - CLOSE, (before, after)


@given(st.text(alphabet="あ漢ー。、「」（）ァっ！", max_size=40), st.floats(min_value=8.0, max_value=20.0))
def test_no_line_begins_or_ends_with_the_wrong_mark(text: str, width: float) -> None:
    for line in laid(text, width).lines[1:]:
        before, after = text[line.start - 1], text[line.start]
        if after in NO_START or before in NO_END:
            assert unbroken(plain_text(text), line.start) > width - CLOSE


@given(marked_texts(), WIDTHS, st.data())
def test_locate_covers_exactly_the_characters_asked_for(text: RubyText, width: float, data: st.DataObject) -> None:
    found = laid(text, width)
    start = data.draw(st.integers(0, len(text.plain)))
    length = data.draw(st.integers(0, len(text.plain) - start))
    boxes = found.locate(start, length)
    covered = {
        number: [
            place
            for cell in line.cells
            for place in range(cell.start, cell.start + len(cell.text))
            if start <= place < start + length
        ]
        for number, line in enumerate(found.lines)
    }
    assert [number for number, _left, _right in boxes] == [number for number, places in covered.items() if places]
    for number, left, right in boxes:
        line = found.lines[number]
        wide = sum(
            cell.advances[place - cell.start]
            for cell in line.cells
            for place in range(cell.start, cell.start + len(cell.text))
            if start <= place < start + length
        )
        assert right - left == pytest.approx(wide)
        assert -CLOSE <= left <= right <= line.width + CLOSE


def test_a_phrase_is_found_over_two_lines() -> None:
    found = laid("カードをよみとります。", 6.0)
    assert [(number, left, right) for number, left, right in found.locate(2, 7)] == [(0, 2.0, 6.0), (1, 0.0, 3.0)]
    assert found.locate(3, 0) == ()


def test_an_empty_text_is_one_empty_line() -> None:
    assert [(line.cells, line.width) for line in laid(NO_TEXT, 6.0).lines] == [((), 0.0)]


def test_lines_of_the_author_stay() -> None:
    assert lines("はい\n\nいいえ\n", 20.0) == ["はい", "", "いいえ", ""]


def test_a_last_line_is_never_one_character_that_could_have_company() -> None:
    widths = [line.width for line in laid("あいうえおかきくけこさ", 10.0).lines]
    assert widths == [9.0, 2.0]


def test_lines_break_between_phrases_where_they_are_known() -> None:
    text = "スマホをつかってみましょう"
    assert lines(text, 8.0, frozenset({4, 8})) == ["スマホをつかって", "みましょう"]
    assert lines(text, 7.0, frozenset({4, 8})) == ["スマホを", "つかって", "みましょう"]


def test_what_the_author_joined_is_not_torn() -> None:
    assert lines("あいうえおかきくけ", 6.0) == ["あいうえおか", "きくけ"]
    assert lines(parse("あいうえおか_きくけ"), 6.0) == ["あいうえお", "かきくけ"]
    assert lines(parse("ああああ^うう_うう"), 6.0, frozenset()) == ["ああああ", "うううう"]


def test_an_authors_break_goes_before_kinsoku() -> None:
    assert lines(parse("ああああああ^ーーーー"), 6.0, frozenset()) == ["ああああああ", "ーーーー"]


@pytest.mark.parametrize("era", ["令和8年", "令和 8年", "令和８年", "昭和二十三年", "平成元年", "令和12年"])
@pytest.mark.parametrize("before", range(8))
def test_an_era_year_is_never_broken(era: str, before: int) -> None:
    text = "あ" * before + era + "の人"
    assert any(era in line for line in lines(text, 6.0, frozenset())), lines(text, 6.0, frozenset())


@pytest.mark.parametrize("width", [6.0, 7.5, 10.0, 16.0])
def test_an_address_wider_than_the_line_is_cut_after_its_marks(width: float) -> None:
    address = "https://www.city.example.lg.jp/smart/class?year=2026&page=2"
    found = lines(address, width)
    assert "".join(found) == address
    assert all(line[-1] in "/.?&=-_:" for line in found[:-1]), found
    assert max(measure(line) for line in found) <= width


def test_a_word_wider_than_the_line_is_cut_anywhere() -> None:
    found = lines("a" * 40, 6.0)
    assert "".join(found) == "a" * 40
    assert len(found) == 4
    assert max(measure(line) for line in found) <= 6.0


def test_a_cut_word_never_leaves_a_mark_at_the_beginning() -> None:
    found = lines("abcdefghijk,lmnopqrstuvw,xyzabcdefghijk%lmn", 6.0)
    assert "".join(found).startswith("abcdefghijk,")
    assert not any(line[0] in NO_START for line in found)


def test_a_word_that_fills_a_line_gives_its_end_to_the_full_stop() -> None:
    assert lines("a@example.jp。", 6.0) == ["a@example.", "jp。"]
    assert lines("abcdefghijkl。", 6.0)[-1].endswith("l。")


def test_a_word_that_fits_on_a_line_is_never_cut() -> None:
    assert lines("つぎはSmartClassへ", 6.0) == ["つぎは", "SmartClassへ"]


def test_marks_that_fill_a_line_are_torn_rather_than_lost() -> None:
    found = lines("「" * 15, 6.0, frozenset())
    assert "".join(found) == "「" * 15
    assert max(map(measure, found)) <= 6.0


def test_a_furigana_group_stays_whole_even_where_it_is_too_wide() -> None:
    assert lines(parse("の{個人番号確認書類|こじんばんごうかくにんしょるい}を"), 6.0) == [
        "の",
        "個人番号確認書類",
        "を",
    ]


def test_a_width_of_nothing_is_one_character() -> None:
    assert lines("あいう", 0.0) == ["あ", "い", "う"]


def test_furigana_reaches_over_kana_but_not_over_kanji_or_the_edge() -> None:
    over_kana = laid(parse("はあ{志|こころざし}を"), 20.0).lines[0]
    ruby = over_kana.cells[1]
    assert ruby.ruby_x < 2.0
    assert over_kana.width == pytest.approx(3 + 2.0 if ruby.width > 2 else 3 + ruby.width)
    edge = laid(parse("{志|こころざし}を"), 20.0).lines[0].cells[0]
    assert edge.ruby_x >= 0
    beside_kanji = laid(parse("字{志|こころざし}字"), 20.0).lines[0]
    assert beside_kanji.width == pytest.approx(2 + 2.5)


def test_short_furigana_is_spaced_and_long_furigana_spreads_its_base() -> None:
    short = laid(parse("{市役所|し}"), 20.0).lines[0].cells[0]
    assert short.ruby_gap == pytest.approx(2.5)
    assert short.ruby_x == pytest.approx(1.25)
    long = laid(parse("{志|こころざし}"), 20.0).lines[0].cells[0]
    assert long.base_gap == pytest.approx(1.5)
    assert long.ruby_gap == 0


def test_natural_width_is_one_unbroken_line() -> None:
    text = parse("{市役所|しやくしょ}で10時に、スマホをかいます。")
    assert natural_width(text, 1.0, measure=measure, measure_ruby=ruby_measure) == pytest.approx(measure(text.plain))


@given(st.integers(-5, 60), st.integers(0, 30), st.integers(1, 30))
def test_fit_size_finds_the_largest_that_fits(limit: int, low: int, more: int) -> None:
    high = low + more
    asked = fit_size(high, low, lambda size: size <= limit)
    assert asked == min(high, max(low, limit))


def test_address_parts_end_with_their_marks() -> None:
    assert parts("https://a.jp/b-c") == ["https://", "a.", "jp/", "b-", "c"]
    assert parts("word") == ["word"]
    assert parts("//x") == ["//", "x"]


@pytest.mark.parametrize(
    ("before", "after", "may"),
    [
        ("あ", "い", True),
        ("あ", "。", False),
        ("「", "あ", False),
        ("…", "…", False),
        ("①", "あ", False),
        ("1", "回", False),
        ("回", "1", True),
        ("\u00a0", "あ", False),
        ("あ", " ", False),
        ("", "あ", True),
        ("あ", "\n", True),
        ("\n", "。", True),
    ],
)
def test_where_a_line_may_break(before: str, after: str, may: bool) -> None:
    assert may_break(before, after) is may


def test_eras_without_a_year_stay_whole_too() -> None:
    assert era_joins("昭和の歌と令和8年") == {1, 6, 7, 8}


def test_a_kanji_and_the_mark_of_its_variant_are_never_parted() -> None:
    assert not may_break("葛", "\U000e0100")
    assert may_break("\U000e0100", "城")
    for width in range(2, 9):
        assert not any(line.startswith("\U000e0100") for line in lines("葛\U000e0100城" * 6, width))


def test_widths_ask_once_for_each_piece_and_keep_no_end_of_them() -> None:
    asked: list[str] = []

    def dear(text: str) -> float:
        asked.append(text)
        return len(text)

    widths = Widths(dear)
    assert [widths["ab"], widths["ab"], asked] == [2.0, 2.0, ["ab"]]
    assert all(widths[str(number)] == len(str(number)) for number in range(9000))
    assert len(widths) < 5000
