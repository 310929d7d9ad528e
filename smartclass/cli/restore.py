"""`restore FILE`: put a verified copy in place, even of a damaged register; the present one is kept beside."""

from __future__ import annotations

import argparse
from pathlib import Path

from smartclass import bootstrap
from smartclass.bootstrap import App
from smartclass.i18n import _
from smartclass.paths import Home

HELP = "put a verified copy in place of the register"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)


def run(app: App, given: argparse.Namespace) -> int:
    return _said(app.keeping.restore(given.file).before)


def rescue(home: Home, given: argparse.Namespace) -> int:
    """Do it where the register can't be opened any more."""
    return _said(bootstrap.restore(home, given.file))


def _said(before: Path) -> int:
    print(_("控えから戻しました。前の記録：{folder}").format(folder=before.name))
    return 0
