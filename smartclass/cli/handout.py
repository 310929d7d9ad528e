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
    parser.add_argument("--bilingual", action="store_true", help="English below each Japanese sentence")
    parser.add_argument("--large", action="store_true", help="very large letters")
    parser.add_argument("--out", type=Path, required=True)


def run(app: App, given: argparse.Namespace) -> int:
    made = app.people_papers.handout(given.lesson, Family(given.family), bilingual=given.bilingual, large=given.large)
    app.paper.save(made, given.out)
    return 0
