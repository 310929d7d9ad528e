"""`plan ID --out X.pdf`: the running sheet of a ready-made class; without --out, its course in words."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from smartclass.bootstrap import App

HELP = "show a ready-made class, or make its running sheet"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("plan")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--json", action="store_true")


def run(app: App, given: argparse.Namespace) -> int:
    if given.out:
        app.paper.save(app.paper.class_plan(given.plan), given.out)
        return 0
    plan = app.library.plan(given.plan).plan
    classes: list[dict[str, Any]] = [
        {
            "title": one.title.plain,
            "minutes": one.minutes,
            "parts": [
                {"at": begins, "minutes": part.minutes, "lesson": part.lesson, "words": part.words.plain}
                for begins, part in zip(one.begins(), one.parts, strict=True)
            ],
        }
        for one in plan.classes
    ]
    if given.json:
        print(json.dumps(classes, ensure_ascii=False, indent=1))
        return 0
    for one, shown in zip(plan.classes, classes, strict=True):
        print(f"{one.title.plain}\t{one.minutes}")
        for part in shown["parts"]:
            print(f"\t{part['at']}\t{part['minutes']}\t{part['lesson']}\t{part['words']}")
    return 0
