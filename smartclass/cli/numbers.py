"""`numbers "3 7 12-15" --session ID`: make people present by their numbers on the sign-in sheet."""

from __future__ import annotations

import argparse
import sys

from smartclass.bootstrap import App
from smartclass.cli._arguments import session_id
from smartclass.errors import EXIT_BAD_DATA
from smartclass.i18n import _

HELP = "record presences by the numbers of the sign-in sheet"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("numbers", help='row numbers and spans: "3 7 12-15"')
    parser.add_argument("--session", required=True, help="the id of a class session, or today")
    parser.add_argument("--dry-run", action="store_true", help="only say how many would become present")


def run(app: App, given: argparse.Namespace) -> int:
    session = session_id(app, given.session)
    reading = app.sheet.read(session, given.numbers)
    if missing := (*map(str, reading.unknown), *reading.unread):
        sentence = _("名簿に、この番号の人はいません：{numbers}")
        print(sentence.format(numbers=_("、").join(missing)), file=sys.stderr)
        return EXIT_BAD_DATA
    done = len(reading.rows) if given.dry_run else app.sheet.enter(session, given.numbers)
    counts = app.roll.counts(session)
    print(f"{done} {counts.present}/{counts.expected}")
    return 0
