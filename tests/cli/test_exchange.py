"""`import … --column`, `import undo`, `import list`, `export person|centre|columns`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Class, Command

LIST = "だれ,よびな,町\n田中 和子,たなか かずこ,上\n小林 茂,こばやし しげる,下\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "list.csv"
    made.write_text(LIST, encoding="cp932")
    return made


def people(smartclass: Command) -> list[tuple[str, str]]:
    return [(row["name"], row["kana"]) for row in json.loads(smartclass("list", "attendees", "--json").out)]


def test_columns_are_said_by_head_or_number_and_remembered(smartclass: Command, file: Path) -> None:
    assert smartclass("import", "attendees", file).code == 1
    said = ("--column", "name=だれ", "--column", "kana=2")
    dry = smartclass("import", "attendees", file, "--dry-run", *said)
    assert (dry.code, dry.out, people(smartclass)) == (0, "2人を読めます。\n", [])
    assert smartclass("import", "attendees", file).code == 1
    assert smartclass("import", "attendees", file, *said).out == "2人を名簿に入れました。\n"
    assert people(smartclass) == [("小林 茂", "こばやし しげる"), ("田中 和子", "たなか かずこ")]
    again = smartclass("import", "attendees", file)
    assert again.err.count("もう名簿にいます") == 2


def test_a_list_without_heads(smartclass: Command, tmp_path: Path) -> None:
    file = tmp_path / "bare.csv"
    file.write_text("田中 和子,1948\n", encoding="utf-8")
    done = smartclass("import", "attendees", file, "--no-heads", "--column", "name=1", "--column", "birth=2")
    assert done.out == "1人を名簿に入れました。\n"


@pytest.mark.parametrize("column", ["name=9", "name=0", "name=どこ", "name", "pin=1", "=1", "name="])
def test_a_column_that_is_not_there(smartclass: Command, file: Path, column: str) -> None:
    done = smartclass("import", "attendees", file, "--column", column)
    assert (done.code, done.out) == (2, "")
    assert "の列は、ありません" in done.err


def test_a_whole_list_goes_out_again(smartclass: Command, todays_class: Class, file: Path) -> None:
    smartclass("import", "attendees", file, "--column", "name=1", "--column", "kana=2")
    (batch,) = json.loads(smartclass("import", "list", "--json").out)
    assert (batch["people"], batch["undone"]) == (2, False)
    assert smartclass("import", "list").out.startswith(batch["id"])
    tanaka = next(
        row["id"] for row in json.loads(smartclass("list", "attendees", "--json").out) if row["name"] == "田中 和子"
    )
    smartclass("checkin", tanaka, "--session", "today")
    done = smartclass("import", "undo", batch["id"])
    assert done.out == "1人を名簿から外しました。\n1人は、そのあと記録があるので、残しました。\n"
    assert ("田中 和子", "たなか かずこ") in people(smartclass)
    again = smartclass("import", "undo")
    assert (again.code, again.out) == (2, "")


def test_one_person_is_written_out(smartclass: Command, todays_class: Class, tmp_path: Path) -> None:
    done = smartclass("export", "person", todays_class.person, "--out", tmp_path / "out")
    assert (done.code, done.err) == (0, "")
    assert [Path(line).suffix for line in done.out.splitlines()] == [".pdf", ".xlsx"]
    assert all(Path(line).exists() for line in done.out.splitlines())
    assert smartclass("export", "person", "nobody", "--out", tmp_path / "x.pdf").code == 2


def test_the_centre_is_written_out(smartclass: Command, todays_class: Class, tmp_path: Path) -> None:
    done = smartclass("export", "centre", "--out", tmp_path / "all.zip")
    assert done.code == 0
    assert done.out.endswith("行を書き出しました。\n")
    assert (tmp_path / "all.zip").stat().st_size > 500
    assert smartclass("export", "centre", "--out", tmp_path / "all.txt").code == 2
    described = smartclass("export", "columns").out
    assert "`attendee`" in described
