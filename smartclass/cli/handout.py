"""`handout LESSON --family F --out X.pdf`: the sheet that people take home from one lesson."""

from __future__ import annotations

import argparse
from pathlib import Path

from smartclass.bootstrap import App
from smartclass.domain.lesson import Family

HELP = "make the handout of a lesson"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lesson")
    parser.add_argument("--family", choices=[str(family) for family in Family], default=str(Family.ANDROID))
    parser.add_argument("--out", type=Path, required=True)


def run(app: App, given: argparse.Namespace) -> int:
    app.paper.save(app.paper.handout(given.lesson, Family(given.family)), given.out)
    return 0
