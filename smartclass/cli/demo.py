"""`demo --seed N [--town]`: fill an empty register with an invented centre, or with a whole town."""

from __future__ import annotations

import argparse
import sys

from smartclass.bootstrap import App
from smartclass.errors import Problem
from smartclass.i18n import _

HELP = "fill an empty register with invented people"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unprotected", action="store_true", help="say that this is only a try, without a passphrase")
    parser.add_argument("--town", action="store_true", help="13 centres, 8,000 people, 2,000 class sessions")


def run(app: App, given: argparse.Namespace) -> int:
    if given.unprotected and app.protection.on:
        raise Problem(
            _("この名簿は、合言葉で守られています。守りは、はずせません。"),
            _("お試し用には、空のフォルダーを --home でえらんでください。"),
        )
    if given.town:
        from smartclass.services.demo_town import DemoTown

        filled = DemoTown(app.register).fill(given.seed, lambda line: print(line, file=sys.stderr, flush=True))
    else:
        filled = app.demo.fill(given.seed)
    app.settings.change(demo_offered=True)
    words = _("受講者 {people}人、教室 {sessions}回、出席 {attendances}件を入れました。")
    print(words.format(people=filled.attendees, sessions=filled.sessions, attendances=filled.attendances))
    return 0
