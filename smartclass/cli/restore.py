"""`restore FILE`: put a verified copy in place; the present register is kept beside."""

from __future__ import annotations

import argparse
from pathlib import Path

from smartclass.bootstrap import App
from smartclass.i18n import _

HELP = "put a verified copy in place of the register"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)


def run(app: App, given: argparse.Namespace) -> int:
    restored = app.keeping.restore(given.file)
    print(_("控えから戻しました。前の記録：{folder}").format(folder=restored.before.name))
    return 0
