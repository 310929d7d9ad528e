"""`import attendees FILE [--dry-run]`: read a CSV or XLSX list of people in; `import undo`: take a list out again."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from smartclass.bootstrap import App
from smartclass.cli._arguments import some_id
from smartclass.domain.list_layout import FIELDS, Layout, folded
from smartclass.errors import EXIT_BAD_DATA, Problem
from smartclass.i18n import _

HELP = "read a list of people in, or take one out again"


def add(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="what", required=True)
    people = kinds.add_parser("attendees", help="read a CSV or XLSX list of people in")
    people.add_argument("file", type=Path)
    people.add_argument("--dry-run", action="store_true", help="only say what would happen")
    people.add_argument("--no-heads", action="store_true", help="the first line is a person already")
    people.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help=f"which column holds what, by number from 1 or by its head; FIELD is {', '.join(FIELDS)}; may be repeated",
    )
    undo = kinds.add_parser("undo", help="take a whole list out again: the newest, or the one with this id")
    undo.add_argument("id", nargs="?")
    known = kinds.add_parser("list", help="the lists read in, the newest first")
    known.add_argument("--json", action="store_true")


def run(app: App, given: argparse.Namespace) -> int:
    if given.what == "undo":
        undone = app.keeping.importing.undo(some_id(given.id) if given.id else None)
        print(_("{n}人を名簿から外しました。").format(n=undone.gone))
        if undone.kept:
            print(_("{n}人は、そのあと記録があるので、残しました。").format(n=undone.kept))
        return 0
    if given.what == "list":
        return _list(app, as_json=given.json)
    importing = app.keeping.importing
    opened = importing.open(given.file, heads=not given.no_heads)
    preview = importing.look(opened, _chosen(opened.layout, given.column))
    for row in preview.bad:
        print(_("{n}行め：{reason}").format(n=row.row, reason=row.reason), file=sys.stderr)
    count = len(preview.good) if given.dry_run else importing.enter(preview)
    words = _("{n}人を読めます。") if given.dry_run else _("{n}人を名簿に入れました。")
    print(words.format(n=count))
    return EXIT_BAD_DATA if preview.bad and not preview.good else 0


def _list(app: App, *, as_json: bool) -> int:
    rows = [
        {"id": str(one.id), "at": one.at.isoformat(), "people": one.people, "undone": one.undone}
        for one in app.keeping.importing.batches(1000)
    ]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            print("\t".join(str(value) for value in row.values()))
    return 0


def _chosen(layout: Layout, wanted: list[str]) -> Layout:
    """Return the layout with the columns that were said; Problem where one is not there."""
    heads = [folded(head) for head in layout.heads]
    said = [text.partition("=")[::2] for text in wanted]
    taken = {field for field, _column in said}
    layout = replace(layout, fields=tuple("" if field in taken else field for field in layout.fields))
    for field, column in said:
        by_number = column.isascii() and column.isdigit() and 0 < int(column) <= len(heads)
        if field not in FIELDS or not (by_number or (column and folded(column) in heads)):
            raise Problem(
                _("「{text}」の列は、ありません。").format(text=f"{field}={column}"),
                _("「--column name=1」のように、列の番号か見出しで入れてください。"),
            )
        layout = layout.with_field(int(column) - 1 if by_number else heads.index(folded(column)), field)
    return layout
