"""Bookings by telephone: book, cancel, give a free seat away; each act can be taken back until something else moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from smartclass.domain import bookings as rules
from smartclass.domain.bookings import Booking, BookingList, NoShows, Party, Standing
from smartclass.domain.registry import Attendee, ClassSession, NewAttendee, SessionState
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.services.classes import Classes
from smartclass.services.people import People
from smartclass.storage import bookings, people, roll
from smartclass.storage.bookings import Row
from smartclass.storage.register import Register, Run, new_id

CLASSES = 5
"""How many classes back the hint about people who stayed away looks."""


@dataclass(frozen=True, slots=True)
class Change:
    """What `undo` needs to take an act back: how each person stood before, and what must not have moved since."""

    session: UUID
    before: tuple[tuple[UUID, Row | None, bool], ...]
    versions: tuple[int, ...]
    seated: int
    made: UUID | None = None


@dataclass(frozen=True, slots=True)
class Booked:
    """What became of a booking: who stands where now, or the people it may be, or what is wrong with what was typed.

    `change` is None where everybody stood on the list already.
    """

    bookings: Party = ()
    change: Change | None = None
    similar: tuple[Attendee, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A seat or a place in the line given up, and whom to call now (() where nobody waits or no seat is free)."""

    change: Change
    call: Party = ()


class Bookings:
    """What a coordinator does at the telephone."""

    def __init__(self, register: Register, classes: Classes, people: People) -> None:
        self._register, self._classes, self._people = register, classes, people

    def list(self, session: UUID) -> BookingList:
        """Return who has a seat, who waits and whom to call."""
        drawn = bookings.draw_of(self._register, session)
        return BookingList(
            self._classes.get(session),
            bookings.of_session(self._register, session),
            by_draw=drawn is not None and drawn.at is None,
            drawn_at=drawn.at if drawn else None,
        )

    def book(self, session: UUID, persons: Sequence[UUID], *, phone: str = "", beside: UUID | None = None) -> Booked:
        """Book people who come together: all get seats, or all wait. Who is on the list already stays as they are.

        `beside` joins the party of somebody on the list. Problem where the class is over or called off, where the
        number can't be dialled, or where beside somebody with a seat none is free.
        """
        digits = _digits(phone)
        with self._register.write() as run:
            listing = self._open(session)
            wanted = tuple(dict.fromkeys(persons))
            fresh = [person for person in wanted if listing.find(person) is None]
            change = None
            if fresh:
                row = _row(listing, len(fresh), self._on_list(listing, beside) if beside else None)
                before = self._standing(session, fresh)
                for person in fresh:
                    self._people.get(person)
                    number = bookings.next_number(self._register, session)
                    new = replace(row, number=number, phone=digits, at=self._register.now())
                    self._put(run, session, person, new, seat=new.standing == Standing.BOOKED)
                change = self._change(session, before)
            now = self.list(session)
        return Booked(tuple(one for one in map(now.find, wanted) if one), change)

    def book_new(
        self,
        session: UUID,
        new: NewAttendee,
        *,
        phone: str = "",
        beside: UUID | None = None,
        even_if_similar: bool = False,
    ) -> Booked:
        """Write somebody down and book them in one act; the last four digits of `phone` go to the register."""
        digits = _digits(phone)
        with self._register.write():
            self._open(session)
            entry = replace(new, phone_last4=new.phone_last4 or digits[-4:])
            added = self._people.add(entry, even_if_similar=even_if_similar)
            if added.attendee is None:
                return Booked(similar=added.similar, faults=added.faults)
            done = self.book(session, [added.attendee.id], phone=digits, beside=beside)
        return replace(done, change=replace(done.change, made=added.attendee.id)) if done.change else done

    def cancel(self, session: UUID, person: UUID) -> Cancelled:
        """Take one person off the list (who came with them stays) and say whom to call."""
        with self._register.write() as run:
            self._on_list(self.list(session), person)
            before = self._standing(session, [person])
            row = before[0][1]
            self._put(run, session, person, row and replace(row, standing=bookings.CANCELLED), seat=False)
            change = self._change(session, before)
            return Cancelled(change, self.list(session).next_call)

    def seat(self, session: UUID, person: UUID, *, over: bool = False) -> Change:
        """Give seats to somebody who waits and to those they come with; `over` goes beyond the number of seats."""
        with self._register.write() as run:
            listing = self._open(session)
            party = self._waiting(listing, person)
            if len(party) > listing.free and not over:
                raise Problem(_("席が、あいていません。"), _("だれかが取り消すと、席を決められます。"))
            return self._each(run, session, party, _seated)

    def no_answer(self, session: UUID, person: UUID) -> Change:
        """Note that nobody answered the call: those not called yet come first now."""
        with self._register.write() as run:
            party = self._waiting(self.list(session), person)
            return self._each(run, session, party, lambda row: replace(row, calls=min(99, row.calls + 1)))

    def undo(self, change: Change) -> None:
        """Take an act back; Problem where something moved since, and then nothing changes."""
        with self._register.write() as run:
            now = self.list(change.session)
            rows = [bookings.get(self._register, change.session, person) for person, _row, _seat in change.before]
            if tuple(row.row_ver if row else 0 for row in rows) != change.versions:
                raise Problem(_("そのあとに変わったので、もどせません。"), _("一覧を見て、直してください。"))
            seats = {one.person.id for one in now.of(Standing.BOOKED)}
            back = sum(seat and person not in seats for person, _row, seat in change.before)
            if back > now.free and len(seats) > change.seated:
                raise Problem(
                    _("あいた席は、もうほかの人に決まりました。"),
                    _("もういちど申しこむと、キャンセル待ちに入ります。"),
                )
            for (person, row, seat), current in zip(change.before, rows, strict=True):
                self._put(run, change.session, person, row or current, seat=seat, deleted=row is None)
            if change.made and not roll.is_used(self._register, change.made.bytes):
                people.hide(run, self._register, change.made.bytes)

    def no_shows(self, session: UUID) -> NoShows | None:
        """Return how many stayed away in the last classes of this course here; None where none was held."""
        one = self._classes.get(session)
        found = bookings.no_shows(self._register, one.course.id, one.centre.id, one.day, CLASSES)
        return found if found.classes else None

    def _open(self, session: UUID) -> BookingList:
        listing = self.list(session)
        refuse_closed(listing.session)
        return listing

    def _on_list(self, listing: BookingList, person: UUID) -> Booking:
        found = listing.find(person)
        if found is None:
            raise Problem(_("その人は、この教室に申しこんでいません。"), _("一覧から、えらびなおしてください。"))
        return found

    def _waiting(self, listing: BookingList, person: UUID) -> Party:
        one = self._on_list(listing, person)
        if one.standing is Standing.APPLIED:
            raise Problem(_("抽選が、まだです。"), _("席は、抽選で決まります。"))
        if one.standing is Standing.BOOKED:
            raise Problem(_("その人の席は、もう決まっています。"))
        return listing.together(one)

    def _standing(self, session: UUID, persons: Iterable[UUID]) -> tuple[tuple[UUID, Row | None, bool], ...]:
        register = self._register
        return tuple(
            (person, bookings.get(register, session, person), bookings.is_expected(register, session, person))
            for person in persons
        )

    def _each(self, run: Run, session: UUID, party: Party, act: Callable[[Row], Row]) -> Change:
        before = self._standing(session, [one.person.id for one in party])
        for person, row, _seat in before:
            if row:
                new = act(row)
                self._put(run, session, person, new, seat=new.standing == Standing.BOOKED)
        return self._change(session, before)

    def _put(
        self, run: Run, session: UUID, person: UUID, row: Row | None, *, seat: bool, deleted: bool = False
    ) -> None:
        """Store a booking and the person's place on the roster, in one."""
        if row:
            bookings.put(run, self._register, session, person, row, deleted=deleted)
        if seat != bookings.is_expected(self._register, session, person):
            roll.expect(run, self._register, session, person, expected=seat)

    def _change(self, session: UUID, before: tuple[tuple[UUID, Row | None, bool], ...]) -> Change:
        rows = [bookings.get(self._register, session, person) for person, _row, _seat in before]
        seated = len(self.list(session).of(Standing.BOOKED))
        return Change(session, before, tuple(row.row_ver if row else 0 for row in rows), seated)


