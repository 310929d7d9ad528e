"""No question reads a whole large table: every service is used once on a filled register, and every plan is read."""

from __future__ import annotations

import importlib
import inspect
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time, timedelta
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from smartclass import storage
from smartclass.bootstrap import App, build
from smartclass.domain.calls import Reached
from smartclass.domain.lesson import Family
from smartclass.domain.play import Result
from smartclass.domain.registry import How, NewAttendee, Role
from smartclass.domain.repeat import Repeat
from smartclass.paths import Home
from smartclass.services.demo_town import DRAWN_IN, DemoTown, Size
from smartclass.storage.register import Register
from tests.conftest import FixedClock
from tests.plans import Asked, listening, scans

SMALL = Size(people=120, sessions=60, attendances=300, applicants=12, seats=4, booked=4)
STORAGE = Path(storage.__file__).parent
WATCHED = (
    "bookings", "erasing", "everything", "imports", "people", "planning", "progress", "report_queries", "roll",
    "sessions", "stumbles",
)  # fmt: skip
"""The files with questions in them: each public function of theirs has to be reached by the pass below."""

ALLOWED = (
    (r'SELECT count\(\*\) FROM "\w+"( WHERE deleted = \?)?$', "everything out: how many rows there will be"),
    (r'SELECT ("\w+", )+"\w+" FROM "\w+" ORDER BY', "everything out: each table in order of its key, in chunks"),
)
"""Questions that have to read everything, and why."""


@pytest.fixture
def town(home: Home, clock: FixedClock) -> Iterator[App]:
    app = build(home, clock=clock)
    DemoTown(app.register, SMALL).fill(1)
    yield app
    app.close()


@contextmanager
def reached(into: set[tuple[str, str]]) -> Iterator[None]:
    """Note which functions of the storage are called meanwhile."""

    def note(frame: FrameType, event: str, _value: Any) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(str(STORAGE)):
            into.add((Path(code.co_filename).stem, code.co_name))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield
    finally:
        sys.setprofile(before)


def a_day_at_the_office(app: App, folder: Path) -> None:
    """Bookings, a draw, planning, a list read in and out again, papers."""
    today = app.clock.today()
    drawn = next(one for one in app.classes.between(today + DRAWN_IN, today + DRAWN_IN) if one.capacity == SMALL.seats)
    people = [person.id for person in app.people.all(limit=20)]
    app.drawing.plan(drawn.id)
    app.drawing.draw(drawn.id, "7")
    app.paper.draw_protocol(app.drawing.figures(drawn.id))
    app.drawing.take_back(drawn.id)
    app.drawing.switch(drawn.id, on=False)
    staff = app.classes.add_staff("先生", Role.INSTRUCTOR)
    made = app.classes.create(
        course="新しい講座", day=today + timedelta(days=3), starts=time(9), capacity=2, staff=[staff.id]
    )
    app.classes.change(made.id, course="はじめてのスマホ", lesson_ids=["basics-calls"], staff=[])
    app.bookings.book(made.id, people[:2], phone="0312345678")
    app.bookings.book(made.id, people[2:3])
    app.bookings.book_new(made.id, NewAttendee("新しい 人"))
    app.bookings.no_answer(made.id, people[2])
    app.bookings.undo(app.bookings.cancel(made.id, people[0]).change)
    app.bookings.cancel(made.id, people[1])
    app.bookings.seat(made.id, people[2])
    app.bookings.no_shows(made.id)
    app.paper.call_sheet(app.bookings.list(made.id))
    app.planning.preview(made.id, Repeat(made.day, times=3))
    again = app.planning.repeat(made.id, [made.day + timedelta(days=7)], people=True)
    app.planning.take_back([one.id for one in again])
    copy = app.planning.copy(made.id, made.day + timedelta(days=1), people=True)
    app.planning.call_off(copy.id, "雪のため")
    app.planning.set_call(copy.id, people[2], Reached.REACHED)
    app.planning.calls(copy.id)
    app.announcing.call_list(copy.id)
    app.announcing.poster(made.id)
    app.announcing.save(folder / "events.ics", today, today + timedelta(days=30))
    app.planning.hold_after_all(copy.id)
    several = folder / "list.csv"
    several.write_text("氏名,ふりがな\n読みこみ 一子,よみこみ いちこ\n読みこみ 二子,よみこみ にこ\n", encoding="utf-8")
    importing = app.keeping.importing
    assert importing.enter(importing.preview(several)) == 2
    assert importing.undo().gone == 2
    app.classes.add_centre("新しい会場")
    assert app.classes.centres()
    assert app.classes.courses()
    assert app.classes.staff()


