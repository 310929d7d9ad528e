"""`backup OUT`: write a verified copy of the register."""

from __future__ import annotations

import argparse
from pathlib import Path

from smartclass.bootstrap import App

HELP = "write a verified copy of the register"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", type=Path)


def run(app: App, given: argparse.Namespace) -> int:
    app.keeping.backup(given.out)
    return 0
