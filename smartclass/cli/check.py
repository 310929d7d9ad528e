"""`check [PATH …]`: the editor's eye over lessons and procedures, and over what the town wrote itself."""

from __future__ import annotations

import argparse
from pathlib import Path

from smartclass import resources
from smartclass.bootstrap import App
from smartclass.content.check import check
from smartclass.errors import EXIT_BAD_DATA
from smartclass.i18n import _

HELP = "check lessons and procedures against every rule"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", type=Path, nargs="*")
    parser.add_argument("--readings", action="store_true", help="also compare furigana with the analyser (slow)")


def run(app: App, given: argparse.Namespace) -> int:
    paths = given.path or [resources.lessons(), *([app.home.town] if app.home.town.exists() else [])]
    faults = check(paths, readings=given.readings, today=app.clock.today())
    severe = sum(fault.severe for fault in faults)
    for fault in faults:
        mark = "" if fault.severe else _("（確認）")
        where = f"{fault.path}:{fault.line}" if fault.line else str(fault.path)
        print(f"{where}: {mark}{fault.sentence}")
    print(_("直すところ {severe}、確認するところ {mild}").format(severe=severe, mild=len(faults) - severe))
    return EXIT_BAD_DATA if severe else 0
