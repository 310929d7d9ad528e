"""Copies of the register: written whole and verified, checked before they come back, and put in place."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from smartclass.paths import Home, sync_folder
from smartclass.storage import faults, migrations
from smartclass.storage.connection import connect, in_words, make_portable, pragma
from smartclass.storage.driver import Connection, DatabaseError

_PARTS = ("", "-wal", "-shm", "-journal")


def write(connection: Connection, path: Path) -> None:
    """Write a whole, verified copy to `path`; what was there before is replaced only when the copy is good."""
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        remove(beside)
        with in_words():
            connection.execute("VACUUM INTO ?", (str(beside),))
        verify(beside)
        _sync(beside)
        beside.replace(path)
        with contextlib.suppress(OSError):  # a stick's file system may not know how to sync a folder
            sync_folder(path.parent)
    except OSError as error:
        raise faults.problem_with_place(error) from error
    finally:
        with contextlib.suppress(OSError):
            remove(beside)


def verify(path: Path) -> None:
    """Raise a Problem unless `path` is a whole register of this version or an older one; leaves one single file."""
    with in_words():
        try:
            connection = connect(path)
            try:
                version = _version(connection)
                make_portable(connection)
            finally:
                connection.close()
        except DatabaseError as error:
            raise faults.damaged_copy() if "malformed" in str(error) else faults.no_copy() from error
    if version > migrations.LATEST:
        raise faults.newer()


def _version(connection: Connection) -> int:
    """Return the version of a whole register; Problem where it is none, or isn't whole."""
    version = int(pragma(connection, "user_version"))
    if pragma(connection, "application_id") != migrations.APPLICATION_ID or not version:
        raise faults.no_copy()
    if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        raise faults.damaged_copy()
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise faults.damaged_copy()
    return version


def candidate(home: Home, source: Path) -> Path:
    """Copy `source` beside the register and verify the copy, which is what will be used; `source` isn't touched.

    A journal beside `source` belongs to it: without it, a file copied by hand would come back short of rows.
    """
    if not source.is_file():
        raise faults.no_copy()
    if home.database.exists() and source.samefile(home.database):
        raise faults.own_file()
    import shutil

    beside = home.root / ".restoring.db"
    try:
        home.prepare()
        remove(beside)
        for part in ("", "-wal"):
            from_here = source.with_name(source.name + part)
            if from_here.exists():
                shutil.copyfile(from_here, beside.with_name(beside.name + part))
        verify(beside)
    except OSError as error:
        remove(beside)
        raise faults.problem_with_place(error) from error
    except BaseException:
        remove(beside)
        raise
    return beside


def swap(home: Home, fresh: Path, stamp: str) -> Path:
    """Put `fresh` in the register's place, its present files aside in a folder of their own; returns that folder.

    A journal left beside another file's register would damage it, so all parts move together. If anything fails,
    they move back. Nothing is deleted. Problem where another program has the register open.
    """
    _let_go(home.database)
    aside = home.backups / f"before-restore-{stamp}"
    moved: list[tuple[Path, Path]] = []
    try:
        _sync(fresh)
        aside.mkdir(parents=True, exist_ok=True)
        for part in _PARTS:
            present = home.database.with_name(home.database.name + part)
            if present.exists():
                present.replace(aside / present.name)
                moved.append((present, aside / present.name))
        fresh.replace(home.database)
        sync_folder(home.root)
    except OSError as error:
        for present, away in moved:
            away.replace(present)
        raise faults.read_only() from error
    return aside


def _let_go(path: Path) -> None:
    """Raise a Problem while another program has the register open: it would write on into the files moved away."""
    if not path.is_file():
        return
    connection = connect(path)
    try:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("ROLLBACK")
    except DatabaseError as error:
        if (getattr(error, "sqlite_errorname", None) or "").startswith("SQLITE_BUSY"):
            raise faults.locked() from error
    finally:
        connection.close()


def remove(path: Path) -> None:
    """Remove an unfinished copy with its journals."""
    for part in _PARTS:
        path.with_name(path.name + part).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
