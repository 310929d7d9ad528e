"""The activity report of a period."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from smartclass.domain.document import Document, Facts
from smartclass.domain.registry import SessionState
from smartclass.reports import monthly
from tests.reports.samples import CENTRE, period_figures


def _facts(document: Document) -> dict[str, str]:
    return {name: value for block in document.blocks if isinstance(block, Facts) for name, value in block.pairs}


def test_sums_leave_cancelled_sessions_out() -> None:
    # Two sessions of 90 minutes were held: 2 × (8 present + 3 only counted) visits, 2 × 2 staff, 2 × 1 walk-ins.
    facts = _facts(monthly.build(period_figures()))
    assert facts["開催した回数"] == "2回"
    assert facts["中止した回数"] == "1回"
    assert facts["教室の時間"] == "3時間"
    assert facts["講師・支援員の延べ人数"] == "4人"
    assert facts["延べ人数"] == "22人"
    assert facts["実人数"] == "12人"
    assert facts["そのうち初めての人"] == "4人"
    assert facts["飛び入りの延べ人数"] == "2人"


def test_the_list_has_a_line_for_each_session_and_its_sums() -> None:
    bands, sessions = monthly.build(period_figures()).tables()
    assert bands.rows == ((0, 0, 6, 5, 0, 1, 12),)
    assert sessions.rows[0] == (
        "R8.11.1（日）",
        "10:00〜11:30",
        "中央コミュニティセンター",
        "スマホはじめて講座",
        2,
        10,
        1,
        3,
        11,
    )
    assert sessions.totals == ("合計", "", "", "", 4, 20, 2, 6, 22)
    assert sessions.main


def test_a_class_that_is_still_to_come_is_not_counted_unless_somebody_came() -> None:
    data = period_figures(1)
    planned = replace(data.sessions[0], state=SessionState.PLANNED)
    assert _facts(monthly.build(replace(data, sessions=(planned,))))["開催した回数"] == "1回"
    empty = replace(planned, present=0, count_only=0)
    assert _facts(monthly.build(replace(data, sessions=(empty,))))["開催した回数"] == "0回"
    assert _facts(monthly.build(replace(data, sessions=(empty,))))["中止した回数"] == "0回"


def test_half_hours_are_told_and_a_class_over_midnight_counts_nothing() -> None:
    data = period_figures(1)
    assert _facts(monthly.build(data))["教室の時間"] == "1.5時間"
    line = replace(data.sessions[0], ends=time(9))
    assert _facts(monthly.build(replace(data, sessions=(line,))))["教室の時間"] == "0時間"


def test_one_centre_or_all() -> None:
    assert _facts(monthly.build(period_figures()))["会場"] == "全会場"
    assert _facts(monthly.build(replace(period_figures(), centre=CENTRE)))["会場"] == "みどり台公民館"


def test_a_month_without_a_class_is_a_report_too() -> None:
    document = monthly.build(replace(period_figures(), sessions=(), people=0, first_timers=0, bands={}))
    assert _facts(document)["延べ人数"] == "0人"
    assert document.file_stem == "report-2026-11-01-2026-11-30"