def a_class(app: App) -> None:
    """Everything done in a class, at the desk and at the phones."""
    session, *others = app.classes.today()
    app.classes.today(session.centre.id)
    app.classes.start(session.id)
    roll, people = app.roll, app.people
    roster = roll.roster(session.id)
    for text in ("さとう", "佐", "と", "0000", "Sato"):
        people.search(text)
    added = people.add(NewAttendee("新しい 二人め", "あたらしい ふたりめ")).attendee
    assert added is not None
    people.change(added.id, notes="右手")
    fresh = people.new_card(added.id)
    assert people.holder(f"A1:{fresh.token}") == added.id
    roll.expect(session.id, [added.id])
    roll.unexpect(session.id, added.id)
    roll.scan(session.id, f"A1:{fresh.token}")
    roll.check_in(session.id, roster[0].attendee.id, How.TAP)
    roll.correct(session.id, roster[0].attendee.id, present=False, reason="まちがい")
    roll.walk_in(session.id, "飛び入り")
    roll.set_count_only(session.id, 2)
    roll.all_present(session.id)
    while roll.undo(session.id):
        pass
    roll.check_in(session.id, roster[0].attendee.id)
    app.progress.reached("basics-calls", "ring", person=added.id, session=session.id)
    for person in (added.id, None):
        app.progress.place("basics-calls", person=person, session=session.id)
        app.stumbles.happened("basics-calls", "ringing", Result.MISSED, person=person, session=session.id)
    app.progress.done(person=added.id)
    app.stumbles.flush()
    app.stumbles.live(session.id)
    app.stumbles.of_person(added.id, session.id)
    app.stumbles.sums(session.day - timedelta(days=400), session.day)
    app.stumbles.sums(session.day, session.day, session.centre.id)
    app.stumbles.forget(added.id)
    roll.trace(session.id)
    app.classes.finish(session.id)
    app.classes.cancel(others[0].id, "台風のため")


def the_papers(app: App) -> None:
    session = app.classes.today()[0]
    for kind in app.paper.kinds():
        for centre in (None, session.centre.id):
            if kind.span in ("session", "period", "cards"):
                days = {"first": session.day - timedelta(days=365), "last": session.day}
                app.paper.report(kind.id, session=session.id, centre=centre, **days)
    app.paper.attendance_report(session.id)
    app.paper.cards(session.id)
    app.paper.handout("basics-calls", Family.ANDROID)


def the_end_of_a_year(app: App, clock: FixedClock, folder: Path) -> None:
    """Disclosure, everything out, a copy, and names erased."""
    person = next(row.attendee.id for row in app.roll.roster(app.classes.today()[0].id))
    app.exporting.person(person, folder / "person")
    app.exporting.centre(folder / "all.xlsx")
    app.keeping.backup(folder / "copy.db")
    clock.pass_by(days=365 * 8)
    assert app.retention.due_count() == len(app.retention.due())
    app.retention.figures(app.retention.erase([person]).id)
    app.retention.erase_one(app.people.all(limit=1)[0].id)
    app.retention.log()


def questions(app: App, clock: FixedClock, folder: Path) -> tuple[Asked, set[tuple[str, str]]]:
    """Use every service once; return what was asked and which functions asked it."""
    names: set[tuple[str, str]] = set()
    with listening(app.register) as asked, reached(names):
        a_day_at_the_office(app, folder)
        a_class(app)
        the_papers(app)
        the_end_of_a_year(app, clock, folder)
    return asked, names


def test_no_question_of_any_service_reads_a_whole_large_table(town: App, clock: FixedClock, tmp_path: Path) -> None:
    asked, names = questions(town, clock, tmp_path)
    found = scans(town.register, asked)
    assert {shape: steps for shape, steps in found.items() if not excused(shape)} == {}
    for pattern, why in ALLOWED:
        assert any(re.match(pattern, shape) for shape in found), f"no longer asked: {why}"
    assert len(asked) > 150
    assert written() - names == set(), "not reached by this test: use them in it, so that their plans are read"


def test_a_question_that_reads_a_whole_table_is_found(register: Register) -> None:
    with listening(register) as asked:
        register.rows("SELECT p.notes FROM attendee AS p WHERE p.notes = ?", ("x",))
        register.rows("SELECT name FROM attendee WHERE id = ?", (b"x",))
        register.rows("SELECT kana_order FROM attendee WHERE deleted = 0 ORDER BY kana_order, name_key LIMIT 3")
        register.rows("SELECT max(length(kana_key)) FROM attendee WHERE deleted = 0 AND kana_key > ''")
        register.rows("SELECT count(kana_order) FROM attendee WHERE deleted = 0")
        register.rows("SELECT name FROM centre")
    found = scans(register, asked)
    assert [" ".join(steps) for steps in found.values()] == [
        "SCAN p",
        "SCAN attendee USING COVERING INDEX attendee_order",
    ]


def excused(shape: str) -> bool:
    return any(re.match(pattern, shape) for pattern, _why in ALLOWED)


def written() -> set[tuple[str, str]]:
    """Return every function of the files watched."""
    modules = [(file, importlib.import_module(f"smartclass.storage.{file}")) for file in WATCHED]
    return {
        (file, name)
        for file, module in modules
        for name, made in inspect.getmembers(module, inspect.isfunction)
        if made.__module__ == module.__name__
    }
