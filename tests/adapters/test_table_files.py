"""Lists as towns really have them: any encoding, any separator, Excel of any age, and files meant to do harm."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from smartclass.adapters import table_files
from smartclass.adapters.table_files import TableFiles
from smartclass.domain.list_layout import guess
from smartclass.errors import BadData

ROWS = [["氏名", "ふりがな", "メモ"], ["髙橋 実", "たかはし みのる", "午前, 午後"], ["𠮷田 ヨシ", "よしだ よし", ""]]
CSV = '氏名,ふりがな,メモ\r\n髙橋 実,たかはし みのる,"午前, 午後"\r\n𠮷田 ヨシ,よしだ よし,\r\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


def read(file: Path, content: bytes) -> list[list[str]]:
    file.write_bytes(content)
    return TableFiles().read(file)


def sheet(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    active = book.active
    assert active is not None
    for row in rows:
        active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_with_and_without_its_mark(file: Path, encoding: str) -> None:
    assert read(file, CSV.encode(encoding)) == ROWS


def test_what_japanese_excel_writes_is_read(file: Path) -> None:
    text = CSV.replace("𠮷", "吉")
    assert read(file, text.encode("cp932"))[1:] == [ROWS[1], ["吉田 ヨシ", "よしだ よし", ""]]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_zeros(file: Path, encoding: str) -> None:
    assert read(file, "name,kana\nSato,サトウ\n".encode(encoding)) == [["name", "kana"], ["Sato", "サトウ"]]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_any_separator_and_line_end(file: Path, separator: str, end: str) -> None:
    text = end.join(separator.join(row) for row in (("氏名", "かな"), ("佐藤", "さとう")))
    assert read(file, text.encode()) == [["氏名", "かな"], ["佐藤", "さとう"]]


def test_a_title_above_the_head_does_not_hide_the_separator(file: Path) -> None:
    assert read(file, "受講者名簿\n氏名\tかな\n佐藤\tさとう\n".encode()) == [
        ["受講者名簿"],
        ["氏名", "かな"],
        ["佐藤", "さとう"],
    ]


def test_ragged_rows_and_spaces_stay_where_they_are(file: Path) -> None:
    assert read(file, b"a,b\n\n 1 \n1,2,3\n") == [["a", "b"], [], ["1"], ["1", "2", "3"]]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_has_no_cells(file: Path, content: bytes) -> None:
    assert not any(map(any, read(file, content)))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, ".xls"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe\x81", "文字を読めません"),
        (b"\xff\xfea", "文字を読めません"),
        (b"name,kana\nSato,\0\n" * 9, "名簿のファイルではない"),
        (b'a,"' + b"x" * 200_000 + b'"\n', "CSV の形がくずれて"),
        (b"PK\x03\x04 not a zip file", "Excel ファイルを読めません"),
    ],
)
def test_what_is_no_list_is_said_with_a_way_out(file: Path, content: bytes, sentence: str) -> None:
    with pytest.raises(BadData, match=sentence) as caught:
        read(file, content)
    assert caught.value.way_out
    assert caught.value.code == 1


def test_a_file_that_is_not_there_and_a_folder_are_said(tmp_path: Path) -> None:
    for place in (tmp_path / "nowhere.csv", tmp_path):
        with pytest.raises(BadData, match="開けません"):
            TableFiles().read(place)


def test_too_large_and_too_many(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_files, "MOST_ROWS", 3)
    assert len(read(file, b"a\n" * 3)) == 3
    with pytest.raises(BadData, match="行が多すぎます"):
        read(file, b"a\n" * 4)
    with pytest.raises(BadData, match="行が多すぎます"):
        read(file, sheet(*[("a",)] * 4))
    monkeypatch.setattr(table_files, "LARGEST", 5)
    with pytest.raises(BadData, match="大きすぎます"):
        read(file, b"a,b,c,d")


def test_excel_cells_come_as_somebody_sees_them(file: Path) -> None:
    content = sheet(
        ("氏名", "生年月日", "電話", "数", None, "空"),
        (" 佐藤 花子 ", datetime(1948, 5, 1), 9012345678, 1948.0),  # noqa: DTZ001 - as Excel has it
        (None,),
        ("鈴木", date(1950, 1, 2), "0012", 1.5, True, None),
    )
    assert read(file, content) == [
        ["氏名", "生年月日", "電話", "数", "", "空"],
        ["佐藤 花子", "1948-05-01", "9012345678", "1948"],
        [],
        ["鈴木", "1950-01-02", "0012", "1.5", "True"],
    ]


def test_a_formula_brings_what_stands_in_the_cell(file: Path) -> None:
    assert read(file, sheet(("氏名",), ("=1+1",))) == [["氏名"], []]


def _rewritten(content: bytes, change: dict[str, tuple[bytes, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            before, after = change.get(item.filename, (b"", b""))
            data = old.read(item)
            assert before in data
            new.writestr(item.filename, data.replace(before, after) if before else data)
    return out.getvalue()


def test_a_sheet_with_a_cell_in_the_last_corner_costs_little(file: Path) -> None:
    content = sheet(("氏名", "b"), ("佐藤", "d"))
    far = {"xl/worksheets/sheet1.xml": (b'<row r="2"', b'<row r="30000"')}
    rows = read(file, _rewritten(content, far))
    assert len(rows) == 30000
    assert sum(map(len, rows)) == 4
    wide = {"xl/worksheets/sheet1.xml": (b'<c r="B1"', b'<c r="XFD1"')}
    assert read(file, _rewritten(content, wide)) == [["氏名"], ["佐藤", "d"]]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(file: Path) -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed,
        packed.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _megabyte in range(201):
            part.write(bytes(1_048_576))
    with pytest.raises(BadData, match="大きすぎます"):
        read(file, out.getvalue())


def test_a_zip_that_is_no_excel_file_is_said(file: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("readme.txt", "no")
    with pytest.raises(BadData, match="Excel ファイルを読めません"):
        read(file, out.getvalue())


def test_entities_that_multiply_are_not_unfolded(file: Path) -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha">' + b"".join(
        b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in b"bcdefghij"
    )
    bomb = {"xl/worksheets/sheet1.xml": (b"<worksheet", laughs + b"]><worksheet")}
    content = _rewritten(sheet(("氏名",), ("佐藤",)), bomb)
    inside = {"xl/worksheets/sheet1.xml": (b"</sheetData>", b"</sheetData>&j;")}
    with pytest.raises(BadData, match="Excel ファイルを読めません"):
        read(file, _rewritten(content, inside))


def test_a_whole_number_has_no_decimal_point(file: Path) -> None:
    decimals = {"xl/worksheets/sheet1.xml": (b"<v>1948</v>", b"<v>1.948E3</v>")}
    assert read(file, _rewritten(sheet((1948,)), decimals)) == [["1948"]]


def test_merged_heads_and_an_empty_or_hidden_first_sheet(file: Path) -> None:
    book = Workbook()
    empty = book.active
    assert empty is not None
    hidden = book.create_sheet("前の年")
    hidden.append(["氏名"])
    hidden.sheet_state = "hidden"
    rows = [
        ["受講者名簿"],
        [],
        ["番号", "氏名", "連絡先"],
        [None, None, "住所", "電話"],
        [1, "佐藤 花子", "上", "0901"],
    ]
    people = book.create_sheet("今の年")
    for row in rows:
        people.append(row)
    for merged in ("A1:D1", "A3:A4", "B3:B4", "C3:D3"):
        people.merge_cells(merged)
    out = io.BytesIO()
    book.save(out)
    found = read(file, out.getvalue())
    layout = guess(found, {})
    assert (layout.heads, layout.first) == (("番号", "氏名", "住所", "電話"), 4)
    assert [layout.cell(found[4], field) for field in ("name", "phone")] == ["佐藤 花子", "0901"]


def test_a_book_of_empty_sheets_has_no_cells(file: Path) -> None:
    assert not any(map(any, read(file, sheet())))


def test_a_copied_table_is_read_by_its_tabs() -> None:
    files = TableFiles()
    assert files.pasted('氏名\t備考\r\n佐藤\t"a, b\nc"\r\n') == [["氏名", "備考"], ["佐藤", "a, b\nc"]]
    assert files.pasted("氏名\n佐藤\n") == [["氏名"], ["佐藤"]]
    assert files.pasted("氏名,備考\n佐藤,a\n") == [["氏名", "備考"], ["佐藤", "a"]]
    assert files.pasted(",,,,,\t'=1+1") == [[",,,,,", "=1+1"]]
    with pytest.raises(BadData, match="大きすぎ"):
        files.pasted("a" * (table_files.LARGEST // 4 + 1))
