"""Paragraphs with furigana, measured with the printing faces."""

from __future__ import annotations

from smartclass.adapters.pdf import text
from smartclass.domain.document import Align
from smartclass.domain.ruby import parse, plain_text


def test_a_text_without_furigana_needs_less_height() -> None:
    with_ruby, without = (text.block(parse(words), 400, 20) for words in ("{机|つくえ}の", "つくえの"))
    assert with_ruby.height > without.height == 20
    assert with_ruby.middle > without.middle


def test_no_line_is_wider_than_its_column() -> None:
    block = text.block(parse("{暗証番号|あんしょうばんごう}を、example.jp で{調|しら}べます。" * 3), 130, 20)
    assert len(block.lines) > 3
    assert all(line.width <= 130.01 for line in block.lines)


def test_lines_can_stand_in_the_middle_or_at_the_right() -> None:
    left, middle, right = (text.block(plain_text("あ"), 100, 10, align=align).lines[0].cells[0].x for align in Align)
    assert (left, right, middle) == (0, 45, 90) or (left, middle, right) == (0, 90, 45)


def test_each_sentence_begins_a_line() -> None:
    block = text.block(text.by_sentence(parse("{机|つくえ}に置きます。「はい。」と押します。終わりです。")), 1000, 10)
    lines = ["".join(cell.text for cell in line.cells) for line in block.lines]
    assert lines == ["机に置きます。", "「はい。」と押します。", "終わりです。"]


def test_sentences_keep_text_and_marks() -> None:
    markup = "あ^い。{机|つ}_う。^え。"
    before, after = parse(markup), text.by_sentence(parse(markup))
    assert after.plain.replace("\n", "") == before.plain
    assert (
        {after.plain[mark] for mark in after.breaks} == {before.plain[mark] for mark in before.breaks} == {"い", "え"}
    )
    assert {after.plain[mark] for mark in after.joins} == {"う"}


def test_one_sentence_stays_the_same_value() -> None:
    words = parse("{机|つくえ}に置きます。")
    assert text.by_sentence(words) is words


def test_a_paragraph_is_cut_with_two_lines_on_each_side() -> None:
    running = text.Running(text.block(plain_text("あいうえおかきくけこ"), 20, 10), 0)
    assert len(running.text.lines) == 5
    assert running.cut(10_000)[1] is None
    piece, rest = running.cut(running.text.height - 1)
    assert piece is not None
    assert isinstance(rest, text.Running)
    assert len(rest.text.lines) == 2
    assert running.cut(running.text.line_height) == (None, running)
    assert running.least < running.text.height
