"""A list is looked at first: each row that can't come has its reason, and the rest comes all or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from smartclass.adapters.table_files import TableFiles
from smartclass.domain.registry import NewAttendee
from smartclass.errors import BadData
from smartclass.services.importing import Importing, ImportPreview
from smartclass.services.keeping import Keeping
from smartclass.services.people import People
from smartclass.storage import people as storage
from smartclass.storage.register import Register

Row = list[str]


class Rows:
    """A reader of rows that are there already."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows

    def read(self, path: Path) -> list[Row]:
        return self.rows

    def pasted(self, text: str) -> list[Row]:
        return [line.split("\t") for line in text.splitlines()]


def preview(register: Register, *rows: Row) -> ImportPreview:
    return Importing(register, Rows(list(rows))).preview(Path("list.csv"))


def one(register: Register, **cells: str) -> NewAttendee:
    found = preview(register, list(cells), list(cells.values()))
    assert not found.bad, found.bad
    return found.good[0]


def why(register: Register, **cells: str) -> str:
    found = preview(register, list(cells), list(cells.values()))
    assert not found.good
    return found.bad[0].reason


def test_every_column_is_known_by_its_usual_heads(register: Register) -> None:
    head = ["No.", "氏 名", "フリガナ", "生年月日", "電話番号", "スマホの種類", "備考", "住所"]
    row = ["1", "髙橋　実", "タカハシ ミノル", "昭和23年5月1日", "090-1234-5678", "らくらくホン", "午前", "見本町1-1"]
    assert preview(register, head, row).good == (
        NewAttendee("髙橋 実", "タカハシ ミノル", 1948, "5678", "rakuraku", "午前"),
    )


@pytest.mark.parametrize("head", ["お名前", "受講者名", "ＮＡＭＥ", "参加者名", "（氏名）"])
def test_a_column_of_names_has_many_names(register: Register, head: str) -> None:
    assert one(register, **{head: "佐藤"}).name == "佐藤"


@pytest.mark.parametrize(
    ("text", "year"),
    [("1948", 1948), ("昭和23", 1948), ("S23", 1948), ("S23.5.1", 1948), ("1948-05-01", 1948), ("１９４８年", 1948)],
)
def test_years_as_towns_write_them(register: Register, text: str, year: int) -> None:
    assert one(register, 氏名="佐藤", 生年=text).birth_year == year


@pytest.mark.parametrize("text", ["三百", "S99", "0", "48", "2026年13月1日", "あ", "123456789018"])
def test_a_year_that_cannot_be_read_is_a_reason(register: Register, text: str) -> None:
    assert "生まれた年を読めません" in why(register, 氏名="佐藤", 生年=text)


@pytest.mark.parametrize("text", ["1890", "2026", "2100", "明治20年"])
def test_a_year_nobody_was_born_in_is_a_reason(register: Register, text: str) -> None:
    assert "生まれた年を" in why(register, 氏名="佐藤", 生年=text)


@pytest.mark.parametrize(
    ("text", "last4"),
    [("5678", "5678"), ("０９０－１２３４－５６７８", "5678"), ("03-1234-0001", "0001"), ("(なし)", ""), ("", "")],
)
def test_only_the_last_four_of_a_phone_come_in(register: Register, text: str, last4: str) -> None:
    assert one(register, 氏名="佐藤", 電話=text).phone_last4 == last4


@pytest.mark.parametrize("text", ["12", "12345", "123456789012", "+81 90 1234 5678 90"])
def test_a_phone_of_a_wrong_length_is_a_reason(register: Register, text: str) -> None:
    assert "けた数" in why(register, 氏名="佐藤", 電話=text)


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("iPhone 12", "iphone"),
        ("アイフォン", "iphone"),
        ("かんたんスマホ", "rakuraku"),
        ("Android", "android"),
        ("?", ""),
    ],
)
def test_phones_by_their_names(register: Register, text: str, family: str) -> None:
    assert one(register, 氏名="佐藤", 機種=text).family == family


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"氏名": "", "かな": "さとう"}, "名前を入れてください"),
        ({"氏名": "あ" * 81}, "名前が長すぎます"),
        ({"氏名": "=HYPERLINK(1)"}, "計算式"),
        ({"氏名": "+81"}, "計算式"),
        ({"氏名": "@佐藤"}, "計算式"),
        ({"氏名": "佐藤", "備考": "1234-5678-9018"}, "マイナンバー"),
        ({"氏名": "佐藤", "備考": "１２３４５６７８９０１２"}, "12けた"),
        ({"氏名": "佐藤 123456789018"}, "マイナンバー"),
        ({"氏名": "佐藤", "備考": "あ" * 501}, "メモが長すぎます"),
    ],
)
def test_what_may_not_come_in_has_its_reason(register: Register, cells: dict[str, str], reason: str) -> None:
    said = why(register, **cells)
    assert reason in said
    assert "123456789018" not in said


