"""A folder of copies: what stands in it, and the small note beside each copy that says what it holds in numbers."""

from __future__ import annotations

import contextlib
import json
import re
import secrets
import string
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Any

from smartclass.domain import rotation
from smartclass.domain.backups import Copy, Figures, Origin
from smartclass.domain.rotation import Dated
from smartclass.logs import LOG
from smartclass.paths import replacing
from smartclass.storage import faults

_NAME = re.compile(r"smartclass-(?P<at>\d{8}-\d{6})-(?P<mark>[a-z]{6})-(?P<serial>\d{5,})\.db")
_STAMP = re.compile(r"\d{8}-\d{6}(-\d{6})?(?!\d)")
_BEFORE = (("before-version-", Origin.BEFORE_UPDATE), ("before-restore-", Origin.BEFORE_RESTORE))


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a copy: its size in bytes, when it was made, what it holds, and of which state it is."""

    at: datetime
    size: int
    figures: Figures
    state: str = ""


def write_note(copy: Path, note: Note) -> None:
    """Write the note of `copy` beside it: numbers and times only."""
    plain: dict[str, Any] = {"format": 1, **asdict(note)}
    try:
        with replacing(copy.with_suffix(".json")) as file:
            file.write(json.dumps(plain, default=_text, indent=1).encode())
    except OSError as error:
        raise faults.problem_with_stick(error) from error


def resize_note(copy: Path) -> None:
    """Let the note of a whole copy that was written anew (under another key) say its size of now."""
    note = read_note(copy)
    if note is not None:
        write_note(copy, replace(note, size=copy.stat().st_size))


def _text(value: object) -> str:
    assert isinstance(value, datetime)
    return value.isoformat()


def read_note(copy: Path) -> Note | None:
    """Return the note beside `copy`, or None where there is none that can be read."""
    try:
        raw = json.loads(copy.with_suffix(".json").read_text(encoding="utf-8"))
        counts = raw["figures"]
        last = datetime.fromisoformat(counts["last"]) if counts["last"] else None
        numbers = {kind: int(counts[kind]) for kind in ("sessions", "people", "attendances")}
        at = datetime.fromisoformat(raw["at"])
        return Note(at, int(raw["size"]), Figures(**numbers, last=last), str(raw["state"])) if at.tzinfo else None
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


@dataclass(frozen=True, slots=True)
class Shelf:
    """The copies in one folder. `zone` is what a time in a file's name is read in."""

    folder: Path
    zone: tzinfo | None

    def copies(self) -> tuple[Copy, ...]:
        """Return every register in the folder that could come back, the newest first."""
        return tuple(sorted(self._found(), key=lambda one: (one.at, one.path.name), reverse=True))

    def _found(self) -> Iterator[Copy]:
        for path in self._files():
            try:
                yield self.copy(path)
            except OSError:  # pulled out in this moment
                continue

    def _files(self) -> Iterator[Path]:
        try:
            every = sorted(self.folder.iterdir())
        except OSError:
            return
        for path in every:
            held = path / "register.db" if path.name.startswith("before-restore-") else path
            if held.suffix == ".db" and not path.name.startswith(".") and held.is_file():
                yield held

    def copy(self, path: Path) -> Copy:
        """Return what is known of one file without opening it; OSError where it is gone."""
        name = path.parent.name if path.name == "register.db" else path.name
        origin = next((origin for start, origin in _BEFORE if name.startswith(start)), Origin.BY_HAND)
        if _NAME.fullmatch(name):
            origin = Origin.KEPT
        note = read_note(path)
        whole = _whole(path, note)
        at = note.at if note else self._moment(name) or datetime.fromtimestamp(path.stat().st_mtime, self.zone)
        return Copy(path, at, origin, note.figures if note and whole else None)

    def _moment(self, name: str) -> datetime | None:
        stamp = _STAMP.search(name)
        try:
            form = "%Y%m%d-%H%M%S-%f" if stamp and stamp[1] else "%Y%m%d-%H%M%S"
            return datetime.strptime(stamp[0], form).replace(tzinfo=self.zone) if stamp else None
        except ValueError:
            return None

    def mark(self) -> str:
        """Return the six letters by which this PC knows its own copies, made new where there are none."""
        newest = max(self._ours(), key=lambda match: int(match["serial"]), default=None)
        return newest["mark"] if newest else "".join(secrets.choice(string.ascii_lowercase) for _place in range(6))

    def next(self, mark: str, at: datetime) -> Path:
        """Return where the next copy goes; no earlier copy has that name."""
        serial = max((int(match["serial"]) for match in self._ours(mark)), default=0) + 1
        return self.folder / f"smartclass-{at:%Y%m%d-%H%M%S}-{mark}-{serial:05}.db"

    def newest(self, mark: str) -> tuple[Path, Note] | None:
        """Return this PC's newest copy with its note, where it has one."""
        newest = max(self._ours(mark), key=lambda match: int(match["serial"]), default=None)
        path = self.folder / newest.string if newest else None
        note = read_note(path) if path else None
        return (path, note) if path and note else None

    def rotate(self, mark: str) -> int:
        """Remove the copies of this PC whose time is over; returns how many. What can't be removed stays.

        What a power cut left of a copy half written goes too.
        """
        gone = 0
        for half in self.folder.glob(f".smartclass-*-{mark}-*.part*"):
            with contextlib.suppress(OSError):
                half.unlink()
        for name in rotation.dropped(self._dated(mark)):
            path = self.folder / name
            try:
                path.unlink()
                path.with_suffix(".json").unlink(missing_ok=True)
                gone += 1
            except OSError as error:
                LOG.warning("an old copy stays: %s", error.strerror)
        return gone

    def _dated(self, mark: str) -> Iterator[Dated]:
        for match in self._ours(mark):
            path = self.folder / match.string
            moment = self._moment(match.string)
            day = moment.date() if moment else date.min
            yield Dated(match.string, int(match["serial"]), day, _whole(path, read_note(path)))

    def _ours(self, mark: str = "") -> Iterator[re.Match[str]]:
        for path in self._files():
            match = _NAME.fullmatch(path.name)
            if match and mark in ("", match["mark"]):
                yield match


def order(copies: Iterable[Copy]) -> dict[Path, tuple[datetime, int]]:
    """Return what tells which of some copies is newer: when it was made at the latest, and its number.

    A clock may have been set back between two copies of one PC, but their numbers only grow: none is newer than one
    that was kept after it.
    """
    found = {copy.path: (copy.at, 0) for copy in copies}
    last: dict[tuple[Path, str], datetime] = {}
    ours = [(match, path) for path in found if (match := _NAME.fullmatch(path.name))]
    for match, path in sorted(ours, key=lambda one: int(one[0]["serial"]), reverse=True):
        row, at = (path.parent, match["mark"]), found[path][0]
        last[row] = min(at, last.get(row, at))
        found[path] = (last[row], int(match["serial"]))
    return found


def _whole(path: Path, note: Note | None) -> bool:
    """Tell whether a copy has the length that its note says (a stick pulled out too early leaves a shorter one)."""
    try:
        return note is not None and path.stat().st_size == note.size
    except OSError:
        return False
