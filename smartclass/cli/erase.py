"""`erase --dry-run|--yes [--certificate OUT.pdf]`: erase the names of everybody whose time is over."""

from __future__ import annotations

import argparse
from pathlib import Path

from smartclass.bootstrap import App
from smartclass.i18n import _

HELP = "erase the names of people past the town's rule; every number stays"


def add(parser: argparse.ArgumentParser) -> None:
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--dry-run", action="store_true", help="say how many it would be, and change nothing")
    how.add_argument("--yes", action="store_true", help="erase them now")
    parser.add_argument("--certificate", type=Path, help="where to save the certificate (PDF)")


def run(app: App, given: argparse.Namespace) -> int:
    if given.dry_run:
        print(_("消す時期の人：{n}人").format(n=app.retention.due_count()))
    else:
        made = app.retention.erase()
        print(_("{n}人の名前を消しました。記録の番号：{id}").format(n=made.people, id=made.id))
        if given.certificate:
            app.paper.save(app.paper.erasure(app.retention.figures(made.id)), given.certificate)
    for copy in app.retention.old_copies():
        print(_("古い控え：{name}（{day}）").format(name=copy.name, day=copy.day.isoformat()))
    return 0
