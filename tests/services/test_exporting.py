"""Everything of one person and everything of the centre: whole, in words, and never half a file."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from uuid import UUID, uuid4

import openpyxl
import pytest

from smartclass.bootstrap import App, build
from smartclass.domain.play import Result
from smartclass.domain.registry import NewAttendee
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.storage import everything, stumbles
from tests.conftest import FixedClock

DOCS = Path(__file__).parents[2] / "docs" / "columns.md"


@pytest.fixture
def app(home: Home, clock: FixedClock) -> Iterator[App]:
    made = build(home, clock=clock)
    yield made
    made.close()


@pytest.fixture
def hanako(app: App) -> UUID:
    """佐藤 花子, who came, practised and stumbled; and 鈴木, who must not be seen with her."""
    app.classes.add_centre("中央公民館")
    session = app.classes.create(course="はじめてのスマホ", day=date(2026, 11, 21), starts=time(10)).id
    first = app.people.add(NewAttendee("佐藤 花子", "さとう はなこ", 1948, "1234", "iphone", "=1+1")).attendee
    other = app.people.add(NewAttendee("鈴木 一郎")).attendee
    assert first is not None
    assert other is not None
    app.roll.expect(session, [first.id, other.id])
    app.roll.check_in(session, first.id)
    app.progress.reached("basics-calls", "ringing", person=first.id, session=session)
    counts = {stumbles.Spot(session, "basics-calls", "ringing", Result.MISSED, first.id): 2}
    stumbles.add(app.register, counts)
    return first.id


def table(file: Path, name: str) -> list[list[str]]:
    with zipfile.ZipFile(file) as packed:
        return list(csv.reader(io.StringIO(packed.read(f"{name}.csv").decode("utf-8-sig"), newline="")))


def test_everything_of_the_centre_has_a_sheet_each_and_the_columns_first(
    app: App, hanako: UUID, tmp_path: Path
) -> None:
    seen: list[tuple[int, int]] = []
    count = app.exporting.centre(tmp_path / "all.xlsx", lambda done, whole: seen.append((done, whole)))
    assert seen[-1] == (count, count)
    book = openpyxl.load_workbook(tmp_path / "all.xlsx")
    assert book.sheetnames[0] == "列の説明"
    assert len(book.sheetnames) == 1 + len(everything.shapes(app.register))
    people = [[cell.value for cell in row][:8] for row in book["受講者"].iter_rows()]
    assert people[0][1:3] == ["名前", "ふりがな"]
    assert people[1][1:7] == ["佐藤 花子", "さとう はなこ", 1948, "1234", "iphone", "=1+1"]
    assert people[1][0] == str(hanako)
    assert book["受講者"]["G2"].data_type == "s"
    words = {(row[1].value, row[3].value): row[4].value for row in book["列の説明"].iter_rows(min_row=2)}
    shapes = everything.shapes(app.register)
    assert set(words) == {(shape.name, column) for shape in shapes for column in shape.columns}
    assert all(words.values())


def test_as_csv_the_names_never_change_and_nothing_runs(app: App, hanako: UUID, tmp_path: Path) -> None:
    app.exporting.centre(tmp_path / "all.zip")
    head, first, _second = table(tmp_path / "all.zip", "attendee")
    assert head[:4] == ["id", "name", "kana", "birth_year"]
    assert first[6] == "'=1+1"
    assert table(tmp_path / "all.zip", "columns")[0] == ["table_title", "table", "column_title", "column", "about"]
    assert table(tmp_path / "all.zip", "attendance")[1][2] in (str(hanako), str(app.people.search("鈴木")[0].id))


def test_a_list_written_out_can_be_read_in_again(app: App, hanako: UUID, tmp_path: Path, clock: FixedClock) -> None:
    app.exporting.centre(tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        packed.extract("attendee.csv", tmp_path)
    fresh = build(Home(tmp_path / "fresh"), clock=clock)
    preview = fresh.keeping.preview_import(tmp_path / "attendee.csv")
    assert [(one.name, one.notes) for one in preview.good] == [("佐藤 花子", "=1+1"), ("鈴木 一郎", "")]
    fresh.close()


def test_one_person_gets_a_paper_and_a_workbook_without_a_name_outside(app: App, hanako: UUID, tmp_path: Path) -> None:
    files = app.exporting.person(hanako, tmp_path / "out")
    assert [file.name for file in files] == ["disclosure-2026-11-21.pdf", "disclosure-2026-11-21.xlsx"]
    assert files[0].read_bytes().startswith(b"%PDF")
    book = openpyxl.load_workbook(files[1])
    assert book.sheetnames[:2] == ["列の説明", "受講者"]
    cells = [str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert "鈴木 一郎" not in cells
    assert str(hanako) in cells
    for said in (
        "2026-11-21 10:00 はじめてのスマホ（中央公民館）",
        "スマホで電話をする",
        "画面",
        "2026-11-21 10:00",
        "missed",
    ):
        assert said in cells


@pytest.mark.parametrize("suffix", [".pdf", ".xlsx", ".zip"])
def test_one_file_by_its_ending(app: App, hanako: UUID, tmp_path: Path, suffix: str) -> None:
    seen: list[tuple[int, int]] = []
    file = tmp_path / f"x{suffix}"
    assert app.exporting.person(hanako, file, lambda done, whole: seen.append((done, whole))) == (file,)
    assert list(tmp_path.glob("x*")) == [file]
    assert seen[0][0] == 0
    assert seen[-1][0] + 1 == seen[-1][1]


def test_everything_that_names_the_person_is_in_it(app: App, hanako: UUID, tmp_path: Path) -> None:
    app.exporting.person(hanako, tmp_path / "one.zip")
    for shape in everything.shapes(app.register):
        if column := everything.of_person(shape):
            alive = " AND deleted = 0" if "deleted" in shape.columns else ""
            sql = f'SELECT count(*) FROM "{shape.name}" WHERE "{column}" = ?{alive}'
            assert len(table(tmp_path / "one.zip", shape.name)) - 1 == app.register.rows(sql, (hanako.bytes,))[0][0]


def test_a_later_table_is_in_it_though_nobody_described_it(app: App, hanako: UUID, tmp_path: Path) -> None:
    with app.register.write() as run:
        run("CREATE TABLE later (id BLOB PRIMARY KEY, attendee_id BLOB, said TEXT, raw BLOB)")
        run("INSERT INTO later VALUES (?, ?, '相談', x'0102')", (uuid4().bytes, hanako.bytes))
    app.exporting.person(hanako, tmp_path / "one.zip")
    assert table(tmp_path / "one.zip", "later")[1][2:] == ["相談", "0102"]
    app.exporting.person(hanako, tmp_path / "one.pdf")
    app.exporting.centre(tmp_path / "all.xlsx")
    assert "later" in openpyxl.load_workbook(tmp_path / "all.xlsx").sheetnames


def test_nobody_another_ending_no_place(app: App, hanako: UUID, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="名簿にいません"):
        app.exporting.person(uuid4(), tmp_path)
    with pytest.raises(Problem, match="書き出せません"):
        app.exporting.centre(tmp_path / "all.doc")
    (tmp_path / "file").touch()
    for write in (
        lambda: app.exporting.centre(tmp_path / "file" / "all.xlsx"),
        lambda: app.exporting.person(hanako, tmp_path / "file"),
    ):
        with pytest.raises(Problem, match="保存できませんでした") as caught:
            write()
        assert "佐藤" not in str(caught.value)


def test_stopped_half_way_the_old_file_stays(app: App, hanako: UUID, tmp_path: Path) -> None:
    def stop(done: int, _whole: int) -> None:
        if done > 2:
            raise KeyboardInterrupt

    for name in ("all.xlsx", "all.zip"):
        (tmp_path / name).write_text("old", encoding="utf-8")
        with pytest.raises(KeyboardInterrupt):
            app.exporting.centre(tmp_path / name, stop)
        assert (tmp_path / name).read_text(encoding="utf-8") == "old"
    assert not list(tmp_path.glob(".*part"))


def test_more_rows_than_excel_holds(app: App, hanako: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from smartclass.adapters.tables_out import Workbook

    monkeypatch.setattr(Workbook, "most_rows", 1)
    with pytest.raises(Problem, match=r"\.zip"):
        app.exporting.centre(tmp_path / "all.xlsx")
    assert app.exporting.centre(tmp_path / "all.zip") > 1


def test_the_page_of_columns_is_the_one_in_docs(app: App) -> None:
    page = app.exporting.columns_page()
    assert DOCS.read_text(encoding="utf-8").endswith(page), "python -m smartclass export columns"
    assert "`phone_last4`" in page
