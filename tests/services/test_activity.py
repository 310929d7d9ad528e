"""Gathering for the reports of longer spans, over the demo class and a few made ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from uuid import UUID, uuid4

import pytest

from smartclass.bootstrap import App, build
from smartclass.domain import fiscal
from smartclass.domain.age_band import AgeBand
from smartclass.domain.play import Result
from smartclass.domain.registry import NewAttendee, Role
from smartclass.domain.targets import Targets
from smartclass.errors import BadData, Problem
from smartclass.paths import Home
from tests.conftest import FixedClock

YEAR = fiscal.year(2026)


@pytest.fixture
def app(home: Home, clock: FixedClock) -> Iterator[App]:
    made = build(home, clock=clock)
    yield made
    made.close()


def person(app: App, name: str, born: int | None = None) -> UUID:
    added = app.people.add(NewAttendee(name, birth_year=born)).attendee
    assert added is not None
    return added.id


def held(app: App, day: date, *people: UUID, centre: UUID | None = None, lessons: tuple[str, ...] = ()) -> UUID:
    """Hold a class of 90 minutes to which these people came."""
    session = app.classes.create(
        course="スマホ", day=day, starts=time(10), ends=time(11, 30), centre=centre, lesson_ids=lessons
    ).id
    for one in people:
        app.roll.check_in(session, one)
    app.classes.finish(session)
    return session


def test_the_demo_year_agrees_with_its_month_report(app: App) -> None:
    app.demo.fill(1)
    long = app.activity.of_span(YEAR)
    document = {line.id: line for line in long.held}
    assert long.whole.sessions == len(document) == 9
    month = fiscal.month(2026, 11)
    short = app.activity.of_span(month).whole
    facts = {
        name: value
        for block in app.paper.report("monthly", first=month.first, last=month.last).blocks
        for name, value in getattr(block, "pairs", ())
    }
    assert facts["延べ人数"] == f"{short.visits}人"
    assert facts["実人数"] == f"{short.people}人"
    assert facts["そのうち初めての人"] == f"{short.newcomers}人"


@pytest.mark.parametrize("name", ["yearly", "courses", "staff_hours", "kpi", "continuity", "open_data"])
def test_every_report_is_made_for_all_centres_and_for_one(app: App, name: str) -> None:
    app.demo.fill(1)
    for centre in (None, app.classes.centres()[0].id):
        document = app.paper.report(name, first=YEAR.first, last=YEAR.last, centre=centre)
        assert document.tables()
        assert app.paper.render(document, ".csv").startswith(b"\xef\xbb\xbf")
    with pytest.raises(Problem, match="会場"):
        app.paper.report(name, first=YEAR.first, last=YEAR.last, centre=uuid4())


def test_lessons_have_visits_and_sums_of_stumbles(app: App) -> None:
    one, two = person(app, "一"), person(app, "二")
    session = held(app, date(2026, 11, 14), one, two, lessons=("basics-calls", "own-lesson"))
    held(app, date(2026, 11, 7), one, lessons=("basics-calls",))
    app.stumbles.happened("basics-calls", "ringing", Result.MISSED, person=one, session=session)
    app.stumbles.flush()
    calls, own = app.activity.courses(YEAR).lessons
    assert (calls.lesson, calls.sessions, calls.visits, calls.stumbles) == ("basics-calls", 2, 3, 1)
    assert calls.title == "スマホで電話をする"
    assert calls.steps[0][1] == 1
    assert (own.title, own.course, own.sessions, own.stumbles) == ("own-lesson", "", 1, 0)


def test_the_year_stands_beside_the_same_days_of_the_year_before(app: App) -> None:
    one, two = person(app, "一"), person(app, "二")
    held(app, date(2025, 4, 1), one)
    held(app, date(2025, 11, 21), one)
    held(app, date(2025, 11, 22), one, two)
    held(app, date(2026, 4, 1), one, two)
    app.targets.change(2026, Targets(sessions=4))
    data = app.activity.kpi(fiscal.month(2026, 11))
    assert (data.year, data.until) == (2026, date(2026, 11, 21))
    assert (data.now.sessions, data.before.sessions, data.targets.sessions) == (1, 2, 4)
    assert data.months == (2, 0, 0, 0, 0, 0, 0, 0, None, None, None, None)
    assert data.months_before == (1, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0)
    centre = app.classes.centres()[0]
    assert app.activity.kpi(YEAR, centre).targets == Targets()
    future = app.activity.kpi(fiscal.year(2027))
    assert (future.until, future.now.sessions) == (date(2027, 4, 1), 0)


def test_who_has_not_been_seen_for_weeks(app: App, clock: FixedClock) -> None:
    gone, back, coming, once = (person(app, name) for name in ("一", "二", "三", "四"))
    today = clock.today()
    held(app, today - timedelta(weeks=12), gone, back, coming, once)
    held(app, today - timedelta(weeks=9), gone, back, coming)
    held(app, today - timedelta(weeks=8), back)
    later = app.classes.create(course="スマホ", day=today + timedelta(days=7), starts=time(10)).id
    app.roll.expect(later, [coming])
    data = app.activity.continuity(YEAR)
    assert [one.person for one in data.away] == [gone]
    assert data.going_on == 2
    assert [one.person for one in app.activity.continuity(YEAR, weeks=7).away] == [gone, back]


def test_one_persons_history_names_the_lessons(app: App) -> None:
    one = person(app, "見本 花子")
    held(app, date(2026, 11, 14), one, lessons=("basics-calls",))
    data = app.activity.history(one)
    assert data.visits[0].lessons == ("スマホで電話をする",)
    assert app.paper.history(one).tables()[0].rows[0][-1] == "出席"
    with pytest.raises(Problem, match="名簿にいません"):
        app.paper.history(uuid4())


def test_open_data_counts_a_person_once_at_each_centre(app: App) -> None:
    south, north = app.classes.add_centre("南館", "S"), app.classes.add_centre("北館", "N")
    both, other = person(app, "一", 1950), person(app, "二")
    held(app, date(2026, 11, 7), both, other, centre=south.id)
    held(app, date(2026, 11, 8), both, centre=south.id)
    held(app, date(2026, 11, 9), both, centre=north.id)
    data = app.activity.open_data(YEAR, north)
    assert data.centres == (north, south)
    assert data.sessions == (1, 2)
    assert data.visits == (1, 3)
    assert [band[AgeBand.SEVENTIES] for band in data.bands] == [1, 1]
    assert data.shown == north


def test_the_people_behind_a_figure(app: App) -> None:
    old, new = person(app, "一"), person(app, "二")
    held(app, date(2026, 3, 31), old)
    held(app, date(2026, 4, 1), old, new)
    assert [name for _id, name, _kana in app.activity.people(YEAR, None)] == ["一", "二"]
    assert [one for one, _name, _kana in app.activity.people(YEAR, None, newcomers=True)] == [new]


def test_staff_hours_are_of_held_classes(app: App) -> None:
    staff = app.classes.add_staff("田中 ゆり", Role.HELPER)
    for day, keep in ((date(2026, 11, 7), True), (date(2026, 12, 5), False)):
        session = app.classes.create(course="スマホ", day=day, starts=time(10), ends=time(12), staff=(staff.id,)).id
        if keep:
            app.classes.finish(session)
    (work,) = app.activity.staff(YEAR).work
    assert (work.sessions, work.minutes, work.months[7]) == (1, 120, 120)


def test_targets_are_kept_and_a_spoilt_file_is_not_overwritten(app: App, home: Home) -> None:
    assert app.targets.of(2026) == Targets()
    app.targets.change(2026, Targets(10, 200))
    app.targets.change(2027, Targets(people=5))
    assert app.targets.of(2026) == Targets(10, 200)
    home.targets.write_text("format = 1\nfoo = 1\n", encoding="utf-8")
    with pytest.raises(BadData, match=r"targets\.toml"):
        app.targets.change(2026, Targets())
    assert "foo" in home.targets.read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_is_said(app: App, home: Home) -> None:
    home.targets.with_name(f".{home.targets.name}.{__import__('os').getpid()}.part").mkdir()
    with pytest.raises(Problem, match="書けませんでした"):
        app.targets.change(2026, Targets(1))
