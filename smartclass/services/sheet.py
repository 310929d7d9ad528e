"""The sign-in sheet at the desk: numbers that stay, presence typed by number, and who joined or left on the way."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from smartclass.domain import row_numbers
from smartclass.domain.ids import attendance_id
from smartclass.domain.registry import How, Mark, RosterRow
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.services.roll import Roll
from smartclass.storage import desk_rows, roll
from smartclass.storage.register import Register


@dataclass(frozen=True, slots=True)
class Reading:
    """What typed numbers would do: `rows` become present, `here` are already; the rest found nobody."""

    rows: tuple[RosterRow, ...] = ()
    here: tuple[RosterRow, ...] = ()
    unknown: tuple[int, ...] = ()
    unread: tuple[str, ...] = ()


class Sheet:
    """Everything about the numbered paper of one class session; `Roll.undo` takes each act back."""

    def __init__(self, register: Register, roll_: Roll) -> None:
        self._register, self._roll = register, roll_

    def give_out(self, session: UUID) -> None:
        """Keep the numbers as they are now: the sheet is on paper. Whoever comes later gets the next number."""
        with self._register.write() as run:
            for row in self._roll.roster(session):
                key = attendance_id(session, row.attendee.id).bytes
                desk_rows.fix_number(run, self._register, session, key, row.number)

    def read(self, session: UUID, typed: str) -> Reading:
        """Return who stands behind typed numbers (「3 7 12-15」), without changing anything."""
        found = row_numbers.read(typed)
        rows = {row.number: row for row in self._roll.roster(session)}
        meant = [rows[number] for number in found.numbers if number in rows]
        return Reading(
            rows=tuple(row for row in meant if not row.present),
            here=tuple(row for row in meant if row.present),
            unknown=tuple(number for number in found.numbers if number not in rows),
            unread=found.unread,
        )

    def enter(self, session: UUID, typed: str) -> int:
        """Make everybody behind typed numbers present; returns how many were not before. One undo takes all back."""
        with self._register.write() as run:
            self.give_out(session)
            rows = self.read(session, typed).rows
            batch: int | None = None
            for row in rows:
                person = row.attendee.id
                roll.set_present(run, self._register, session, person, present=True, how=str(How.NUMBERS))
                batch = roll.act(run, self._register, session, "numbers", person.bytes, was=0, is_now=1, batch=batch)
        return len(rows)

    def set_marks(self, session: UUID, person: UUID, marks: frozenset[Mark]) -> None:
        """Note that somebody joined later or left earlier, or neither; Problem where they aren't here."""
        with self._register.write() as run:
            if not roll.is_present(self._register, session, person):
                raise Problem(_("まだ受付していない人です。"), _("先に、名前を押して出席にしてください。"))
            batch: int | None = None
            for mark in Mark:
                on = mark in marks
                if desk_rows.set_mark(run, self._register, session, person, mark, on=on):
                    batch = roll.act(
                        run, self._register, session, str(mark), person.bytes, was=not on, is_now=on, batch=batch
                    )
