"""Columns chosen by hand and remembered; a whole list taken out again in one act."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from smartclass.domain.registry import NewAttendee
from smartclass.errors import BadData, Problem
from smartclass.services import importing as importing_service
from smartclass.services.column_memory import ColumnMemory
from smartclass.services.importing import Importing, ImportPreview, Undone
from smartclass.services.people import People
from smartclass.storage.register import Register
from tests.services.test_importing import Row, Rows

LIST = Path("list.csv")


@pytest.fixture
def memory(tmp_path: Path) -> ColumnMemory:
    return ColumnMemory(tmp_path / "columns.json")


def service(register: Register, memory: ColumnMemory | None, *rows: Row) -> Importing:
    return Importing(register, Rows(list(rows)), memory)


def test_columns_are_chosen_then_remembered(register: Register, memory: ColumnMemory) -> None:
    importing = service(register, memory, ["だれ", "よびな", "備考"], ["佐藤", "さとう", "午前"])
    opened = importing.open(LIST)
    with pytest.raises(BadData, match="「氏名」の列"):
        importing.look(opened, opened.layout)
    layout = opened.layout.with_field(0, "name").with_field(1, "kana").with_field(2, "")
    assert memory.all() == {}
    assert importing.enter(importing.look(opened, layout)) == 1
    again = service(register, memory, ["よびな", "だれ"], ["すずき", "鈴木"]).preview(LIST)
    assert again.good == (NewAttendee("鈴木", "すずき"),)
    with pytest.raises(BadData):
        service(register, None, ["よびな", "だれ"], ["すずき", "鈴木"]).preview(LIST)


def test_a_list_without_heads_begins_with_a_person(register: Register, memory: ColumnMemory) -> None:
    importing = service(register, memory, ["佐藤", "さとう"], ["鈴木", "すずき"], ["", "x"])
    opened = importing.open(LIST, heads=False)
    found = importing.look(opened, opened.layout.with_field(0, "name"))
    assert [entry.name for entry in found.good] == ["佐藤", "鈴木"]
    assert [row.row for row in found.bad] == [3]


def test_a_column_shows_what_stands_in_it(register: Register) -> None:
    opened = service(
        register, None, ["氏名", "町"], ["佐藤"], ["鈴木", "上"], ["", "中"], ["田中", "下"], ["", "外"]
    ).open(LIST)
    assert opened.samples(1) == ("上", "中", "下")
    assert opened.samples(0, most=1) == ("佐藤",)


def test_looking_tells_how_far_it_is_and_can_be_stopped(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing_service, "EVERY", 2)
    importing = service(register, None, ["氏名"], ["佐藤"], ["鈴木"])
    opened, seen = importing.open(LIST), []
    importing.look(opened, opened.layout, lambda done, whole: seen.append((done, whole)))
    assert seen == [(2, 3)]


def test_one_press_takes_the_newest_list_out(register: Register, people: People) -> None:
    people.add(NewAttendee("前からの人"))
    first = service(register, None, ["氏名"], ["佐藤"])
    first.enter(first.preview(LIST))
    second = service(register, None, ["氏名"], ["鈴木"], ["田中"])
    second.enter(second.preview(LIST))
    assert second.undo() == Undone(2, 0)
    assert second.undo() == Undone(1, 0)
    assert [person.name for person in people.all()] == ["前からの人"]
    with pytest.raises(Problem, match="取り消せる読みこみは、ありません"):
        second.undo()
    assert second.enter(second.preview(LIST)) == 2


def test_a_certain_list_is_taken_out(register: Register, people: People) -> None:
    importing = service(register, None, ["氏名"], ["佐藤"])
    importing.enter(importing.preview(LIST))
    (batch,) = importing.batches()
    importing.enter(ImportPreview((NewAttendee("鈴木"),), ()))
    assert importing.undo(batch.id) == Undone(1, 0)
    assert [person.name for person in people.all()] == ["鈴木"]
    for wrong in (batch.id, uuid4()):
        with pytest.raises(Problem):
            importing.undo(wrong)


def test_a_list_of_nobody_leaves_no_trace(register: Register) -> None:
    importing = service(register, None, ["氏名"], [""])
    assert importing.enter(importing.preview(LIST)) == 0
    assert importing.batches() == ()
