"""Looking into a register or a copy that isn't open, without changing a byte of it."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path

from smartclass.domain.backups import Held
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.storage import copies, counting
from smartclass.storage.connection import connect, in_words
from smartclass.storage.driver import DatabaseError
from smartclass.storage.key_slots import DataKey

SCRATCH = ".looking.db"
"""Not the file that a restore makes ready: one may look while another is being brought back."""
_ONE = threading.Lock()
"""One look at a time: they share the scratch file."""


def into(home: Home, source: Path, key: DataKey | None = None, secret: str = "") -> Held:
    """Look into a copy: a copy of it is opened and verified; Problem where it isn't a whole register.

    Locked where the register's own `key` doesn't open it and `secret` doesn't either.
    """
    with _ONE:
        fresh = copies.candidate(home, source, key, secret, SCRATCH)
        try:
            return _open(fresh.path, fresh.key)
        finally:
            copies.remove(fresh.path)


def into_damaged(home: Home, key: DataKey | None = None) -> Held | None:
    """Look into a register that can't be used any more; None where it says nothing."""
    import shutil

    beside = home.root / SCRATCH
    with _ONE:
        try:
            for part in ("", "-wal"):
                present = home.database.with_name(home.database.name + part)
                if present.exists():
                    shutil.copyfile(present, beside.with_name(beside.name + part))
            return _open(beside, key)
        except (Problem, DatabaseError, OSError):
            return None
        finally:
            with contextlib.suppress(OSError):
                copies.remove(beside)


def _open(path: Path, key: DataKey | None) -> Held:
    with in_words(), contextlib.closing(connect(path, key)) as connection:
        return counting.held(lambda sql: connection.execute(sql).fetchall())
