"""`erase --dry-run|--yes [--person ID] [--certificate OUT.pdf]`: erase whose time is over, or one who asked for it."""

from __future__ import annotations

import argparse
from pathlib import Path

from smartclass.bootstrap import App
from smartclass.cli._arguments import some_id
from smartclass.i18n import _

HELP = "erase the names of people past the town's rule; every number stays"


def add(parser: argparse.ArgumentParser) -> None:
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--dry-run", action="store_true", help="say how many it would be, and change nothing")
    how.add_argument("--yes", action="store_true", help="erase them now")
    parser.add_argument("--person", help="only this one, on request, whatever the rule says")
    parser.add_argument("--certificate", type=Path, help="where to save the certificate (PDF)")


def run(app: App, given: argparse.Namespace) -> int:
    person = some_id(given.person) if given.person else None
    if given.dry_run and person:
        one = app.retention.one(person)
        print(_("出席 {n}回は、名前のない数としてのこります。").format(n=one.visits))
        print(_("これからの予約 {n}件は、取り消します。").format(n=one.ahead))
    elif given.dry_run:
        print(_("消す時期の人：{n}人").format(n=app.retention.due_count()))
    else:
        made = app.retention.erase_one(person) if person else app.retention.erase()
        print(_("{n}人の名前を消しました。記録の番号：{id}").format(n=made.people, id=made.id))
        if given.certificate:
            app.paper.save(app.paper.erasure(app.retention.figures(made.id)), given.certificate)
    for copy in app.retention.old_copies():
        print(_("古い控え：{name}（{day}）").format(name=copy.name, day=copy.day.isoformat()))
    return 0
