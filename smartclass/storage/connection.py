"""Opening a file of the register, and saying in words what the driver runs into."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smartclass.storage import faults
from smartclass.storage.driver import Connection, DatabaseError, dbapi2

if TYPE_CHECKING:
    from smartclass.storage.key_slots import DataKey

WAIT = 5.0
"""Seconds to wait for another program (a virus scanner, a copy to USB) to let go of the file."""

_DURABLE = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "cache_size=-64000",
    "secure_delete=ON",
)


def connect(path: Path, key: DataKey | None = None) -> Connection:
    """Open the file without changing anything in it; nothing in its schema is trusted.

    `key` is given raw, so that nothing has to be derived (0.4 ms instead of 150). Whether it is the right one shows
    at the first question. What SQLite sets aside while it works stays in memory, never in a file.
    """
    connection = dbapi2.connect(str(path), isolation_level=None, timeout=WAIT, check_same_thread=False)
    connection.execute("PRAGMA cipher_log_level=NONE")
    if key is not None:
        connection.execute(f"PRAGMA key={raw(key)}")
    for line in ("trusted_schema=OFF", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {line}")
    return connection


def raw(key: DataKey) -> str:
    """Return a key as SQLCipher takes it without deriving anything."""
    return f"\"x'{key.value.hex()}'\""


def plain(path: Path) -> bool:
    """Tell whether a file begins like an unprotected database."""
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def make_durable(connection: Connection) -> None:
    """Set the journal so that what was committed survives a power cut.

    Measured by simulated power cuts: WAL with FULL and DELETE with EXTRA lost nothing, everything less did. Where
    the disk can't do WAL, SQLite keeps its old journal without an error.
    """
    mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
    for pragma in _DURABLE:
        connection.execute(f"PRAGMA {pragma}")
    if mode != "wal":
        connection.execute("PRAGMA synchronous=EXTRA")


def make_portable(connection: Connection) -> None:
    """Bring everything into the one file and leave WAL mode, so that it opens from a write-protected stick."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA journal_mode=DELETE")


def pragma(connection: Connection, name: str) -> Any:
    """Return the value of a PRAGMA."""
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


@contextlib.contextmanager
def in_words() -> Iterator[None]:
    """Turn the driver's errors into sentences; leave faults of the program as they are."""
    try:
        yield
    except UnicodeDecodeError as error:  # names in the schema that are no text any more
        raise faults.damaged() from error
    except DatabaseError as error:
        problem = faults.problem_for(error)
        if problem is None:
            raise
        raise problem from error
