"""Words that several reports share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

import pytest

from smartclass import i18n
from smartclass.domain import fiscal
from smartclass.domain.age_band import AgeBand
from smartclass.domain.fiscal import Period
from smartclass.domain.ruby import NO_TEXT, parse
from smartclass.reports import words
from tests.reports.samples import SESSION

DAY = date(2026, 11, 21)


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(i18n, "languages", lambda: ("ja", "en"))
    i18n.use("en")
    yield
    i18n.use("ja")


def test_days_carry_both_calendars() -> None:
    assert words.day(DAY) == "令和8年11月21日（土）　2026年"
    assert words.short_day(DAY) == "R8.11.21（土）"
    assert words.short_day(date(1870, 1, 1)) == "1870-01-01"
    assert words.hours(time(9), time(10, 5)) == "9:00〜10:05"


@pytest.mark.usefixtures("english")
def test_other_languages_use_the_western_calendar() -> None:
    assert words.day(DAY) == i18n.day(DAY) != "令和8年11月21日（土）　2026年"
    assert words.short_day(DAY) == "2026-11-21"
    assert words.period(fiscal.month(2026, 11)) == "2026-11-01 – 2026-11-30"


def test_periods_are_called_as_a_town_hall_calls_them() -> None:
    assert words.period(fiscal.month(2026, 11)) == "令和8年11月（2026年）"
    assert words.period(fiscal.quarter(2026, 4)) == "令和8年度（2026年度）第4四半期"
    assert words.period(fiscal.year(2026)) == "令和8年度（2026年度）"
    assert words.period(Period(date(2026, 11, 2), DAY)) == "令和8年11月2日〜令和8年11月21日"


def test_a_session_head_names_everything() -> None:
    facts = dict(words.session_facts(SESSION).pairs)
    assert facts == {
        "日にち": "令和8年11月21日（土）　2026年",
        "時間": "10:00〜11:30",
        "会場": "みどり台公民館",
        "講座": "スマートフォンはじめて講座（マイナンバーカード編）",
        "講師・支援員": "田中 ゆり、髙橋 誠",
    }


def test_the_band_table_ends_with_its_sum() -> None:
    table = words.band_table({AgeBand.SEVENTIES: 3, AgeBand.UNKNOWN: 2})
    assert [column.title for column in table.columns] == [
        "〜59歳",
        "60代",
        "70代",
        "80代",
        "90代〜",
        "不明",
        "合計",
    ]
    assert table.rows == ((0, 0, 3, 0, 0, 2, 5),)


def test_two_texts_become_one_with_their_marks() -> None:
    both = words.joined(parse("{机|つくえ}^に。"), parse("あ^{上|うえ}_に"))
    assert both.plain == "机に。あ上に"
    assert [span.ruby for span in both.spans if span.ruby] == ["つくえ", "うえ"]
    assert {both.plain[mark] for mark in both.breaks} == {"に", "上"}
    assert {both.plain[mark] for mark in both.joins} == {"に"}
    assert words.joined(parse("Stop."), parse("Go.")).plain == "Stop. Go."
    assert words.joined(NO_TEXT, both) is both
    assert words.joined(both, NO_TEXT) is both
