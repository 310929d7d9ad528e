"""The one door to the register's file.

Register.open(home, clock, key)          open or create, migrate (after a verified copy), refuse what is newer
register.rows(sql, values) / row         read
with register.write() as run:            one durable transaction; `run(sql, values)` executes inside it
register.backup_to(path)                 a whole, verified copy, written beside and renamed
register.restore_from(path) -> Path      a verified copy put in place; the present files move to the folder returned
restoring.restore(home, clock, path)     the same where no register is open, or where it can't be opened any more
register.check()                         Problem where the file is damaged
register.checkpoint()                    bring the journal into the file, when nobody is waiting
register.wipe()                          write the file anew, so that what was deleted is gone from its bytes too
register.protect(slots, key)             write an unprotected register anew under a key; renew: under another key
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from smartclass.paths import Home
from smartclass.ports.clock import Clock
from smartclass.storage import faults, migrations
from smartclass.storage.connection import connect, in_words, make_durable, make_portable, plain, pragma
from smartclass.storage.driver import Connection, DatabaseError, sqlite_utils_database

if TYPE_CHECKING:
    from smartclass.domain.audit import Who
    from smartclass.domain.backups import Figures
    from smartclass.domain.class_session import Role
    from smartclass.storage.key_slots import DataKey, KeyFile

Run = Callable[..., Any]
Values = Sequence[Any] | Mapping[str, Any]


class Register:
    """One connection, one lock: any thread may ask, one at a time.

    `_swap` is taken before `_lock`, by what reads over a connection of its own and by what writes the file anew.
    """

    def __init__(self, home: Home, clock: Clock, connection: Connection, key: DataKey | None = None) -> None:
        self.home, self.clock = home, clock
        self._connection, self._key = connection, key
        self._lock, self._swap = threading.RLock(), threading.RLock()
        self._database: Any = None
        self._site = 0

    @classmethod
    def open(cls, home: Home, clock: Clock, key: DataKey | None = None) -> Register:
        """Open the register of `home`, made new where there is none; Problem where that can't be done.

        Locked where it is protected and no `key` is given.
        """
        try:
            home.prepare()
            missing = not home.database.exists()
            none = missing or not home.database.stat().st_size
            lost = none and (home.locked or any(home.backups.rglob("*.db")))
        except OSError as error:
            raise faults.read_only() from error
        if home.locked and key is None:
            raise faults.passphrase_needed()
        if lost:
            raise faults.missing() if missing else faults.damaged()
        if key is not None and home.locked:
            from smartclass.storage import protecting

            protecting.resume(home, key)
        return cls.opened(home, clock, home.database, key)

    @classmethod
    def opened(
        cls, home: Home, clock: Clock, path: Path, key: DataKey | None = None, *, keep_old: bool = True
    ) -> Register:
        """Open the register at `path` and bring it up to date, after a copy where `keep_old`."""
        with in_words():
            register = cls(home, clock, connect(path, key), key)
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
        """Raise a Problem where the file is damaged (about a second for 100 MB: not on the UI thread).

        It is read over a connection of its own, so that nobody at the desk waits.
        """
        with self._reading() as own:
            whole = own.execute("PRAGMA quick_check").fetchall() == [("ok",)]
            whole = whole and not (self._key and own.execute("PRAGMA cipher_integrity_check").fetchone())
            if not whole or own.execute("PRAGMA foreign_key_check").fetchone():
                raise faults.damaged()

    @property
    def changes(self) -> int:
        """How many rows were written since this register was opened: the same again means nothing was written."""
        return int(self._connection.total_changes)

    def state(self) -> str:
        """Return what the file looks like from outside, its journal brought in.

        The same as at an earlier run means nothing was written since; no clock is asked whether it was later.
        """
        self.checkpoint()
        found = self.home.database.stat()
        return f"{found.st_size}-{found.st_mtime_ns}"

    def checkpoint(self) -> None:
        """Bring the journal into the file, so that even a copy made by hand is whole; a busy moment is let pass."""
        with self._lock, in_words():
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def wipe(self) -> None:
        """Write the file anew: nothing that was deleted stays in its bytes or in the journal (not on the UI thread)."""
        with self._swap, self._lock, in_words():
            self._connection.execute("VACUUM")
            if self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                raise faults.locked()

    def backup_to(self, path: Path) -> Figures:
        """Write a whole, verified copy to `path`; what was there before is replaced only when the copy is good.

        Returns what was counted in it. It is read over a connection of its own, so that nobody at the desk waits.
        """
        if path.exists() and path.samefile(self.home.database):
            raise faults.own_file()
        from smartclass.storage import copies
        from smartclass.storage.vault import Vault

        with self._reading() as own:
            return copies.write(own, path, (self._key, Vault(self.home).read()) if self._key else None)

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Connection]:
        """Read the file over a connection of its own; it isn't swapped meanwhile, but anybody may write."""
        with self._swap, in_words(), contextlib.closing(connect(self.home.database, self._key)) as own:
            yield own

    @property
    def key(self) -> DataKey | None:
        """The key that the file is written with, or None for an unprotected one."""
        return self._key

    @property
    def role(self) -> Role:
        """What the person at the PC may do: a volunteer's passphrase makes a helper; without protection all may all."""
        from smartclass.domain.class_session import Role
        from smartclass.storage.key_slots import Kind

        return Role.HELPER if self._key and self._key.kind is Kind.VOLUNTEER else Role.COORDINATOR

    @property
    def who(self) -> Who:
        """Who stands in the audit: role and slot, never a name; nothing where the register is not protected."""
        from smartclass.domain.audit import Who

        return Who(str(self.role), self._key.slot) if self._key else Who()

    def admit(self, key: DataKey) -> None:
        """Go on as whoever opened the door again with `key`; Locked where that is another register's."""
        if key != self._key:
            raise faults.wrong_secret()
        self._key = key

    def protect(self, slots: KeyFile, key: DataKey) -> int:
        """Write the register and its copies anew under `key`; returns how many old copies couldn't be read.

        A register that is protected already goes over to the new key; nothing ever goes back to unprotected.
        """
        from smartclass.storage import copies, protecting

        with self._swap, self._lock:
            if self._connection.in_transaction:
                raise AssertionError("protecting inside a transaction")
            self.close()
            former = self._key
            try:
                if former is None:
                    return protecting.protect(self.home, slots, key)
                return protecting.renew(self.home, slots, key, former)
            finally:
                arrived = not plain(self.home.database) and copies.opens(self.home.database, key)
                self._reopen(key if arrived else former)

    def restore_from(self, source: Path, secret: str = "") -> Path:
        """Put a copy in place; returns the folder where the present files were moved.

        Everything that can fail is done first, on a copy of the copy: until then the register stays as it was.
        Locked where the copy is protected by another key and `secret` doesn't open it.
        """
        from smartclass.storage import copies, restoring

        with self._swap, self._lock:
            if self._connection.in_transaction:
                raise AssertionError("a restore inside a transaction")
            fresh, adopted = restoring.prepared(self.home, self.clock, source, self._key, secret)
            self.close()
            key = self._key
            try:
                aside = restoring.put(self.home, self.clock, fresh, key, adopted)
                key = adopted[0] if adopted else key
                return aside
            finally:
                self._reopen(key)
                copies.remove(fresh)

    def _reopen(self, key: DataKey | None) -> None:
        self._database, self._site, self._key = None, 0, key
        with in_words():
            self._connection = connect(self.home.database, key)
            self._begin(keep_old=False)

    def close(self) -> None:
        """Bring the journal into the file and let go of it."""
        with self._lock:
            with contextlib.suppress(DatabaseError):
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.close()

    def begin_again(self) -> None:
        """Become a register of its own: a copy that came back must not hand out its site's row versions twice."""
        with self.write() as run:
            run("UPDATE meta SET value = ? WHERE key = 'site'", (str(_new_site()),))
        with in_words():
            make_portable(self._connection)


def _new_site() -> int:
    import secrets

    return secrets.randbelow(2**31 - 1) + 1


def new_id() -> UUID:
    """Return a new id that sorts by the time it was made (UUIDv7)."""
    from uuid6 import uuid7

    return UUID(bytes=uuid7().bytes)
