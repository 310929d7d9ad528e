"""`copies [--json]`: every copy of the register that could come back, the newest first."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from smartclass import bootstrap
from smartclass.bootstrap import App
from smartclass.domain.backups import Copy
from smartclass.paths import Home

HELP = "list the copies of the register that could come back"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--stick", type=Path, metavar="DIR", action="append", default=[], help="look on a stick too")
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(app: App, given: argparse.Namespace) -> int:
    return _print(app.backups.copies(given.stick), as_json=given.json)


def rescue(home: Home, given: argparse.Namespace) -> int:
    """Do it where the register can't be opened any more."""
    return _print(bootstrap.rescue(home).copies(given.stick), as_json=given.json)


def _print(copies: tuple[Copy, ...], *, as_json: bool) -> int:
    if as_json:
        print(json.dumps([_plain(copy) for copy in copies], ensure_ascii=False, indent=1))
        return 0
    for copy in copies:
        print(f"{copy.at:%Y-%m-%d %H:%M}\t{copy.origin}\t{copy.path}")
    return 0


def _plain(copy: Copy) -> dict[str, object]:
    numbers = copy.figures
    return {
        "path": str(copy.path),
        "at": copy.at.isoformat(),
        "origin": copy.origin,
        "sessions": numbers and numbers.sessions,
        "people": numbers and numbers.people,
        "attendances": numbers and numbers.attendances,
        "last": numbers and numbers.last and numbers.last.isoformat(),
    }
