"""`paper KIND --session ID --out X.pdf`: the papers people keep, and those on their tables."""

from __future__ import annotations

import argparse
from pathlib import Path

from smartclass.bootstrap import App
from smartclass.cli._arguments import session_id, some_id
from smartclass.domain.document import Document
from smartclass.errors import Problem
from smartclass.i18n import _

HELP = "make a paper that people keep or find on their table"
KINDS = ("certificate", "going_home", "memo", "name_tents", "seat_plan", "sign_in_sheet")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--session", help="the id of a class session, or today")
    parser.add_argument("--least", type=int, default=0, help="certificate: who came so often to this course in a year")
    parser.add_argument("--columns", type=int, default=0, help="seat_plan: seats in a row")
    parser.add_argument("--rows", type=int, default=0, help="seat_plan: rows of seats")
    parser.add_argument("--numbers", action="store_true", help="seat_plan: numbers instead of names")
    parser.add_argument("--personal", action="store_true", help="going_home: a sheet for each who is here")
    parser.add_argument("--person", help="going_home: the id of one person")
    parser.add_argument("--large", action="store_true", help="sign_in_sheet: large print")
    parser.add_argument("--out", type=Path, required=True)


def run(app: App, given: argparse.Namespace) -> int:
    app.paper.save(_made(app, given), given.out)
    return 0


def _made(app: App, given: argparse.Namespace) -> Document:
    papers = app.people_papers
    if given.kind == "memo":
        return papers.memo()
    if not given.session:
        raise Problem(_("どの教室の紙を作るか、まだ決まっていません。"), _("教室を選んでください。"))
    session = session_id(app, given.session)
    match given.kind:
        case "certificate":
            return papers.certificates(session, given.least)
        case "name_tents":
            return papers.name_tents(session)
        case "seat_plan":
            return papers.seat_plan(session, columns=given.columns, rows=given.rows, names=not given.numbers)
        case "sign_in_sheet":
            return papers.sign_in_sheet(session, large=given.large)
        case _going_home:
            person = some_id(given.person) if given.person else None
            return papers.going_home(session, personal=given.personal, person=person)
