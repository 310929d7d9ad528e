"""Keeping what is written: a copy where one likes, the register's health, and lists read in."""

from __future__ import annotations

from pathlib import Path

from smartclass.domain.audit import What
from smartclass.services.importing import Importing, ImportPreview
from smartclass.storage import audit
from smartclass.storage.register import Register


class Keeping:
    """A copy of one's own, and lists read in. Copies that make themselves, and coming back: `backups`."""

    def __init__(self, register: Register, importing: Importing) -> None:
        self._register, self.importing = register, importing

    def backup(self, out: Path) -> None:
        """Write a copy of the whole register to `out`, verified by opening it."""
        self._register.backup_to(out)
        audit.record(self._register, What.BACKUP)

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
