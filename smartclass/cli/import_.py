"""`import attendees FILE`: a list of people; `import undo`: take it out again; `import centres FILE`: venues."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from smartclass.bootstrap import App
from smartclass.cli._arguments import some_id
from smartclass.domain.centre_list import with_name
from smartclass.domain.list_layout import FIELDS, Layout, folded
from smartclass.errors import EXIT_BAD_DATA, Problem
from smartclass.i18n import _

HELP = "read a list of people or of venues in, or take a list of people out again"


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
    venues = kinds.add_parser("centres", help="read venues from a town's list of public buildings (公共施設一覧)")
    venues.add_argument("file", type=Path)
    venues.add_argument("--dry-run", action="store_true", help="only say which venues would come in")
    venues.add_argument("--all", action="store_true", help="car parks and wells too, not only what has rooms")
    venues.add_argument("--only", action="append", default=[], metavar="TEXT", help="names with TEXT; may be repeated")
    venues.add_argument("--name", metavar="COLUMN", help="the column of names, by number from 1 or by its head")
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
    if given.what == "centres":
        return _centres(app, given)
    importing = app.keeping.importing
    opened = importing.open(given.file, heads=not given.no_heads)
    preview = importing.look(opened, _chosen(opened.layout, given.column))
    for row in preview.bad:
        print(_("{n}行め：{reason}").format(n=row.row, reason=row.reason), file=sys.stderr)
    count = len(preview.good) if given.dry_run else importing.enter(preview)
    words = _("{n}人を読めます。") if given.dry_run else _("{n}人を名簿に入れました。")
    print(words.format(n=count))
    return EXIT_BAD_DATA if preview.bad and not preview.good else 0


def _centres(app: App, given: argparse.Namespace) -> int:
    opened = app.centres.open(given.file)
    layout = opened.layout
    if given.name:
        chosen = _chosen(layout, [f"name={given.name}"])
        layout = with_name(layout, chosen.fields.index("name"))
    preview = app.centres.look(opened, layout)
    for row in preview.bad:
        print(_("{n}行め：{reason}").format(n=row.row, reason=row.reason), file=sys.stderr)
    wanted = preview.good if given.all or given.only else preview.chosen
    if given.only:
        wanted = tuple(one for one in wanted if any(text in one.name for text in given.only))
    if not given.dry_run:
        app.centres.enter(wanted, layout)
    for one in wanted:
        print("\t".join((one.name, one.code, one.place)).rstrip())
    words = _("{n}か所を会場にできます。") if given.dry_run else _("{n}か所を会場に入れました。")
    print(words.format(n=len(wanted)), file=sys.stderr)
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
