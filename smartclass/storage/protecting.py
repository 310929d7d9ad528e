"""Writing a register anew under a key: from unprotected to protected, and from one key to the next. Never back.

Each step leaves a home folder that opens: the new file is written beside and verified, then the key file, then the
register. Whoever is interrupted in between is brought on by `resume` at the next unlocking.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from smartclass.errors import Problem
from smartclass.paths import Home, sync_folder
from smartclass.storage import bundle, copies, faults, key_slots, shelf
from smartclass.storage.connection import connect, in_words, make_portable, plain, pragma, raw
from smartclass.storage.driver import DatabaseError
from smartclass.storage.key_slots import DataKey, KeyFile, Unreadable
from smartclass.storage.vault import Vault


def rewrite(source: Path, key: DataKey | None, target: Path, to: DataKey) -> None:
    """Write the register `source` (under `key`) as `target` under `to`, verified; `source` keeps its content."""
    copies.remove(target)
    with in_words():
        connection = connect(source, key)
        try:
            make_portable(connection)
            connection.execute(f"ATTACH ? AS fresh KEY {raw(to)}", (str(target),))
            connection.execute("SELECT sqlcipher_export('fresh')").fetchall()
            for name in ("user_version", "application_id"):
                connection.execute(f"PRAGMA fresh.{name} = {int(pragma(connection, name))}")
        finally:
            connection.close()
    copies.verify(target, to)


def rewrite_here(path: Path, key: DataKey | None, to: DataKey) -> None:
    """Write a register that nobody has open anew under `to`, in its own place."""
    fresh = path.with_name(".rewritten.db")
    try:
        rewrite(path, key, fresh, to)
        _put(fresh, path)
    finally:
        copies.remove(fresh)


def protect(home: Home, file: KeyFile, key: DataKey) -> int:
    """Protect the closed, unprotected register of `home`; returns how many old copies could not be protected too."""
    copies.let_go(home.database)
    beside = home.root / ".protecting.db"
    try:
        rewrite(home.database, None, beside, key)
        Vault(home).save(KeyFile(file.slots, key_slots.seal(key, key)))
        _put(beside, home.database)
    except OSError as error:
        raise faults.problem_with_place(error) from error
    finally:
        copies.remove(beside)
        if plain(home.database):
            Vault(home).drop()  # it didn't come to that: the register stays as it was, and so does opening it
    left = protect_copies(home, (key, file))
    Vault(home).save(file)
    return left


def renew(home: Home, file: KeyFile, key: DataKey, former: DataKey) -> int:
    """Write the closed register anew under another `key`, with the slots of `file`; returns as `protect` does."""
    copies.let_go(home.database, former)
    before = Vault(home).read()
    beside = home.root / ".renewing.db"
    try:
        rewrite(home.database, former, beside, key)
        Vault(home).save(KeyFile(file.slots, key_slots.seal(key, former)))
        _put(beside, home.database)
    except OSError as error:
        Vault(home).save(before)
        raise faults.problem_with_place(error) from error
    finally:
        copies.remove(beside)
    left = protect_copies(home, (key, file), former)
    Vault(home).save(file)
    return left


def resume(home: Home, key: DataKey) -> None:
    """Bring to its end what a power cut interrupted in `protect` or `renew`; nothing to do on any other day."""
    for name in (".restoring.db", ".looking.db", ".copying.db"):  # what a power cut left of an unprotected copy
        copies.remove(home.root / name)
    file = Vault(home).read()
    if plain(home.database):
        protect(home, KeyFile(file.slots), key)
    elif file.former:
        slots = KeyFile(file.slots)
        with in_words():
            arrived = copies.opens(home.database, key)
        if arrived:
            protect_copies(home, (key, slots), _former(file, key))
            Vault(home).save(slots)
        else:
            renew(home, slots, key, _former(file, key))


def _former(file: KeyFile, key: DataKey) -> DataKey:
    try:
        return key_slots.unseal(key, file.former)
    except Unreadable as error:
        raise faults.keys_damaged() from error


def protect_copies(home: Home, protection: copies.Protection, former: DataKey | None = None) -> int:
    """Write every copy that this home keeps anew under its key; returns how many could not be read and stay."""
    left = 0
    for path in sorted(home.backups.rglob("*.db")) if home.backups.is_dir() else ():
        try:
            _protect_copy(home, path, protection, former)
        except (Problem, OSError, DatabaseError, bundle.Broken, Unreadable):
            left += 1
    return left


def _protect_copy(home: Home, path: Path, protection: copies.Protection, former: DataKey | None) -> None:
    beside, fresh, packed = (home.root / f".{name}.db" for name in ("copying", "copied", "packing"))
    try:
        copies.remove(beside)
        copies.take(path, beside)
        key = None if plain(beside) else former
        if key is None and not plain(beside):
            return  # protected already, by what it carries
        rewrite(beside, key, fresh, protection[0])
        bundle.pack(fresh, key_slots.dump(protection[1]), packed)
        _put(packed, path)
        shelf.resize_note(path)
        for part in ("-wal", "-shm", "-journal"):
            path.with_name(path.name + part).unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            path.with_name(bundle.KEYS).unlink(missing_ok=True)
    finally:
        for each in (beside, fresh, packed):
            copies.remove(each)


def _put(fresh: Path, target: Path) -> None:
    """Put `fresh` in the place of `target`, durably, and leave no journal of the old file behind."""
    copies.sync(fresh)
    fresh.replace(target)
    for part in ("-wal", "-shm", "-journal"):
        target.with_name(target.name + part).unlink(missing_ok=True)
    sync_folder(target.parent)
