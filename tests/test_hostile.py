"""Files and texts made to harm, each at the program's own door: a plain fault, soon, and nothing left outside."""

from __future__ import annotations

import contextlib
import io
import json
import random
import signal
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from smartclass.adapters.csv_file import harmless
from smartclass.adapters.form_book import FormBook
from smartclass.adapters.table_files import MOST_COLUMNS, TableFiles
from smartclass.adapters.voices import dictionary
from smartclass.content import pictures, town_file, word_lists
from smartclass.domain import form_text, list_layout, row_numbers
from smartclass.domain.lesson import Family
from smartclass.domain.visible import visible
from smartclass.errors import BadData, Problem
from smartclass.paths import Home
from smartclass.services.differences import Differences
from tests.conftest import FixedClock

ENOUGH = 30
"""Seconds of processor time after which a test is a hang, on the slowest machine (bench/fuzz holds them to two)."""
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture(autouse=True)
def soon() -> Iterator[None]:
    """What hangs fails, where the system can tell (POSIX)."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def late(_number: int, _frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, ENOUGH)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


# TOML


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"k{n} = 1" for n in range(20_000)),
        "\n".join(f"k{n}." + "a." * 1_900 + "a = 1" for n in range(60)),
        "x = [\n[" + " " * 3_900 + "1,\n2]]",
        "\u2003" * 3_900 + "\nx = 1",
        "x = " + "[" * 3_000,
        "x = [\n" + "[" * 300 + "\n" + "{a." + "a." * 190 + "a = [\n" * 3,
        "x = [" + "1, " * 60_000 + "]",
        "[[procedure]]\n" * 18_000,
        'x = "' + "あ" * 80_000 + '"',
    ],
    ids=["keys", "dots", "bracket", "spaces", "brackets", "mixed", "billion", "tables", "line"],
)
def test_toml_made_to_harm_is_one_fault(tmp_path: Path, text: str) -> None:
    path = tmp_path / "town.toml"
    path.write_text("format = 1\n" + text, encoding="utf-8")
    read = town_file.read(path)
    assert 1 <= len(read.faults) <= 100
    assert read.entries == {}


def test_tables_hidden_in_a_list_are_too_deep(tmp_path: Path) -> None:
    path = tmp_path / "town.toml"
    path.write_text("format = 1\nx = [{" + "a." * 300 + "a = 1}]", encoding="utf-8")
    (fault,) = town_file.read(path).faults
    assert "深すぎます" in fault.sentence


@pytest.mark.parametrize("name", ["../secret.svg", "/etc/passwd", "a/../../b.svg", "C:\\x.svg", "あ" * 200, "x.png"])
def test_a_picture_of_a_word_never_leaves_its_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    here = tmp_path / "town"
    (here / "glossary").mkdir(parents=True)
    text = f'format = 1\n[words]\n"アプリ" = "道具"\n[pictures]\n"アプリ" = \'{name}\'\n'
    (here / "glossary.toml").write_text(text, encoding="utf-8")
    (term,) = word_lists.terms([here])
    assert term.picture is None


# SVG


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="http://example.com/a.png"/>',
        '<use href="file:///etc/passwd#a"/>',
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        "<style>@import url(http://example.com/a.css);</style>",
        "<style>a{}<!-- -->@import 'a.css';</style>",
        '<rect fill="url(http://example.com/a#b)"/>',
        "<g>" * 300 + "</g>" * 300,
        "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 10)),
    ],
)
def test_a_drawing_that_is_more_than_a_drawing_is_refused(tmp_path: Path, inside: str) -> None:
    path = tmp_path / "a.svg"
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>', encoding="utf-8")
    assert pictures.fault(path)


@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_entities_in_a_drawing_are_refused(tmp_path: Path, code: str) -> None:
    text = '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>'
    path = tmp_path / "a.svg"
    path.write_bytes(text.encode(code))
    assert pictures.fault(path) or "root:" not in pictures.words(path)


# Workbooks and lists


def workbook(change: Callable[[bytes], bytes], name: str = SHEET) -> bytes:
    """Return a small workbook with its sheet changed, kept under another name if wished."""
    book, plain, out = Workbook(), io.BytesIO(), io.BytesIO()
    book.active.append(["氏名", "{{visits}}"])
    book.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            if part == SHEET:
                new.writestr(name, change(content))
            else:
                new.writestr(part, content.replace(f"/{SHEET}".encode(), f"/{name}".encode()))
    return out.getvalue()


def after_rows(more: bytes) -> Callable[[bytes], bytes]:
    return lambda sheet: sheet.replace(b"</sheetData>", b"</sheetData>" + more)


def in_rows(more: bytes) -> Callable[[bytes], bytes]:
    return lambda sheet: sheet.replace(b"</sheetData>", more + b"</sheetData>")


def utf16(change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    return lambda sheet: change(sheet).decode().encode("utf-16")


EVERY_CELL = b"<mergeCells><mergeCell ref='$a$1:$xfd$1048576'/></mergeCells>"
FORMS = {
    "merged everywhere": workbook(after_rows(EVERY_CELL)),
    "in UTF-16": workbook(utf16(after_rows(EVERY_CELL))),
    "under another name": workbook(after_rows(EVERY_CELL), "other/sheet.bin"),
    "row 999,999,999": workbook(in_rows(b'<row r="999999999"><c r="A999999999"/></row>')),
    "wide rows": workbook(in_rows(b"".join(b'<row r="%d"><c r="XFD%d"/></row>' % (n, n) for n in range(5, 5_000)))),
    "never closed": workbook(lambda sheet: sheet + b"<mergeCell " * 200_000),
    "swells": workbook(in_rows(b"<row/>" * 11_000_000)),
    "entities": workbook(lambda sheet: b'<!DOCTYPE a [<!ENTITY a "a">]>' + sheet),
    "entities in UTF-16": workbook(utf16(lambda sheet: b'<!DOCTYPE a [<!ENTITY a "a">]>' + sheet)),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_made_to_harm_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(FORMS[name])
    with pytest.raises(BadData):
        FormBook().open(path)


@pytest.mark.parametrize("name", FORMS)
def test_a_list_made_to_harm_is_read_or_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(FORMS[name])
    with contextlib.suppress(BadData):
        assert len(TableFiles().read(path)) < 200_000


def test_thousands_of_wrong_marks_are_told_soon() -> None:
    places = [form_text.Place("s", f"A{n}", n, f"{{{{visist{n}}}}}") for n in range(20_000)]
    assert len(form_text.look(places).faults) == form_text.MOST_FAULTS


@pytest.mark.parametrize(
    "data", [b"x" * 10_000_000, b'"' + b"x" * 10_000_000, b"a" + b"," * 10_000_000, b"\0" * 100_000]
)
def test_a_list_in_one_line_is_read_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(data)
    try:
        rows = TableFiles().read(path)
    except BadData:
        return
    assert max(map(len, rows)) <= MOST_COLUMNS
    list_layout.guess(rows, {})


def test_heads_of_nothing_but_brackets_are_read_soon() -> None:
    assert list_layout.guess([["[" * 60_000, "氏名"], ["a", "山田"]], {}).fields == ("", "name")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "＝1", "\t=1", " =1", "\r=cmd|' /C calc'!A0"])
def test_no_cell_becomes_a_formula(cell: str) -> None:
    assert str(harmless(cell)).startswith("'")


# Texts


@pytest.mark.parametrize(
    "sign", ["\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\u00ad", "\x00", "\u061c", "\U000e0041"]
)
def test_signs_nobody_sees_are_dropped_from_names(sign: str) -> None:
    assert visible(f"山田{sign}花子") in ("山田 花子", "山田花子")
    assert visible(sign) == ""


@pytest.mark.parametrize("blank", ["\u3164", "\u115f", "\u1160", "\uffa0", "\u2800", "\u034f"])
def test_a_name_of_letters_that_show_nothing_is_no_name(blank: str) -> None:
    assert visible(blank * 3) == ""


@pytest.mark.parametrize("text", [" " * 30_000 + "x", "-" * 30_000, "\u2003" * 30_000, "1-" * 15_000, "٣" * 9_000])
def test_numbers_pasted_by_the_thousand_are_read_soon(text: str) -> None:
    assert len(row_numbers.read(text).numbers) < 1_000


@pytest.mark.parametrize("text", ["a,ア,²\n", "a,ア,\x1f1\n", "a," + "ア" * 200_000, '"', "a,ア," + "9" * 5_000])
def test_a_list_of_readings_made_to_harm_is_passed_over(tmp_path: Path, text: str) -> None:
    path = tmp_path / "readings.csv"
    path.write_text("surface,reading,accent\n" + text, encoding="utf-8")
    assert all(dictionary.line(*entry) for entry in dictionary.rows(path))


@pytest.mark.parametrize(
    "text", ["[" * 100_000, json.dumps({"notes": [dict.fromkeys(("lesson", "step", "family", "day"), "\ud800")]})]
)
def test_damaged_notes_are_passed_over(tmp_path: Path, clock: FixedClock, text: str) -> None:
    home = Home(tmp_path)
    home.differences.write_text(text, encoding="utf-8")
    Differences(home, clock).note("a", "b", Family.IPHONE)
    assert [one.lesson for one in Differences(home, clock).all()] == ["a"]


def test_half_a_letter_in_a_note_can_be_written_back(tmp_path: Path, clock: FixedClock) -> None:
    home = Home(tmp_path)
    note = {"lesson": "\ud800", "step": "b", "family": "iphone", "day": "2026-11-21"}
    home.differences.write_text(json.dumps({"format": 1, "notes": [note]}), encoding="utf-8")
    Differences(home, clock).note("a", "b", Family.IPHONE)
    assert len(Differences(home, clock).all()) == 2


# And by chance: the small sister of `python -m bench.fuzz`


@pytest.mark.parametrize(
    "parser", ["lesson", "practice", "town", "glossary", "picture", "csv", "keys", "settings", "card", "numbers"]
)
def test_spoiled_input_gives_a_value_or_a_known_failure(tmp_path: Path, parser: str) -> None:
    from bench.fuzz.parsers import PARSERS

    case = PARSERS[parser][1](tmp_path)
    for number in range(100):
        try:
            case(random.Random(f"{parser}/{number}"))
        except Problem:
            continue
