"""The papers of one class session: sign-in sheet, attendance report, cards."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeGuard

import pytest

from smartclass.domain.document import CardGrid, Document, Facts, Paragraph, Table
from smartclass.domain.registry import Counts, Mark
from smartclass.errors import Problem
from smartclass.reports import attendance, cards, sign_in_sheet
from tests.reports.samples import PEOPLE, TOKENS, session_figures


def _facts(document: Document) -> dict[str, str]:
    return {name: value for block in document.blocks if isinstance(block, Facts) for name, value in block.pairs}


def test_the_sign_in_sheet_has_the_roster_and_a_page_full_of_rows() -> None:
    (table,) = sign_in_sheet.build(session_figures()).tables()
    assert [row[:3] for row in table.rows[:2]] == [(1, "あおき ふみ", "青木 フミ"), (2, "いしざき まさお", "石﨑 正夫")]
    assert table.row_mm >= 10
    assert len(table.rows) == 16
    assert all(row == ("", "", "", "", "") for row in table.rows[len(PEOPLE) :])


def test_a_long_roster_still_leaves_three_rows_for_walk_ins() -> None:
    (table,) = sign_in_sheet.build(session_figures(30)).tables()
    assert len(table.rows) == 33


def test_the_sign_in_sheet_has_places_to_write_totals() -> None:
    assert _facts(sign_in_sheet.build(session_figures()))["来た人の合計"] == ""


def test_the_report_counts_present_absent_walk_ins_and_count_only() -> None:
    facts = _facts(attendance.build(session_figures()))
    assert facts["来た人の合計"] == "8人"
    assert facts["お名前のある出席者"] == "6人"
    assert facts["そのうち飛び入り"] == "1人"
    assert facts["人数だけ数えた人"] == "2人"
    assert facts["お休み"] == "1人"


def test_the_report_marks_who_came_and_when() -> None:
    roster, _bands = attendance.build(session_figures()).tables()
    assert roster.rows[0] == (1, "あおき ふみ", "青木 フミ", "○", "9:51", "")
    assert roster.rows[1] == (2, "いしざき まさお", "石﨑 正夫", "", "", "訂正（1）")
    assert roster.rows[3] == (4, "はまだ かずえ", "濵田 和江", "○", "9:54", "飛び入り")


def test_the_bands_count_only_people_who_came() -> None:
    _roster, bands = attendance.build(session_figures()).tables()
    assert bands.rows == ((1, 0, 1, 2, 1, 1, 6),)


def test_a_correction_is_explained_below_the_roster() -> None:
    document = attendance.build(session_figures())
    notes = [block.text.plain for block in document.blocks if isinstance(block, Paragraph)]
    assert notes[0] == "（1）2番：R8.11.22（日） 9:05 お休みに直しました。お名前をまちがえて押したため"
    data = session_figures()
    back = replace(data, corrections=(replace(data.corrections[0], present=True, reason=""),))
    assert "出席に直しました。" in str(
        [b.text.plain for b in attendance.build(back).blocks if isinstance(b, Paragraph)]
    )


def test_an_empty_class_is_a_report_too() -> None:
    data = replace(session_figures(), roster=(), corrections=(), counts=Counts(0, 0, 0))
    facts = _facts(attendance.build(data))
    assert facts["来た人の合計"] == "0人"


def test_no_paper_is_named_after_a_person() -> None:
    for build in (attendance.build, sign_in_sheet.build, cards.build):
        assert build(session_figures()).file_stem.isascii()


def test_cards_have_numbers_and_tokens_and_no_name() -> None:
    document = cards.build(session_figures())
    (grid,) = document.blocks
    assert isinstance(grid, CardGrid)
    assert [card[0] for card in grid.cards] == [str(n) for n in range(1, 8)]
    assert [card[2] for card in grid.cards] == list(TOKENS[:7])
    assert not any(name in repr(document) or kana in repr(document) for name, kana, _born in PEOPLE)


def test_cards_for_nobody_are_refused_in_words() -> None:
    with pytest.raises(Problem, match="名簿に人がいません"):
        cards.build(replace(session_figures(), roster=()))


def test_a_card_made_anew_is_one_card_without_a_number() -> None:
    document = cards.single(TOKENS[0], "みどり台公民館")
    (grid,) = document.blocks
    assert isinstance(grid, CardGrid)
    assert grid.cards == (("", "みどり台公民館", TOKENS[0]),)


def test_who_joined_or_left_on_the_way_is_in_the_notes() -> None:
    figures = session_figures()
    rows = tuple(replace(row, marks=frozenset(Mark)) for row in figures.roster)
    (table,) = (block for block in attendance.build(replace(figures, roster=rows)).blocks if _is_roster(block))
    assert [row[5] for row in table.rows][:2] == ["途中から 途中まで", "訂正（1）"]


def test_the_sheet_is_in_the_order_of_its_numbers() -> None:
    figures = session_figures()
    rows = tuple(replace(row, number=len(figures.roster) - n) for n, row in enumerate(figures.roster))
    (table,) = sign_in_sheet.build(replace(figures, roster=rows)).tables()
    assert [row[0] for row in table.rows if row[0]] == list(range(1, len(rows) + 1))


def _is_roster(block: object) -> TypeGuard[Table]:
    return isinstance(block, Table) and len(block.columns) == 6
