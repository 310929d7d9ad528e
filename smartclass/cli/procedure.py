"""`procedure ID [--json] [--out X.pdf]`: one procedure with what this town says about it, or its sheet of paper."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from smartclass.bootstrap import App
from smartclass.domain.procedures import Procedure

HELP = "show a procedure of the town hall, or save its sheet"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", help="an id from `list procedures`")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--out", type=Path, help="save the sheet people take home as PDF")


def run(app: App, given: argparse.Namespace) -> int:
    one = app.procedures.get(given.id)
    if given.out:
        app.paper.save(app.paper.procedure(app.procedures.figures(one.id)), given.out)
        return 0
    told = row(app, one) | whole(one)
    if given.json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for name, value in told.items():
            print(f"{name}\t{' '.join(value) if isinstance(value, list) else value}")
    return 0


def row(app: App, one: Procedure) -> dict[str, Any]:
    """Return what `list procedures` tells of a procedure."""
    town = app.procedures.town(one.id)
    return {
        "id": one.id,
        "kind": str(one.kind),
        "title": one.title.plain,
        "online": str(town.online),
        "office": town.office,
        "hours": town.hours,
        "phone": town.phone,
        "events": list(one.events),
    }


def whole(one: Procedure) -> dict[str, Any]:
    """Return the rest of a procedure, the same in every town."""
    return {
        "about": one.about.plain,
        "who": one.who.plain,
        "ready": [thing.plain for thing in one.ready],
        "starts": one.starts.plain,
        "note": one.note.plain,
        "fields": list(one.fields),
    }
