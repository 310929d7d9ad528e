"""The reports of longer spans, made from invented figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from smartclass import i18n, reports
from smartclass.domain import age_band, fiscal
from smartclass.domain.activity import ActivityFigures, Tally, months
from smartclass.domain.chart import Chart, Kind
from smartclass.domain.document import Document, Facts, Paragraph
from smartclass.domain.registry import Centre, SessionState
from smartclass.domain.span_figures import (
    ContinuityFigures,
    CourseFigures,
    HistoryFigures,
    LessonUse,
    OpenFigures,
    PersonVisit,
    Regular,
    StaffFigures,
    StaffWork,
)
from smartclass.domain.survey import NO_ANSWERS, SurveySums
from smartclass.domain.targets import KpiFigures, Targets
from smartclass.reports import continuity, courses, history, kpi, open_data, staff_hours, tallies, yearly
from tests.adapters.samples import written
from tests.reports.samples import CENTRE, period_figures

YEAR = fiscal.year(2026)
TALLY = Tally("みどり台公民館", 4, 1, 360, 8, 720, 48, 30, 2, 3, 15, 14)


def activity() -> ActivityFigures:
    """Return a fiscal year of which only April had classes, at two centres."""
    lines = tuple(replace(line, reason="台風のため") for line in period_figures(3).sessions)
    first, *later = months(YEAR)
    parts = (TALLY, replace(TALLY, name="北町会館", named=5, people=4))
    bands = age_band.tally({1944: 5, 1952: 9, None: 1}, YEAR.last)
    by_month = ((first, TALLY), *((month, Tally()) for month in later))
    return ActivityFigures(YEAR, None, lines, replace(TALLY, name=""), by_month, parts, parts, bands)


def texts(document: Document) -> str:
    return "\n".join(block.text.plain for block in document.blocks if isinstance(block, Paragraph))


def facts(document: Document) -> dict[str, str]:
    return {name: value for block in document.blocks if isinstance(block, Facts) for name, value in block.pairs}


def charts(document: Document) -> list[Chart]:
    return [block for block in document.blocks if isinstance(block, Chart)]


def test_a_year_has_totals_months_parts_and_why_classes_were_cancelled() -> None:
    document = yearly.build(activity())
    assert document.title == "スマホ教室 年間実績報告書"
    said = facts(document)
    assert (said["教室の時間"], said["講師・支援員の延べ時間"]) == ("6.0時間", "12.0時間")
    assert (said["延べ人数"], said["実人数"], said["定員の合計"]) == ("32人", "15人", "48人")
    by_month, _bands, by_centre, by_course, cancelled = document.tables()
    assert by_month.main
    assert len(by_month.rows) == 12
    assert by_month.rows[0] == ("R8.4月", 4, 1, 6.0, 8, 12.0, 48, 32, 15, 14)
    assert by_month.totals == ("合計", 4, 1, 6.0, 8, 12.0, 48, 32, 15, 14)
    assert [row[0] for row in by_centre.rows] == ["みどり台公民館", "北町会館"]
    assert by_course.rows == by_centre.rows
    assert cancelled.rows[0][-1] == "台風のため"
    assert [chart.kind for chart in charts(document)] == [Kind.COLUMNS, Kind.COLUMNS, Kind.ROWS, Kind.ROWS]
    assert charts(document)[0].series[0].values == (32.0, *(None,) * 11)


def test_a_quarter_and_any_span_say_what_they_are() -> None:
    assert yearly.build(replace(activity(), period=fiscal.quarter(2026, 1))).title == "スマホ教室 四半期実績報告書"
    span = fiscal.Period(date(2026, 4, 3), date(2026, 8, 1))
    assert yearly.build(replace(activity(), period=span)).title == "スマホ教室 期間実績報告書"


def test_an_empty_year_is_a_report_too() -> None:
    empty = ActivityFigures(YEAR, CENTRE, months=tuple((month, Tally()) for month in months(YEAR)))
    document = yearly.build(empty)
    assert charts(document) == []
    assert "中止した教室は、ありません。" in texts(document)
    assert facts(document)["会場"] == "みどり台公民館"
    assert "この期間には、まだ教室がありません。" in texts(courses.build(CourseFigures(empty, ())))


def test_courses_name_the_steps_to_explain_more_slowly_and_nobody() -> None:
    lessons = (
        LessonUse("a", "電話", "基本", 3, 20, 12, (("画面を見ます。", 9), ("さわります。", 3))),
        LessonUse("b", "地図", "基本", 1, 5),
    )
    document = courses.build(CourseFigures(activity(), lessons))
    _courses, by_lesson, steps = document.tables()
    assert by_lesson.rows == (("電話", "基本", 3, 20, 12), ("地図", "基本", 1, 5, 0))
    assert steps.rows == (("電話", "画面を見ます。", 9), ("電話", "さわります。", 3))
    assert "だれのものかは、記録していません" in texts(document)
    assert len(courses.build(CourseFigures(activity(), lessons[1:])).tables()) == 2


def test_staff_hours_add_up_by_month() -> None:
    work = (
        StaffWork(UUID(int=1), "田中 ゆり", "instructor", 3, 270, (180, 90, *(0,) * 10)),
        StaffWork(UUID(int=2), "髙橋 誠", "helper", 1, 60, (0, 60, *(0,) * 10)),
    )
    document = staff_hours.build(StaffFigures(YEAR, None, work))
    (table,) = document.tables()
    assert document.landscape
    assert table.rows[0][:5] == ("田中 ゆり", "講師", 3, 3.0, 1.5)
    assert table.totals[:5] == ("合計", "", 4, 3.0, 2.5)
    assert (table.rows[1][-1], table.totals[-1]) == (1.0, 5.5)
    month = replace(work[0], months=(270,))
    (short,) = staff_hours.build(StaffFigures(fiscal.month(2026, 4), CENTRE, (month,))).tables()
    assert short.rows == (("田中 ゆり", "講師", 3, 4.5),)
    assert "まだ" not in texts(document)
    assert "講師をえらんでください" in texts(staff_hours.build(StaffFigures(YEAR, None, ())))


def kpi_figures() -> KpiFigures:
    """Return 2026 up to 21 November with a target for sessions only."""
    until = date(2026, 11, 21)
    now, before = Tally(sessions=30, named=200, people=40, newcomers=9), Tally(sessions=25, named=210, people=40)
    span = fiscal.Period(YEAR.first, until)
    return KpiFigures(
        2026, until, span, None, Targets(sessions=60), now, before, (25,) * 8 + (None,) * 4, tuple(range(12))
    )


def test_targets_stand_beside_what_was_reached_and_the_year_before() -> None:
    document = kpi.build(kpi_figures())
    (table,) = document.tables()
    assert table.rows == (
        ("開催した回数", 60, 30, "50%", 25, "+5"),
        ("延べ人数", "—", 200, "—", 210, "-10"),
        ("実人数", "—", 40, "—", 40, "0"),
        ("初めての人", "—", 9, "—", 0, "+9"),
    )
    lines, bars = charts(document)
    assert bars.series[0].values == (60.0, 30.0, 25.0)
    assert lines.series[0].values == (25.0,) * 8 + (None,) * 4
    asked = replace(kpi_figures(), targets=Targets(satisfied=80), survey_before=SurveySums(3, 1))
    for now, said in (
        (SurveySums(7, 0, 1), ("87%", "+7ポイント", "75%", "+12ポイント")),
        (NO_ANSWERS, ("—", "—", "75%", "—")),
    ):
        paper = kpi.build(replace(asked, survey=now))
        assert paper.tables()[0].rows[-1] == ("「よかった」の割合", "80%", said[0], *said[1:])
        assert charts(paper)[1].series[0].values == (80.0, 87.0 if now.total else None, 75.0)
    assert "目標を決める" in texts(kpi.build(replace(kpi_figures(), targets=Targets())))
    assert "目標は、すべての会場" in texts(kpi.build(replace(kpi_figures(), centre=CENTRE)))


def test_those_not_seen_are_for_the_coordinator_only() -> None:
    one = Regular(UUID(int=9), "青木 フミ", "あおき ふみ", 5, date(2026, 9, 1), "講座", "会場")
    data = ContinuityFigures(YEAR, None, date(2026, 11, 21), 8, 12, (one,))
    document = continuity.build(data)
    (table,) = document.tables()
    assert table.rows == (("青木 フミ", "あおき ふみ", 5, "R8.9.1（火）", 11, "講座"),)
    assert "担当者だけ" in texts(document)
    assert "担当者だけ" in document.footer
    assert facts(document)["続けて来ている人"] == "12人"
    assert "しばらく来ていない人は、いません。" in texts(continuity.build(replace(data, away=())))


def test_the_history_of_one_person_has_no_name_in_its_file() -> None:
    def visit(day: date, *, present: bool, cancelled: bool = False) -> PersonVisit:
        return PersonVisit(UUID(int=1), day, "会場", "講座", True, present, cancelled, ("電話", "地図"))

    data = HistoryFigures(
        "青木 フミ",
        "",
        date(2026, 11, 21),
        (
            visit(date(2026, 12, 1), present=False),
            visit(date(2026, 11, 7), present=True),
            visit(date(2026, 10, 7), present=True, cancelled=True),
            visit(date(2026, 9, 7), present=False),
            visit(date(2026, 8, 7), present=True),
        ),
    )
    document = history.build(data)
    (table,) = document.tables()
    assert [row[-1] for row in table.rows] == ["予定", "出席", "中止", "お休み", "出席"]
    assert table.rows[0][3] == "電話、地図"
    said = facts(document)
    assert (said["来た回数"], said["はじめて来た日"], said["最後に来た日"]) == ("2回", "R8.8.7（金）", "R8.11.7（土）")
    assert document.file_stem == "history"
    assert "まだありません" in texts(history.build(replace(data, visits=())))


A, B = Centre(UUID(int=1), "南館", "S"), Centre(UUID(int=2), "北館", "N")
BAND = age_band.AgeBand


def open_figures() -> OpenFigures:
    """Return two centres: at one of them two people in their nineties, which alone could be worked out."""
    return OpenFigures(
        YEAR,
        None,
        (A, B),
        (5, 3),
        (60, 31),
        ({BAND.SEVENTIES: 20, BAND.NINETIES: 2}, {BAND.SEVENTIES: 10, BAND.NINETIES: 4, BAND.UNKNOWN: 7}),
    )


def test_open_data_masks_small_counts_and_their_neighbours() -> None:
    (table,) = open_data.build(open_figures()).tables()
    days = ("2026-04-01", "2027-03-31")
    assert table.rows == (
        (*days, "S", "南館", 5, 60, 22, 0, 0, "x", 0, "x", 0),
        (*days, "N", "北館", 3, 31, 21, 0, 0, "x", 0, "x", 7),
        (*days, "", "合計", 8, 91, 43, 0, 0, 30, 0, 6, 7),
    )


def test_one_centre_alone_is_masked_like_in_the_whole_table() -> None:
    (whole,) = open_data.build(open_figures()).tables()
    (alone,) = open_data.build(replace(open_figures(), shown=B)).tables()
    assert alone.rows == whole.rows[1:2]


def test_visits_are_masked_where_the_number_of_people_is() -> None:
    few = replace(open_figures(), bands=({BAND.NINETIES: 1}, {BAND.SEVENTIES: 10}))
    (table,) = open_data.build(few).tables()
    assert [row[5:7] for row in table.rows] == [("x", "x"), (31, 10), ("x", "x")]
    assert open_data.build(OpenFigures(YEAR, None, (), (), (), ())).tables()[0].rows == ()


def every() -> dict[str, Document]:
    return {
        "yearly": yearly.build(activity()),
        "courses": courses.build(
            CourseFigures(activity(), (LessonUse("a", "電話", "基本", 3, 20, 9, (("見る", 9),)),))
        ),
        "kpi": kpi.build(kpi_figures()),
        "open_data": open_data.build(open_figures()),
    }


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_one_is_printed(language: str) -> None:
    i18n.use(language)
    try:
        for name, document in every().items():
            assert set(reports.found()[name].FORMATS) == {".pdf", ".xlsx", ".csv"}
            assert written(document).startswith(b"%PDF")
        assert tallies.month(date(2026, 4, 1)) == ("R8.4月" if language == "ja" else "2026-04")
        assert tallies.month(date(2026, 4, 1), with_year=False) == ("4月" if language == "ja" else "Apr")
    finally:
        i18n.use("ja")


def test_cancelled_lines_are_told_apart() -> None:
    data = activity()
    assert [line.state for line in data.cancelled] == [SessionState.CANCELLED]
    assert len(data.held) == 2
