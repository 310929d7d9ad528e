"""`export person ID --out PLACE`, `export centre --out FILE`, `export columns`: all of one person, all there is."""

from __future__ import annotations

import argparse
from pathlib import Path

from smartclass.bootstrap import App
from smartclass.cli._arguments import some_id
from smartclass.i18n import _

HELP = "write out everything of one person, or everything of the centre"


def add(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="what", required=True)
    person = kinds.add_parser("person", help="a paper to read and a workbook, or one file by its ending")
    person.add_argument("id")
    person.add_argument("--out", type=Path, required=True, help="a folder, or FILE.pdf, FILE.xlsx, FILE.zip (CSV)")
    centre = kinds.add_parser("centre", help="every table, with a description of every column")
    centre.add_argument("--out", type=Path, required=True, help="FILE.xlsx or FILE.zip (CSV)")
    kinds.add_parser("columns", help="what every column holds, as Markdown")


def run(app: App, given: argparse.Namespace) -> int:
    if given.what == "person":
        for file in app.exporting.person(some_id(given.id), given.out):
            print(file)
    elif given.what == "columns":
        print(app.exporting.columns_page(), end="")
    else:
        print(_("{n}行を書き出しました。").format(n=app.exporting.centre(given.out)))
    return 0
