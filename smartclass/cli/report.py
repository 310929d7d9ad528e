"""`report make ID … --out FILE` (or `report ID …`), `report targets YEAR …`: a report as PDF, XLSX or CSV.

`report year`, `report freeze`, `report differences`: see `smartclass.cli._freezing`.
"""

from __future__ import annotations

import argparse
import dataclasses
import pkgutil
from pathlib import Path

from smartclass import reports
from smartclass.bootstrap import App
from smartclass.cli import _freezing
from smartclass.cli._arguments import add_period, period, session_id, some_id
from smartclass.domain.targets import MEASURES, most
from smartclass.errors import Problem
from smartclass.i18n import _

HELP = "make a report"


def add(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True)
    make = acts.add_parser("make", help="make one report")
    make.add_argument("id")
    _arguments(make)
    for info in pkgutil.iter_modules(reports.__path__):
        _arguments(acts.add_parser(info.name))
    _freezing.add(acts)
    targets = acts.add_parser("targets", help="say what is to be reached in a fiscal year; without numbers print it")
    targets.add_argument("year", type=int)
    for name in MEASURES:
        targets.add_argument(f"--{name}", type=int, help="0 for no target")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--session", help="the id of a class session, or today")
    parser.add_argument("--centre", help="the id of a centre")
    parser.add_argument("--person", help="history only: the id of an attendee")
    parser.add_argument("--out", type=Path, required=True)
    add_period(parser)


def run(app: App, given: argparse.Namespace) -> int:
    if given.act == "targets":
        return _targets(app, given)
    if given.act in _freezing.ACTS:
        return _freezing.ACTS[given.act](app, given)
    report = given.id if given.act == "make" else given.act
    if report == "history" and given.person:
        app.paper.save(app.paper.history(some_id(given.person)), given.out)
        return 0
    span = period(given)
    session = session_id(app, given.session) if given.session else None
    if session is not None:
        app.sheet.give_out(session)
    if span and report in app.freezing.titles():
        centre = some_id(given.centre) if given.centre else None
        app.paper.save(app.freezing.document(report, span, centre)[0], given.out)
        return 0
    document = app.paper.report(
        report,
        session=session,
        first=span.first if span else None,
        last=span.last if span else None,
        centre=some_id(given.centre) if given.centre else None,
    )
    app.paper.save(document, given.out)
    return 0


def _targets(app: App, given: argparse.Namespace) -> int:
    changed = {name: value for name in MEASURES if (value := getattr(given, name)) is not None}
    for name, value in changed.items():
        if not 0 <= value <= most(name):
            way_out = _("0から{most}までの数を入れてください。").format(most=most(name))
            raise Problem(_("その数は、目標に使えません。"), way_out)
    if not 1990 <= given.year <= 2200:
        raise Problem(_("その年度は、えらべません。"), _("西暦4けたで入れてください。"))
    targets = dataclasses.replace(app.targets.of(given.year), **changed)
    if changed:
        app.targets.change(given.year, targets)
    for name in MEASURES:
        print(f"{name}\t{getattr(targets, name)}")
    return 0
