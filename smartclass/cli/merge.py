"""`merge [KEPT GONE --dry-run|--yes|--apart] [--undo MERGE|last] [--json]`: entries that may be one person."""

from __future__ import annotations

import argparse
import json
from typing import Any
from uuid import UUID

from smartclass.bootstrap import App
from smartclass.cli._arguments import some_id
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.services.merging import words

HELP = "find entries that may be one person, merge two, undo a merge"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("people", nargs="*", metavar="PERSON", help="the one to keep, the one to go")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--dry-run", action="store_true", help="say what a merge would do, and change nothing")
    how.add_argument("--yes", action="store_true", help="merge these two now")
    how.add_argument("--apart", action="store_true", help="remember that these are two people")
    how.add_argument("--undo", metavar="MERGE", help="take a merge back by its id, or the `last` one")
    parser.add_argument("--json", action="store_true")


def run(app: App, given: argparse.Namespace) -> int:
    if given.undo:
        found = app.merging.undo(None if given.undo == "last" else some_id(given.undo))
        print(_("まとめる前にもどしました。記録の番号：{id}").format(id=found.id))
    elif not given.people:
        _find(app, as_json=given.json)
    elif len(given.people) == 2 and (given.yes or given.apart or given.dry_run):
        _act(app, given, *map(some_id, given.people))
    else:
        raise Problem(_("2人の番号と、--dry-run・--yes・--apart のどれかを書いてください。"))
    return 0


def _find(app: App, *, as_json: bool) -> None:
    """Print pairs by id: names are shown on the screen alone."""
    rows: list[dict[str, Any]] = [
        {
            "one": str(pair.one),
            "other": str(pair.other),
            "score": round(pair.score, 1),
            "likely": pair.likely,
            "signs": words(pair.evidence),
        }
        for pair in app.merging.find()
    ]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        print("\t".join(str(value) for value in row.values()))


def _act(app: App, given: argparse.Namespace, kept: UUID, gone: UUID) -> None:
    if given.apart:
        app.merging.apart(kept, gone)
        print(_("べつの人として、おぼえました。"))
    elif given.yes:
        print(_("まとめました。記録の番号：{id}").format(id=app.merging.merge(kept, gone).id))
    else:
        plan = app.merging.preview(kept, gone)
        counts = {name: getattr(plan, name) for name in ("visits", "together", "bookings", "lessons", "cards")}
        print(json.dumps({"filled": list(plan.filled), **counts}, ensure_ascii=False))