def refuse_closed(session: ClassSession) -> None:
    """Raise a Problem where nobody can book for a class any more."""
    if session.state is SessionState.CANCELLED:
        raise Problem(_("この教室は、中止です。"), _("べつの日の教室をえらんでください。"))
    if session.state is SessionState.ENDED:
        raise Problem(_("この教室は、もうおわりました。"), _("べつの日の教室をえらんでください。"))


def _digits(phone: str) -> str:
    digits = rules.phone_digits(phone)
    if digits is None:
        raise Problem(_("電話は、下4けたか、市外局番からの番号を入れてください。"))
    return digits


def _row(listing: BookingList, size: int, friend: Booking | None) -> Row:
    """Return where a new party stands (number, phone and time are still to come)."""
    if friend is None:
        waiting = rules.standing_for(size, listing.of(Standing.WAITING), listing.free)
        standing = Standing.APPLIED if listing.by_draw else waiting
        place = 1 + max((one.place for one in listing.bookings), default=0)
        return Row(0, place, str(standing), new_id())
    if len([one for one in listing.bookings if one.party == friend.party]) + size > rules.MOST_TOGETHER:
        raise Problem(_("いっしょに申しこめるのは、{n}人までです。").format(n=rules.MOST_TOGETHER))
    if friend.standing is Standing.BOOKED and (
        listing.by_draw or rules.standing_for(size, listing.of(Standing.WAITING), listing.free) is Standing.WAITING
    ):
        raise Problem(_("いっしょの席が、あいていません。"), _("ひとりで申しこむと、キャンセル待ちに入ります。"))
    return Row(0, friend.place, str(friend.standing), friend.party)


def _seated(row: Row) -> Row:
    return replace(row, standing=str(Standing.BOOKED), drawn="won" if row.drawn else "")
