"""A command run as the shell would, with what it printed and how it ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time

import pytest

from smartclass import bootstrap
from smartclass.bootstrap import App
from smartclass.cli import main
from smartclass.domain.registry import ClassSession, NewAttendee
from smartclass.paths import Home
from tests.conftest import FixedClock


@dataclass(frozen=True, slots=True)
class Done:
    """Exit code and both outputs."""

    code: int
    out: str
    err: str


Command = Callable[..., Done]


@pytest.fixture
def smartclass(
    home: Home, clock: FixedClock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Command:
    monkeypatch.setattr(bootstrap, "SystemClock", lambda: clock)

    def run(*arguments: object) -> Done:
        capsys.readouterr()
        try:
            code = main(["--home", str(home.root), *map(str, arguments)])
        except SystemExit as left:
            code = int(left.code or 0)
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Done(code, said.out, said.err)

    return run


@dataclass(frozen=True, slots=True)
class Class:
    """Today's class with two people expected; what the commands need to know of it."""

    session: ClassSession
    person: str
    card: str
    old_card: str


@pytest.fixture
def todays_class(home: Home, clock: FixedClock) -> Class:
    app = bootstrap.build(home, clock=clock)
    try:
        return _planned(app, clock)
    finally:
        app.close()


def _planned(app: App, clock: FixedClock) -> Class:
    app.classes.add_centre("中央公民館")
    session = app.classes.create(
        course="はじめてのスマホ", day=clock.today(), starts=time(10), lesson_ids=["basics-calls"]
    )
    first = app.people.add(NewAttendee("佐藤 花子", "さとう はなこ", 1948)).attendee
    second = app.people.add(NewAttendee("鈴木 一郎", "すずき いちろう")).attendee
    assert first is not None
    assert second is not None
    app.roll.expect(session.id, [first.id, second.id])
    renewed = app.people.new_card(second.id)
    return Class(app.classes.get(session.id), str(first.id), f"A1:{renewed.token}", f"A1:{second.token}")
