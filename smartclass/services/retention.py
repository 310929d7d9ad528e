"""Names that are kept no longer than the town's rule says: who is due, erasing them, the log, and old copies."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

from smartclass.domain.audit import What
from smartclass.domain.registry import Role
from smartclass.domain.retention import (
    CopyFault,
    DuePerson,
    Erasure,
    ErasureFigures,
    OldCopy,
    OnePerson,
    keep_until,
    kept_from,
)
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.services.people import gone
from smartclass.settings import SettingsFile
from smartclass.storage import audit, erasing, following, people, sessions
from smartclass.storage.register import Register

Step = Callable[[int, int], None]
_STAMP = re.compile(r"(20\d\d)-?([01]\d)-?([0-3]\d)")


class Retention:
    """Asks by the rule of the settings; what it erases can't be brought back."""

    def __init__(self, register: Register, settings: SettingsFile) -> None:
        self._register, self._settings = register, settings

    @property
    def years(self) -> int:
        """The town's rule: so many years after the end of the fiscal year in which somebody last came."""
        return self._settings.now.keep_years

    def set_years(self, years: int) -> None:
        """Change the town's rule."""
        self._settings.change(keep_years=years)

    @property
    def kept_from(self) -> date:
        """The first day that still counts today: whoever was last here before it is due."""
        return kept_from(self._register.clock.today(), self.years)

    def due(self) -> tuple[DuePerson, ...]:
        """Return everybody whose time is over, in kana order."""
        return erasing.due(self._register, self.kept_from, self.years)

    def due_count(self) -> int:
        """Return how many people are due, and finish an erasure that was cut short before the file was wiped."""
        erasing.wipe(self._register)
        return erasing.due_count(self._register, self.kept_from)

    def erase(
        self,
        people: Collection[UUID] | None = None,
        *,
        role: Role = Role.COORDINATOR,
        step: Step = lambda _done, _whole: None,
    ) -> Erasure:
        """Erase everybody due (of `people`, where given) and return the line of the log; no number changes.

        All of them or none: an error, also one raised by `step`, leaves everything as it was. Problem where nobody is
        due. What was erased is gone from the file's bytes when this returns.
        """
        with self._register.write() as run:
            due = [one.id for one in self.due() if people is None or one.id in people]
            if not due:
                raise Problem(_("消す時期の人は、いません。"), _("何も変わっていません。"))
            made = erasing.begin(run, self._register, role, self.years, self.kept_from, len(due))
            for done, person in enumerate(due):
                step(done, len(due))
                erasing.erase(run, self._register, person, made.id)
            audit.record(self._register, What.ERASE, str(made.id))
        erasing.wipe(self._register)
        return made

    def one(self, person: UUID) -> OnePerson:
        """Say what erasing one person on request would mean; Problem where nobody has this id."""
        found = people.by_id(self._register, person)
        if found is None:
            raise gone()
        ahead = erasing.bookings_ahead(self._register, person)
        return OnePerson(person, found.name, len(following.visits(self._register, person)), ahead)

    def erase_one(self, person: UUID, *, role: Role = Role.COORDINATOR) -> Erasure:
        """Erase one person who asked for it, whatever the rule says; it can't be taken back (not on the UI thread)."""
        with self._register.write() as run:
            self.one(person)
            erasing.give_up_seats(run, self._register, person)
            made = erasing.begin(run, self._register, role, self.years, self.kept_from, 1, asked=True)
            erasing.erase(run, self._register, person, made.id)
            audit.record(self._register, What.ERASE, str(made.id))
        erasing.wipe(self._register)
        return made

    def log(self) -> tuple[Erasure, ...]:
        """Return every erasure, the newest first."""
        return erasing.log(self._register)

    def figures(self, erasure: UUID) -> ErasureFigures:
        """Return what the certificate of an erasure is made from; Problem where there was none."""
        found = erasing.by_id(self._register, erasure)
        if found is None:
            raise Problem(_("その消去の記録は、ありません。"), _("消去の記録の一覧から、えらびなおしてください。"))
        centres = sessions.centres(self._register)
        return ErasureFigures(found, centres[0].name if centres else "")

    def old_copies(self) -> tuple[OldCopy, ...]:
        """Return the copies in the folder of copies that hold people who should be gone, the oldest first."""
        log = self.log()
        found = (self._fault(name, moment, log) for name, moment in self._copies())
        return tuple(sorted((one for one in found if one), key=lambda one: (one.day, one.name)))

    def _fault(self, name: str, moment: datetime, log: tuple[Erasure, ...]) -> OldCopy | None:
        day = moment.date()
        if keep_until(day, self.years) < self._register.clock.today():
            return OldCopy(name, day, CopyFault.TOO_OLD)
        if log and moment < log[0].at:
            return OldCopy(name, day, CopyFault.HOLDS_ERASED)
        return None

    def _copies(self) -> Iterator[tuple[str, datetime]]:
        """Yield the name and the moment of every copy: a file, or the folder a register was moved to."""
        folder = self._register.home.backups
        for path in folder.iterdir() if folder.is_dir() else ():
            held = path / self._register.home.database.name if path.is_dir() else path
            if held.is_file() and held.suffix == ".db":
                yield path.name, self._moment(held, path.name)

    def _moment(self, file: Path, name: str) -> datetime:
        """Return when a copy was made: its file's time, or the day in its name where that is earlier."""
        zone = self._register.clock.now().tzinfo
        written = datetime.fromtimestamp(file.stat().st_mtime, zone)
        if match := _STAMP.search(name):
            try:
                day = date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                return written
            return min(written, datetime.combine(day + timedelta(days=1), time(), zone) - timedelta(microseconds=1))
        return written
