"""`import attendees FILE [--dry-run]`: read a CSV or XLSX list of people in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from smartclass.bootstrap import App
from smartclass.errors import EXIT_BAD_DATA
from smartclass.i18n import _

HELP = "read a list of people in"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("attendees",))
    parser.add_argument("file", type=Path)
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")


def run(app: App, given: argparse.Namespace) -> int:
    preview = app.keeping.preview_import(given.file)
    for row in preview.bad:
        print(_("{n}行め：{reason}").format(n=row.row, reason=row.reason), file=sys.stderr)
    count = len(preview.good) if given.dry_run else app.keeping.import_attendees(preview)
    words = _("{n}人を読めます。") if given.dry_run else _("{n}人を名簿に入れました。")
    print(words.format(n=count))
    return EXIT_BAD_DATA if preview.bad and not preview.good else 0
