"""`backup`, `restore`, `import`, `demo`: nothing is lost, and nothing comes in that shouldn't."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from smartclass.paths import Home
from tests.cli.conftest import Class, Command

LIST = "氏名,ふりがな,生年\n田中 和子,たなか かずこ,昭和23\n小林 茂,こばやし しげる,三百\n"


def names(smartclass: Command) -> list[str]:
    return [row["name"] for row in json.loads(smartclass("list", "attendees", "--json").out)]


def test_a_backup_comes_back_and_the_present_stays_beside(
    smartclass: Command, home: Home, todays_class: Class, tmp_path: Path
) -> None:
    copy = tmp_path / "usb" / "copy.db"
    assert smartclass("backup", copy).code == 0
    smartclass("checkin", todays_class.card, "--session", "today")
    done = smartclass("restore", copy)
    assert done.code == 0
    folder = home.backups / done.out.strip().rpartition("：")[2]
    assert (folder / "register.db").exists()
    assert json.loads(smartclass("list", "sessions", "--json").out)[0]["present"] == 0
    assert smartclass("restore", folder / "register.db").code == 0
    assert json.loads(smartclass("list", "sessions", "--json").out)[0]["present"] == 1


def test_a_damaged_register_is_restored_and_kept(
    smartclass: Command, home: Home, todays_class: Class, tmp_path: Path
) -> None:
    smartclass("backup", tmp_path / "copy.db")
    home.database.write_bytes(b"\xff" * 5000)
    assert smartclass("list", "attendees").code == 2
    assert smartclass("restore", tmp_path / "nowhere.db").code == 2
    done = smartclass("restore", tmp_path / "copy.db")
    assert (done.code, done.err) == (0, "")
    assert names(smartclass) == ["佐藤 花子", "鈴木 一郎"]
    (kept,) = home.backups.glob("before-restore-*/register.db")
    assert kept.read_bytes() == b"\xff" * 5000


@pytest.mark.parametrize("content", [None, b"", b"name\n" * 2000])
def test_what_is_no_backup_is_refused(
    smartclass: Command, todays_class: Class, tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "copy.db").write_bytes(content)
    done = smartclass("restore", tmp_path / "copy.db")
    assert (done.code, done.out) == (2, "")
    assert ("控えではない" if content is not None else "読むことができません") in done.err
    assert len(names(smartclass)) == 2


def test_a_place_where_no_backup_can_be(smartclass: Command, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = smartclass("backup", tmp_path / "file" / "copy.db")
    assert done.code == 2
    assert "置けません" in done.err
    assert smartclass("backup", tmp_path).code == 2


def test_a_list_is_looked_at_then_read_in(smartclass: Command, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="cp932")
    first = smartclass("import", "attendees", file, "--dry-run")
    assert (first.code, first.out) == (0, "1人を読めます。\n")
    assert first.err.startswith("3行め：")
    assert names(smartclass) == []
    assert smartclass("import", "attendees", file).out == "1人を名簿に入れました。\n"
    assert names(smartclass) == ["田中 和子"]
    again = smartclass("import", "attendees", file)
    assert (again.code, again.out) == (1, "0人を名簿に入れました。\n")
    assert names(smartclass) == ["田中 和子"]
    assert "田中" not in again.err


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", None])
def test_a_file_that_is_no_list_is_bad_data(smartclass: Command, tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "list.csv"
    if content is not None:
        file.write_bytes(content)
    done = smartclass("import", "attendees", file)
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1


def test_a_folder_is_no_list(smartclass: Command, tmp_path: Path) -> None:
    done = smartclass("import", "attendees", tmp_path)
    assert (done.code, done.out) == (1, "")
    assert "開けません" in done.err


def test_the_demo_fills_an_empty_register_once(smartclass: Command) -> None:
    done = smartclass("demo", "--seed", 3)
    assert done.code == 0
    assert done.out.startswith("受講者 60人、教室 12回")
    assert len(names(smartclass)) == 60
    again = smartclass("demo")
    assert (again.code, again.out) == (2, "")
    assert len(names(smartclass)) == 60


def test_copies_are_kept_listed_looked_into_and_brought_back(
    smartclass: Command, home: Home, todays_class: Class, tmp_path: Path
) -> None:
    name = smartclass("backup").out.strip()
    assert (home.backups / name).exists()
    assert smartclass("backup").out == "前の控えから、変わったことはありません。\n"
    assert smartclass("backup", "--stick", tmp_path).out == "USB に控えを入れました。受講者 2人\n"
    (tmp_path / "file").touch()
    assert smartclass("backup", "--stick", tmp_path / "file").code == 2
    smartclass("checkin", todays_class.card, "--session", "today")
    listed = json.loads(smartclass("copies", "--stick", tmp_path, "--json").out)
    assert [(one["origin"], one["people"], one["sessions"]) for one in listed] == [("kept", 2, 1)] * 2
    assert smartclass("copies").out.count("\n") == 1
    kept = json.loads(smartclass("copies", "--json").out)[0]["path"]
    done = smartclass("restore", kept, "--preview")
    assert done.out == (
        "この控えにあるもの：教室 1回、受講者 2人、出席 0件\n戻すとなくなるもの：教室 0回、受講者 0人、出席 1件\n"
    )
    assert json.loads(smartclass("list", "sessions", "--json").out)[0]["present"] == 1


def test_a_damaged_register_lists_its_copies_too(smartclass: Command, home: Home, todays_class: Class) -> None:
    name = smartclass("backup").out.strip()
    home.database.write_bytes(b"\xff" * 5000)
    assert smartclass("copies").out.strip().endswith(name)
    done = smartclass("restore", home.backups / name, "--preview")
    assert "何が足りなくなるかは分かりません" in done.out
    assert home.database.read_bytes() == b"\xff" * 5000


def test_another_folder_that_is_away_is_said(smartclass: Command, home: Home, tmp_path: Path) -> None:
    home.prepare()
    (tmp_path / "file").touch()
    home.settings.write_text(json.dumps({"copy_folder": str(tmp_path / "file")}), encoding="utf-8")
    done = smartclass("backup")
    assert done.code == 2
    assert done.out.startswith("smartclass-")
    assert "置けません" in done.err


def test_venues_come_from_the_towns_list(smartclass: Command, todays_class: Class, tmp_path: Path) -> None:
    file = tmp_path / "011002_public_facility.csv"
    wells = "".join(f"W{n},第{n}配水場,上町{n}\n" for n in range(31))
    file.write_bytes(f"NO,名称,住所\n1,中央公民館,本町1\n2,北公民館,北町1\n{wells}".encode("cp932"))
    looked = smartclass("import", "centres", file, "--dry-run")
    assert (looked.code, looked.out) == (0, "北公民館\t2\t北町1\n")
    assert "2行め：もう会場に入っています。" in looked.err
    assert "1か所を会場にできます。" in looked.err
    assert smartclass("import", "centres", file).out == looked.out
    assert smartclass("import", "centres", file, "--only", "第3").out.count("配水場") == 2
    assert len(smartclass("import", "centres", file, "--all", "--dry-run").out.splitlines()) == 29


def test_venues_of_a_list_with_heads_of_its_own(smartclass: Command, tmp_path: Path) -> None:
    file = tmp_path / "venues.csv"
    file.write_text("たてもの,ところ\n北館,北町\n", encoding="utf-8")
    assert smartclass("import", "centres", file).code == 1
    assert smartclass("import", "centres", file, "--name", "3").code == 2
    assert smartclass("import", "centres", file, "--name", "たてもの").out == "北館\n"
    again = smartclass("import", "centres", file)
    assert (again.code, again.out) == (1, "")
