"""`draw --session ID [--on|--off|--preview|--take-back] [--seed S] [--out FILE]`: seats by lot, and the protocol."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from smartclass.bootstrap import App
from smartclass.cli._arguments import session_id
from smartclass.domain.draw import DrawFigures

HELP = "draw who gets a seat in a class, and save the protocol"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--session", required=True, help="the id of a class session, or today")
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--on", action="store_true", help="take bookings for a draw from now on")
    act.add_argument("--off", action="store_true", help="take bookings in the order they come")
    act.add_argument("--preview", action="store_true", help="what the draw will be about; tells no winner")
    act.add_argument("--take-back", action="store_true", help="undo the draw")
    act.add_argument("--protocol", action="store_true", help="what was drawn before")
    parser.add_argument("--seed", default="", help="thrown by chance where it is not given")
    parser.add_argument("--out", type=Path, help="save the protocol (.pdf, .xlsx, .csv)")
    parser.add_argument("--json", action="store_true")


def run(app: App, given: argparse.Namespace) -> int:
    session = session_id(app, given.session)
    if given.on or given.off:
        app.drawing.switch(session, on=given.on)
    elif given.take_back:
        app.drawing.take_back(session)
    elif given.preview:
        plan = app.drawing.plan(session)
        said = {"seats": plan.seats, "bookings": len(plan.entries), "parties": plan.parties}
        said |= {"first_timers": plan.first_timers, "lost_last": plan.lost_last, "times": plan.times}
        _tell(said, as_json=given.json)
    else:
        figures = app.drawing.figures(session) if given.protocol else app.drawing.draw(session, given.seed)
        if given.out:
            app.paper.save(app.paper.draw_protocol(figures), given.out)
        _result(figures, as_json=given.json)
    return 0


def _tell(said: dict[str, int], *, as_json: bool) -> None:
    print(json.dumps(said) if as_json else "\n".join(f"{name}\t{value}" for name, value in said.items()))


def _result(figures: DrawFigures, *, as_json: bool) -> None:
    if as_json:
        told = {"seed": figures.seed, "at": figures.at.isoformat(), "seats": figures.seats, "times": figures.times}
        print(json.dumps(told | {"lines": [asdict(line) for line in figures.lines]}, indent=1))
        return
    print(f"seed\t{figures.seed}")
    for line in figures.lines:
        print(f"{line.number}\t{'booked' if line.seated else f'waiting {line.waiting}'}")
