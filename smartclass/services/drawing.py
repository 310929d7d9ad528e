"""The draw of a session: switch it on, see what it will be about, draw, take it back, and hand out its protocol."""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from smartclass.domain.audit import What
from smartclass.domain.bookings import BookingList, Standing, parties
from smartclass.domain.draw import LONGEST_SEED, DrawFigures, DrawPlan, Entry, draw
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.services.bookings import Bookings, refuse_closed
from smartclass.services.free_text import free_text
from smartclass.storage import audit, bookings, roll
from smartclass.storage.bookings import DrawRow, Row
from smartclass.storage.register import Register, Run


class Drawing:
    """Seats by lot, for classes that more people want than fit in."""

    def __init__(self, register: Register, listed: Bookings) -> None:
        self._register, self._bookings = register, listed

    def switch(self, session: UUID, *, on: bool) -> BookingList:
        """Take bookings for a draw from now on, or in the order they come again; Problem once it was drawn.

        Who has a seat keeps it. Switched on, those who wait go into the draw; switched off, seats are given in order.
        """
        with self._register.write() as run:
            listing = self._open(session)
            if listing.drawn_at:
                raise Problem(_("もう抽選をしました。"), _("先に、抽選を取り消してください。"))
            if on != listing.by_draw:
                row = bookings.draw_of(self._register, session, even_off=True) or DrawRow()
                bookings.put_draw(run, self._register, session, row, deleted=not on)
                self._move(run, listing, on=on)
        return self._bookings.list(session)

    def plan(self, session: UUID) -> DrawPlan:
        """Return what a draw now would be about; it tells nothing of who would win."""
        listing = self._bookings.list(session)
        row = bookings.draw_of(self._register, session)
        return DrawPlan(max(0, listing.free), self._entries(listing), row.times if row else 0)

    def draw(self, session: UUID, seed: str = "") -> DrawFigures:
        """Draw, once; an empty `seed` is thrown by chance. Problem where there is nothing to draw."""
        thrown = free_text(unicodedata.normalize("NFKC", seed), LONGEST_SEED) or f"{secrets.randbelow(10**8):08d}"
        with self._register.write() as run:
            listing = self._open(session)
            if listing.drawn_at:
                raise Problem(_("もう抽選をしました。"), _("先に、抽選を取り消してください。"))
            if not listing.by_draw or not listing.of(Standing.APPLIED):
                raise Problem(_("抽選を待つ申込が、まだありません。"), _("抽選にしてから、申込を受けてください。"))
            plan = self.plan(session)
            lines = draw(plan.entries, plan.seats, thrown)
            row = DrawRow(thrown, self._register.clock.now(), plan.seats, plan.times + 1, lines)
            bookings.put_draw(run, self._register, session, row)
            people = {one.number: one.person.id for one in listing.of(Standing.APPLIED)}
            for line in lines:
                old = self._row(session, people[line.number])
                new = replace(
                    old,
                    standing=str(Standing.BOOKED if line.seated else Standing.WAITING),
                    place=line.number if line.seated else line.waiting,
                    drawn="won" if line.seated else "lost",
                )
                self._put(run, session, people[line.number], new)
            audit.record(self._register, What.DRAW, str(session))
        return self.figures(session)

    def take_back(self, session: UUID) -> BookingList:
        """Undo the draw: everybody of the line waits for another one. That it was done stays in the next protocol."""
        with self._register.write() as run:
            self._open(session)
            row, _at = self._drawn(session)
            bookings.put_draw(run, self._register, session, DrawRow(times=row.times))
            for one in self._bookings.list(session).bookings:
                old = bookings.get(self._register, session, one.person.id)
                if old and (old.drawn or one.standing is Standing.WAITING):
                    new = replace(old, standing=str(Standing.APPLIED), place=old.number, drawn="", calls=0)
                    self._put(run, session, one.person.id, new)
            audit.record(self._register, What.DRAW_BACK, str(session))
        return self._bookings.list(session)

    def figures(self, session: UUID) -> DrawFigures:
        """Return everything the protocol says; Problem where nothing was drawn yet."""
        row, at = self._drawn(session)
        return DrawFigures(self._bookings.list(session).session, row.seed, at, row.seats, row.lines, row.times)

    def _open(self, session: UUID) -> BookingList:
        listing = self._bookings.list(session)
        refuse_closed(listing.session)
        return listing

    def _drawn(self, session: UUID) -> tuple[DrawRow, datetime]:
        row = bookings.draw_of(self._register, session)
        if row is None or row.at is None:
            raise Problem(_("この教室の抽選は、まだです。"), _("「抽選」で、先に抽選をしてください。"))
        return row, row.at

    def _entries(self, listing: BookingList) -> tuple[Entry, ...]:
        rights = bookings.rights(self._register, listing.session.id)
        return tuple(
            Entry(one.number, min(other.number for other in party), *rights[one.person.id])
            for party in parties(listing.of(Standing.APPLIED))
            for one in party
        )

    def _move(self, run: Run, listing: BookingList, *, on: bool) -> None:
        """Make the line fit the way seats are given now."""
        session = listing.session.id
        free = listing.free
        for party in parties(listing.of(Standing.WAITING if on else Standing.APPLIED)):
            seated = not on and len(party) <= free
            standing = Standing.APPLIED if on else Standing.BOOKED if seated else Standing.WAITING
            free -= len(party) if seated else 0
            for one in party:
                new = replace(self._row(session, one.person.id), standing=str(standing))
                self._put(run, session, one.person.id, new)

    def _row(self, session: UUID, person: UUID) -> Row:
        row = bookings.get(self._register, session, person)
        if row is None:
            raise LookupError(person)
        return row

    def _put(self, run: Run, session: UUID, person: UUID, row: Row) -> None:
        bookings.put(run, self._register, session, person, row)
        seat = row.standing == Standing.BOOKED
        if seat != row.expected:
            roll.expect(run, self._register, session, person, expected=seat)
