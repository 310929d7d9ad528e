"""`demo --seed N`: fill an empty register with an invented centre."""

from __future__ import annotations

import argparse

from smartclass.bootstrap import App
from smartclass.i18n import _

HELP = "fill an empty register with invented people"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seed", type=int, default=1)


def run(app: App, given: argparse.Namespace) -> int:
    filled = app.demo.fill(given.seed)
    app.settings.change(demo_offered=True)
    words = _("受講者 {people}人、教室 {sessions}回、出席 {attendances}件を入れました。")
    print(words.format(people=filled.attendees, sessions=filled.sessions, attendances=filled.attendances))
    return 0
