"""確定: what is kept, what is named after a correction, and that the same data give the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from uuid import UUID, uuid4

import pytest

from smartclass.bootstrap import App, build
from smartclass.domain import fiscal, freezing
from smartclass.domain.consultation import Outcome
from smartclass.domain.registry import NewAttendee, Role
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.reports import frozen_words
from smartclass.services.freezing import KINDS
from tests.conftest import FixedClock

YEAR = fiscal.year(2025)
DAY = date(2025, 11, 15)


@pytest.fixture
def app(home: Home, clock: FixedClock) -> Iterator[App]:
    made = build(home, clock=clock)
    yield made
    made.close()


@pytest.fixture
def held(app: App) -> UUID:
    """A class of last year to which one person came, and one expected person did not."""
    came, missed = (app.people.add(NewAttendee(name, birth_year=1950)).attendee for name in ("見本 花子", "見本 太郎"))
    assert came is not None
    assert missed is not None
    session = app.classes.create(course="スマホ", day=DAY, starts=time(10), ends=time(11)).id
    app.roll.expect(session, [came.id, missed.id])
    app.roll.check_in(session, came.id)
    app.classes.finish(session)
    return session


@pytest.mark.parametrize("report", KINDS)
def test_a_correction_after_freezing_is_named(app: App, held: UUID, clock: FixedClock, report: str) -> None:
    made, document = app.freezing.freeze(report, YEAR, role=Role.INSTRUCTOR)
    assert (made.at, made.role) == (clock.now(), Role.INSTRUCTOR)
    assert document.footer.endswith("令和8年11月21日に確定")
    data = app.paper.render(document, ".pdf")
    assert freezing.digest(data) == made.document
    again, standing = app.freezing.document(report, YEAR)
    assert standing.as_frozen
    assert app.paper.render(again, ".pdf") == data
    assert app.freezing.behind(made) == ()
    clock.pass_by(days=3)
    missed = next(row.attendee for row in app.roll.roster(held) if not row.present)
    app.roll.correct(held, missed.id, True, "名前をまちがえた")
    later, standing = app.freezing.document(report, YEAR)
    assert later.footer.endswith("令和8年11月21日の確定のあとに、記録が変わっています")
    changed = {one.key: (one.before, one.now) for one in standing.differences}
    if report == "open_data":
        assert changed["centre", app.classes.centres()[0].name, "visits"] == (1, 2)
    else:
        assert changed["whole", "", "visits"] == (1, 2)
        assert "延べ人数　1 → 2" in app.freezing.sentences(standing)
    assert any("70代" in one for one in app.freezing.sentences(standing))
    (act,) = app.freezing.behind(made)
    assert (act.kind, act.present, act.name, act.session, act.day) == ("correct", True, missed.name, held, DAY)


def test_a_new_freezing_supersedes_and_the_old_one_stays(app: App, held: UUID, clock: FixedClock) -> None:
    first, _paper = app.freezing.freeze("yearly", YEAR)
    app.roll.undo(held)
    clock.pass_by(days=1)
    assert app.freezing.standing("yearly", YEAR).differences
    second, _paper = app.freezing.freeze("yearly", YEAR)
    assert app.freezing.standing("yearly", YEAR).frozen == second
    assert app.freezing.standing("yearly", YEAR).as_frozen
    assert app.freezing.every() == (second, first)
    assert app.freezing.of_span(YEAR) == {("yearly", None): second}


def test_one_person_taken_for_another_changes_the_record_and_no_figure(app: App, held: UUID) -> None:
    app.freezing.freeze("yearly", YEAR)
    came, missed = sorted(app.roll.roster(held), key=lambda row: not row.present)
    app.roll.correct(held, came.attendee.id, False, "人ちがい")
    app.roll.correct(held, missed.attendee.id, True, "人ちがい")
    standing = app.freezing.standing("yearly", YEAR)
    assert (standing.differences, standing.rows_changed, standing.as_frozen) == ((), True, False)


def test_a_freezing_is_of_one_span_and_one_centre(app: App, held: UUID) -> None:
    centre = app.classes.centres()[0].id
    app.freezing.freeze("monthly", fiscal.month(2025, 11), centre)
    assert app.freezing.standing("monthly", fiscal.month(2025, 11), centre).as_frozen
    for other in (
        app.freezing.standing("monthly", fiscal.month(2025, 11)),
        app.freezing.standing("monthly", fiscal.month(2025, 10), centre),
        app.freezing.standing("yearly", fiscal.month(2025, 11), centre),
        app.freezing.standing("kpi", fiscal.month(2025, 11), centre),
    ):
        assert other.frozen is None
        assert not other.as_frozen
    document, _standing = app.freezing.document("kpi", YEAR)
    assert document.title


def test_what_cannot_be_final_is_said(app: App, held: UUID, clock: FixedClock) -> None:
    for report, span, centre, words in (
        ("staff_hours", YEAR, None, "確定できません"),
        ("nothing", YEAR, None, "確定できません"),
        ("yearly", fiscal.year(2026), None, "終わっていません"),
        ("yearly", fiscal.Period(DAY, clock.today()), None, "終わっていません"),
        ("yearly", YEAR, uuid4(), "会場"),
    ):
        with pytest.raises(Problem, match=words):
            app.freezing.freeze(report, span, centre)
    assert app.freezing.every() == ()


def test_bookings_talks_and_answers_are_frozen_too(app: App, held: UUID) -> None:
    app.survey.set_paper(held, 1, 1, 0)
    app.freezing.freeze("yearly", YEAR)
    missed = next(row.attendee for row in app.roll.roster(held) if not row.present)
    app.roll.correct(held, missed.id, True, "名前をまちがえた")
    app.survey.set_paper(held, 2, 1, 0)
    talk = app.consultations.begin(held)
    app.consultations.change(talk.id, topic="call-answer", outcome=Outcome.DONE)
    said = app.freezing.sentences(app.freezing.standing("yearly", YEAR))
    assert {
        "申しこんで来た人　1 → 2",
        "来なかった人　1 → 0",
        "電話：個別相談「できた」　― → 1",
        "アンケート「よかった」　1 → 2",
    } <= set(said)
    assert not any("申込の延べ人数" in one for one in said)


def test_nobodys_name_is_kept(app: App, held: UUID) -> None:
    for report in KINDS:
        app.freezing.freeze(report, YEAR)
    kept = "".join(str(row) for row in app.register.rows("SELECT * FROM frozen_report"))
    assert "延べ" not in kept
    assert "見本" not in kept


def test_erasing_names_changes_no_frozen_figure(app: App, held: UUID, clock: FixedClock) -> None:
    for report in KINDS:
        app.freezing.freeze(report, YEAR)
    clock.pass_by(days=365 * 9)
    assert app.retention.erase().people == 2
    for report in KINDS:
        assert app.freezing.standing(report, YEAR).as_frozen, report


def test_what_figures_are_called() -> None:
    assert frozen_words.figure(("month", "2025-11", "minutes")) == "R7.11月：教室の時間"
    assert frozen_words.value(("whole", "", "minutes"), 90) == "1.5時間"
    assert frozen_words.value(("whole", "", "visits"), None) == "―"
    assert frozen_words.value(("whole", "", "visits"), 1234) == "1,234"
    assert frozen_words.value(("x", "", "y"), "字") == "字"
    assert frozen_words.figure(("band", "", "90s")) == "90代〜の実人数"
    assert frozen_words.figure(("talk", "電話", "done")) == "電話：個別相談「できた」"
    assert frozen_words.figure(("survey", "", "good")) == "アンケート「よかった」"
    assert frozen_words.figure(("x", "", "later")) == "later"


_MAKE = """
import sys
from datetime import timedelta, timezone, datetime
from pathlib import Path
from smartclass.bootstrap import build
from smartclass.domain import fiscal
from smartclass.domain.freezing import digest
from smartclass.paths import Home
app = build(Home(Path(sys.argv[1])))
for report in ("yearly", "monthly", "courses", "open_data", "staff_hours"):
    document = app.freezing.document(report, fiscal.year(2025))[0]
    for suffix in (".pdf", ".xlsx", ".csv"):
        print(report, suffix, digest(app.paper.render(document, suffix)))
app.close()
"""


def test_the_same_data_give_the_same_bytes_in_any_process(app: App, held: UUID, home: Home) -> None:
    app.freezing.freeze("yearly", YEAR)

    def made(seed: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", _MAKE, str(home.root)],
            env=dict(os.environ, PYTHONHASHSEED=seed, TZ="Asia/Tokyo" if seed == "1" else "UTC"),
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    assert len(made("1").splitlines()) == 15
    assert made("1") == made("271")


def test_a_bar_of_text_in_the_foot_is_the_only_thing_that_differs(app: App, held: UUID) -> None:
    _made, document = app.freezing.freeze("yearly", YEAR)
    plain = app.paper.report("yearly", first=YEAR.first, last=YEAR.last)
    assert replace(document, footer=plain.footer) == plain
