"""The one door to the register's file.

Register.open(home, clock)           open or create, migrate (after a verified backup), refuse what is newer
register.rows(sql, values)           read
with register.write() as run:        one durable transaction; `run(sql, values)` executes inside it
register.backup_to(path)             a verified copy, written beside and renamed
register.restore_from(path)          put a verified copy in place; the present files are moved aside, never deleted
register.check()                     Problem where the file is damaged
"""

from __future__ import annotations

import contextlib
import os
import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from smartclass.paths import Home, sync_folder
from smartclass.ports.clock import Clock
from smartclass.storage import faults, migrations
from smartclass.storage.driver import Connection, DatabaseError, dbapi2, sqlite_utils_database

Run = Callable[..., Any]

_PRAGMAS = (
    "cipher_log_level=NONE",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=8000",
    "cache_size=-64000",
    "trusted_schema=OFF",
    "temp_store=MEMORY",
)


def _connect(path: Path) -> Connection:
    return dbapi2.connect(str(path), isolation_level=None, timeout=8, check_same_thread=False)


@contextlib.contextmanager
def _in_words() -> Iterator[None]:
    """Turn the driver's errors into sentences; leave faults of the program as they are."""
    try:
        yield
    except DatabaseError as error:
        problem = faults.problem_for(error)
        if problem is None:
            raise
        raise problem from error


class Register:
    """One connection, one lock: any thread may ask, one at a time."""

    def __init__(self, home: Home, clock: Clock, connection: Connection) -> None:
        self.home, self.clock = home, clock
        self._connection = connection
        self._lock = threading.RLock()
        self._database: Any = None
        self.site = 0

    @classmethod
    def open(cls, home: Home, clock: Clock) -> Register:
        """Open the register of `home`, made new where there is none."""
        try:
            home.prepare()
        except OSError as error:
            raise faults.read_only() from error
        with _in_words():
            register = cls(home, clock, _connect(home.database))
            try:
                register._begin()
            except BaseException:
                register._connection.close()
                raise
        return register

    def _begin(self) -> None:
        for pragma in _PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")
        self._migrate()
        found = self._connection.execute("SELECT value FROM meta WHERE key = 'site'").fetchone()
        if found is None:
            with self.write() as run:
                site = secrets.randbelow(2**31 - 1) + 1
                run("INSERT INTO meta (key, value) VALUES ('site', ?)", (str(site),))
                found = (str(site),)
        self.site = int(found[0])

    def _migrate(self) -> None:
        version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if version == migrations.LATEST:
            return
        if version > migrations.LATEST:
            raise faults.newer()
        if version:
            stamp = self.clock.now().strftime("%Y%m%d-%H%M%S")
            self.backup_to(self.home.backups / f"before-version-{migrations.LATEST}-{stamp}.db")
        elif self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise faults.damaged()
        migrations.apply(self.database)

    @property
    def database(self) -> Any:
        """The same file as a `sqlite_utils.Database`, for migrations and bulk work."""
        with self._lock:
            if self._database is None:
                self._database = sqlite_utils_database(self._connection)
            return self._database

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a question."""
        with self._lock, _in_words():
            found: list[tuple[Any, ...]] = self._connection.execute(sql, values).fetchall()
            return found

    def row(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """Return the first row of a question, or None."""
        with self._lock, _in_words():
            found: tuple[Any, ...] | None = self._connection.execute(sql, values).fetchone()
            return found

    @contextlib.contextmanager
    def write(self) -> Iterator[Run]:
        """Do several writes as one durable act: all of it is on disk when this ends, or none of it.

        A write inside a write joins the outer one.
        """
        with self._lock, _in_words():
            if self._connection.in_transaction:
                yield self._connection.execute
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection.execute
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def now(self) -> str:
        """Return the present moment as it is stored (ISO 8601 with the zone)."""
        return self.clock.now().isoformat(timespec="milliseconds")

    def watch(self, listener: Callable[[str], None] | None) -> None:
        """Report every statement to `listener` (for tests and plans), or stop doing so."""
        self._connection.set_trace_callback(listener)

    def check(self) -> None:
        """Raise a Problem where the file is damaged."""
        with self._lock, _in_words():
            if self._connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
                raise faults.damaged()

    def backup_to(self, path: Path) -> None:
        """Write a whole, verified copy to `path`; what was there before is replaced only when the copy is good."""
        beside = path.with_name(f".{path.name}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.unlink(missing_ok=True)
            with self._lock, _in_words():
                self._connection.execute("VACUUM INTO ?", (str(beside),))
            _make_portable(beside)
            verify(beside)
            with beside.open("rb+") as file:
                os.fsync(file.fileno())
            beside.replace(path)
            sync_folder(path.parent)
        except OSError as error:
            raise faults.full() if error.errno == 28 else faults.read_only() from error
        finally:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)

    def restore_from(self, source: Path) -> Path:
        """Put the verified copy `source` in place; returns the folder where the present files were moved."""
        verify(source)
        stamp = self.clock.now().strftime("%Y%m%d-%H%M%S-%f")
        aside = self.home.backups / f"before-restore-{stamp}"
        with self._lock:
            fresh = self.home.database.with_name(".restoring.part")
            fresh.write_bytes(source.read_bytes())
            self.close()
            aside.mkdir(parents=True, exist_ok=True)
            for part in ("", "-wal", "-shm"):
                present = self.home.database.with_name(self.home.database.name + part)
                if present.exists():
                    present.replace(aside / present.name)
            fresh.replace(self.home.database)
            sync_folder(self.home.root)
            self._database = None
            with _in_words():
                self._connection = _connect(self.home.database)
                self._begin()
                with self.write() as run:
                    # A restored register must not reuse row versions it may already have handed out.
                    self.site = secrets.randbelow(2**31 - 1) + 1
                    run("UPDATE meta SET value = ? WHERE key = 'site'", (str(self.site),))
        return aside

    def close(self) -> None:
        """Bring the journal into the file and let go of it."""
        with self._lock:
            with contextlib.suppress(DatabaseError):
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.close()


def _make_portable(path: Path) -> None:
    """Leave WAL mode, so that the copy opens from a write-protected stick."""
    connection = _connect(path)
    try:
        connection.execute("PRAGMA journal_mode=DELETE")
    finally:
        connection.close()


def verify(path: Path) -> None:
    """Raise a Problem unless `path` is a whole register of this version or an older one."""
    if not path.is_file():
        raise faults.no_copy()
    with _in_words():
        connection = _connect(path)
        try:
            if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise faults.damaged()
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            kept = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'attendance'").fetchone()[0]
        finally:
            connection.close()
    if not kept:
        raise faults.no_copy()
    if version > migrations.LATEST:
        raise faults.newer()
