"""The town's rule, what the month's and the year's report say before and after, the log, and old copies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from smartclass.bootstrap import App, build
from smartclass.domain import fiscal
from smartclass.domain.registry import Role
from smartclass.domain.retention import CopyFault
from smartclass.errors import Problem
from smartclass.paths import Home
from tests.conftest import JAPAN, FixedClock
from tests.storage.past import NAME, Past, fill


@pytest.fixture
def app(home: Home, clock: FixedClock) -> Iterator[App]:
    made = build(home, clock=clock)
    yield made
    made.close()


@pytest.fixture
def past(app: App, clock: FixedClock) -> Past:
    return fill(app.register, clock)


def copy(home: Home, name: str, when: datetime) -> Path:
    file = home.backups / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"a copy")
    os.utime(file, (when.timestamp(), when.timestamp()))
    return file


def test_the_rule_is_the_towns(app: App, past: Past) -> None:
    assert (app.retention.years, app.retention.kept_from) == (1, date(2035, 4, 1))
    assert app.retention.due_count() == 1
    app.retention.set_years(10)
    assert app.retention.kept_from == date(2026, 4, 1)
    assert app.retention.due_count() == 0
    app.retention.set_years(99)
    assert app.retention.years == 10
    app.retention.set_years(0)
    assert app.retention.due_count() == 2


@pytest.mark.parametrize("span", [fiscal.month(2026, 11), fiscal.quarter(2026, 3), fiscal.year(2026)], ids=str)
@pytest.mark.parametrize("years", [0, 1])
def test_reports_say_the_same_before_and_after(app: App, past: Past, span: fiscal.Period, years: int) -> None:
    app.retention.set_years(years)
    before = app.paper.report("monthly", first=span.first, last=span.last)
    assert len(app.retention.due()) == 2 - years
    app.retention.erase()
    assert app.paper.report("monthly", first=span.first, last=span.last) == before


def test_the_report_of_the_class_says_the_same_but_for_the_name(app: App, past: Past) -> None:
    before = app.paper.attendance_report(past.session)
    app.retention.erase()
    after = app.paper.attendance_report(past.session)
    assert before.tables()[1:] == after.tables()[1:]
    assert NAME in str(before)
    assert NAME not in str(after)


def test_only_those_chosen_go(app: App, past: Past) -> None:
    app.retention.set_years(0)
    made = app.retention.erase([past.kept], role=Role.HELPER)
    assert (made.people, made.role, made.years) == (1, Role.HELPER, 0)
    assert [one.name for one in app.retention.due()] == [NAME]
    app.retention.erase()
    assert [one.people for one in app.retention.log()] == [1, 1]
    assert app.people.all() == ()


def test_nobody_due_is_said(app: App, past: Past) -> None:
    with pytest.raises(Problem, match="消す時期の人"):
        app.retention.erase([past.kept])
    assert app.retention.log() == ()


def test_an_erasure_that_is_stopped_erases_nobody(app: App, past: Past) -> None:
    app.retention.set_years(0)

    def stop(done: int, whole: int) -> None:
        assert whole == 2
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        app.retention.erase(step=stop)
    assert len(app.retention.due()) == 2
    assert app.retention.log() == ()


def test_a_wipe_is_finished_at_the_next_look(app: App, past: Past, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_register: object) -> None:
        raise Problem("x")

    with monkeypatch.context() as patch:
        patch.setattr("smartclass.storage.register.Register.wipe", full)
        with pytest.raises(Problem):
            app.retention.erase()
    assert app.retention.due_count() == 0
    held = b"".join(path.read_bytes() for path in home.root.glob("register.db*"))
    assert NAME.encode() not in held


def test_the_certificate_of_an_erasure(app: App, past: Past, tmp_path: Path) -> None:
    made = app.retention.erase()
    figures = app.retention.figures(made.id)
    assert (figures.erasure, figures.centre) == (made, "みどり野公民館")
    document = app.paper.erasure(figures)
    assert NAME not in str(document)
    app.paper.save(document, tmp_path / f"{document.file_stem}.pdf")
    with pytest.raises(Problem, match="ありません"):
        app.retention.figures(past.gone)
    with pytest.raises(Problem, match="ありません"):
        app.paper.report("erasure")


def test_without_a_centre_there_is_a_certificate_too(app: App, past: Past) -> None:
    made = app.retention.erase()
    with app.register.write() as run:
        run("UPDATE centre SET deleted = 1")
    assert app.retention.figures(made.id).centre == ""


def test_old_copies_are_listed(app: App, past: Past, home: Home, clock: FixedClock) -> None:
    assert app.retention.old_copies() == ()
    copy(home, "before-version-11-20301224-101500.db", datetime(2036, 1, 1, tzinfo=JAPAN))
    copy(home, "smartclass-2036-05-30.db", datetime(2036, 5, 30, 9, tzinfo=JAPAN))
    copy(home, "before-restore-20360531-101500-000000/register.db", datetime(2036, 5, 31, tzinfo=JAPAN))
    copy(home, "20991331.db", datetime(2036, 5, 29, tzinfo=JAPAN))
    copy(home, "notes.txt", datetime(2001, 1, 1, tzinfo=JAPAN))
    (home.backups / "empty").mkdir()
    (old,) = app.retention.old_copies()
    assert (old.day, old.fault) == (date(2030, 12, 24), CopyFault.TOO_OLD)
    app.retention.erase()
    copy(home, "after.db", datetime(2036, 6, 2, tzinfo=JAPAN))
    found = app.retention.old_copies()
    assert [one.fault for one in found] == [CopyFault.TOO_OLD, *[CopyFault.HOLDS_ERASED] * 3]
    assert [one.day for one in found[1:]] == [date(2036, 5, 29), date(2036, 5, 30), date(2036, 5, 31)]