def test_the_head_may_stand_below_a_title_and_rows_count_as_on_the_sheet(register: Register) -> None:
    found = preview(register, ["受講者名簿"], [], ["番号", "氏名"], ["1", "佐藤"], [], ["2", ""], ["3"], ["4", "鈴木"])
    assert [entry.name for entry in found.good] == ["佐藤", "鈴木"]
    assert [row.row for row in found.bad] == [6, 7]


@pytest.mark.parametrize("rows", [[], [["番号", "住所"], ["1", "見本町"]], [["a"]] * 10 + [["氏名"], ["佐藤"]]])
def test_a_list_without_names_is_bad_data(register: Register, rows: list[Row]) -> None:
    with pytest.raises(BadData, match="「氏名」の列が見つかりません"):
        preview(register, *rows)


def test_the_first_of_two_columns_counts(register: Register) -> None:
    assert preview(register, ["氏名", "名前"], ["佐藤", "鈴木"]).good[0].name == "佐藤"


def test_a_person_twice_in_one_list_comes_once(register: Register) -> None:
    found = preview(
        register,
        ["氏名", "かな", "生年"],
        ["髙橋 実", "たかはし みのる", "1948"],
        ["高橋実", "タカハシ ミノル", "昭和23"],
        ["高橋実", "タカハシ ミノル", "昭和24"],
    )
    assert [entry.birth_year for entry in found.good] == [1948, 1949]
    assert [(row.row, row.reason) for row in found.bad] == [(3, "2行めと同じ人のようです。")]


def test_somebody_who_is_on_the_register_does_not_come_again(register: Register, people: People) -> None:
    people.add(NewAttendee("髙橋 実", "たかはし みのる"))
    assert "もう名簿にいます" in why(register, 氏名="高橋　実")
    assert "もう名簿にいます" in why(register, 氏名="高橋 稔", かな="タカハシ ミノル")


def test_the_good_rows_come_in_together(register: Register, people: People) -> None:
    service = Importing(register, Rows([["氏名"], ["佐藤"], ["鈴木"]]))
    found = service.preview(Path("list.csv"))
    assert people.all() == ()
    assert service.enter(found) == 2
    assert sorted(person.name for person in people.all()) == sorted(["佐藤", "鈴木"])
    assert all(person.token for person in people.all())


def test_if_one_cannot_be_written_nobody_comes_in(
    register: Register, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = Importing(register, Rows([["氏名"], ["佐藤"], ["鈴木"]]))
    found = service.preview(Path("list.csv"))
    insert = storage.insert
    with monkeypatch.context() as patch:

        def stop_at_second(run, register, entry):  # type: ignore[no-untyped-def]
            if entry.name == "鈴木":
                raise ZeroDivisionError
            return insert(run, register, entry)

        patch.setattr(storage, "insert", stop_at_second)
        with pytest.raises(ZeroDivisionError):
            service.enter(found)
    assert people.all() == ()


def test_a_long_list_comes_in_whole(register: Register, people: People) -> None:
    rows = [["氏名", "かな"], *([f"名前{n}", f"なまえ {n}"] for n in range(1000))]
    service = Importing(register, Rows(rows))
    assert service.enter(service.preview(Path("list.csv"))) == 1000
    assert len(people.all(limit=10_000)) == 1000


def test_keeping_reads_checks_and_copies(register: Register, people: People, tmp_path: Path) -> None:
    keeping = Keeping(register, Importing(register, TableFiles()))
    (tmp_path / "list.csv").write_text("氏名\n佐藤\n", encoding="cp932")
    assert keeping.import_attendees(keeping.preview_import(tmp_path / "list.csv")) == 1
    keeping.check()
    keeping.backup(tmp_path / "copy.db")
    people.add(NewAttendee("鈴木"))
    register.restore_from(tmp_path / "copy.db")
    assert [person.name for person in people.all()] == ["佐藤"]
