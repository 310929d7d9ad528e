"""What a class was asked and thought is in its report and in the month's, and the totals equal a recount."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from smartclass.bootstrap import App, build
from smartclass.domain.consultation import Outcome
from smartclass.domain.document import Document, Table
from smartclass.domain.survey import Answer
from smartclass.paths import Home
from tests.conftest import FixedClock

NOVEMBER = {"first": date(2026, 11, 1), "last": date(2026, 11, 30)}


@pytest.fixture
def app(home: Home, clock: FixedClock) -> Any:
    made = build(home, clock=clock)
    yield made
    made.close()


def tables(document: Document) -> dict[str, Table]:
    return {table.name: table for table in document.tables()}


def test_two_classes_and_a_talk_outside_add_up(app: App) -> None:
    app.classes.add_centre("北")
    south = app.classes.add_centre("南").id
    first = app.classes.create(course="スマホ", day=date(2026, 11, 7), starts=time(10)).id
    second = app.classes.create(course="スマホ", day=date(2026, 11, 14), starts=time(10), centre=south).id
    december = app.classes.create(course="スマホ", day=date(2026, 12, 5), starts=time(10)).id
    off = app.classes.create(course="スマホ", day=date(2026, 11, 20), starts=time(10)).id
    held = [
        (first, "wifi-join", Outcome.DONE),
        (first, "wifi-slow", Outcome.HOMEWORK),
        (first, "card-apply", Outcome.DESK),
        (second, "wifi", Outcome.DONE),
        (second, "", Outcome.OPEN),
        (december, "call", Outcome.DONE),
        (off, "call", Outcome.DONE),
        (None, "call-answer", Outcome.DONE),
    ]
    for session, topic, outcome in held:
        talk = app.consultations.begin(session)
        app.consultations.change(talk.id, topic=topic, outcome=outcome)
    app.classes.cancel(off, "台風")
    app.survey.answer(first, Answer.GOOD)
    app.survey.set_paper(first, 3, 1, 0)
    app.survey.set_paper(second, 2, 0, 2)
    app.survey.set_paper(december, 9, 9, 9)
    whole = tables(app.paper.report("monthly", **NOVEMBER))
    assert whole["個別相談"].rows == (
        ("電話", 1, 0, 0, 0, 1),
        ("Wi-Fi・通信", 2, 1, 0, 0, 3),
        ("マイナンバーカード", 0, 0, 1, 0, 1),
        ("話題なし", 0, 0, 0, 1, 1),
    )
    assert whole["個別相談"].totals == ("合計", 3, 1, 1, 1, 6)
    assert whole["アンケート"].rows == ((6, 1, 2, 9),)
    mine = tables(app.paper.report("monthly", centre=south, **NOVEMBER))
    assert mine["個別相談"].totals == ("合計", 1, 0, 0, 1, 2)
    assert mine["アンケート"].rows == ((2, 0, 2, 4),)
    one = tables(app.paper.attendance_report(first))
    assert one["個別相談"].totals == ("合計", 1, 1, 1, 0, 3)
    assert one["アンケート"].rows == ((4, 1, 0, 5),)
    classes = [app.consultations.of_class(session).total for session in (first, second)]
    assert sum(classes) + len(app.consultations.held()) == app.consultations.sums(*NOVEMBER.values()).total == 6


def test_the_list_of_a_class_comes_as_pdf_and_sheet(app: App) -> None:
    session = app.classes.create(course="スマホ", day=date(2026, 11, 7), starts=time(10)).id
    talk = app.consultations.begin(session)
    app.consultations.change(talk.id, topic="wifi-join", note="つづきは次回")
    document = app.paper.report("consultations", session=session)
    assert app.paper.render(document, ".pdf").startswith(b"%PDF")
    assert "つづきは次回" in app.paper.render(document, ".csv").decode("utf-8-sig")
    app.consultations.change(talk.id, note="=1+1")
    assert "'=1+1" in app.paper.render(app.paper.report("consultations", session=session), ".csv").decode("utf-8-sig")
