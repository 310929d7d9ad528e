"""`town procedure ID|all [--office O] [--hours H] [--phone P] [--online yes|no|unknown]`: this town's own values."""

from __future__ import annotations

import argparse

from smartclass.bootstrap import App
from smartclass.domain.procedures import EVERY, Online

HELP = "write what this town says about a procedure (or about all of them)"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("procedure",))
    parser.add_argument("id", help=f'an id from `list procedures`, or "{EVERY}"')
    parser.add_argument("--office", help='where one goes; "" takes it away')
    parser.add_argument("--hours", help="when it is open")
    parser.add_argument("--phone", help="the office's number")
    parser.add_argument("--online", type=Online, choices=list(Online), help="whether it can be done online here")


def run(app: App, given: argparse.Namespace) -> int:
    own = app.procedures.change(
        given.id, office=given.office, hours=given.hours, phone=given.phone, online=given.online
    )
    for name, value in (("office", own.office), ("hours", own.hours), ("phone", own.phone), ("online", own.online)):
        print(f"{name}\t{value}")
    return 0
