"""`self-test`: count what the program is made of, as JSON; a zero anywhere is a broken installation."""

from __future__ import annotations

import argparse
import json

from smartclass import i18n, resources
from smartclass.bootstrap import App
from smartclass.content import check
from smartclass.errors import EXIT_BAD_DATA
from smartclass.storage import migrations

HELP = "count what the program is made of; fails on any zero"


def add(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def run(app: App, _given: argparse.Namespace) -> int:
    lessons = app.library.lessons()
    exercises = app.practising.exercises()
    counts = {
        "lessons": len(lessons),
        "steps": sum(len(lesson.steps) for lesson in lessons),
        "practices": sum(bool(one.lesson) for one in exercises),
        "drills": sum(not one.lesson for one in exercises),
        "procedures": len(app.procedures.all()),
        "courses": len(app.library.courses()),
        "lesson_rules": len(check.rules()),
        "migrations": migrations.LATEST,
        "reports": len(app.paper.kinds()),
        "voices": len(app.speech.voices()),
        "languages": len(i18n.languages()),
        "fonts": len(list(resources.asset("fonts").glob("*.ttf"))),
        "icons": len(list(resources.asset("icons").glob("*.svg"))),
    }
    print(json.dumps(counts, indent=1))
    return EXIT_BAD_DATA if 0 in counts.values() else 0
