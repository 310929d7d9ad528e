"""`restore FILE`: put a verified copy in place, even of a damaged register; the present one is kept beside."""

from __future__ import annotations

import argparse
from pathlib import Path

from smartclass import bootstrap
from smartclass.bootstrap import App
from smartclass.cli import _passphrase
from smartclass.errors import Locked
from smartclass.i18n import _
from smartclass.paths import Home

HELP = "put a verified copy in place of the register"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--copy-passphrase-file", type=Path, help="what opens the copy, where it is another one")


def run(app: App, given: argparse.Namespace) -> int:
    try:
        return _said(app.keeping.restore(given.file).before)
    except Locked:
        return _said(app.keeping.restore(given.file, _copy_secret(given)).before)


def rescue(home: Home, given: argparse.Namespace) -> int:
    """Do it where the register can't be opened any more."""
    key = _passphrase.key_if_any(home, given)
    try:
        return _said(bootstrap.restore(home, given.file, key=key))
    except Locked:
        return _said(bootstrap.restore(home, given.file, key=key, secret=_copy_secret(given)))


def _copy_secret(given: argparse.Namespace) -> str:
    if given.copy_passphrase_file:
        return _passphrase.from_file(given.copy_passphrase_file)
    return _passphrase.secret(given)


def _said(before: Path) -> int:
    print(_("控えから戻しました。前の記録：{folder}").format(folder=before.name))
    return 0
