"""`form FILE --list`, `form FILE --month YYYY-MM --out OUT.xlsx`, `form --marks`: the city's own form."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from smartclass.bootstrap import App
from smartclass.cli._arguments import add_period, period, some_id
from smartclass.domain import fiscal
from smartclass.domain.fiscal import Period
from smartclass.errors import EXIT_BAD_DATA, Problem
from smartclass.i18n import _
from smartclass.services.forms import Form

HELP = "fill the city's own form (.xlsx), or say what marks it has"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, help="the form")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--marks", action="store_true", help="list every mark there is")
    what.add_argument("--list", action="store_true", help="list the marks of FILE with what they give, and its faults")
    what.add_argument("--out", type=Path, help="save a filled copy here")
    parser.add_argument("--centre", help="the id of a centre")
    parser.add_argument("--losing", action="store_true", help="go on though shapes or charts of the form get lost")
    add_period(parser)


def run(app: App, given: argparse.Namespace) -> int:
    if given.marks:
        for name, alias, meaning in app.forms.marks():
            print(f"{{{{{name}}}}}\t{{{{{alias}}}}}\t{meaning}")
        return 0
    if given.file is None:
        raise Problem(_("どの様式か、まだ決まっていません。"), _("様式のファイルを入れてください。"))
    form = app.forms.open(given.file)
    if given.list:
        return _list(app, given, form)
    span = period(given)
    if span is None:
        raise Problem(_("いつからいつまでの報告書か、まだ決まっていません。"), _("期間を選んでください。"))
    if form.lost and not given.losing:
        raise Problem(form.losing(), _("それでもよければ、--losing を付けてください。"))
    data = app.forms.filled(form, span, some_id(given.centre) if given.centre else None)
    app.forms.save(form, data, given.out)
    return 0


def _list(app: App, given: argparse.Namespace, form: Form) -> int:
    today = app.clock.today()
    span: Period = period(given) or fiscal.month(today.year, today.month)
    for told in app.forms.told(form, span, some_id(given.centre) if given.centre else None):
        print(f"{{{{{told.name}}}}}\t{told.value}\t{told.meaning}")
    if form.lost:
        print(form.losing(), file=sys.stderr)
    for said, way_out in form.faults():
        print(f"{said} {way_out}", file=sys.stderr)
    return EXIT_BAD_DATA if form.findings.faults else 0
