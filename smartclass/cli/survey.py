"""`survey paper|touch|show|sums`: the three faces at the end of a class."""

from __future__ import annotations

import argparse
import json

from smartclass.bootstrap import App
from smartclass.cli._arguments import add_period, period, session_id, some_id
from smartclass.domain.survey import Answer, SurveySums
from smartclass.errors import Problem
from smartclass.i18n import _

HELP = "the survey of a class: three sums, nobody's name"


def add(parser: argparse.ArgumentParser) -> None:
    below = parser.add_subparsers(dest="act", required=True)
    paper = below.add_parser("paper", help="write down the tally of the paper slips, in place of the one before")
    for answer in Answer:
        paper.add_argument(f"--{answer}", type=int, default=0)
    touch = below.add_parser("touch", help="count one touch of a face")
    touch.add_argument("answer", choices=[str(answer) for answer in Answer])
    for one in (paper, touch, below.add_parser("show", help="the answers of one class")):
        one.add_argument("--session", required=True, help="the id of a class session, or today")
    sums = below.add_parser("sums", help="the answers of a span of days")
    add_period(sums)
    sums.add_argument("--centre", help="the id of a centre")


def run(app: App, given: argparse.Namespace) -> int:
    if given.act == "sums":
        span = period(given)
        if span is None:
            raise Problem(_("期間がありません。"), _("「--month 2026-11」のように入れてください。"))
        _print(app.survey.sums(span.first, span.last, some_id(given.centre) if given.centre else None))
        return 0
    session = session_id(app, given.session)
    if given.act == "paper":
        app.survey.set_paper(session, given.good, given.middle, given.more)
    elif given.act == "touch":
        app.survey.answer(session, Answer(given.answer))
    _print(app.survey.of_class(session).sums)
    return 0


def _print(sums: SurveySums) -> None:
    print(json.dumps({**{str(answer): sums.of(answer) for answer in Answer}, "total": sums.total}))
