"""A month of 30 attendances worked out by hand: every figure that the reports print of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from smartclass.bootstrap import App, build
from smartclass.domain import fiscal
from smartclass.domain.document import Document, Facts
from smartclass.domain.targets import Targets
from smartclass.paths import Home
from tests.conftest import FixedClock
from tests.storage.test_activity_queries import CENTRES, REFERENCE, TAIL, fill, key

APRIL = fiscal.month(2026, 4)
BORN = {**dict.fromkeys(range(5), 1944), **dict.fromkeys(range(5, 10), 1952), **dict.fromkeys(range(10, 13), 1961)}
FIRST, SECOND, OFF, FOURTH, MAY = 1, 2, 3, 4, 6
"""Places in REFERENCE, whose comments say what happened in each class."""
BOOKINGS = [
    # (class, person, standing). On the roster stand 10 + 6 + 8 = 24 people; of these all but person 5 came: 23.
    (SECOND, 0, "booked"),  # stands on the roster, too: counted there
    (SECOND, 10, "waiting"),  # no seat, but came: that makes 24 who came
    (SECOND, 11, "waiting"),  # no seat to the end: 1
    (SECOND, 12, "cancelled"),  # gave up: 1
    (SECOND, 13, "booked"),  # taken off the roster again: 2 gave up
    (OFF, 14, "booked"),  # the class was called off: not counted
    (MAY, 14, "booked"),  # not in April
]
"""28 applied: 24 came, 1 (person 5) stayed away, 2 gave up, 1 had no seat."""
TALKS = [
    # (class or None, topic, outcome)
    (FIRST, "wifi-join", "homework"),
    (FIRST, "call-answer", "done"),
    (OFF, "call-answer", "done"),  # called off
    (MAY, "call-answer", "done"),  # not in April
    (None, "card-renew", "desk"),  # at the north hall on 10 April, outside of a class
]
"""3 consultations: 1 done, 1 with homework, 1 sent on to a counter."""
ANSWERS = [
    (FIRST, "touch", "good", 6),
    (FIRST, "touch", "middle", 1),
    (FIRST, "touch", "more", 1),
    (FOURTH, "paper", "good", 3),
    (FOURTH, "paper", "middle", 1),
    (OFF, "paper", "good", 5),  # called off
]
"""12 answers: 6 + 3 good, 1 + 1 so-so, 1 not yet; 9 of 12 are 75 in a hundred."""


@pytest.fixture
def app(home: Home, clock: FixedClock) -> Iterator[App]:
    made = build(home, clock=clock)
    fill(made.register, REFERENCE, {**BORN, 13: None, 14: 1970})
    with made.register.write() as run:
        for n, (session, person, standing) in enumerate(BOOKINGS, 1):
            run(
                "INSERT INTO booking (id, session_id, attendee_id, number, place, standing, party, at, site,"
                " updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, '2026-03-20', ?, ?)",
                (key(6, n), key(5, session), key(4, person), n, n, standing, key(6, n), *TAIL),
            )
        # 9 bookings were drawn for 6 seats: 3 had to wait.
        lines = json.dumps([(n, n, 0, 0, max(0, n - 6)) for n in range(1, 10)])
        run(
            "INSERT INTO draw (id, session_id, seed, at, seats, times, lines, site, updated_at)"
            " VALUES (?, ?, '1', '2026-04-01T10:00:00+09:00', 6, 1, ?, ?, ?)",
            (key(7, 0), key(5, SECOND), lines, *TAIL),
        )
        for n, (at, topic, outcome) in enumerate(TALKS):
            inside = (key(5, at), None, None) if at else (None, CENTRES[1].id.bytes, "2026-04-10")
            run(
                "INSERT INTO consultation (id, session_id, centre_id, day, starts, minutes, topic, outcome, site,"
                " updated_at) VALUES (?, ?, ?, ?, '10:00', 15, ?, ?, ?, ?)",
                (key(8, n), *inside, topic, outcome, *TAIL),
            )
        for n, (session, way, answer, count) in enumerate(ANSWERS):
            run(
                "INSERT INTO survey_answer (id, session_id, way, answer, count, site, updated_at)"
                " VALUES (?, ?, ?, ?, ?, 1, '2026-04-30')",
                (key(9, n), key(5, session), way, answer, count),
            )
    yield made
    made.close()


def printed(app: App, report: str) -> tuple[dict[str, str], dict[str, Any], Document]:
    """Return the facts of a report, its tables by name, and itself."""
    paper = app.paper.report(report, first=APRIL.first, last=APRIL.last)
    facts = {name: value for block in paper.blocks if isinstance(block, Facts) for name, value in block.pairs}
    return facts, {table.name: table for table in paper.tables()}, paper


def test_every_figure_of_the_activity_report(app: App) -> None:
    facts, tables, _paper = printed(app, "yearly")
    assert facts == {
        "期間": "令和8年4月（2026年）",
        "会場": "全会場",
        "開催した回数": "4回",
        "中止した回数": "1回",
        "教室の時間": "6.0時間",  # 90 + 60 + 90 + 120 minutes
        "講師・支援員の延べ時間": "7.0時間",  # 2 × 90 + 60 + 2 × 90 minutes
        "講師・支援員の延べ人数": "5人",
        "定員の合計": "42人",
        "延べ人数": "32人",
        "実人数": "15人",
        "そのうち初めての人": "14人",
        "人数だけ数えた人": "2人",
        "申込の延べ人数": "28人",
        "相談の延べ件数": "3件",
        "「よかった」の割合": "75%（12人が回答）",
        "抽選をした教室": "1回",
        "抽選に入った申込": "9人",
        "抽選で席がとれた人": "6人",
        "抽選で席がとれなかった人": "3人",
    }
    # Held, cancelled, hours, staff, staff hours, seats, visits, people, newcomers.
    whole = ("合計", 4, 1, 6.0, 5, 7.0, 42, 32, 15, 14)
    assert tables["月ごとの実績"].rows == (("R8.4月", *whole[1:]),)
    assert tables["会場ごとの実績"].rows == (
        ("北館", 2, 0, 3.0, 1, 1.0, 18, 14, 10, 4),
        ("南館", 2, 1, 3.0, 4, 6.0, 24, 18, 11, 10),
    )
    assert tables["講座ごとの実績"].rows == (
        ("講座0", 2, 1, 3.5, 2, 3.0, 22, 16, 13, 12),  # 0–9 and 0, 4, 9, 12, 13, 14: 13 people
        ("講座1", 2, 0, 2.5, 3, 4.0, 20, 16, 10, 2),  # 0–4 and 10, then 0–3, 6–8, 11, and 2 without a name
    )
    assert {tables[name].totals for name in ("月ごとの実績", "会場ごとの実績", "講座ごとの実績")} == {whole}
    assert tables["年代"].rows == ((1, 3, 5, 5, 0, 1, 15),)
    # Applied, came, stayed away, gave up, no seat.
    assert tables["申込と抽選"].rows == (("講座0", 10, 10, 0, 0, 0), ("講座1", 18, 14, 1, 2, 1))
    assert tables["申込と抽選"].totals == ("合計", 28, 24, 1, 2, 1)
    assert tables["個別相談"].rows == (
        ("電話", 1, 0, 0, 0, 1),
        ("Wi-Fi・通信", 0, 1, 0, 0, 1),
        ("マイナンバーカード", 0, 0, 1, 0, 1),
    )
    assert tables["アンケート"].rows == ((9, 2, 1, 12),)
    assert tables["中止した教室"].rows == (("R8.4.15（水）", "南館", "講座0", 9, "台風のため"),)


def test_the_other_reports_say_the_same(app: App) -> None:
    facts, tables, _paper = printed(app, "monthly")
    said = ("開催した回数", "延べ人数", "実人数", "そのうち初めての人", "飛び入りの延べ人数")
    assert [facts[name] for name in said] == ["4回", "32人", "15人", "14人", "7人"]
    assert tables["個別相談"].totals == ("合計", 1, 1, 1, 0, 3)
    assert tables["アンケート"].rows == ((9, 2, 1, 12),)
    assert [row[5:] for row in tables["開催の一覧"].rows] == [
        (10, 0, 0, 10),
        (6, 1, 2, 8),
        (8, 0, 0, 8),
        (0, 6, 0, 6),
    ]
    _facts, tables, _paper = printed(app, "courses")
    assert tables["教材ごとの記録"].rows == (("lesson-0", "", 2, 16, 0), ("lesson-1", "", 2, 16, 0))
    _facts, tables, _paper = printed(app, "staff_hours")
    assert [(row[0], row[2]) for row in next(iter(tables.values())).rows] == [("先生0", 2), ("先生1", 1), ("先生2", 2)]


def test_targets_are_measured_by_the_same_figures(app: App) -> None:
    app.targets.change(2026, Targets(sessions=8, visits=64, people=30, newcomers=7, satisfied=80))
    _facts, tables, _paper = printed(app, "kpi")
    assert tables["目標と実績"].rows == (
        ("開催した回数", 8, 4, "50%", 0, "+4"),
        ("延べ人数", 64, 32, "50%", 0, "+32"),
        ("実人数", 30, 15, "50%", 0, "+15"),
        ("初めての人", 7, 14, "200%", 0, "+14"),
        ("「よかった」の割合", "80%", "75%", "-5ポイント", "—", "—"),
    )


def test_one_centre_has_its_own(app: App) -> None:
    north = app.activity.of_span(APRIL, replace(CENTRES[1]))
    assert north.whole.bookings.applied == 6 + 4
    assert (north.talk_sums.total, north.survey.total) == (1, 0)
    south = app.activity.of_span(APRIL, CENTRES[0])
    assert (south.whole.bookings.applied, south.talk_sums.total, south.survey.satisfied) == (18, 2, 75)
    assert app.activity.of_span(fiscal.Period(date(2025, 1, 1), date(2025, 1, 2))).survey.satisfied is None
