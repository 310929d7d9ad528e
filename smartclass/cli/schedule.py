"""`schedule --out X.ics|X.csv`: the classes of a span of days for calendars, or as the towns' event list."""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from pathlib import Path

from smartclass.bootstrap import App
from smartclass.cli._arguments import add_period, period, some_id

HELP = "write the schedule as .ics or as an event list in CSV"
AHEAD = timedelta(days=365)


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--centre", help="the id of a centre")
    add_period(parser)


def run(app: App, given: argparse.Namespace) -> int:
    span = period(given)
    today: date = app.clock.today()
    first, last = (span.first, span.last) if span else (today, today + AHEAD)
    app.announcing.save(given.out, first, last, some_id(given.centre) if given.centre else None)
    return 0
