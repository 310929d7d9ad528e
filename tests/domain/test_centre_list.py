"""Lists of public buildings as towns publish them: the column of names is found, rooms are told from car parks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.centre_list import FEW, FIELDS, Venue, guess, has_rooms, key, suggested, with_name
from smartclass.domain.list_layout import mark

STANDARD = (
    *("全国地方公共団体コード", "ID", "地方公共団体名", "名称", "名称_カナ", "名称_英語"),
    *("所在地_全国地方公共団体コード", "町字ID", "所在地_連結表記", "緯度", "経度", "電話番号"),
)
RECOMMENDED = (
    "都道府県コード又は市区町村コード",
    "NO",
    "都道府県名",
    "市区町村名",
    "名称",
    "名称_カナ",
    "住所",
    "方書",
)


def fields(*heads: str) -> dict[str, str]:
    found = guess([heads, ["x"] * len(heads)], {})
    return {field: head for head, field in zip(found.heads, found.fields, strict=True) if field}


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (STANDARD, {"name": "名称", "kana": "名称_カナ", "code": "ID", "place": "所在地_連結表記"}),
        (RECOMMENDED, {"name": "名称", "kana": "名称_カナ", "code": "NO", "place": "住所"}),
        (("施設番号", "施設名", "所在地"), {"name": "施設名", "code": "施設番号", "place": "所在地"}),
        (("ＮＯ", "名　称", "所在地_連結標記"), {"name": "名　称", "code": "ＮＯ", "place": "所在地_連結標記"}),
        (("分類", "町"), {}),
    ],
)
def test_the_columns_of_published_lists_are_known(heads: tuple[str, ...], expected: dict[str, str]) -> None:
    assert fields(*heads) == expected


def test_a_title_above_the_heads_is_passed_over() -> None:
    found = guess([["公共施設一覧"], [], ["NO", "名称"], ["1", "中央公民館"]], {})
    assert (found.first, found.fields) == (3, ("code", "name"))


def test_without_a_known_head_the_first_full_line_is_taken() -> None:
    found = guess([["公共施設一覧"], ["あ", "い"], ["1", "中央公民館"]], {})
    assert (found.first, found.heads, found.complete) == (2, ("あ", "い"), False)
    assert with_name(found, 1).fields == ("", "name")
    assert guess([], {}).fields == ()


def test_what_was_chosen_before_counts_most() -> None:
    heads = ("建物", "名称")
    assert guess([heads], {mark("建物", 0, 2): "name"}).fields == ("name", "")
    assert with_name(guess([heads], {}), 0).fields == ("name", "")


@given(st.lists(st.lists(st.text(max_size=4), max_size=4), max_size=12))
def test_any_table_is_looked_at(rows: list[list[str]]) -> None:
    found = guess(rows, {})
    assert set(found.fields) <= {"", *FIELDS}
    assert len(found.fields) == len(found.heads)


def test_rooms_are_told_from_other_buildings() -> None:
    rooms = ("中央公民館", "北コミュニティセンター", "いきいき交流館", "市立図書館", "本町集会所", "東支所")
    others = ("中央公園", "第一駐車場", "給食センター", "福祉センター駐車場", "ふれあい広場", "特別養護老人ホーム")
    assert all(map(has_rooms, rooms))
    assert not any(map(has_rooms, others))


def test_a_short_list_is_meant_as_it_is() -> None:
    assert suggested([Venue("旧山田邸")]) == (True,)
    many = [Venue(f"公園{n}") for n in range(FEW)] + [Venue("中央公民館")]
    assert suggested(many) == (*[False] * FEW, True)


def test_a_name_is_known_in_another_spelling() -> None:
    assert key("Ｙ’s 会館　本館") == key("y’s会館本館")
    assert key("東館") != key("西館")
