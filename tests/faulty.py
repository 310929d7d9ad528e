"""Disks, sticks and neighbours that fail, made to fail on purpose and without rights of any kind."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from uuid import UUID

import pytest

from smartclass.bootstrap import App, build
from smartclass.domain.registry import NewAttendee
from smartclass.storage.driver import dbapi2
from tests.conftest import FixedClock


@contextlib.contextmanager
def torn_writes(after: int) -> Iterator[None]:
    """Let the system break off every write of this process at byte `after` of any file (EFBIG)."""
    resource = pytest.importorskip("resource", reason="the limit is POSIX's")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (after, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextlib.contextmanager
def _swapped(path: Path, other: Path, how: int) -> Iterator[None]:
    """Let what this process has open of `path` lead to `other` for a while."""
    opened = Path("/proc/self/fd")
    if not opened.is_dir():
        pytest.skip("what is open can't be listed here")
    names = [(int(one.name), os.path.realpath(one)) for one in opened.iterdir()]
    kept = [(number, os.dup(number)) for number, name in names if name == str(path.resolve())]
    assert kept
    instead = os.open(other, how)
    try:
        for number, _copy in kept:
            os.dup2(instead, number)
        yield
    finally:
        for number, copy in kept:
            os.dup2(copy, number)
            os.close(copy)
        os.close(instead)


def full_disk(path: Path) -> contextlib.AbstractContextManager[None]:
    """Let every write to an open file end in ENOSPC."""
    return _swapped(path, Path("/dev/full"), os.O_RDWR)


def pulled_cable(path: Path) -> contextlib.AbstractContextManager[None]:
    """Let every read and write of an open file fail."""
    return _swapped(path, path.parent, os.O_RDONLY)


@contextlib.contextmanager
def held_by_another(path: Path, how: str = "IMMEDIATE") -> Iterator[None]:
    """Be another program that holds the register; EXCLUSIVE only where nobody else has it open."""
    other = dbapi2.connect(str(path), isolation_level=None)
    if how == "EXCLUSIVE":
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute(f"BEGIN {how}")
    try:
        yield
    finally:
        other.close()


@dataclass(slots=True)
class Desk:
    """A class that is going on: `here` is who was said to be here."""

    app: App
    clock: FixedClock
    session: UUID
    waiting: list[UUID]
    here: set[UUID] = field(default_factory=set)

    def next(self) -> None:
        """Check the next person in; only what returned counts."""
        person = self.waiting[0]
        self.app.roll.check_in(self.session, person)
        self.here.add(self.waiting.pop(0))

    def present(self) -> set[UUID]:
        return {row.attendee.id for row in self.app.roll.roster(self.session) if row.present}

    def goes_on(self) -> None:
        """Nothing that was said is lost, the next act works, and so does the next start."""
        assert self.present() == self.here
        self.next()
        self.app.keeping.check()
        home = self.app.home
        self.app.close()
        self.app = build(home, clock=self.clock)
        assert self.present() == self.here
        self.next()
        self.app.keeping.check()


def desk(app: App, clock: FixedClock, people: int = 12) -> Desk:
    """Begin a class with some people on its list."""
    app.classes.add_centre("みどり野公民館")
    session = app.classes.create(course="スマホ", day=clock.today(), starts=time(10)).id
    added = [app.people.add(NewAttendee(f"見本 {number}"), even_if_similar=True) for number in range(people)]
    made = Desk(app, clock, session, [one.attendee.id for one in added if one.attendee])
    app.roll.expect(session, made.waiting)
    made.next()
    return made
