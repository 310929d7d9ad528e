"""The one door to the file: durable, all or nothing, and calm about everything that can be wrong with a disk."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.storage import connection, faults, migrations
from smartclass.storage.driver import DatabaseError, OperationalError, dbapi2
from smartclass.storage.register import Register
from tests.conftest import FixedClock

NOBODY = 65534


def put(register: Register, key: str) -> None:
    with register.write() as run:
        run("INSERT INTO meta (key, value) VALUES (?, 'x')", (key,))


def keys(register: Register) -> set[str]:
    return {row[0] for row in register.rows("SELECT key FROM meta")} - {"site"}


def test_the_file_is_set_up_to_survive_a_power_cut(register: Register) -> None:
    asked = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "cache_size": -64000,
        "trusted_schema": 0,
        "temp_store": 2,
        "application_id": migrations.APPLICATION_ID,
        "user_version": migrations.LATEST,
        "busy_timeout": int(connection.WAIT * 1000),
    }
    assert {name: register.row(f"PRAGMA {name}")[0] for name in asked} == asked  # type: ignore[index]


def test_where_the_disk_cannot_do_wal_every_commit_is_still_synced() -> None:
    memory = dbapi2.connect(":memory:", isolation_level=None)
    connection.make_durable(memory)
    assert connection.pragma(memory, "synchronous") == 3
    memory.close()


def test_every_table_is_strict(register: Register) -> None:
    tables = register.rows("SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main'")
    loose = {name for name, strict in tables if not strict and not name.startswith("sqlite_")}
    assert loose == set()
    assert {name for name, _ in tables} >= {"centre", "class_session", "attendee", "attendance", "act", "progress"}


def test_what_was_written_is_there_after_reopening(home: Home, clock: FixedClock) -> None:
    first = Register.open(home, clock)
    put(first, "a")
    site = first.site
    first.close()
    first.close()
    again = Register.open(home, clock)
    assert keys(again) == {"a"}
    assert again.site == site
    again.close()


def test_closing_leaves_one_whole_file(home: Home, clock: FixedClock) -> None:
    register = Register.open(home, clock)
    put(register, "a")
    assert home.database.with_name("register.db-wal").stat().st_size
    register.checkpoint()
    assert not home.database.with_name("register.db-wal").stat().st_size
    register.close()
    assert [path.name for path in home.root.iterdir()] == ["register.db"]


def test_an_error_takes_everything_back(register: Register) -> None:
    with pytest.raises(ZeroDivisionError), register.write() as run:  # noqa: PT012
        run("INSERT INTO meta (key, value) VALUES ('a', 'x')")
        with register.write():
            put(register, "b")
        raise ZeroDivisionError
    assert keys(register) == set()
    put(register, "c")
    assert keys(register) == {"c"}


def test_a_fault_of_the_program_stays_an_error(register: Register) -> None:
    with pytest.raises(DatabaseError):
        put(register, "site")
    with pytest.raises(OperationalError, match="no such table"):
        register.rows("SELECT * FROM nowhere")


def test_a_transaction_that_stays_open_is_noticed(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stuck:
        in_transaction = False

        def execute(self, sql: str) -> None:
            self.in_transaction = True

    with monkeypatch.context() as patch:
        patch.setattr(register, "_connection", Stuck())
        with pytest.raises(AssertionError, match="stayed open"), register.write():
            pass


def test_many_threads_write_one_at_a_time(register: Register) -> None:
    def work(name: str) -> None:
        for n in range(20):
            put(register, f"{name}{n}")
            assert register.rows("SELECT count(*) FROM meta")[0][0] > 0

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys(register)) == 80


def test_a_newer_file_is_left_as_it_is(home: Home, clock: FixedClock) -> None:
    register = Register.open(home, clock)
    register.rows(f"PRAGMA user_version = {migrations.LATEST + 1}")
    register.close()
    before = home.database.read_bytes()
    with pytest.raises(Problem, match="新しい版"):
        Register.open(home, clock)
    assert home.database.read_bytes() == before


@pytest.mark.parametrize("content", [b"SQLite format 3\0" + b"x" * 5000, b"name,kana\n" * 900], ids=["torn", "csv"])
def test_a_damaged_file_is_said_and_kept(home: Home, clock: FixedClock, content: bytes) -> None:
    home.prepare()
    home.database.write_bytes(content)
    with pytest.raises(Problem, match="こわれている") as caught:
        Register.open(home, clock)
    assert "戻せます" in caught.value.way_out
    assert home.database.read_bytes() == content


def test_the_file_of_another_program_is_not_taken_over(home: Home, clock: FixedClock) -> None:
    home.prepare()
    other = dbapi2.connect(str(home.database))
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    before = home.database.read_bytes()
    with pytest.raises(Problem, match="こわれている"):
        Register.open(home, clock)
    assert home.database.read_bytes() == before


def test_a_file_emptied_by_a_bad_disk_is_not_a_new_register(home: Home, clock: FixedClock) -> None:
    home.backups.mkdir(parents=True)
    home.database.touch()
    Register.open(home, clock).close()
    home.database.write_bytes(b"")
    (home.backups / "monday.db").touch()
    with pytest.raises(Problem, match="こわれている"):
        Register.open(home, clock)


def test_damage_inside_is_found_by_check(home: Home, clock: FixedClock) -> None:
    register = Register.open(home, clock)
    register.check()
    for n in range(300):
        put(register, f"key {n}")
    register.close()
    content = bytearray(home.database.read_bytes())
    content[4096:8192] = bytes(4096)
    home.database.write_bytes(content)
    with pytest.raises(Problem, match="こわれている"):
        _check(home, clock)


def _check(home: Home, clock: FixedClock) -> None:
    register = Register.open(home, clock)
    try:
        register.check()
    finally:
        register.close()


def test_an_orphan_row_is_found_by_check(register: Register) -> None:
    register.rows("PRAGMA foreign_keys = OFF")
    with register.write() as run:
        run("INSERT INTO session_lesson VALUES (zeroblob(16), 0, 'x')")
    with pytest.raises(Problem, match="こわれている"):
        register.check()


def test_a_locked_file_is_said_and_then_written(home: Home, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "WAIT", 0.05)
    register = Register.open(home, clock)
    other = dbapi2.connect(str(home.database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Problem, match="ほかのプログラム"):
        put(register, "a")
    assert keys(register) == set()
    other.execute("ROLLBACK")
    put(register, "a")
    assert keys(register) == {"a"}
    other.close()
    register.close()


def test_a_full_disk_keeps_what_was_acknowledged(register: Register) -> None:
    # SQLite's own limit of pages gives the same SQLITE_FULL as a full disk.
    pages = register.rows("PRAGMA page_count")[0][0]
    register.rows(f"PRAGMA max_page_count = {pages}")
    stored = set()
    with pytest.raises(Problem, match="空きが足りない"):  # noqa: PT012
        for n in range(2000):
            put(register, f"{n:0500d}")
            stored.add(f"{n:0500d}")
    assert keys(register) == stored
    register.rows("PRAGMA max_page_count = 100000")
    put(register, "more")
    assert keys(register) == stored | {"more"}
    register.check()


@contextlib.contextmanager
def _somebody_without_rights() -> Iterator[None]:
    """Be a user who may not write (root may write everywhere)."""
    if not hasattr(os, "geteuid"):
        pytest.skip("rights work in another way here")
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.fixture
def public_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(folder)


def test_a_read_only_folder_is_said_and_nothing_changes(public_folder: Path, clock: FixedClock) -> None:
    home = Home(public_folder / "home")
    register = Register.open(home, clock)
    put(register, "a")
    register.close()
    before = home.database.read_bytes()
    home.database.chmod(0o444)
    home.root.chmod(0o555)
    with _somebody_without_rights(), pytest.raises(Problem, match="書きこめません"):
        Register.open(home, clock)
    assert home.database.read_bytes() == before


def test_a_place_for_no_folder_is_said(public_folder: Path, clock: FixedClock) -> None:
    public_folder.chmod(0o555)
    with _somebody_without_rights(), pytest.raises(Problem, match="書きこめません"):
        Register.open(Home(public_folder / "home"), clock)


def test_a_folder_under_the_name_of_the_file_is_said(home: Home, clock: FixedClock) -> None:
    home.database.mkdir(parents=True)
    with pytest.raises(Problem, match="書きこめません"):
        Register.open(home, clock)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("SQLITE_BUSY_SNAPSHOT", "ほかのプログラム"),
        ("SQLITE_READONLY_DIRECTORY", "書きこめません"),
        ("SQLITE_CANTOPEN", "書きこめません"),
        ("SQLITE_FULL", "空きが足りない"),
        ("SQLITE_CORRUPT_VTAB", "こわれている"),
        ("SQLITE_NOTADB", "こわれている"),
        ("SQLITE_IOERR_READ", "読み書き"),
    ],
)
def test_each_error_has_a_sentence_with_a_way_out(name: str, sentence: str) -> None:
    error = OperationalError("x")
    error.sqlite_errorname = name
    problem = faults.problem_for(error)
    assert problem is not None
    assert sentence in problem.sentence
    assert problem.way_out.endswith("。")


def test_a_row_about_somebody_gone_has_a_sentence(register: Register) -> None:
    with pytest.raises(Problem, match="もう名簿にありません"), register.write() as run:
        run("INSERT INTO session_lesson VALUES (zeroblob(16), 0, 'x')")
    assert faults.problem_for(ValueError("x")) is None
