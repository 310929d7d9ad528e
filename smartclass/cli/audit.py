"""`audit [--month YYYY-MM …] [--verify] [--seal "1a2b …"] [--out FILE]`: who did what with the register, and when."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from smartclass.bootstrap import App
from smartclass.cli import _arguments
from smartclass.domain.audit import witness
from smartclass.domain.fiscal import month
from smartclass.errors import EXIT_BAD_DATA
from smartclass.i18n import _
from smartclass.services.audit import verdict_words, what_words, who_words

HELP = "who opened, exported, printed or erased what and when; is it whole?"


def add(parser: argparse.ArgumentParser) -> None:
    _arguments.add_period(parser)
    parser.add_argument("--verify", action="store_true", help="check every entry; exit code 1 where the chain breaks")
    parser.add_argument("--seal", help="a seal from the foot of an earlier print: is it still in the chain?")
    parser.add_argument("--out", type=Path, help="write the list as .pdf, .xlsx or .csv")
    parser.add_argument("--json", action="store_true")


def run(app: App, given: argparse.Namespace) -> int:
    if given.seal:
        kept = app.audit.witnessed(given.seal)
        print(_("この印は、記録の中にあります。") if kept else _("この印は、記録の中にありません。"))
        if not kept or not given.verify:
            return 0 if kept else EXIT_BAD_DATA
    if given.verify:
        verdict = app.audit.verdict()
        print(verdict_words(verdict))
        print(_("印：{seal}").format(seal=witness(verdict.head)))
        return 0 if verdict.whole else EXIT_BAD_DATA
    today = app.clock.today()
    period = _arguments.period(given) or month(today.year, today.month)
    if given.out:
        app.paper.save(app.audit.paper(period), given.out)
        return 0
    entries = app.audit.between(period.first, period.last)
    if given.json:
        print(json.dumps([asdict(one) for one in entries], ensure_ascii=False, indent=1))
        return 0
    for one in entries:
        print(one.seq, one.at, who_words(one), what_words(one.what), one.about, sep="\t")
    return 0
