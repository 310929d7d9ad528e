"""`list WHAT [--event E] [--json]`: lessons, practices, procedures …: what there is, with the ids commands take."""

from __future__ import annotations

import argparse
import json
from datetime import timedelta
from typing import Any

from smartclass.bootstrap import App
from smartclass.cli import practice, procedure
from smartclass.errors import Problem
from smartclass.i18n import _

HELP = "list lessons, practices, sessions, attendees, due (for erasing), reports …"
KINDS = ("lessons", "practices", "plans", "procedures", "sessions", "attendees", "absent", "due", "reports")
_YEARS = timedelta(days=366 * 5)


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=KINDS)
    parser.add_argument("--event", help="procedures only: those of one life event")
    parser.add_argument("--json", action="store_true")


def run(app: App, given: argparse.Namespace) -> int:
    if given.event and given.what != "procedures":
        raise Problem(_("--event は、手続き（procedures）にだけ使えます。"))
    kinds = {
        "lessons": lessons,
        "practices": practices,
        "plans": plans,
        "procedures": lambda app: procedures(app, given.event),
        "sessions": sessions,
        "attendees": attendees,
        "absent": absent,
        "due": due,
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


def procedures(app: App, event: str | None = None) -> list[dict[str, Any]]:
    found = app.procedures.of_event(event) if event else app.procedures.all()
    return [procedure.row(app, one) for one in found]


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


def absent(app: App) -> list[dict[str, Any]]:
    """Return who stopped coming, by id: names and telephones stand on the screen."""
    return [
        {
            "id": str(one.id),
            "last": one.last.isoformat(),
            "visits": one.visits,
            "spoken": one.spoken.isoformat() if one.spoken else "",
        }
        for one in app.following.absent()
    ]


def due(app: App) -> list[dict[str, Any]]:
    """Return who is past the town's rule, by id: a name is shown on the screen for erasing alone."""
    return [
        {
            "id": str(person.id),
            "last": person.last.isoformat(),
            "came": person.came,
            "keep_until": person.until.isoformat(),
        }
        for person in app.retention.due()
    ]


def reports(app: App) -> list[dict[str, Any]]:
    return [
        {"id": kind.id, "title": kind.title, "span": kind.span, "formats": list(kind.formats)}
        for kind in app.paper.kinds()
    ]
