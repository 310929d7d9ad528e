"""`consult begin|tell|remove|list|sums|topics`: talks with one person, in a class or outside of one."""

from __future__ import annotations

import argparse
import json
from datetime import time
from typing import Any

from smartclass.bootstrap import App
from smartclass.cli._arguments import add_period, period, session_id, some_id
from smartclass.domain.consultation import LENGTHS, OUTCOMES, Consultation, Outcome, title_of
from smartclass.errors import Problem
from smartclass.i18n import _

HELP = "consultations: begin one, tell its topic and result, list or count them"


def add(parser: argparse.ArgumentParser) -> None:
    below = parser.add_subparsers(dest="act", required=True)
    begin = below.add_parser("begin", help="begin a talk; prints its id")
    begin.add_argument("--at", help="HH:MM; without it, now")
    begin.add_argument("--minutes", type=int, default=LENGTHS[0])
    tell = below.add_parser("tell", help="say what a talk was about and what came of it")
    remove = below.add_parser("remove", help="take a talk out of the list")
    for one in (tell, remove):
        one.add_argument("talk", help="the id of a talk")
    for one in (begin, tell):
        one.add_argument("--person", help="a person's id; without it, nobody's name is asked")
        one.add_argument("--topic", help="an id that `consult topics` prints")
        one.add_argument("--result", choices=[str(one) for one in OUTCOMES if one])
        one.add_argument("--note", help="what the next helper should know")
    for one in (begin, below.add_parser("list", help="the talks of a class, or of today outside of classes")):
        one.add_argument("--session", help="the id of a class session, or today; without it, outside of a class")
    sums = below.add_parser("sums", help="how many talks, by topic and result")
    add_period(sums)
    sums.add_argument("--centre", help="the id of a centre")
    below.add_parser("topics", help="the topic tree")
    for one in (below.choices["list"], sums, below.choices["topics"]):
        one.add_argument("--json", action="store_true")


def run(app: App, given: argparse.Namespace) -> int:
    {"begin": _begin, "tell": _tell, "remove": _remove, "list": _list, "sums": _sums, "topics": _topics}[given.act](
        app, given
    )
    return 0


def _begin(app: App, given: argparse.Namespace) -> None:
    told = _told(given)
    with app.register.write():
        begun = app.consultations.begin(
            session_id(app, given.session) if given.session else None,
            starts=_time(given.at) if given.at else None,
            minutes=given.minutes,
            person=told.pop("person", None),
        )
        app.consultations.change(begun.id, **told)
    print(begun.id)


def _tell(app: App, given: argparse.Namespace) -> None:
    app.consultations.change(some_id(given.talk), **_told(given))


def _remove(app: App, given: argparse.Namespace) -> None:
    app.consultations.remove(some_id(given.talk))


def _told(given: argparse.Namespace) -> dict[str, Any]:
    """Return what was said of a talk, as `change` takes it."""
    told = {
        "person": some_id(given.person) if given.person else None,
        "topic": given.topic,
        "outcome": Outcome(given.result) if given.result else None,
        "note": given.note,
    }
    return {name: value for name, value in told.items() if value is not None}


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise Problem(_("時間を読めません。"), _("「--at 10:15」のように入れてください。")) from None


def _list(app: App, given: argparse.Namespace) -> None:
    held = app.consultations.held(session_id(app, given.session) if given.session else None)
    _print([_row(app, one) for one in held], given)


def _row(app: App, talk: Consultation) -> dict[str, Any]:
    return {
        "id": str(talk.id),
        "day": talk.day.isoformat(),
        "starts": f"{talk.starts:%H:%M}",
        "minutes": talk.minutes,
        "topic": talk.topic,
        "title": title_of(app.consultations.topics(), talk.topic),
        "result": str(talk.outcome),
        "name": talk.name,
        "note": talk.note,
    }


def _sums(app: App, given: argparse.Namespace) -> None:
    span = period(given)
    if span is None:
        raise Problem(_("期間がありません。"), _("「--month 2026-11」のように入れてください。"))
    found = app.consultations.sums(span.first, span.last, some_id(given.centre) if given.centre else None)
    names = [str(one) or "open" for one in OUTCOMES]
    rows = [
        {"topic": line.title, **dict(zip(names, line.counts, strict=True)), "total": line.total} for line in found.lines
    ]
    _print(rows, given)


def _topics(app: App, given: argparse.Namespace) -> None:
    rows = [
        {"id": part.id, "topic": topic.title, "title": part.title, "lesson": part.lesson}
        for topic in app.consultations.topics()
        for part in topic.subjects
    ]
    _print(rows, given)


def _print(rows: list[dict[str, Any]], given: argparse.Namespace) -> None:
    if given.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        print("\t".join(str(value) for value in row.values()))
