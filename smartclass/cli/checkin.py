"""`checkin TOKEN|ID --session ID`: record that somebody is here."""

from __future__ import annotations

import argparse
import sys
from uuid import UUID

from smartclass.bootstrap import App
from smartclass.cli._arguments import session_id
from smartclass.domain.registry import CheckIn, CheckInResult
from smartclass.errors import EXIT_BAD_DATA
from smartclass.i18n import _, lazy

HELP = "record that somebody is here"
_REFUSED = {
    CheckInResult.FOREIGN_CODE: lazy("教室のカードではないコードです。参加カードを読ませてください。"),
    CheckInResult.UNKNOWN_CARD: lazy("このカードは、名簿にありません。名前で受け付けてください。"),
    CheckInResult.DEAD_CARD: lazy("このカードは、新しいカードに替わりました。名前で受け付けてください。"),
}


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("who", help="a card's code (A1:…) or a person's id")
    parser.add_argument("--session", required=True, help="the id of a class session, or today")


def run(app: App, given: argparse.Namespace) -> int:
    session = session_id(app, given.session)
    done = _check_in(app, session, given.who)
    if done.result in _REFUSED:
        print(_(_REFUSED[done.result]), file=sys.stderr)
        return EXIT_BAD_DATA
    counts = done.counts or app.roll.counts(session)
    print(f"{done.result} {counts.present}/{counts.expected}")
    return 0


def _check_in(app: App, session: UUID, who: str) -> CheckIn:
    try:
        person = UUID(who)
    except ValueError:
        return app.roll.scan(session, who)
    return app.roll.check_in(session, app.people.get(person).id)
