"""Keeping what is written: verified copies out, and back in without losing the present state."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from smartclass.services.importing import Importing, ImportPreview
from smartclass.storage.register import Register


@dataclass(frozen=True, slots=True)
class Restored:
    """Where the state before a restore was put."""

    before: Path


class Keeping:
    """Backup, restore, and lists read in."""

    def __init__(self, register: Register, importing: Importing) -> None:
        self._register, self.importing = register, importing

    def backup(self, out: Path) -> None:
        """Write a copy of the whole register to `out`, verified by opening it."""
        self._register.backup_to(out)

    def restore(self, file: Path, secret: str = "") -> Restored:
        """Put a verified copy in place; the present files are kept beside, never deleted.

        Locked where the copy was protected in another way than this register and `secret` doesn't open it.
        """
        return Restored(self._register.restore_from(file, secret))

    def tidy(self) -> None:
        """Bring the journal into the register's file, when nobody is waiting."""
        self._register.checkpoint()

    def check(self) -> None:
        """Raise a Problem where the register's file is damaged."""
        self._register.check()

    def preview_import(self, file: Path) -> ImportPreview:
        """Look into a CSV or XLSX list of people without changing anything."""
        return self.importing.preview(file)

    def import_attendees(self, preview: ImportPreview) -> int:
        """Add the good rows of a preview, all or none; returns how many."""
        return self.importing.enter(preview)
