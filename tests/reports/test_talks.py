"""Consultations and the survey on paper, against sums made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from uuid import UUID

from smartclass.domain.consultation import Consultation, Outcome, Subject, TalkSums, Topic, TopicLine
from smartclass.domain.document import Document, Facts, Table
from smartclass.domain.survey import SurveySums
from smartclass.reports import attendance, consultations, monthly
from tests.reports.samples import SESSION, period_figures, session_figures

SUMS = TalkSums((TopicLine("電話", (2, 1, 0, 0)), TopicLine("Wi-Fi・通信", (1, 0, 3, 1)), TopicLine("", (0, 0, 0, 2))))
TOPICS = (Topic("call", "電話", "phone-call", (Subject("call-answer", "電話に出る"),)),)


def tables(document: Document) -> dict[str, Table]:
    return {table.name: table for table in document.tables()}


def facts(document: Document) -> dict[str, str]:
    return {name: value for block in document.blocks if isinstance(block, Facts) for name, value in block.pairs}


def test_a_month_tells_topics_results_and_faces() -> None:
    made = monthly.build(replace(period_figures(), talk_sums=SUMS, survey=SurveySums(20, 3, 1)))
    talks, answers = tables(made)["個別相談"], tables(made)["アンケート"]
    assert [column.title for column in talks.columns] == ["話題", "できた", "宿題", "窓口へ", "まだ", "合計"]
    assert talks.rows == (("電話", 2, 1, 0, 0, 3), ("Wi-Fi・通信", 1, 0, 3, 1, 5), ("話題なし", 0, 0, 0, 2, 2))
    assert talks.totals == ("合計", 3, 1, 3, 3, 10)
    assert [column.title for column in answers.columns] == ["よかった", "ふつう", "もう少し", "合計"]
    assert answers.rows == ((20, 3, 1, 24),)
    assert (facts(made)["相談の延べ件数"], facts(made)["「よかった」の割合"]) == ("10件", "83%（24人が回答）")
    assert [table.main for table in made.tables()].count(True) == 1


def test_a_class_tells_them_too_and_is_silent_where_there_were_none() -> None:
    made = attendance.build(replace(session_figures(), talk_sums=SUMS, survey=SurveySums(5, 0, 2)))
    assert tables(made)["個別相談"].totals == ("合計", 3, 1, 3, 3, 10)
    assert tables(made)["アンケート"].rows == ((5, 0, 2, 7),)
    for silent in (attendance.build(session_figures()), monthly.build(period_figures())):
        assert not {"個別相談", "アンケート"} & set(tables(silent))
        assert "相談の延べ件数" not in facts(silent)


def test_the_list_has_every_talk_and_free_times_to_write_on() -> None:
    talk = Consultation(
        UUID(int=1),
        SESSION.id,
        SESSION.day,
        time(10, 5),
        30,
        "call-answer",
        Outcome.HOMEWORK,
        "次回も",
        name="青木 フミ",
    )
    waiting = replace(talk, id=UUID(int=2), starts=time(11, 40), outcome=Outcome.OPEN, topic="", note="", name="")
    made = consultations.build(replace(session_figures(), talks=(talk, waiting), topics=TOPICS))
    rows = tables(made)["個別相談"].rows
    assert rows == (
        ("10:05〜10:35", "青木 フミ", "電話に出る", "宿題", "次回も"),
        ("10:30〜11:00", "", "", "", ""),
        ("11:00〜11:30", "", "", "", ""),
        ("11:40〜12:10", "", "", "", ""),
    )
    assert made.file_stem == "consultations-2026-11-21-1000"
    assert "青木" not in made.file_stem + made.footer + made.title
    assert len(tables(consultations.build(session_figures()))["個別相談"].rows) == 6
