from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.ruby import NO_TEXT, MarkupFault, RubyText, Span, escape, parse, plain_text


def test_furigana_stands_above_its_base() -> None:
    text = parse("カードを{読|よ}み{取|と}ります。")
    assert text.spans == (
        Span("カードを"),
        Span("読", "よ"),
        Span("み"),
        Span("取", "と"),
        Span("ります。"),
    )
    assert text.plain == str(text) == "カードを読み取ります。"
    assert text.reading == "カードをよみとります。"


def test_marks_are_places_in_the_plain_text() -> None:
    text = parse("{読|よ}む^まで_まつ")
    assert (text.plain, text.breaks, text.joins) == ("読むまでまつ", {2}, {4})


def test_a_backslash_keeps_a_mark() -> None:
    assert parse(r"a\_b\^c\{d\|e\}f\\g").plain == r"a_b^c{d|e}f\g"
    assert parse(r"a\_b").spans == (Span("a_b"),)


@pytest.mark.parametrize(
    ("markup", "position"),
    [
        ("あ{い", 1),
        ("あ}い", 1),
        ("{|い}", 0),
        ("{い|}", 0),
        ("あ|い", 1),
        ("{a|b|c}", 0),
        ("{{a|b}}", 0),
        ("x\\n", 1),
        ("\\", 0),
    ],
)
def test_what_cannot_be_read_is_pointed_at(markup: str, position: int) -> None:
    with pytest.raises(MarkupFault) as caught:
        parse(markup)
    assert caught.value.position == position
    assert markup[position : position + 12] in str(caught.value)


def test_no_text_is_no_text() -> None:
    assert not NO_TEXT
    assert parse("") == NO_TEXT
    assert plain_text("") == NO_TEXT
    assert plain_text("{x") == RubyText((Span("{x"),), markup="{x")
    assert plain_text("あ")


@given(st.text())
def test_escaped_text_comes_back(text: str) -> None:
    assert parse(escape(text)).plain == text


words = st.text(st.sampled_from("あいうカキ漢字ab1"), min_size=1, max_size=4)


@given(st.lists(st.tuples(words, st.one_of(st.just(""), words)), max_size=8))
def test_every_written_pair_is_read_back(pairs: list[tuple[str, str]]) -> None:
    markup = "^".join(f"{{{base}|{ruby}}}" if ruby else base for base, ruby in pairs)
    text = parse(markup)
    assert text.plain == "".join(base for base, _ruby in pairs)
    assert text.reading == "".join(ruby or base for base, ruby in pairs)
    assert text.markup == markup
    assert all(0 < place <= len(text.plain) for place in text.breaks)
