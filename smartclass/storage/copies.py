"""Copies of the register: written whole and verified, checked before they come back, and put in place."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from smartclass.domain.backups import Figures
from smartclass.paths import Home, sync_folder
from smartclass.storage import bundle, counting, faults, key_slots, migrations, vault
from smartclass.storage.connection import connect, in_words, make_portable, plain, pragma
from smartclass.storage.driver import Connection, DatabaseError
from smartclass.storage.key_slots import DataKey, KeyFile, Unreadable

_PARTS = ("", "-wal", "-shm", "-journal")


Protection = tuple[DataKey, KeyFile]
"""The key of a protected register, and the slots that travel with each copy of it."""


def write(connection: Connection, path: Path, protection: Protection | None = None) -> Figures:
    """Write a whole, verified copy to `path`; what was there before is replaced only when the copy is good.

    Of a protected register the copy is protected too, and carries its wrapped key: one file, whatever its name.
    Returns what was counted in the copy.
    """
    beside = path.with_name(f".{path.name}.part")
    packed = path.with_name(f".{path.name}.packed.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        remove(beside)
        with in_words():
            before = counting.of(connection)
            connection.execute("VACUUM INTO ?", (str(beside),))
            quiet = before == counting.of(connection)  # nobody wrote meanwhile, so the copy must count the same
        held = verify(beside, protection[0] if protection else None)
        if quiet and held != before:
            raise faults.damaged_copy()
        if protection:
            bundle.pack(beside, key_slots.dump(protection[1]), packed)
            packed.replace(beside)
        sync(beside)
        beside.replace(path)
        with contextlib.suppress(OSError):  # a stick's file system may not know how to sync a folder
            sync_folder(path.parent)
        return held
    except OSError as error:
        raise faults.problem_with_place(error) from error
    finally:
        with contextlib.suppress(OSError):
            remove(beside)
            remove(packed)


def verify(path: Path, key: DataKey | None = None) -> Figures:
    """Count a whole register of this version or an older one, or raise a Problem; leaves one single file."""
    with in_words():
        try:
            connection = connect(path, key)
            try:
                version = _version(connection)
                if key is not None and connection.execute("PRAGMA cipher_integrity_check").fetchone():
                    raise faults.damaged_copy()
                held = counting.of(connection)
                make_portable(connection)
            finally:
                connection.close()
        except UnicodeDecodeError as error:
            raise faults.damaged_copy() from error
        except DatabaseError as error:
            raise faults.damaged_copy() if "malformed" in str(error) or key else faults.no_copy() from error
    if version > migrations.LATEST:
        raise faults.newer()
    return held


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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A verified copy beside the register; `protection` where it is protected by another key than the register's."""

    path: Path
    key: DataKey | None = None
    protection: Protection | None = None


def candidate(
    home: Home, source: Path, key: DataKey | None = None, secret: str = "", name: str = ".restoring.db"
) -> Candidate:
    """Copy `source` to `name` beside the register and verify the copy, which is what will be used.

    A protected copy opens with the register's own `key`, or with `secret` (Locked without it). A journal beside
    `source` belongs to it: without it, a file copied by hand would come back short of rows. `source` isn't touched.
    """
    if not source.exists():
        raise faults.unread_copy()
    if not source.is_file():
        raise faults.no_copy()
    if home.database.exists() and source.samefile(home.database):
        raise faults.own_file()
    beside = home.root / name
    try:
        home.prepare()
        remove(beside)
        keys = take(source, beside)
        found = _opening(beside, keys, key, secret)
        verify(beside, found)
    except bundle.Broken as error:
        remove(beside)
        raise faults.damaged_copy() from error
    except OSError as error:
        remove(beside)
        raise faults.problem_with_copy(error) from error
    except BaseException:
        remove(beside)
        raise
    return Candidate(beside, found, (found, keys) if found and keys and found != key else None)


def take(source: Path, beside: Path) -> KeyFile | None:
    """Copy a register, bundled or bare, to `beside`; returns the slots that came with it."""
    import shutil

    if bundle.is_bundle(source):
        try:
            return vault.loaded(bundle.unpack(source, beside))
        except Unreadable as error:
            raise bundle.Broken from error
    for part in ("", "-wal"):
        from_here = source.with_name(source.name + part)
        if from_here.exists():
            shutil.copyfile(from_here, beside.with_name(beside.name + part))
    keys = source.with_name(bundle.KEYS)
    with contextlib.suppress(Unreadable, OSError):
        return vault.loaded(keys.read_bytes())
    return None


def _opening(path: Path, keys: KeyFile | None, key: DataKey | None, secret: str) -> DataKey | None:
    """Return the key that opens the register at `path`: none, the present one, or the one that `secret` gives."""
    if plain(path) or (key is None and keys is None):
        return None
    if key is not None and opens(path, key):
        return key
    if keys is None:
        raise faults.no_copy()
    found = vault.opened(keys, secret) if secret else None
    if found is None:
        raise faults.copy_locked(tried=bool(secret))
    return found


def opens(path: Path, key: DataKey) -> bool:
    """Tell whether `key` is the one that the register at `path` is written with."""
    connection = connect(path, key)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except DatabaseError as error:
        if getattr(error, "sqlite_errorname", None) == "SQLITE_NOTADB":
            return False
        raise
    finally:
        connection.close()
    return True


def swap(home: Home, fresh: Path, stamp: str, key: DataKey | None = None) -> Path:
    """Put `fresh` in the register's place, its present files aside in a folder of their own; returns that folder.

    A journal left beside another file's register would damage it, so all parts move together. If anything fails,
    they move back. Nothing is deleted. Problem where another program has the register open.
    """
    let_go(home.database, key)
    aside = home.backups / f"before-restore-{stamp}"
    moved: list[tuple[Path, Path]] = []
    try:
        sync(fresh)
        aside.mkdir(parents=True, exist_ok=True)
        if home.keys.exists():
            (aside / home.keys.name).write_bytes(home.keys.read_bytes())
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


def let_go(path: Path, key: DataKey | None = None) -> None:
    """Raise a Problem while another program has the register open: it would write on into the files moved away."""
    if not path.is_file():
        return
    connection = connect(path, key)
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


def sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
