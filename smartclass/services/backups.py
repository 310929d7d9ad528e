"""Copies of the register that nobody has to think of: kept when something changed, put on a stick, brought back."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from smartclass.domain.audit import What
from smartclass.domain.backups import Copy, Figures, Held, Missing, Origin, Preview, missing
from smartclass.errors import Locked, Problem
from smartclass.i18n import _
from smartclass.paths import Home
from smartclass.ports.clock import Clock
from smartclass.settings import SettingsFile
from smartclass.storage import audit, counting, duplicating, leftovers, looking, shelf
from smartclass.storage.duplicating import Step
from smartclass.storage.key_slots import DataKey
from smartclass.storage.register import Register
from smartclass.storage.shelf import Note, Shelf

FOLDER = "SmartClass-backup"
"""The folder of our own that copies stand in on a stick, or in a folder that other things share."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping did: `path` of the new copy (None: nothing had changed), and why the other folder went without."""

    path: Path | None
    elsewhere: Problem | None = None


class Backups:
    """Works beside the desk: nothing here holds up a check-in. Call it off the UI thread."""

    def __init__(self, register: Register, settings: SettingsFile) -> None:
        self._register, self._settings = register, settings
        self._home, self._clock = register.home, register.clock
        self._seen: int | None = None

    def keep(self) -> Kept:
        """Keep a copy where something changed since the last one, and let go of those whose time is over.

        Copies go to this PC's own folder and to the one in the settings. Problem where this PC's can't be written.
        What a power cut left half done goes too.
        """
        leftovers.sweep(self._home, self._clock.now())
        own = self._shelf(self._home.backups)
        mark = own.mark()
        path = self._write(own, mark) if self._changed(own, mark) else None
        return Kept(path, self._keep_elsewhere(own, mark))

    def _changed(self, own: Shelf, mark: str) -> bool:
        newest = own.newest(mark)
        if self._seen is not None and newest is not None:
            return self._register.changes != self._seen
        return newest is None or newest[1].state != self._register.state()

    def _write(self, own: Shelf, mark: str) -> Path:
        changes, state, now = self._register.changes, self._register.state(), self._clock.now()
        path = own.next(mark, now)
        figures = self._register.backup_to(path)
        shelf.write_note(path, Note(now, path.stat().st_size, figures, state))
        self._seen = changes
        own.rotate(mark)
        return path

    def _keep_elsewhere(self, own: Shelf, mark: str) -> Problem | None:
        folder = self._settings.now.copy_folder
        if not folder:
            return None
        try:
            self._duplicate(own, mark, Path(folder) / FOLDER, lambda _done, _whole: None)
        except Problem as problem:
            return problem
        return None

    def _duplicate(self, own: Shelf, mark: str, folder: Path, step: Step) -> Note:
        """Take this PC's newest copy to `folder`, unless it is there already."""
        found, there = own.newest(mark), self._shelf(folder)
        if found is None:
            raise AssertionError("no copy of our own")
        source, note = found
        last = there.newest(mark)
        if last is None or (last[1].state, last[1].size) != (note.state, note.size):
            target = there.next(mark, note.at)
            duplicating.duplicate(source, target, step)
            shelf.write_note(target, note)
            there.rotate(mark)
        return note

    def to_stick(self, root: Path, step: Step = lambda _done, _whole: None) -> Figures:
        """Put a copy of the present state on the stick mounted at `root`; returns what is in it.

        Problem where it is full, write-protected or was pulled out: what was on it before is still whole.
        """
        self.keep()
        own = self._shelf(self._home.backups)
        note = self._duplicate(own, own.mark(), root / FOLDER, step)
        self._settings.change(stick_day=self._clock.today().isoformat())
        audit.record(self._register, What.BACKUP, "stick")
        return note.figures

    def choose_folder(self, folder: Path | None) -> None:
        """Let copies go to `folder` too (None: only to this PC's own); Problem where nothing can be written there."""
        if folder is None:
            self._settings.change(copy_folder="")
            return
        if folder.resolve() in (self._home.backups.resolve(), self._home.root.resolve()):
            raise Problem(_("そこには、もう控えがあります。"), _("USB か、共有フォルダーをえらんでください。"))
        before = self._settings.now.copy_folder
        self._settings.change(copy_folder=str(folder))
        problem = self.keep().elsewhere
        if problem is not None:
            self._settings.change(copy_folder=before)
            raise problem

    @property
    def folder(self) -> Path | None:
        """The other folder that copies go to."""
        chosen = self._settings.now.copy_folder
        return Path(chosen) if chosen else None

    @property
    def last(self) -> datetime | None:
        """When this PC's newest copy was made."""
        own = self._shelf(self._home.backups)
        newest = own.newest(own.mark())
        return newest[1].at if newest else None

    @property
    def stick_day(self) -> date | None:
        """When a copy last went to a stick."""
        try:
            return date.fromisoformat(self._settings.now.stick_day)
        except ValueError:
            return None

    def copies(self, sticks: Sequence[Path] = ()) -> tuple[Copy, ...]:
        """Return every copy that could come back, the newest first: here, in the other folder, on `sticks`."""
        return found(self._home, self._clock, self._settings, sticks)

    def preview(self, path: Path, secret: str = "") -> Preview:
        """Open a copy and say what it holds, and what of now it doesn't; Problem where it isn't whole.

        Locked where it was protected in another way than this register and `secret` doesn't open it.
        """
        then = looking.into(self._home, path, self._register.key, secret)
        return previewed(self._clock, path, then, counting.held(self._register.rows))

    def restore(self, path: Path, secret: str = "") -> Path:
        """Bring a copy back. The present register moves to the folder returned; it comes back in the same way.

        Locked as in `preview`.
        """
        before = Note(self._clock.now(), 0, counting.figures(self._register.rows))
        left, _last = audit.head(self._register)
        aside = self._register.restore_from(path, secret)
        audit.record(self._register, What.RESTORE, f"left:{left}")  # where the chain put aside ends
        self._seen = None
        moved = aside / self._home.database.name
        with contextlib.suppress(Problem):  # the restore itself is done
            shelf.write_note(moved, Note(before.at, moved.stat().st_size, before.figures))
        return aside

    def _shelf(self, folder: Path) -> Shelf:
        return Shelf(folder, self._clock.now().tzinfo)


