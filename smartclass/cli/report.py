"""`report make ID … --out FILE`: one of the reports as PDF, XLSX or CSV."""

from __future__ import annotations

import argparse
from pathlib import Path

from smartclass.bootstrap import App
from smartclass.cli._arguments import add_period, period, session_id, some_id

HELP = "make a report"


def add(parser: argparse.ArgumentParser) -> None:
    make = parser.add_subparsers(dest="act", required=True).add_parser("make", help="make one report")
    make.add_argument("id")
    make.add_argument("--session", help="the id of a class session, or today")
    make.add_argument("--centre", help="the id of a centre")
    make.add_argument("--out", type=Path, required=True)
    add_period(make)


def run(app: App, given: argparse.Namespace) -> int:
    span = period(given)
    document = app.paper.report(
        given.id,
        session=session_id(app, given.session) if given.session else None,
        first=span.first if span else None,
        last=span.last if span else None,
        centre=some_id(given.centre) if given.centre else None,
    )
    app.paper.save(document, given.out)
    return 0
