"""Copies out and back in: verified before they count, and never at the price of the present state."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from smartclass.domain.backups import Figures
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.storage import connection, copies, counting, faults, migrations, restoring
from smartclass.storage.driver import dbapi2
from smartclass.storage.register import Register
from tests.conftest import FixedClock
from tests.storage.test_register import keys, put


@pytest.fixture
def copy(register: Register, tmp_path: Path) -> Path:
    """A copy that holds "then"; the register has gone on to "now"."""
    put(register, "then")
    path = tmp_path / "stick" / "monday.db"
    register.backup_to(path)
    put(register, "now")
    return path


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8192:20480] = b"\x55" * 12288
    path.write_bytes(content)


def test_a_copy_is_whole_and_one_file_even_in_the_middle_of_a_day(copy: Path) -> None:
    assert [path.name for path in copy.parent.iterdir()] == ["monday.db"]
    opened = dbapi2.connect(f"file:{copy}?mode=ro&immutable=1", uri=True)
    assert opened.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert opened.execute("SELECT 1 FROM meta WHERE key = 'then'").fetchone() == (1,)
    opened.close()


def test_a_copy_replaces_yesterdays(register: Register, copy: Path) -> None:
    register.backup_to(copy)
    put(register, "later")
    register.restore_from(copy)
    assert keys(register) == {"then", "now"}


def test_a_copy_over_the_register_itself_is_refused(register: Register, home: Home) -> None:
    put(register, "a")
    with pytest.raises(Problem, match="いま使っている"):
        register.backup_to(home.database)
    with pytest.raises(Problem, match="いま使っている"):
        register.restore_from(home.database)
    assert keys(register) == {"a"}


@pytest.mark.parametrize(
    ("number", "sentence"), [(errno.ENOSPC, "空きが足りない"), (errno.EROFS, "そこには控えを置けません")]
)
def test_a_copy_that_fails_leaves_yesterdays(
    register: Register, copy: Path, monkeypatch: pytest.MonkeyPatch, number: int, sentence: str
) -> None:
    before = copy.read_bytes()

    def fail(_handle: int) -> None:
        raise OSError(number, "x")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Problem, match=sentence):
        register.backup_to(copy)
    assert copy.read_bytes() == before
    assert [path.name for path in copy.parent.iterdir()] == ["monday.db"]


def test_a_copy_that_counts_otherwise_than_the_register_is_none(
    register: Register, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = copy.read_bytes()
    counted = iter([Figures(1), Figures(1), Figures(0)])
    monkeypatch.setattr(counting, "of", lambda _connection: next(counted))
    with pytest.raises(Problem, match="こわれている"):
        register.backup_to(copy)
    assert copy.read_bytes() == before


def test_a_moment_that_cannot_be_read_is_none() -> None:
    answers = {"sqlite_master": [("act",)], "FROM act": [("yesterday",)]}
    assert counting.figures(lambda sql: next(rows for part, rows in answers.items() if part in sql)) == Figures()


def test_a_folder_that_cannot_be_synced_is_no_failure(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_folder: Path) -> None:
        raise OSError(errno.EINVAL, "x")

    monkeypatch.setattr(copies, "sync_folder", fail)
    register.backup_to(tmp_path / "stick.db")
    copies.verify(tmp_path / "stick.db")


def test_restoring_brings_back_then_and_keeps_now(register: Register, home: Home, copy: Path) -> None:
    before, site = copy.read_bytes(), register.site
    aside = register.restore_from(copy)
    assert keys(register) == {"then"}
    assert register.site != site
    assert copy.read_bytes() == before
    assert aside.parent == home.backups
    put(register, "after")
    register.close()
    assert sorted(path.name for path in home.root.iterdir()) == ["backups", "register.db"]
    assert b"now" in (aside / "register.db").read_bytes()


def test_two_restores_in_one_minute_keep_both_states(register: Register, clock: FixedClock, copy: Path) -> None:
    first = register.restore_from(copy)
    clock.pass_by(seconds=1)
    assert register.restore_from(copy) != first


def test_a_file_copied_by_hand_comes_back_with_its_journal(register: Register, home: Home, tmp_path: Path) -> None:
    put(register, "in the journal")
    by_hand = tmp_path / "by hand.db"
    shutil.copyfile(home.database, by_hand)
    shutil.copyfile(home.root / "register.db-wal", tmp_path / "by hand.db-wal")
    put(register, "now")
    register.restore_from(by_hand)
    assert keys(register) == {"in the journal"}


def _not_a_copy(path: Path) -> None:
    path.write_text("氏名,かな\n" * 500, encoding="utf-8")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _of_another_program(path: Path) -> None:
    path.unlink()
    other = dbapi2.connect(str(path))
    other.execute("CREATE TABLE attendance (x)")
    other.close()


def _newer(path: Path) -> None:
    opened = dbapi2.connect(str(path))
    opened.execute(f"PRAGMA user_version = {migrations.LATEST + 1}")
    opened.close()


def _orphan(path: Path) -> None:
    opened = dbapi2.connect(str(path), isolation_level=None)
    opened.execute("INSERT INTO session_lesson VALUES (zeroblob(16), 0, 'x')")
    opened.close()


def _index_and_table_differ(path: Path) -> None:
    content = path.read_bytes()
    assert content.count(b"then") == 2
    path.write_bytes(content.replace(b"then", b"thxn", 1))


def _gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_gone, "読むことができません"),
        (_empty, "控えではない"),
        (_not_a_copy, "控えではない"),
        (_of_another_program, "控えではない"),
        (_newer, "新しい版"),
        (_orphan, "こわれている"),
        (damage, "こわれている"),
        (_index_and_table_differ, "こわれている"),
    ],
)
def test_a_bad_copy_is_refused_before_anything_moves(
    register: Register, home: Home, copy: Path, spoil: object, sentence: str
) -> None:
    assert callable(spoil)
    spoil(copy)
    with pytest.raises(Problem, match=sentence):
        register.restore_from(copy)
    assert keys(register) == {"then", "now"}
    assert not home.backups.exists()
    assert not list(home.root.glob(".restoring*"))


def test_a_restore_without_room_is_refused_before_anything_moves(
    register: Register, home: Home, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_from: Path, _to: Path) -> None:
        raise OSError(errno.ENOSPC, "x")

    monkeypatch.setattr(shutil, "copyfile", fail)
    with pytest.raises(Problem, match="空きが足りない"):
        register.restore_from(copy)
    assert keys(register) == {"then", "now"}
    assert not list(home.root.glob(".restoring*"))


def test_a_restore_that_cannot_be_brought_up_to_date_moves_nothing(
    register: Register, copy: Path, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: Register, **_options: bool) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Register, "_begin", fail)
    with pytest.raises(ZeroDivisionError):
        register.restore_from(copy)
    assert keys(register) == {"then", "now"}
    assert not list(home.root.glob(".restoring*"))


def test_a_last_step_that_fails_puts_everything_back(
    register: Register, home: Home, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if self.name == ".restoring.db":
            raise OSError(errno.EACCES, "x")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(Problem, match="書きこめません"):
        register.restore_from(copy)
    assert keys(register) == {"then", "now"}
    assert not list(home.root.glob(".restoring*"))


def test_a_restore_inside_a_transaction_is_a_fault_of_the_program(register: Register, copy: Path) -> None:
    with pytest.raises(AssertionError), register.write():
        register.restore_from(copy)
    assert keys(register) == {"then", "now"}


def test_a_register_damaged_beyond_opening_is_restored(
    register: Register, home: Home, clock: FixedClock, copy: Path
) -> None:
    register.close()
    home.database.write_bytes(b"x" * 9000)
    with pytest.raises(Problem, match="こわれている"):
        Register.open(home, clock)
    aside = restoring.restore(home, clock, copy)
    assert (aside / "register.db").read_bytes() == b"x" * 9000
    again = Register.open(home, clock)
    assert keys(again) == {"then"}
    again.close()


def test_while_another_program_has_it_open_nothing_moves(
    register: Register, home: Home, clock: FixedClock, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "WAIT", 0.05)
    other = Register.open(home, clock)
    with pytest.raises(Problem, match="ほかのプログラム"):
        register.restore_from(copy)
    put(register, "after")
    register.close()
    with pytest.raises(Problem, match="ほかのプログラム"):
        restoring.restore(home, clock, copy)
    assert keys(other) == {"then", "now", "after"}
    other.close()
    assert not list(home.root.glob(".restoring*"))
    restoring.restore(home, clock, copy)
    again = Register.open(home, clock)
    assert keys(again) == {"then"}
    again.close()


def test_a_new_pc_is_filled_from_a_copy(tmp_path: Path, clock: FixedClock, copy: Path) -> None:
    bare = Home(tmp_path / "new pc")
    restoring.restore(bare, clock, copy)
    again = Register.open(bare, clock)
    assert keys(again) == {"then"}
    again.close()


def test_the_words_of_copies_have_a_way_out() -> None:
    for problem in (faults.no_copy(), faults.damaged_copy(), faults.no_place(), faults.own_file()):
        assert problem.way_out.endswith("。")
