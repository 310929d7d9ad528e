"""What a person reads about herself: the entry upright, the records as tables, long texts as texts."""

from __future__ import annotations

from datetime import date

from smartclass.domain.document import Heading, Paragraph, Table
from smartclass.reports.disclosure import LONG, DisclosureFigures, Held, build

HEADS = (("名前", "名簿の名前です。"), ("メモ", "気をつけること。"))


def figures(*held: Held) -> DisclosureFigures:
    return DisclosureFigures("佐藤 花子", date(2026, 11, 21), held)


def test_the_entry_stands_upright_with_what_it_is_for() -> None:
    document = build(figures(Held("受講者", "来る人です。", HEADS, (("佐藤 花子", "午前"),))))
    (table,) = document.tables()
    assert table.rows == (("名前", "佐藤 花子", "名簿の名前です。"), ("メモ", "午前", "気をつけること。"))
    assert table.main
    assert "佐藤" not in document.file_stem
    assert document.file_stem == "disclosure-2026-11-21"


def test_records_are_tables_and_what_there_is_none_of_is_said() -> None:
    held = (
        Held("受講者", "", HEADS, (("佐藤", ""),)),
        Held("出席", "", (("開催回", ""),), (("A",), ("B",))),
        Held("相談", "", HEADS, ()),
    )
    document = build(figures(*held))
    assert document.tables()[1].rows == (("A",), ("B",))
    headings = [block.text.plain for block in document.blocks if isinstance(block, Heading)]
    assert headings == ["個人情報の開示", "受講者", "出席", "記録のないもの"]
    assert document.blocks[-1] == Paragraph(document.blocks[-1].text)  # type: ignore[union-attr]
    assert document.blocks[-1].text.plain == "相談"  # type: ignore[union-attr]


def test_long_texts_are_no_cells() -> None:
    long = "あ" * (LONG + 1)
    document = build(
        figures(
            Held("受講者", "", HEADS, (("佐藤", long),)), Held("相談", "", HEADS, (("一回め", long), ("二回め", "")))
        )
    )
    assert [table.name for table in document.tables()] == ["受講者"]
    assert document.tables()[0].rows[1][1] == "（下に書きます）"
    said = [block.text.plain for block in document.blocks if isinstance(block, Paragraph)]
    assert said.count(f"メモ：{long}") == 2
    assert "名前：二回め" in said
    assert "メモ：" not in said


def test_a_table_fills_the_page_across() -> None:
    document = build(figures(Held("受講者", "", HEADS, (("佐藤", ""),)), Held("出席", "", HEADS, (("x" * 50, "y"),))))
    for table in document.tables():
        assert isinstance(table, Table)
        assert abs(sum(column.share for column in table.columns) - 1) < 0.01
