"""The one door to the files we write: where they live, and how to replace one without losing it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

APP = "SmartClass"


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that holds everything this PC knows: register, settings, backups, logs."""

    root: Path

    @classmethod
    def default(cls) -> Home:
        """Return this user's data folder (not Documents, not a USB stick)."""
        import platformdirs

        return cls(Path(platformdirs.user_data_dir(APP, appauthor=False)))

    @property
    def database(self) -> Path:
        return self.root / "register.db"

    @property
    def keys(self) -> Path:
        """The register's key, wrapped; where this file is, the register is protected by a passphrase."""
        return self.root / "keys.json"

    @property
    def spare_keys(self) -> Path:
        return self.root / "keys.spare.json"

    @property
    def locked(self) -> bool:
        """Tell whether the register is protected."""
        return self.keys.exists() or self.spare_keys.exists()

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def voice_cache(self) -> Path:
        return self.root / "voice"

    @property
    def lessons(self) -> Path:
        """The town's own lessons, read after the shipped ones."""
        return self.root / "lessons"

    @property
    def differences(self) -> Path:
        """Where 「画面がちがう」 is noted."""
        return self.root / "differences.json"

    @property
    def town(self) -> Path:
        """What the town writes about its procedures."""
        return self.root / "town.toml"

    @property
    def list_columns(self) -> Path:
        """Which column of a list read in held what, so that the next one needs no choosing."""
        return self.root / "list-columns.json"

    @property
    def venue_columns(self) -> Path:
        """The same for lists of venues."""
        return self.root / "venue-columns.json"

    @property
    def targets(self) -> Path:
        """What the town means to reach in each fiscal year."""
        return self.root / "targets.toml"

    def prepare(self) -> None:
        """Create the folder; OSError where that can't be done."""
        self.root.mkdir(parents=True, exist_ok=True)


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[IO[bytes]]:
    """Write a file beside `target`, then rename it over `target`; on any error `target` stays as it was."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
        sync_folder(target.parent)
    finally:
        beside.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` durable where the system can (POSIX); elsewhere do nothing."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
