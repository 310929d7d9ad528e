"""`restore FILE`: put a verified copy in place, even of a damaged register; the present one is kept beside."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from smartclass import bootstrap
from smartclass.bootstrap import App
from smartclass.cli import _passphrase
from smartclass.domain.backups import Figures, Missing, Preview
from smartclass.errors import Locked
from smartclass.i18n import _
from smartclass.paths import Home

if TYPE_CHECKING:
    from smartclass.services.backups import Backups, Rescue

HELP = "put a verified copy in place of the register"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--preview", action="store_true", help="only say what it holds and what would be missing")
    parser.add_argument("--copy-passphrase-file", type=Path, help="what opens the copy, where it is another one")


def run(app: App, given: argparse.Namespace) -> int:
    return _done(app.backups, given)


def rescue(home: Home, given: argparse.Namespace) -> int:
    """Do it where the register can't be opened any more."""
    return _done(bootstrap.rescue(home, key=_passphrase.key_if_any(home, given)), given)


def _done(copies: Backups | Rescue, given: argparse.Namespace) -> int:
    try:
        return _tried(copies, given, "")
    except Locked:
        return _tried(copies, given, _copy_secret(given))


def _tried(copies: Backups | Rescue, given: argparse.Namespace, secret: str) -> int:
    if given.preview:
        return _show(copies.preview(given.file, secret))
    return _said(copies.restore(given.file, secret))


def _copy_secret(given: argparse.Namespace) -> str:
    if given.copy_passphrase_file:
        return _passphrase.from_file(given.copy_passphrase_file)
    return _passphrase.secret(given)


def _show(preview: Preview) -> int:
    print(_("この控えにあるもの：{figures}").format(figures=_counts(preview.figures)))
    if preview.missing is None:
        print(_("今の名簿を読めないため、何が足りなくなるかは分かりません。"))
    else:
        print(_("戻すとなくなるもの：{figures}").format(figures=_counts(preview.missing)))
    return 0


def _counts(held: Figures | Missing) -> str:
    counts = {"sessions": held.sessions, "people": held.people, "visits": held.attendances}
    return _("教室 {sessions}回、受講者 {people}人、出席 {visits}件").format(**counts)


def _said(before: Path) -> int:
    print(_("控えから戻しました。前の記録：{folder}").format(folder=before.name))
    return 0
