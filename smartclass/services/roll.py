"""The desk: who is here. Every act is one durable transaction with a trace, and can be taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from smartclass.domain import people as rules
from smartclass.domain.audit import What
from smartclass.domain.ids import card_token
from smartclass.domain.kana import name_key
from smartclass.domain.registry import (
    Attendee,
    CheckIn,
    CheckInResult,
    Counts,
    How,
    Mark,
    NewAttendee,
    RosterRow,
    Trace,
)
from smartclass.domain.row_numbers import numbered
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.services.free_text import free_text
from smartclass.services.people import WORDS, gone
from smartclass.storage import audit, desk_rows, merging, needs, people, roll, sessions
from smartclass.storage.register import Register

LONGEST_REASON = 200


class Roll:
    """What is done at the desk of one class session."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def roster(self, session: UUID) -> tuple[RosterRow, ...]:
        """Return everybody expected or here, in kana order.

        People expected have the numbers of the printed sheet, 1 to n in kana order; walk-ins go on from there as they
        came. Once the sheet was given out (`Sheet.give_out`) nobody's number moves any more, and none is used twice.
        """
        rows = roll.roster(self._register, session)
        fixed = {row[0]: row[13] for row in rows if row[13]}
        expected = [row[0] for row in rows if row[9] and row[0] not in fixed]
        walk_ins = sorted((row[11], row[0]) for row in rows if not row[9] and row[0] not in fixed)
        last = desk_rows.last_number(self._register, session)
        numbers = numbered(fixed, last, [*expected, *(key for _at, key in walk_ins)])
        names = Counter(name_key(row[1]) for row in rows)
        helped = needs.of_session(self._register, session)
        return tuple(
            RosterRow(
                attendee=people.attendee(row),
                number=numbers[row[0]],
                present=bool(row[10]),
                at=datetime.fromisoformat(row[11]) if row[11] else None,
                how=How(row[12]) if row[11] else None,
                twin=names[name_key(row[1])] > 1,
                marks=frozenset(mark for mark, on in zip(Mark, row[14:16], strict=True) if on),
                needs=helped.get(UUID(bytes=row[0]), ((), False))[0],
            )
            for row in rows
        )

    def counts(self, session: UUID) -> Counts:
        """Return the large figures at the desk, counted now."""
        return roll.counts(self._register, session)

    def expect(self, session: UUID, persons: Sequence[UUID]) -> int:
        """Put people on the roster; returns how many were not on it before."""
        with self._register.write() as run:
            return sum(max(0, roll.expect(run, self._register, session, person, expected=True)) for person in persons)

    def unexpect(self, session: UUID, person: UUID) -> None:
        """Take somebody off the roster (their presence, where there was one, stays)."""
        with self._register.write() as run:
            roll.expect(run, self._register, session, person, expected=False)

    def check_in(self, session: UUID, person: UUID, how: How = How.TAP) -> CheckIn:
        """Record that somebody is here; a second time is harmless. Problem where the register has no such person."""
        with self._register.write() as run:
            found = self._person(person)
            changed = roll.set_present(run, self._register, session, person, present=True, how=str(how))
            if changed:
                roll.act(run, self._register, session, f"check_in:{how}", person.bytes, was=0, is_now=1)
            counts = self.counts(session)
        return CheckIn(CheckInResult.DONE if changed else CheckInResult.ALREADY, found, counts)

    def scan(self, session: UUID, code: str) -> CheckIn:
        """Check in by a card; a code that isn't ours, or of a lost card, is a value and not an error."""
        token = card_token(code)
        if not token:
            return CheckIn(CheckInResult.FOREIGN_CODE)
        known = people.of_card(self._register, token)
        if known is None:
            return CheckIn(CheckInResult.UNKNOWN_CARD)
        if known[1]:
            return CheckIn(CheckInResult.DEAD_CARD)
        return self.check_in(session, known[0], How.CARD)

    def walk_in(self, session: UUID, name: str, kana: str = "") -> CheckIn:
        """Take somebody in by name only; Problem where the name can't be written down."""
        entry = rules.cleaned(NewAttendee(name=name, kana=kana))
        if wrong := rules.faults(entry, self._register.clock.today()):
            raise Problem(_(WORDS[wrong[0]]))
        with self._register.write() as run:
            person = people.insert(run, self._register, entry)
            roll.set_present(run, self._register, session, person.id, present=True, how=str(How.WALK_IN))
            roll.act(run, self._register, session, "walk_in", person.id.bytes, was=0, is_now=1)
            counts = self.counts(session)
        return CheckIn(CheckInResult.DONE, person, counts)

    def set_count_only(self, session: UUID, count: int) -> Counts:
        """Set how many came without giving a name."""
        if not 0 <= count <= 999:
            raise Problem(_("人数は 0人から 999人までです。"))
        with self._register.write() as run:
            before = self.counts(session).count_only
            if count != before:
                sessions.update(run, self._register, session, {"count_only": count})
                roll.act(run, self._register, session, "count_only", None, was=before, is_now=count)
            return self.counts(session)

    def all_present(self, session: UUID) -> int:
        """Mark everybody on the roster present; returns how many were not before. One undo takes all back."""
        with self._register.write() as run:
            absent = [row.attendee.id for row in self.roster(session) if not row.present]
            batch: int | None = None
            for person in absent:
                roll.set_present(run, self._register, session, person, present=True, how=str(How.ALL))
                batch = roll.act(
                    run, self._register, session, "all_present", person.bytes, was=0, is_now=1, batch=batch
                )
        return len(absent)

    def correct(self, session: UUID, person: UUID, present: bool, reason: str) -> Counts:
        """Put right what was recorded; the correction is a new fact, the old one stays in the trace."""
        detail = free_text(reason, LONGEST_REASON)
        how = str(How.CORRECTION)
        with self._register.write() as run:
            self._person(person)
            if present or roll.is_present(self._register, session, person):
                changed = roll.set_present(run, self._register, session, person, present=present, how=how)
                if changed:
                    acted = ("correct", person.bytes)
                    roll.act(run, self._register, session, *acted, was=not present, is_now=present, detail=detail)
                    audit.record(self._register, What.CORRECT, f"{session}:{person}")
            return self.counts(session)

    def undo(self, session: UUID) -> Trace | None:
        """Take back the newest act not yet taken back, and return it; None where nothing is left."""
        with self._register.write() as run:
            acts = roll.last_batch(self._register, session)
            batch: int | None = None
            for undone, kind, person, was, is_now, detail in acts:
                change = {"was": is_now, "is_now": was, "detail": detail, "batch": batch, "undoes": undone}
                batch = roll.act(run, self._register, session, "undo", person, **change)
                self._set_back(session, kind, person, was)
        if not acts:
            return None
        kind, person, detail = acts[-1][1], acts[-1][2], acts[-1][5]
        return Trace(self._register.clock.now(), kind, UUID(bytes=person) if person else None, detail)

    def _set_back(self, session: UUID, kind: str, person: bytes | None, was: int) -> None:
        """Make it as it was before an act: the number, or the presence with the time and way it came about."""
        with self._register.write() as run:
            if person is None:
                sessions.update(run, self._register, session, {"count_only": was})
                return
            if kind in set(Mark):
                desk_rows.set_mark(run, self._register, session, UUID(bytes=person), Mark(kind), on=bool(was))
                return
            entries = merging.entries_of(self._register, person)  # one person may have been written down twice
            standing = [found for entry in entries if (found := roll.standing(self._register, session, entry))]
            (before, at), person = standing[0] if standing else ("", ""), entries[0]
            was = was or int(len(entries) > 1 and bool(standing))
            roll.set_present(
                run, self._register, session, UUID(bytes=person), present=bool(was), how=_how(before), at=at
            )
            if kind == "walk_in" and not roll.is_used(self._register, person):
                people.hide(run, self._register, person)

    def trace(self, session: UUID) -> tuple[Trace, ...]:
        """Return every act at this desk, oldest first."""
        return tuple(
            Trace(datetime.fromisoformat(at), kind, UUID(bytes=person) if person else None, detail)
            for at, kind, person, detail in roll.acts(self._register, session)
        )

    def _person(self, person: UUID) -> Attendee:
        found = people.by_id(self._register, person)
        if found is None:
            raise gone()
        return found


def _how(kind: str) -> str:
    """Return the way in which an act of this kind made somebody present."""
    ways = {"walk_in": How.WALK_IN, "all_present": How.ALL, "numbers": How.NUMBERS}
    return kind.removeprefix("check_in:") if kind.startswith("check_in:") else str(ways.get(kind, How.CORRECTION))