class Rescue:
    """The same for a register that can't be opened any more; `key` is what opened it, where somebody knew that."""

    def __init__(self, home: Home, clock: Clock, key: DataKey | None = None) -> None:
        self._home, self._clock, self._key = home, clock, key

    @property
    def today(self) -> date:
        return self._clock.today()

    def copies(self, sticks: Sequence[Path] = ()) -> tuple[Copy, ...]:
        """Return every copy that could come back, the newest first."""
        return found(self._home, self._clock, SettingsFile(self._home), sticks)

    def newest_good(self, sticks: Sequence[Path] = (), secret: str = "") -> Preview | None:
        """Return the newest copy that is whole, or None; Locked where `secret` is what it takes to look on.

        A state that somebody once put away isn't offered, unless the register is gone: then the power was cut while
        it was put away. A locked copy that may be somebody else's (ours open with the key) is passed over.
        """
        gone, locked = not self._home.database.exists(), None
        for copy in self.copies(sticks):
            if gone or copy.origin is not Origin.BEFORE_RESTORE:
                try:
                    return self.preview(copy.path, secret)
                except Locked as problem:
                    if self._key is None and self._home.locked:
                        raise
                    locked = locked or problem
                except Problem:
                    continue
        if locked is not None:
            raise locked
        return None

    def preview(self, path: Path, secret: str = "") -> Preview:
        """Open a copy and say what it holds; `missing` where the damaged file still tells. Locked as in `Backups`."""
        then = looking.into(self._home, path, self._key, secret)
        return previewed(self._clock, path, then, looking.into_damaged(self._home, self._key))

    def restore(self, path: Path, secret: str = "") -> Path:
        """Bring a copy back; the damaged files move to the folder returned. Locked as in `Backups`."""
        from smartclass.storage import restoring

        return restoring.restore(self._home, self._clock, path, key=self._key, secret=secret)


def found(home: Home, clock: Clock, settings: SettingsFile, sticks: Sequence[Path]) -> tuple[Copy, ...]:
    """Return the copies in every place, the newest first; what a wrong clock dated in the future comes last."""
    other = settings.now.copy_folder
    places = [home.backups, *([Path(other) / FOLDER] if other else []), *(stick / FOLDER for stick in sticks)]
    now = clock.now()
    every = [copy for place in dict.fromkeys(places) for copy in Shelf(place, now.tzinfo).copies()]
    order, soon = shelf.order(every), now + timedelta(days=1)
    return tuple(sorted(every, key=lambda copy: (order[copy.path][0] <= soon, order[copy.path]), reverse=True))


def previewed(clock: Clock, path: Path, then: Held, now: Held | None) -> Preview:
    """Compare what a copy holds with `now`."""
    copy = Shelf(path.parent, clock.now().tzinfo).copy(path)
    lost: Missing | None = missing(now, then) if now else None
    return Preview(copy, then.figures, lost)
