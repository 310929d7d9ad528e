"""The desk: who is here. Every act is one durable transaction with a trace, and can be taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from smartclass.domain import people as rules
from smartclass.domain.ids import card_token
from smartclass.domain.registry import (
    CheckIn,
    CheckInResult,
    Counts,
    How,
    NewAttendee,
    RosterRow,
    Trace,
)
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.services.people import WORDS
from smartclass.storage import people, roll, sessions
from smartclass.storage.register import Register


class Roll:
    """What is done at the desk of one class session."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def roster(self, session: UUID) -> tuple[RosterRow, ...]:
        """Return everybody expected or here, in kana order, numbered as on the printed sheet."""
        rows = roll.roster(self._register, session)
        names = Counter(row[1] for row in rows)
        return tuple(
            RosterRow(
                attendee=people.attendee(row),
                number=number,
                present=bool(row[9]),
                at=datetime.fromisoformat(row[10]) if row[10] else None,
                how=How(row[11]) if row[11] else None,
                twin=names[row[1]] > 1,
            )
            for number, row in enumerate(rows, start=1)
        )

    def counts(self, session: UUID) -> Counts:
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
        """Record that somebody is here; a second time is harmless."""
        with self._register.write() as run:
            changed = roll.set_present(run, self._register, session, person, present=True, how=str(how))
            if changed:
                roll.act(run, self._register, session, f"check_in:{how}", person.bytes, was=0, is_now=1)
        found = people.by_id(self._register, person)
        result = CheckInResult.DONE if changed else CheckInResult.ALREADY
        return CheckIn(result, found, self.counts(session))

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
        return CheckIn(CheckInResult.DONE, person, self.counts(session))

    def set_count_only(self, session: UUID, count: int) -> Counts:
        """Set how many came without giving a name."""
        if not 0 <= count <= 999:
            raise Problem(_("人数は 0人から 999人までです。"))
        before = self.counts(session).count_only
        if count != before:
            with self._register.write() as run:
                sessions.update(run, self._register, session, {"count_only": count})
                roll.act(run, self._register, session, "count_only", None, was=before, is_now=count)
        return self.counts(session)

    def all_present(self, session: UUID) -> int:
        """Mark everybody on the roster present; returns how many were not before. One undo takes all back."""
        absent = [row.attendee.id for row in self.roster(session) if not row.present]
        with self._register.write() as run:
            batch: int | None = None
            for person in absent:
                roll.set_present(run, self._register, session, person, present=True, how=str(How.ALL))
                batch = roll.act(
                    run, self._register, session, "all_present", person.bytes, was=0, is_now=1, batch=batch
                )
        return len(absent)

    def correct(self, session: UUID, person: UUID, present: bool, reason: str) -> Counts:
        """Put right what was recorded; the correction is a new fact, the old one stays in the trace."""
        with self._register.write() as run:
            how = str(How.CORRECTION)
            if roll.set_present(run, self._register, session, person, present=present, how=how):
                detail = rules.visible(reason)[:200]
                acted = ("correct", person.bytes)
                roll.act(run, self._register, session, *acted, was=not present, is_now=present, detail=detail)
        return self.counts(session)

    def undo(self, session: UUID) -> Trace | None:
        """Take back the newest act not yet taken back; None where nothing is left."""
        acts = roll.last_batch(self._register, session)
        if not acts:
            return None
        with self._register.write() as run:
            batch: int | None = None
            for undone, kind, person, was, is_now, detail in acts:
                self._set_back(session, kind, person, was)
                batch = roll.act(
                    run,
                    self._register,
                    session,
                    "undo",
                    person,
                    was=is_now,
                    is_now=was,
                    detail=detail,
                    batch=batch,
                    undoes=undone,
                )
        kind, person = acts[-1][1], acts[-1][2]
        return Trace(self._register.clock.now(), kind, UUID(bytes=person) if person else None)

    def _set_back(self, session: UUID, kind: str, person: bytes | None, was: int) -> None:
        with self._register.write() as run:
            if person is None:
                sessions.update(run, self._register, session, {"count_only": was})
                return
            how = str(How.CORRECTION)
            who = UUID(bytes=person)
            roll.set_present(run, self._register, session, who, present=bool(was), how=how)
            if kind == "walk_in" and not roll.is_used(self._register, person, session):
                people.hide(run, self._register, person)

    def trace(self, session: UUID) -> tuple[Trace, ...]:
        """Return every act at this desk, oldest first."""
        return tuple(
            Trace(datetime.fromisoformat(at), kind, UUID(bytes=person) if person else None, detail)
            for at, kind, person, detail in roll.acts(self._register, session)
        )
