"""Lists as towns make them: titles above, merged heads, 姓 and 名 apart, heads nobody thought of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.list_layout import FIELDS, Layout, folded, guess, mark, without_heads

Row = list[str]
CELLS = st.lists(st.lists(st.text(max_size=8), max_size=6), max_size=14)


def of(*rows: Row, **remembered: str) -> Layout:
    return guess(rows, {mark(head, 0, 1): field for head, field in remembered.items()})


def test_heads_below_a_title_and_an_empty_line_are_found() -> None:
    layout = of(["令和8年度　受講者名簿"], [], ["No", "氏　名", "ふりがな", "住所"], ["1", "佐藤", "さとう", "見本町"])
    assert layout == Layout(3, ("No", "氏　名", "ふりがな", "住所"), ("", "name", "kana", ""))
    assert layout.complete


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("氏名（必須）", "name"),
        ("【氏名】※", "name"),
        ("電話番号（下4けた）", "phone"),
        ("氏名（フリガナ）", "kana"),
        ("ﾌﾘｶﾞﾅ", "kana"),
        ("生年月日\n(西暦)", "birth"),
        ("E-mail", ""),
    ],
)
def test_heads_are_known_in_many_spellings(head: str, field: str) -> None:
    layout = of(["お名前", head] if field != "name" else [head, "x"], ["佐藤", "1"])
    assert layout.fields[0 if field == "name" else 1] == field


def test_a_head_of_two_lines_with_merged_cells_is_one_head() -> None:
    upper, lower = ["番号", "氏名", "連絡先", "", "備考"], ["", "", "住所", "電話", ""]
    layout = of(["名簿"], upper, lower, ["1", "佐藤", "見本町", "1234", "午前"])
    assert layout.first == 3
    assert layout.heads == ("番号", "氏名", "住所", "電話", "備考")
    assert layout.fields == ("", "name", "", "phone", "notes")


def test_a_merged_head_may_stand_in_the_lower_line() -> None:
    layout = of(["", "", "ふりがな"], ["番号", "氏名", ""], ["1", "佐藤", "さとう"])
    assert (layout.first, layout.fields) == (2, ("", "name", "kana"))


def test_the_first_person_is_no_second_line_of_heads() -> None:
    layout = of(["氏名", "機種", "備考"], ["佐藤", "スマホ", "メモ"])
    assert layout.first == 1
    assert of(["氏名", "機種", "備考"], ["", "", "午前"]).first == 1


def test_surname_and_name_are_joined() -> None:
    layout = of(["姓", "名", "セイ", "メイ"], ["佐藤", "花子", "サトウ", "ハナコ"])
    row = ["佐藤", "花子", "サトウ", "ハナコ"]
    assert (layout.cell(row, "name"), layout.cell(row, "kana")) == ("佐藤 花子", "サトウ ハナコ")
    assert of(["氏名", "姓", "名"], ["佐藤花子", "佐藤", "花子"]).fields == ("name", "", "")


def test_of_two_telephones_the_first_that_is_there_counts() -> None:
    layout = Layout(1, ("氏名", "a", "b"), ("name", "phone", "phone"))
    assert layout.cell(["佐藤", "", "5678"], "phone") == "5678"
    assert layout.cell(["佐藤", "1234", "5678"], "phone") == "1234"
    assert layout.cell(["佐藤"], "phone") == ""


def test_a_list_without_known_heads_waits_for_a_choice() -> None:
    layout = of(["一覧"], ["だれ", "どこ"], ["佐藤", "見本町"])
    assert (layout.first, layout.heads, layout.complete) == (2, ("だれ", "どこ"), False)
    assert layout.with_field(0, "name").complete
    assert of() == Layout(1, (), ())


def test_what_was_chosen_once_is_known_the_next_time() -> None:
    chosen = of(["だれ", "備考"], ["佐藤", ""]).with_field(0, "name").with_field(1, "")
    again = guess([["備考", " だれ "], ["", "鈴木"]], chosen.marks())
    assert again.fields == ("", "name")


def test_a_list_without_heads_is_remembered_by_its_places() -> None:
    rows = [["佐藤", "さとう"], ["鈴木", "すずき"]]
    layout = without_heads(rows, {})
    assert layout == Layout(0, ("", ""), ("", ""))
    marks = layout.with_field(0, "name").with_field(1, "kana").marks()
    assert without_heads(rows, marks).fields == ("name", "kana")
    assert without_heads([["佐藤", "さとう", "x"]], marks).fields == ("", "", "")


def test_a_mark_tells_nothing_of_what_stood_there() -> None:
    assert "佐藤" not in mark("佐藤 花子", 0, 1)
    assert mark("氏　名（必須）", 0, 1) == mark("氏名", 5, 9)
    assert folded("Ｐｈｏｎｅ Family") == "phonefamily"


@given(CELLS)
def test_any_rows_have_a_layout_that_fits_them(rows: list[Row]) -> None:
    for layout in (guess(rows, {}), without_heads(rows, {})):
        assert len(layout.heads) == len(layout.fields)
        assert set(layout.fields) <= {"", *FIELDS}
        assert all(len(row) <= len(layout.heads) for row in rows[layout.first :])
        assert set(layout.marks().values()) <= {"", *FIELDS}
