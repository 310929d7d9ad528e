"""`cards --session ID --out X.pdf`: check-in cards for everybody on the roster."""

from __future__ import annotations

import argparse
from pathlib import Path

from smartclass.bootstrap import App
from smartclass.cli._arguments import session_id
from smartclass.reports.cards import SHEETS

HELP = "make check-in cards"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--session", required=True, help="the id of a class session, or today")
    parser.add_argument("--sheet", choices=list(SHEETS), default="cut-8", help="what they are printed on")
    parser.add_argument("--out", type=Path, required=True)


def run(app: App, given: argparse.Namespace) -> int:
    session = session_id(app, given.session)
    app.sheet.give_out(session)
    app.paper.save(app.people_papers.cards(session, given.sheet), given.out)
    return 0
