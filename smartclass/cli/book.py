"""`book --session ID …`: bookings of a class session: add, cancel, give seats away, and the sheet of whom to call."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from uuid import UUID

from smartclass.bootstrap import App
from smartclass.cli._arguments import session_id, some_id
from smartclass.domain.bookings import Booking, Party
from smartclass.domain.registry import NewAttendee
from smartclass.errors import EXIT_BAD_DATA
from smartclass.i18n import _

HELP = "book people for a class, cancel, or list who has a seat and who waits"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("people", nargs="*", metavar="ID", help="ids of people; several are booked as one party")
    parser.add_argument("--session", required=True, help="the id of a class session, or today")
    parser.add_argument("--name", help="book somebody who is not in the register yet")
    parser.add_argument("--kana", default="")
    parser.add_argument("--phone", default="", help="the last four digits, or the whole number")
    parser.add_argument("--anyway", action="store_true", help="another person of the same name")
    parser.add_argument("--with", dest="beside", metavar="ID", help="join the party of somebody on the list")
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--cancel", action="store_true", help="take people off the list and say whom to call")
    act.add_argument("--seat", action="store_true", help="give a free seat to somebody who waits")
    act.add_argument("--no-answer", action="store_true", help="nobody answered: call the next one first")
    parser.add_argument("--over", action="store_true", help="with --seat: more people than there are seats")
    parser.add_argument("--calls", type=Path, metavar="FILE", help="save the sheet of whom to call")
    parser.add_argument("--json", action="store_true")


def run(app: App, given: argparse.Namespace) -> int:
    session = session_id(app, given.session)
    people = [some_id(one) for one in given.people]
    if given.cancel or given.seat or given.no_answer:
        _change(app, session, people, given)
    elif people or given.name:
        return _book(app, session, people, given)
    elif not given.calls:
        _print(app.bookings.list(session).bookings, as_json=given.json)
    if given.calls:
        app.paper.save(app.paper.call_sheet(app.bookings.list(session)), given.calls)
    return 0


def _book(app: App, session: UUID, people: list[UUID], given: argparse.Namespace) -> int:
    beside = some_id(given.beside) if given.beside else None
    if given.name:
        new = NewAttendee(given.name, given.kana)
        done = app.bookings.book_new(session, new, phone=given.phone, beside=beside, even_if_similar=given.anyway)
    else:
        done = app.bookings.book(session, people, phone=given.phone, beside=beside)
    if done.faults or done.similar:
        print(" ".join(done.faults) or _("似た名前の人が、もう名簿にいます。"), file=sys.stderr)
        return EXIT_BAD_DATA
    _print(done.bookings, as_json=given.json)
    return 0


def _change(app: App, session: UUID, people: list[UUID], given: argparse.Namespace) -> None:
    call: Party = ()
    for person in people:
        if given.cancel:
            call = app.bookings.cancel(session, person).call
        elif given.seat:
            app.bookings.seat(session, person, over=given.over)
        else:
            app.bookings.no_answer(session, person)
            call = app.bookings.list(session).next_call
    _print(call, as_json=given.json)


def _print(bookings: tuple[Booking, ...], *, as_json: bool) -> None:
    rows = [
        {"standing": str(one.standing), "number": one.number, "id": str(one.person.id), "name": one.person.name}
        | {"phone": one.phone or one.person.phone_last4, "party": str(one.party)}
        for one in bookings
    ]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        print("\t".join(str(value) for name, value in row.items() if name != "party"))
