"""`backup [OUT]`: write a verified copy of the register; without OUT, where the program keeps its own."""

from __future__ import annotations

import argparse
from pathlib import Path

from smartclass.bootstrap import App
from smartclass.i18n import _

HELP = "write a verified copy of the register"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", type=Path, nargs="?", help="without it: a copy in the program's own folder, if changed")
    parser.add_argument("--stick", type=Path, metavar="DIR", help="put a copy on the stick mounted there")


def run(app: App, given: argparse.Namespace) -> int:
    if given.stick:
        figures = app.backups.to_stick(given.stick)
        print(_("USB に控えを入れました。受講者 {n}人").format(n=figures.people))
    elif given.out:
        app.keeping.backup(given.out)
    else:
        kept = app.backups.keep()
        print(kept.path.name if kept.path else _("前の控えから、変わったことはありません。"))
        if kept.elsewhere:
            raise kept.elsewhere
    return 0
