"""Files that are no form, or that mean harm: each is refused with a sentence of its own."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from smartclass import resources
from smartclass.adapters import form_door
from smartclass.adapters.form_book import FormBook
from smartclass.domain.form_text import Kind
from smartclass.errors import BadData
from tests.adapters.forms import book, saved

SAMPLE = resources.asset("forms", "monthly.xlsx").read_bytes()
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LOCKED = OLD + "EncryptedPackage".encode("utf-16-le")


def packed(like: bytes = SAMPLE, **parts: bytes) -> bytes:
    """Return a workbook with some parts added or replaced; __ stands for / and _0 for a dot."""
    out = io.BytesIO()
    more = {name.replace("__", "/").replace("_0", "."): part for name, part in parts.items()}
    with zipfile.ZipFile(io.BytesIO(like)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            if item.filename not in more:
                new.writestr(item, old.read(item))
        for name, part in more.items():
            new.writestr(name, part)
    return out.getvalue()


def sheet(inside: str) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return packed(xl__worksheets__sheet1_0xml=f'<worksheet xmlns="{main}">{inside}</worksheet>'.encode())


def macro() -> bytes:
    return packed(xl__vbaProject_0bin=b"x")


def password_inside() -> bytes:
    data = bytearray(SAMPLE)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := data.find(mark, start + 1)) >= 0:
            data[start + at] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Excel のファイル（.xlsx）ではありません"),
        ("日付,人数\n".encode("cp932"), "Excel のファイル（.xlsx）ではありません"),
        (OLD, "古い形の Excel ファイル（.xls）"),
        (LOCKED, "パスワードがかかっています"),
        (password_inside(), "パスワードがかかっています"),
        (SAMPLE[:3000], "途中で切れています"),
        (SAMPLE[:200] + bytes(400) + SAMPLE[600:], "途中で切れています"),
        (packed(xl__workbook_0xml=b"<nothing"), "途中で切れています"),
        (packed(xl__styles_0xml=b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "途中で切れています"),
        (macro(), "マクロの入った様式"),
        (packed(xl__externalLinks__externalLink1_0xml=b"<x/>"), "ほかのファイルを見に行く式"),
        (sheet("<sheetData/>" + "<c/>" * 100_001), "表が大きすぎます"),
        (sheet('<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), "表が大きすぎます"),
        (packed(xl__media__a_0png=bytes(61 * 1024 * 1024)), "表が大きすぎます"),
        (packed(**{f"a{n}": b"" for n in range(2_000)}), "表が大きすぎます"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_form_is_said_in_one_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(data)
    with pytest.raises(BadData) as problem:
        FormBook().open(path)
    assert said in problem.value.sentence
    assert problem.value.sentence.count("。") == 1
    assert problem.value.way_out


def test_a_package_without_a_workbook_is_another_kind(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        new.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    (tmp_path / "a.ods").write_bytes(out.getvalue())
    with pytest.raises(BadData, match="ではありません"):
        FormBook().open(tmp_path / "a.ods")
    renamed = packed(**{"[Content_Types]_0xml": b"<Types/>"}, xl__vbaProject_0bin=b"x")
    (tmp_path / "a.xlsx").write_bytes(renamed)
    with pytest.raises(BadData, match="マクロ"):
        FormBook().open(tmp_path / "a.xlsx")


def test_a_file_that_is_not_there_or_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadData, match="開けません"):
        FormBook().open(tmp_path / "none.xlsx")
    (tmp_path / "a.xlsx").write_bytes(SAMPLE)
    monkeypatch.setattr(form_door, "LARGEST", 100)
    with pytest.raises(BadData, match="大きすぎます"):
        FormBook().open(tmp_path / "a.xlsx")


@pytest.mark.parametrize(("marked", "refused"), [("{{visits}}", True), ("ことば", False)])
def test_a_protected_sheet_is_refused_where_it_has_marks(tmp_path: Path, marked: str, refused: bool) -> None:
    made = book(lambda sheet: sheet.append([marked]))
    made.active.protection.sheet = True
    (tmp_path / "a.xlsx").write_bytes(saved(made))
    if refused:
        with pytest.raises(BadData, match="シート「Sheet」が保護されています"):
            FormBook().open(tmp_path / "a.xlsx")
    else:
        assert FormBook().open(tmp_path / "a.xlsx").places == ()


@pytest.mark.parametrize(
    ("data", "lost"),
    [
        (SAMPLE, ()),
        (packed(xl__drawings__drawing1_0xml=b"<xdr:wsDr><xdr:sp /></xdr:wsDr>"), ("図形",)),
        (packed(xl__media__a_0emf=b"x"), ("写真や絵",)),
        (packed(xl__media__a_0png=b"x"), ()),
        (packed(xl__ctrlProps__a_0xml=b"<x/>"), ("ボタンやチェック欄",)),
        (packed(xl__threadedComments__a_0xml=b"<x/>"), ("会話のコメント",)),
    ],
    ids=lambda value: "".join(value) if isinstance(value, tuple) else "",
)
def test_what_a_copy_would_lose_is_known_before(data: bytes, lost: tuple[str, ...]) -> None:
    assert form_door.check(data) == lost


def test_a_chart_and_rules_of_a_newer_kind_are_named() -> None:
    made = Workbook()
    active = made.active
    assert active is not None
    active.append([1, 2])
    chart = BarChart()
    chart.add_data(Reference(active, 1, 1, 2, 1))
    active.add_chart(chart)
    active["A1"].comment = Comment("メモ", "市")
    assert form_door.check(saved(made)) == ("グラフ",)
    assert form_door.check(sheet("<sheetData/><extLst>x14:dataValidations</extLst>")) == (form_door.RULES,)
    assert form_door.check(sheet("<sheetData/><legacyDrawingHF/>")) == (form_door.PICTURES,)


def test_every_text_with_braces_is_found_with_its_place(tmp_path: Path) -> None:
    made = book(lambda sheet: sheet.append(["{{visits}}", '="{{visits}}"', "=1+1", "{{閉じない", 5, None]))
    made.active.merge_cells("A1:A2")
    made.active.oddFooter.right.text = "{{month}}"
    (tmp_path / "a.xlsx").write_bytes(saved(made))
    places = FormBook().open(tmp_path / "a.xlsx").places
    assert [(one.cell, one.row, one.kind, one.rows) for one in places] == [
        ("A1", 1, Kind.CELL, 2),
        ("B1", 1, Kind.FORMULA, 1),
        ("D1", 1, Kind.CELL, 1),
        ("", 0, Kind.HEADER, 1),
    ]
