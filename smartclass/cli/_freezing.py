"""`report year --fiscal-year Y --out FOLDER`, `report freeze ID …`, `report differences ID …`, `report frozen`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from smartclass.bootstrap import App
from smartclass.cli._arguments import add_period, period, some_id
from smartclass.domain.fiscal import Period
from smartclass.domain.registry import Role
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.reports import frozen_words


def add(acts: Any) -> None:
    """Add the commands to `report`."""
    year = acts.add_parser("year", help="a whole fiscal year for every centre, as PDF and XLSX")
    year.add_argument("--fiscal-year", type=int, required=True, help="YYYY: 1 April YYYY to 31 March of the next year")
    year.add_argument("--out", type=Path, required=True, help="a folder")
    freeze = acts.add_parser("freeze", help="make a report final: its figures are kept, later changes are named")
    changes = acts.add_parser("differences", help="what has changed since a report was made final")
    for parser in (freeze, changes):
        parser.add_argument("id")
        parser.add_argument("--centre", help="the id of a centre")
        add_period(parser)
    freeze.add_argument("--role", choices=[str(role) for role in Role], default=str(Role.COORDINATOR))
    freeze.add_argument("--out", type=Path, help="where to save the frozen report")
    changes.add_argument("--json", action="store_true")
    acts.add_parser("frozen", help="every report that was made final")


def _year(app: App, given: argparse.Namespace) -> int:
    def said(done: int, whole: int) -> None:
        if sys.stderr.isatty():
            print(f"\r{done}/{whole}", end="", file=sys.stderr, flush=True)

    files = app.year_papers.save(given.fiscal_year, given.out, said)
    if sys.stderr.isatty():
        print("\r", end="", file=sys.stderr)
    for file in files:
        print(file)
    return 0


def _freeze(app: App, given: argparse.Namespace) -> int:
    centre = some_id(given.centre) if given.centre else None
    made, document = app.freezing.freeze(given.id, _span(given), centre, role=Role(given.role))
    if given.out:
        app.paper.save(document, given.out)
    print(_("確定しました。記録の番号：{id}").format(id=made.id))
    return 0


def _differences(app: App, given: argparse.Namespace) -> int:
    centre = some_id(given.centre) if given.centre else None
    standing = app.freezing.standing(given.id, _span(given), centre)
    if standing.frozen is None:
        raise Problem(_("この報告は、まだ確定していません。"), _("「report freeze」で確定できます。"))
    if given.json:
        rows = [{"figure": one.key, "before": one.before, "now": one.now} for one in standing.differences]
        said = {"frozen_at": standing.frozen.at.isoformat(), "rows_changed": standing.rows_changed, "changes": rows}
        print(json.dumps(said, ensure_ascii=False))
        return 0
    print(frozen_words.mark(standing.frozen.at.date()))
    for one in standing.differences:
        print(frozen_words.sentence(one))
    if not standing.differences:
        print(frozen_words.nothing(rows_changed=standing.rows_changed))
    return 0


def _frozen(app: App, _given: argparse.Namespace) -> int:
    names = {centre.id: centre.name for centre in app.classes.centres()}
    for one in app.freezing.every():
        days = f"{one.period.first.isoformat()}\t{one.period.last.isoformat()}"
        where = names.get(one.centre, str(one.centre)) if one.centre else _("全会場")
        print(f"{one.at.isoformat(timespec='seconds')}\t{one.report}\t{days}\t{where}\t{one.role}\t{one.document}")
    return 0


def _span(given: argparse.Namespace) -> Period:
    span = period(given)
    if span is None:
        raise Problem(_("いつからいつまでの報告書か、まだ決まっていません。"), _("期間を選んでください。"))
    return span


ACTS: dict[str, Callable[[App, argparse.Namespace], int]] = {
    "year": _year,
    "freeze": _freeze,
    "differences": _differences,
    "frozen": _frozen,
}
