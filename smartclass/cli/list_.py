"""`list lessons|practices|plans|sessions|attendees|reports [--json]`: what there is, with the ids commands take."""

from __future__ import annotations

import argparse
import json
from datetime import timedelta
from typing import Any

from smartclass.bootstrap import App
from smartclass.cli import practice

HELP = "list lessons, practices, plans, sessions, attendees or reports"
_YEARS = timedelta(days=366 * 5)


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("lessons", "practices", "plans", "sessions", "attendees", "reports"))
    parser.add_argument("--json", action="store_true")


def run(app: App, given: argparse.Namespace) -> int:
    kinds = {
        "lessons": lessons,
        "practices": practices,
        "plans": plans,
        "sessions": sessions,
        "attendees": attendees,
        "reports": reports,
    }
    rows = kinds[given.what](app)
    if given.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            print("\t".join(str(value) for value in row.values() if not isinstance(value, list)))
    return 0


def lessons(app: App) -> list[dict[str, Any]]:
    return [
        {
            "id": lesson.id,
            "course": lesson.course,
            "title": lesson.title.plain,
            "steps": len(lesson.steps),
            "minutes": lesson.minutes,
            "families": [str(family) for family in lesson.families],
            "review_by": lesson.review_by.isoformat(),
        }
        for lesson in app.library.lessons()
    ]


def practices(app: App) -> list[dict[str, Any]]:
    return [practice.row(exercise) for exercise in app.practising.exercises()]


def plans(app: App) -> list[dict[str, Any]]:
    return [
        {
            "id": plan.id,
            "title": plan.title.plain,
            "classes": len(plan.classes),
            "minutes": sum(one.minutes for one in plan.classes),
            "lessons": list(dict.fromkeys(lesson for one in plan.classes for lesson in one.lessons)),
        }
        for plan in app.library.plans()
    ]


def sessions(app: App) -> list[dict[str, Any]]:
    today = app.clock.today()
    return [
        {
            "id": str(session.id),
            "day": session.day.isoformat(),
            "starts": f"{session.starts:%H:%M}",
            "ends": f"{session.ends:%H:%M}",
            "course": session.course.title,
            "centre": session.centre.name,
            "centre_id": str(session.centre.id),
            "state": str(session.state),
            "expected": session.expected,
            "present": session.present,
            "count_only": session.count_only,
            "lessons": list(session.lesson_ids),
        }
        for session in app.classes.between(today - _YEARS, today + _YEARS)
    ]


def attendees(app: App) -> list[dict[str, Any]]:
    return [
        {
            "id": str(person.id),
            "name": person.name,
            "kana": person.kana,
            "birth_year": person.birth_year,
            "family": person.family,
            "card": f"A1:{person.token}",
        }
        for person in app.people.all(limit=1_000_000)
    ]


def reports(app: App) -> list[dict[str, Any]]:
    return [
        {"id": kind.id, "title": kind.title, "span": kind.span, "formats": list(kind.formats)}
        for kind in app.paper.kinds()
    ]
