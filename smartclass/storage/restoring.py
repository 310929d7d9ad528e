"""Bringing a copy back: made ready beside the register, under the register's own key, then put in its place."""

from __future__ import annotations

from pathlib import Path

from smartclass.paths import Home
from smartclass.ports.clock import Clock
from smartclass.storage import copies, faults, protecting
from smartclass.storage.copies import Protection
from smartclass.storage.driver import DatabaseError
from smartclass.storage.key_slots import DataKey
from smartclass.storage.register import Register
from smartclass.storage.vault import Vault


def prepared(
    home: Home, clock: Clock, source: Path, key: DataKey | None, secret: str
) -> tuple[Path, Protection | None]:
    """Return a verified copy of `source` beside the register, brought up to date, as one single file.

    It is written under the register's own key; where there is none, what opens the copy is returned with it.
    """
    found = copies.candidate(home, source, key, secret)
    try:
        register = Register.opened(home, clock, found.path, found.key, keep_old=False)
        try:
            register.begin_again()
        finally:
            register.close()
        if key is not None and found.key != key:
            protecting.rewrite_here(found.path, found.key, key)
    except DatabaseError as error:  # it says that it is a register, but its tables are not ours
        copies.remove(found.path)
        raise faults.damaged_copy() from error
    except BaseException:
        copies.remove(found.path)
        raise
    return found.path, found.protection if key is None else None


def restore(home: Home, clock: Clock, source: Path, *, key: DataKey | None = None, secret: str = "") -> Path:
    """Put a copy in place of a register that nobody has open (damaged, perhaps); returns where that one went."""
    if key is None and Vault(home).readable:
        raise faults.passphrase_needed()
    fresh, adopted = prepared(home, clock, source, key, secret)
    try:
        return put(home, clock, fresh, key, adopted)
    finally:
        copies.remove(fresh)


def put(home: Home, clock: Clock, fresh: Path, key: DataKey | None, adopted: Protection | None) -> Path:
    """Swap `fresh` in. A protected copy in an unprotected home brings its key along; the home's own copies follow."""
    stamp = clock.now().strftime("%Y%m%d-%H%M%S-%f")
    if adopted is None:
        return copies.swap(home, fresh, stamp, key)
    Vault(home).save(adopted[1])
    try:
        aside = copies.swap(home, fresh, stamp, key)
    except BaseException:
        Vault(home).drop()
        raise
    protecting.protect_copies(home, adopted)
    return aside
