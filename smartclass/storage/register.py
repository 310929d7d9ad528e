"""The one door to the register's file.

Register.open(home, clock)               open or create, migrate (after a verified copy), refuse what is newer
register.rows(sql, values) / row         read
with register.write() as run:            one durable transaction; `run(sql, values)` executes inside it
register.backup_to(path)                 a whole, verified copy, written beside and renamed
register.restore_from(path) -> Path      a verified copy put in place; the present files move to the folder returned
Register.restore(home, clock, path)      the same where no register is open, or where it can't be opened any more
register.check()                         Problem where the file is damaged
register.checkpoint()                    bring the journal into the file, when nobody is waiting
register.wipe()                          write the file anew, so that what was deleted is gone from its bytes too
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from smartclass.paths import Home
from smartclass.ports.clock import Clock
from smartclass.storage import copies, faults, migrations
from smartclass.storage.connection import connect, in_words, make_durable, make_portable, pragma
from smartclass.storage.driver import Connection, DatabaseError, sqlite_utils_database

Run = Callable[..., Any]
Values = Sequence[Any] | Mapping[str, Any]


class Register:
    """One connection, one lock: any thread may ask, one at a time."""

    def __init__(self, home: Home, clock: Clock, connection: Connection) -> None:
        self.home, self.clock = home, clock
        self._connection = connection
        self._lock = threading.RLock()
        self._database: Any = None
        self._site = 0

    @classmethod
    def open(cls, home: Home, clock: Clock) -> Register:
        """Open the register of `home`, made new where there is none; Problem where that can't be done."""
        try:
            home.prepare()
            emptied = home.database.exists() and not home.database.stat().st_size and any(home.backups.glob("*.db"))
        except OSError as error:
            raise faults.read_only() from error
        if emptied:
            raise faults.damaged()
        return cls._opened(home, clock, home.database)

    @classmethod
    def _opened(cls, home: Home, clock: Clock, path: Path, *, keep_old: bool = True) -> Register:
        with in_words():
            register = cls(home, clock, connect(path))
            try:
                register._begin(keep_old=keep_old)
            except BaseException:
                register._connection.close()
                raise
        return register

    def _begin(self, *, keep_old: bool) -> None:
        version = self._version()
        make_durable(self._connection)
        if version < migrations.LATEST:
            if version and keep_old:
                stamp = self.clock.now().strftime("%Y%m%d-%H%M%S")
                self.backup_to(self.home.backups / f"before-version-{migrations.LATEST}-{stamp}.db")
            with self.write() as run:
                migrations.apply(self.database)
                run("INSERT OR IGNORE INTO meta (key, value) VALUES ('site', ?)", (str(_new_site()),))

    def _version(self) -> int:
        """Return the version of the open file, 0 for a new one; Problem where it isn't ours or is newer."""
        version = int(pragma(self._connection, "user_version"))
        ours = pragma(self._connection, "application_id") == migrations.APPLICATION_ID
        if not ours and (version or self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]):
            raise faults.damaged()
        if version > migrations.LATEST:
            raise faults.newer()
        return version

    @property
    def site(self) -> int:
        """The number of this copy of the register; with `row_ver` it tells apart what two laptops wrote."""
        if not self._site:
            self._site = int(self.rows("SELECT value FROM meta WHERE key = 'site'")[0][0])
        return self._site

    @property
    def database(self) -> Any:
        """The same file as a `sqlite_utils.Database`, for migrations and bulk work."""
        with self._lock:
            if self._database is None:
                self._database = sqlite_utils_database(self._connection)
            return self._database

    def rows(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a question."""
        with self._lock, in_words():
            found: list[tuple[Any, ...]] = self._connection.execute(sql, values).fetchall()
            return found

    def row(self, sql: str, values: Values = ()) -> tuple[Any, ...] | None:
        """Return the first row of a question, or None."""
        with self._lock, in_words():
            found: tuple[Any, ...] | None = self._connection.execute(sql, values).fetchone()
            return found

    @contextlib.contextmanager
    def write(self) -> Iterator[Run]:
        """Do several writes as one durable act: all of it is on disk when this ends, or none of it.

        A write inside a write joins the outer one. BEGIN IMMEDIATE: what is read inside is what will be changed.
        """
        with self._lock, in_words():
            if self._connection.in_transaction:
                yield self._connection.execute
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection.execute
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    with contextlib.suppress(DatabaseError):  # the first error is the one to tell
                        self._connection.execute("ROLLBACK")
            if self._connection.in_transaction:
                raise AssertionError("a transaction stayed open")

    def now(self) -> str:
        """Return the present moment as it is stored (ISO 8601 with the zone)."""
        return self.clock.now().isoformat(timespec="milliseconds")

    def watch(self, listener: Callable[[str], None] | None) -> None:
        """Report every statement to `listener` (for tests and plans), or stop doing so."""
        self._connection.set_trace_callback(listener)

    def check(self) -> None:
        """Raise a Problem where the file is damaged (about a second for 100 MB: not on the UI thread)."""
        with self._lock, in_words():
            whole = self._connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
            if not whole or self._connection.execute("PRAGMA foreign_key_check").fetchone():
                raise faults.damaged()

    def checkpoint(self) -> None:
        """Bring the journal into the file, so that even a copy made by hand is whole; a busy moment is let pass."""
        with self._lock, in_words():
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def wipe(self) -> None:
        """Write the file anew: nothing that was deleted stays in its bytes or in the journal (not on the UI thread)."""
        with self._lock, in_words():
            self._connection.execute("VACUUM")
            if self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                raise faults.locked()

    def backup_to(self, path: Path) -> None:
        """Write a whole, verified copy to `path`; what was there before is replaced only when the copy is good."""
        if path.exists() and path.samefile(self.home.database):
            raise faults.own_file()
        with self._lock:
            copies.write(self._connection, path)

    def restore_from(self, source: Path) -> Path:
        """Put a copy in place; returns the folder where the present files were moved.

        Everything that can fail is done first, on a copy of the copy: until then the register stays as it was.
        """
        with self._lock:
            if self._connection.in_transaction:
                raise AssertionError("a restore inside a transaction")
            fresh = self._prepared(self.home, self.clock, source)
            self.close()
            try:
                return copies.swap(self.home, fresh, self._stamp(self.clock))
            finally:
                self._database, self._site = None, 0
                with in_words():
                    self._connection = connect(self.home.database)
                    self._begin(keep_old=False)
                copies.remove(fresh)

    @classmethod
    def restore(cls, home: Home, clock: Clock, source: Path) -> Path:
        """Put a copy in place of a register that nobody has open (damaged, perhaps); returns where that one went."""
        fresh = cls._prepared(home, clock, source)
        try:
            return copies.swap(home, fresh, cls._stamp(clock))
        finally:
            copies.remove(fresh)

    @classmethod
    def _prepared(cls, home: Home, clock: Clock, source: Path) -> Path:
        """Return a verified copy of `source` beside the register, brought up to date, as one single file."""
        fresh = copies.candidate(home, source)
        try:
            register = cls._opened(home, clock, fresh, keep_old=False)
            try:
                # A register that came back must not hand out row versions of its site a second time.
                with register.write() as run:
                    run("UPDATE meta SET value = ? WHERE key = 'site'", (str(_new_site()),))
                with in_words():
                    make_portable(register._connection)
            finally:
                register._connection.close()
        except BaseException:
            copies.remove(fresh)
            raise
        return fresh

    @staticmethod
    def _stamp(clock: Clock) -> str:
        return clock.now().strftime("%Y%m%d-%H%M%S-%f")

    def close(self) -> None:
        """Bring the journal into the file and let go of it."""
        with self._lock:
            with contextlib.suppress(DatabaseError):
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.close()


def _new_site() -> int:
    import secrets

    return secrets.randbelow(2**31 - 1) + 1


def new_id() -> UUID:
    """Return a new id that sorts by the time it was made (UUIDv7)."""
    from uuid6 import uuid7

    return UUID(bytes=uuid7().bytes)
